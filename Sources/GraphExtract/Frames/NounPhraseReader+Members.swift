/// One member of a noun phrase: a name or a noun with what qualifies it.
extension NounPhraseReader {
  func member(at start: Int) -> Member? {
    let limit = min(start + Self.longestMember, units.count)
    var index = start
    var member = Member(end: start, head: start)
    var last: Int?
    while index < limit {
      // "$40 million", "the US$40 million".
      if member.actors.isEmpty, member.noun == nil, let amount = amount(at: index) {
        member.isPlural = true
        last = amount
        index = amount + 1
        continue
      }
      let unit = units[index]
      // "a lender | majority-owned by A".
      if last != nil, words.heldShare(from: index) != nil { return finished(member, last) }
      if member.actors.isEmpty,
        let post = view.posts.first(where: { $0.units.lowerBound == index }),
        post.units.upperBound > index
      {
        readPost(post, &member)
        index = member.end
        last = index - 1
        continue
      }
      switch unit.kind {
      case .actor:
        // "a pact A signed with B", "a firm A bought": what A did is said of it.
        if member.noun != nil, last == index - 1, units[start].isOne(of: .a, .an),
          isClauseVerb(index + 1)
        {
          return finished(member, last)
        }
        if let end = readActor(index, &member) {
          last = end - 1
          index = end
        } else {
          return finished(member, last)
        }
      case .name:
        guard member.actors.isEmpty else { return finished(member, last) }
        member.noun = index
        member.head = index
        last = index
        index += 1
      case .number:
        guard member.actors.isEmpty else { return finished(member, last) }
        member.isPlural = true
        last = index
        index += 1
        // "33 per cent".
        if view.is(index, .per), view.is(index + 1, .cent) {
          member.noun = index + 1
          member.head = index + 1
          last = index + 1
          index += 2
        }
      case .title:
        guard member.actors.isEmpty || unit.kind == .title && units[index - 1].form == .adjective
        else { return finished(member, last) }
        if unit.isPlural { member.isPlural = true }
        member.noun = index
        member.head = index
        last = index
        index += 1
      case .mark:
        // "40% of B".
        if view.spelling(at: index) == "%", last == index - 1,
          units[index - 1].kind == .number
        {
          member.noun = index
          member.head = index
          last = index
          index += 1
          continue
        }
        // "a 60:40 venture".
        if unit.is(.colon), last == index - 1, index + 1 < limit, units[index - 1].kind == .number,
          units[index + 1].kind == .number
        {
          last = index
          index += 1
          continue
        }
        if unit.is(.hyphen), last == index - 1, index + 1 < limit, units[index + 1].kind != .mark {
          last = index
          index += 1
          continue
        }
        let isQuote = unit.isOne(of: .quote, .openingQuote, .closingQuote)
        guard isQuote, index + 1 < limit, member.actors.isEmpty,
          words.isNounLike(index + 1)
            || units[index + 1].kind == .actor || units[index + 1].kind == .name
        else { return finished(member, last) }
        index += 1
      case .word:
        guard let next = readWord(index, start, last, &member) else {
          return finished(member, last)
        }
        last = next - 1
        index = next
      }
    }
    return finished(member, last)
  }

  /// The number of a sum of money that begins here with the mark of its currency.
  private func amount(at index: Int) -> Int? {
    let number =
      Self.currencies.contains(view.spelling(at: index))
      ? index + 1
      : units[index].isCapital && view.spelling(at: index + 1) == "$" ? index + 2 : -1
    return units.indices.contains(number) && units[number].kind == .number ? number : nil
  }

  private static let currencies: Set<String> = ["$", "€", "£", "¥", "₹"]

  func finished(_ member: Member, _ last: Int?) -> Member? {
    var member = member
    guard let last else { return nil }
    member.end = last + 1
    if member.actors.isEmpty, member.isPair || member.count != nil,
      let pair = pair(member)
    {
      member.actors = pair
      member.noun = nil
    }
    // "the Georgian Dream party", "the Pachakutik movement".
    if member.actors.isEmpty, let noun = member.noun, noun > 0,
      units[noun].has(.faction)
        || ["forum", "grouping", "organisation", "organization", "gang", "network"].contains(
          view.spelling(at: noun)),
      let name = view.actor(at: noun - 1),
      facts.actors[name].kind == .unknown || facts.actors[name].kind == .organization
    {
      member.actors = [name]
      member.noun = nil
    }
    if member.actors.isEmpty, let actor = definite(member) {
      member.actors = [actor]
      member.noun = nil
    }
    if member.actors.isEmpty, member.noun == nil {
      // "five", "the two": a number alone.
      guard member.isPlural || member.isPair else { return nil }
    }
    // "Israel's government", "Russian forces": the state.
    if member.actors.isEmpty, let noun = member.noun,
      units[noun].has(.government) || view.is(noun, .state), !isCountedPeople(noun),
      let owner = member.owners.last, facts.actors[owner].kind == .country
    {
      // "Kenyan and Polish troops" are both states'.
      let areBoth =
        member.owners.count == 2 && view.is(noun - 2, .and) && units[noun - 1].form == .adjective
      member.actors =
        areBoth ? member.owners.filter { facts.actors[$0].kind == .country } : [owner]
    }
    // "officials of Myanmar" are not the state.
    if member.actors.isEmpty, let noun = member.noun, units[noun].has(.government),
      !["officials", "officers", "diplomats", "soldiers"].contains(
        view.spelling(at: noun)), view.is(last + 1, .of),
      let country = view.country(at: view.is(last + 2, .the) ? last + 3 : last + 2, facts)
    {
      member.actors = [country]
      member.end = view.is(last + 2, .the) ? last + 4 : last + 3
    }
    return member
  }

  /// "two Kenyan officials": some, and not the state.
  private func isCountedPeople(_ noun: Int) -> Bool {
    ["officials", "officers", "diplomats", "soldiers"].contains(view.spelling(at: noun))
      && (max(0, noun - 4)..<noun).contains {
        units[$0].kind == .number || units[$0].isOne(of: .two) || Self.count(units[$0]) != nil
          || view.spelling(at: $0) == "several"
      }
  }

  func readPost(_ post: Post, _ member: inout Member) {
    if let body = view.actor(at: post.units.upperBound - 1), post.bodies.contains(body),
      facts.actors[body].kind != .country
    {
      member.body = body
    }
    if post.isPlural { member.isPlural = true }
    if post.isPlural, post.holders.isEmpty,
      units[max(0, post.units.lowerBound - 1)..<post.units.upperBound].contains(where: {
        $0.isOne(of: .two, .both)
      })
    {
      member.isPair = true
    }
    member.end = post.units.upperBound
    member.head = member.end - 1
    if let person = view.person(at: member.end, facts), post.holders.contains(person) {
      member.head = member.end
      member.end += 1
      member.actors = [person]
      member.noun = nil
    } else if !post.holders.isEmpty, !isOwner(post) {
      member.actors = post.holders
      member.noun = nil
    } else {
      member.noun = post.units.last { units[$0].kind == .title } ?? member.head
      member.owners += post.bodies
      member.actors = []
      if units[post.units.lowerBound].isOne(of: .its, .their, .his, .her) {
        member.possessive = post.units.lowerBound
      }
    }
  }

  /// "owner of A" tells of A, not only of who it is.
  private func isOwner(_ post: Post) -> Bool {
    guard let title = post.units.last(where: { units[$0].kind == .title }),
      title + 1 == post.units.upperBound
    else { return false }
    let word = view.spelling(at: title).lowercased()
    return word.hasSuffix("owner") || word.hasSuffix("shareholder")
  }

  /// Returns where the reading goes on; nil where the phrase ended before.
  func readActor(_ index: Int, _ member: inout Member) -> Int? {
    let unit = units[index]
    // "non-EU states".
    if view.is(index - 1, .hyphen), view.is(index - 2, .non) { return index + 1 }
    let isCountry = facts.actors[unit.actor].kind == .country
    if view.is(index + 1, .possessive) || view.is(index + 1, .apostrophe) {
      guard member.actors.isEmpty else { return nil }
      member.owners = [unit.actor]
      member.noun = nil
      return index + 2
    }
    // "US and UK sanctions".
    if isCountry || facts.actors[unit.actor].isOfLexicon, member.actors.isEmpty,
      view.is(index + 1, .and), let other = view.actor(at: index + 2),
      facts.actors[other].kind == .country || facts.actors[other].isOfLexicon,
      words.isWord(index + 3), !units[index + 3].isCapital,
      words.frames.nounForms[units[index + 3].word] != nil
    {
      member.owners.append(unit.actor)
      member.head = index
      return index + 2
    }
    if isCountry, unit.form == .adjective {
      guard member.actors.isEmpty else { return nil }
      // "New Zealand imposed": the name, which is also the adjective.
      if isSpeltAsName(unit), words.isPastForm(index + 1) {
        member.actors = [unit.actor]
        member.head = index
        return index + 1
      }
      if words.isNounLike(index + 1) || words.beginsPhrase(index + 1)
        || view.is(index + 1, .hyphen)
        || view.units.indices.contains(index + 1) && units[index + 1].kind == .mark
          && units[index + 1].isOne(of: .quote, .openingQuote)
        || conjoinsAdjective(index)
      {
        member.owners.append(unit.actor)
        member.head = index
        return index + 1
      }
      if isSpeltAsName(unit) {
        member.actors = [unit.actor]
        member.head = index
        return index + 1
      }
      member.owners.append(unit.actor)
      member.noun = index
      return index + 1
    }
    // "Tallinn-based Saare Logistics", "the Saudi-led coalition".
    if view.is(index + 1, .hyphen), words.isWord(index + 2),
      words.isPastForm(index + 2) || units[index + 2].isOne(of: .based, .led)
    {
      member.asides.append(.compound(index + 2, actor: unit.actor))
      return index + 3
    }
    // "the Russia-Ukraine war".
    if view.is(index + 1, .hyphen) || view.is(index + 1, .dash), view.actor(at: index + 2) != nil,
      units[index + 2].kind == .actor, words.isNounLike(index + 3)
    {
      member.owners += [unit.actor]
      return index + 2
    }
    if words.isNounLike(index + 1), !units[index + 1].isCapital,
      !words.isVerb(index + 1, after: index), !words.isManner(index + 1),
      !units[index + 1].has([.adverb, .former, .future, .saying, .timeunit])
        || isStates(index + 1, behind: unit.actor),
      facts.actors[unit.actor].kind != .person || units[index + 1].has(.government)
        || units[index + 1].is(.family), !(isCountry && isLikelyVerb(index + 1))
    {
      guard member.actors.isEmpty else { return nil }
      member.owners.append(unit.actor)
      member.head = index
      return index + 1
    }
    // "M23 president X".
    if units.indices.contains(index + 1), units[index + 1].kind == .title,
      facts.actors[unit.actor].kind != .person, member.actors.isEmpty
    {
      member.owners.append(unit.actor)
      member.head = index
      return index + 1
    }
    guard member.actors.isEmpty else { return nil }
    // "Entity List": a list or a treaty by another name is no actor here.
    if facts.actors[unit.actor].kind == .unknown || facts.actors[unit.actor].kind == .organization,
      view.tokens[unit.end - 1].word == Word.list.id
    {
      member.noun = index
      member.head = index
      return index + 1
    }
    if let noun = member.noun, isRelational(noun) {
      member.asides.append(
        .noun(noun, owners: member.owners, possessive: member.possessive))
    }
    member.actors = [unit.actor]
    member.noun = nil
    member.head = index
    return index + 1
  }

  /// "the GCC states": no verb, where a mark or a verb follows.
  private func isStates(_ index: Int, behind actor: Int) -> Bool {
    guard view.spelling(at: index) == "states", facts.actors[actor].kind == .organization else {
      return false
    }
    return index + 1 >= units.count || units[index + 1].kind != .word
      || units[index + 1].has(WordClass.anyVerb.union([.aux, .conj]))
  }

  func isSpeltAsName(_ unit: Unit) -> Bool {
    unit.shape.contains(.allCapitals)
      || view.spelling(unit.first..<unit.end) == facts.actors[unit.actor].name
  }

  /// "Norway dates": a verb in "-s" behind the name of a country, which qualifies no plural.
  func isLikelyVerb(_ index: Int) -> Bool {
    guard words.ends(index, in: "s"), !words.isAlsoNoun(index), units.indices.contains(index + 1)
    else { return false }
    return units[index + 1].has([.prep, .det]) || view.time(covering: index + 1) != nil
  }

  /// "Russian and Chinese companies".
  func conjoinsAdjective(_ index: Int) -> Bool {
    units[index].form == .adjective && view.is(index + 1, .and)
      && view.actor(at: index + 2) != nil && units[index + 2].form == .adjective
  }

  func readWord(_ index: Int, _ start: Int, _ last: Int?, _ member: inout Member) -> Int? {
    let unit = units[index]
    guard view.time(covering: index) == nil else { return nil }
    // "more than 1,100 companies".
    if last == nil, view.spelling(units: index + 1..<min(index + 2, units.count)) == "than",
      units.indices.contains(index + 2), units[index + 2].kind == .number
    {
      member.isPlural = true
      return index + 2
    }
    if unit.has(.det) {
      // "owned by her": no noun behind it.
      if unit.isOne(of: .her, .him), last == nil, !words.isNounLike(index + 1),
        !words.beginsPhrase(index + 1), let person = person(before: index)
      {
        member.actors = [person]
        member.head = index
        return index + 1
      }
      // Determiners open a phrase; numbers may follow them.
      // "A's two units": a number behind a possessor too.
      let opens =
        last == nil || units[last ?? 0].has(.det)
        || units[last ?? 0].isOne(of: .possessive, .apostrophe)
          && (unit.is(.two) || Self.count(unit) != nil || unit.isOne(of: .other))
      guard opens else { return nil }
      if unit.isOne(of: .its, .their, .his, .her) { member.possessive = index }
      if unit.isOne(of: .both) || unit.is(.two) && last != nil { member.isPair = true }
      if last != nil || unit.isOne(of: .all), let count = Self.count(unit) { member.count = count }
      if !unit.isOne(of: .the, .a, .an, .this, .its, .his, .her, .their) { member.isPlural = true }
      return index + 1
    }
    if unit.has(.pronoun) {
      if unit.isOne(of: .they, .them), last == nil,
        let group = openingGroup(before: index) ?? facts.recent.group ?? facts.recent.twoPersons
      {
        member.actors = group
        member.head = index
        return index + 1
      }
      // "The Treasury said it was imposing": the Treasury, whosever it is.
      if unit.is(.it), last == nil, let institution = view.sayingInstitution, institution < index {
        member.noun = institution
        member.head = index
        return index + 1
      }
      guard last == nil, let actor = referent(of: index) else { return nil }
      member.actors = [actor]
      member.head = index
      return index + 1
    }
    if view.is(index, .and), last == index - 1, conjoinsAdjective(index - 1) { return index + 1 }
    guard !words.isClosed(index) else { return nil }
    guard member.actors.isEmpty else { return nil }
    if unit.has(.adverb) || words.ends(index, in: "ly") {
      // "the recently formed company", "a wholly-owned subsidiary".
      guard let last, units[last].has(.det) || units[last].isOne(of: .possessive, .apostrophe)
      else { return nil }
      let next = view.is(index + 1, .hyphen) && words.isPastForm(index + 2) ? index + 3 : index + 1
      return words.isNounLike(next) ? next : nil
    }
    if words.isVerb(index, after: last) {
      // "the proposed deal", "sanctioned banks": a participle that qualifies.
      let qualifies =
        last == nil && words.isNounLike(index + 1) && !words.beginsPhrase(index + 1)
        && (words.isPastForm(index)
          || words.ends(index, in: "ing") && words.isAlsoNoun(index + 1))
      guard qualifies else { return nil }
      return index + 1
    }
    // "the French company's stake": whose it is.
    if view.is(index + 1, .possessive), unit.has(.companynoun), let last,
      units[last].is(.the) || units[last].form == .adjective && view.is(last - 1, .the),
      let owner = company(before: index, named: view.spelling(at: index))
    {
      member.owners = [owner]
      member.head = index
      return index + 2
    }
    // "the alliance's newest member": whose it is.
    if view.is(index + 1, .possessive), last.map({ units[$0].is(.the) }) ?? false,
      let owner = unit.isOne(of: .organisation, .organization, .bloc, .alliance, .grouping)
        ? facts.homeOrganisation ?? facts.recent.bloc
        : facts.recent.referent(
          of: unit, named: view.spelling(at: index), facts.actors)
    {
      member.owners = [owner]
      member.head = index
      return index + 2
    }
    member.noun = index
    member.head = index
    if words.ends(index, in: "s"), member.isPlural == false {
      member.isPlural = isPluralNoun(index)
    }
    return index + 1
  }

  /// "A, B and C went further: they left": those with whom the sentence opens.
  private func openingGroup(before index: Int) -> [Int]? {
    let start = view.datelineEnd
    guard start < index, units[start].kind == .actor else { return nil }
    let group = view.objects(from: start, facts)
    guard group.count > 1,
      units[start..<index].prefix(40).contains(where: {
        $0.kind == .actor && $0.actor == group.last
      })
    else { return nil }
    return group
  }

  static func count(_ unit: Unit) -> Int? {
    unit.is(.three) ? 3 : unit.is(.four) ? 4 : unit.is(.five) ? 5 : nil
  }

  func isPluralNoun(_ index: Int) -> Bool {
    words.ends(index, in: "s") && !words.ends(index, in: "ss")
  }
}
