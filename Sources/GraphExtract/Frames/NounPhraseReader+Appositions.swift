/// What explains a member of a noun phrase: brackets, appositions, and the names of what it counts.
extension NounPhraseReader {
  /// Takes in what explains a member: brackets, ", a unit of B,", ", including B and C".
  func extend(_ member: inout Member, from start: Int, mayName: Bool) {
    if view.is(member.end, .openingBracket),
      let close = (member.end..<min(member.end + 20, units.count)).first(where: {
        view.is($0, .closingBracket)
      })
    {
      // "three companies (A, B and C)".
      if member.actors.isEmpty, member.isPlural, isNameable(member), !isNested,
        let list = nested.phrase(at: member.end + 1, isObject: true),
        list.units.upperBound == close, list.actors.count > 1
      {
        member.actors = list.actors
      }
      // "A (part of B)", "A (owned by B)".
      if !member.actors.isEmpty, !isNested, close > member.end + 2, describes(member.end + 1) {
        member.asides.append(.apposition(member.end + 1..<close))
      }
      member.end = close + 1
    }
    if describeBody(&member) { return }
    if !member.actors.isEmpty {
      skipOrigin(&member)
      skipDescription(&member)
    } else if mayName, !isNested {
      nameNoun(&member, from: start)
    }
  }

  /// Whether what begins behind a bracket says what the name before it is, and is no other name of it.
  private func describes(_ index: Int) -> Bool {
    words.isPastForm(index) || view.is(index, .part)
      || words.isWord(index) && units[index].has(.det) && words.isNounLike(index + 1)
  }

  /// "director of A, B's Latvian subsidiary": what a company's noun says behind a post is said of its body.
  private func describeBody(_ member: inout Member) -> Bool {
    guard member.body != nil, !isNested, view.is(member.end, .comma),
      let said = nested.member(at: member.end + 1), said.actors.isEmpty, let noun = said.noun,
      units[noun].kind == .word, units[noun].has(.companynoun) || isRelational(noun),
      !isClauseVerb(said.end) || words.isPastForm(said.end)
    else { return false }
    var end = said.end
    let limit = min(end + Self.longestMember, units.count)
    while end < limit, units[end].kind != .mark || units[end].isOne(of: .hyphen, .possessive) {
      end += 1
    }
    member.bodyAsides.append(.apposition(member.end + 1..<end))
    if view.is(end, .comma) { member.end = end + 1 }
    return true
  }

  /// "three companies: A, B and C", "its Canadian unit, A,", "five people, including A and B",
  /// "two companies owned by her, A and B".
  func nameNoun(_ member: inout Member, from start: Int) {
    if nameCounted(&member) || nameCalled(&member) { return }
    guard member.noun != nil || member.isPlural, let opening = naming(behind: member) else {
      return
    }
    let said = member.end..<opening.mark
    let isListed = opening.isList
    if isListed, let list = nested.phrase(at: opening.names, isObject: true), !list.actors.isEmpty {
      // "Statement of reasons: A is a unit of B".
      if view.is(opening.mark, .colon), isClauseVerb(list.units.upperBound) { return }
      member.actors = list.actors
      member.end = list.units.upperBound
      // "its units, A and B".
      if let noun = member.noun, opening.mark == noun + 1, units[noun].kind == .word {
        member.asides.append(.noun(noun, owners: member.owners, possessive: member.possessive))
      }
      if view.is(member.end, .comma) || units[opening.mark].isOne(of: .dash, .emDash, .hyphen),
        isClauseVerb(member.end + 1)
      {
        member.end += 1
      }
    } else if !isListed, let name = self.member(at: opening.names), name.actors.count == 1,
      isNamed(name), !isClauseVerb(name.end), closesName(name.end),
      !opensClause(name, behind: member, from: start)
    {
      member.actors = name.actors
      member.end = view.is(name.end, .comma) ? name.end + 1 : name.end
      if let noun = member.noun, isRelational(noun) {
        member.asides.append(
          .noun(noun, owners: member.owners, possessive: member.possessive))
      }
    } else {
      return
    }
    if !said.isEmpty { member.asides.append(.apposition(said)) }
  }

  /// "During the visit, X and Y signed", "At the ceremony, X, the envoy, said": what stands in front is no
  /// description of whom the name behind the comma means, which begins the clause.
  private func opensClause(_ name: Member, behind member: Member, from start: Int) -> Bool {
    guard start > 0, words.isWord(start - 1), units[start - 1].has(.prep),
      let noun = member.noun, units[noun].kind == .word, !isOfActors(noun)
    else { return false }
    let describes: WordClass =
      facts.actors[name.actors[0]].kind == .person
      ? [.occupation, .kin, .rank, .office]
      : [.companynoun, .orghead, .publichead, .companyhead, .treatyhead, .faction, .government]
    return !units[noun].has(describes) && !isOfPersons(noun) && isFronted(start)
  }

  /// "counterpart", "rival", "mentor", "compatriot": what only a person can be.
  private func isOfPersons(_ noun: Int) -> Bool {
    let spelling = view.spelling(at: noun)
    return units[noun].is(.counterpart) || Self.leaderNouns.contains(spelling)
      || ["er", "or", "ist", "ian", "ee", "man", "mate", "eague"].contains {
        spelling.hasSuffix($0)
      }
      || [
        "host", "guest", "rival", "friend", "ally", "boss", "heir", "aide", "candidate", "patriot",
      ]
      .contains { spelling.hasSuffix($0) }
  }

  /// A noun that frames know of who is what to whom, not of what is done or agreed: "his successor", "its owner".
  private func isOfActors(_ noun: Int) -> Bool {
    let events: Set<String> = [
      "MET_WITH", "SIGNED", "SANCTIONED_BY", "AT_WAR_WITH", "PARTNERSHIP_WITH",
      "DIPLOMATIC_RELATIONS_WITH",
    ]
    return words.frames.hasFrame(ofNoun: units[noun].word) { !events.contains($1.type) }
  }

  /// "The truce, known as the Rhine Accord,", "the venture, to be named A,": what it is called.
  private func nameCalled(_ member: inout Member) -> Bool {
    guard let noun = member.noun, units[noun].kind == .word,
      units[noun].has([.treatyhead, .companynoun]) || Self.called.contains(view.spelling(at: noun))
    else { return false }
    let isSetOff = view.is(member.end, .comma)
    var name = isSetOff ? member.end + 1 : member.end
    while words.isWord(name), units[name].has(.adverb) { name += 1 }
    if view.is(name, .to), view.is(name + 1, .be) { name += 2 }
    guard
      ["known", "called", "dubbed", "named", "titled", "christened"].contains(
        view.spelling(at: name))
    else { return false }
    name += 1
    if view.is(name, .as) { name += 1 }
    if view.is(name, .the) { name += 1 }
    guard let actor = view.actor(at: name),
      ![.person, .country].contains(facts.actors[actor].kind)
    else { return false }
    member.actors = [actor]
    member.noun = nil
    member.end = isSetOff && view.is(name + 1, .comma) ? name + 2 : name + 1
    return true
  }

  private static let called: Set<String> = [
    "truce", "ceasefire", "armistice", "document", "text", "deal", "venture", "entity",
  ]

  /// "two units of A, B and C": as many names behind A as the number says.
  private func nameCounted(_ member: inout Member) -> Bool {
    guard let noun = member.noun, units[noun].kind == .word, isOfOwner(noun),
      let count = (max(0, noun - 3)..<noun).compactMap({ number(at: $0) }).last,
      view.is(member.end, .of), let whole = nested.member(at: member.end + 1),
      whole.actors.count == 1, units.indices.contains(whole.end),
      units[whole.end].isComma || units[whole.end].isOne(of: .colon, .dash, .hyphen),
      let list = nested.phrase(at: whole.end + 1, isObject: true), list.actors.count == count
    else { return false }
    member.actors = list.actors
    member.end = list.units.upperBound
    member.asides.append(.noun(noun, owners: whole.actors, possessive: nil))
    return true
  }

  /// "units", "subsidiaries", "members": what is somebody's.
  private func isOfOwner(_ noun: Int) -> Bool {
    words.frames.hasFrame(ofNoun: units[noun].word) {
      $0.isPlural && ($1.type == "SUBSIDIARY_OF" || $1.type == "MEMBER_OF")
    }
  }

  private func number(at index: Int) -> Int? {
    if units[index].is(.two) { return 2 }
    if let count = Self.count(units[index]) { return count }
    return units[index].kind == .number ? Int(view.spelling(at: index)) : nil
  }

  /// A noun or a title that frames know: "A's owner, B".
  func isRelational(_ noun: Int) -> Bool {
    units[noun].kind == .word
      || units[noun].kind == .title
        && words.frames.nounForms[view.tokens[units[noun].end - 1].word] != nil
  }

  /// Where the names of what a noun counts begin: behind "including", a colon or a comma, directly or
  /// after what else is said of the noun.
  func naming(behind member: Member) -> (mark: Int, names: Int, isList: Bool)? {
    var index = member.end
    let limit = min(index + 12, units.count)
    while index < limit {
      let unit = units[index]
      if unit.is(.colon) { return (index, index + 1, true) }
      let isList = member.noun.map { view.tokens[units[$0].end - 1].word == Word.list.id } ?? false
      if unit.is(.including) { return isList ? nil : (index, index + 1, true) }
      if unit.is(.such), view.is(index + 1, .as) { return (index, index + 2, true) }
      // "three companies - A, B and C - were".
      if index == member.end, unit.isOne(of: .dash, .emDash, .hyphen), member.isPlural,
        isNameable(member), let list = nested.phrase(at: index + 1, isObject: true),
        list.actors.count > 1, view.units.indices.contains(list.units.upperBound),
        units[list.units.upperBound].word == unit.word
      {
        return (index, index + 1, true)
      }
      if unit.isComma {
        let next = index + 1
        if view.is(next, .including) { return isList ? nil : (index, next + 1, true) }
        if view.is(next, .such), view.is(next + 1, .as) { return (index, next + 2, true) }
        if view.is(next, .among), view.is(next + 1, .them) { return (index, next + 2, true) }
        if view.spelling(units: next..<min(next + 1, units.count)) == "namely" {
          return (index, next + 1, true)
        }
        // "In response to its actions, A and B have": no apposition, which a comma would close.
        if member.isPlural, index == member.end || isCountable(member), isNameable(member),
          let list = nested.phrase(at: next, isObject: true), list.actors.count > 1,
          // "five companies based in A, B and C".
          index == member.end || !list.actors.allSatisfy({ facts.actors[$0].kind == .country }),
          !isClauseVerb(list.units.upperBound)
            || view.is(list.units.upperBound - 1, .comma)
        {
          return (index, next, true)
        }
        return index == member.end ? (index, next, false) : nil
      }
      // "owned by her", "in Turkey", "he directs": only for what is counted.
      guard member.isPlural, isCountable(member),
        unit.kind != .actor || facts.actors[unit.actor].kind == .country
          || facts.actors[unit.actor].kind == .person, unit.kind != .mark,
        view.time(covering: index) == nil,
        unit.kind != .word || !unit.has([.aux, .conj, .saying]) || unit.isOne(of: .and)
      else { return nil }
      if index == member.end, unit.kind == .word, !unit.has([.prep, .pronoun]),
        !unit.isOne(of: .he, .she, .they), !words.isPastForm(index)
      {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// "two companies", "five people": what names can follow.
  func isCountable(_ member: Member) -> Bool {
    guard let noun = member.noun, units[noun].kind == .word else { return true }
    let word = units[noun].word
    return words.frames.nounForms[word] == nil && !words.frames.unreal.contains(word)
      && !words.frames.measures.contains(word)
  }

  /// "two companies", "the presidents", "five others": what a list of names behind a comma can name.
  func isNameable(_ member: Member) -> Bool {
    guard let noun = member.noun, units[noun].kind == .word else { return true }
    let classes: WordClass = [
      .companynoun, .occupation, .government, .kin, .rank, .orghead, .companyhead, .portfolio,
    ]
    return units[noun].has(classes)
      || Self.nameable.contains(view.spelling(at: noun))
      || units[max(0, noun - 4)..<noun].contains {
        $0.kind == .number || $0.isOne(of: .two, .three, .four, .five)
      }
  }

  static let nameable: Set<String> = groupNouns.union(leaderNouns).union([
    "people", "persons", "individuals", "entities", "members", "citizens", "nationals", "judges",
    "commanders", "ships", "vessels", "others", "partners", "brothers", "sisters", "powers",
    "networks", "founders", "owners", "shareholders", "signatories", "guarantors", "mediators",
  ])

  func closesName(_ end: Int) -> Bool {
    end >= units.count || units[end].kind == .mark || units[end].has([.prep, .conj])
  }

  func isNamed(_ member: Member) -> Bool {
    member.actors.first.map { facts.actors[$0].kind != .country } ?? false
  }

  /// Steps over "of B", "for B", ", of Santa Cruz," behind the name of a person or a company where a list
  /// goes on.
  func skipOrigin(_ member: inout Member) {
    guard let actor = member.actors.first,
      [.person, .company, .unknown].contains(facts.actors[actor].kind)
    else { return }
    let isSetOff = view.is(member.end, .comma)
    let preposition = isSetOff ? member.end + 1 : member.end
    guard units.indices.contains(preposition),
      units[preposition].isOne(of: .of, .for, .from) || isSetOff && view.is(preposition, .in)
    else { return }
    let place = view.is(preposition + 1, .the) ? preposition + 2 : preposition + 1
    guard units.indices.contains(place),
      units[place].kind == .actor && facts.actors[units[place].actor].kind != .person
        || units[place].kind == .name
    else { return }
    var end = place + 1
    // "of Kazan, Russia,".
    if view.is(end, .comma), view.country(at: end + 1, facts) != nil, view.is(end + 2, .comma) {
      end += 2
    }
    if isSetOff, !view.is(end, .comma) { return }
    let next = view.is(end, .comma) ? end + 1 : end
    if conjunction(at: next) != nil || next > end && isNextMember(next) { member.end = end }
  }

  /// Steps over ", a unit of B," behind a name.
  func skipDescription(_ member: inout Member) {
    guard view.is(member.end, .comma) else { return }
    var start = member.end + 1
    guard units.indices.contains(start), conjunction(at: start) == nil,
      // "A and B, both parties to C": of both.
      !units[start].isOne(of: .both, .all)
    else { return }
    // "A is an ally of B, a member of C": A is.
    if view.copula(ofComplementAt: start) != nil { return }
    // "A, formerly a unit of B".
    if words.isWord(start), units[start].has(.former),
      units[start].has(.adverb) || words.ends(start, in: "ly"),
      units.indices.contains(start + 1), units[start + 1].has(.det)
    {
      start += 1
    }
    var end: Int?
    if let post = view.posts.first(where: {
      $0.units.lowerBound == start || $0.units.contains(start)
    }),
      post.holders.contains(where: member.actors.contains)
    {
      end = post.units.upperBound
    } else if words.isWord(start),
      units[start].has([.det, .former, .current])
        || units[start].kind == .number, let inner = self.member(at: start), inner.actors.isEmpty
    {
      end = inner.end
    } else if let inner = self.member(at: start), inner.actors.isEmpty, inner.noun != nil,
      units[inner.head].has([.companynoun, .government]) || !inner.owners.isEmpty
        || view.is(inner.head, .part) && view.is(inner.head + 1, .of)
        // ", successor to B".
        || inner.noun.map(isRelational) ?? false
          && (view.is(inner.end, .of) || view.is(inner.end, .to))
    {
      end = inner.end
    }
    guard var end else { return }
    // "X, the minister said that": a clause of its own.
    if isClauseVerb(end),
      !(words.isPastForm(end) && units.indices.contains(end + 1)
        && (units[end + 1].has([.prep, .adverb]) || view.time(covering: end + 1) != nil))
    {
      return
    }
    // "A, a B-controlled firm".
    if let inner = self.member(at: start), inner.actors.isEmpty {
      member.asides += inner.asides.filter { if case .compound = $0 { true } else { false } }
    }
    defer {
      if end > start { member.asides.append(.apposition(start..<min(end, units.count))) }
    }
    // Its complements: "of B", "based in C", "that makes D".
    let limit = min(end + Self.longestMember, units.count)
    while end < limit, !units[end].isComma {
      if units[end].kind == .mark,
        !units[end].isOne(of: .hyphen, .quote, .openingQuote, .closingQuote)
      {
        break
      }
      end += 1
    }
    if end >= units.count || units[end].kind == .mark && !units[end].isComma {
      // It closes the sentence; what follows belongs to it.
      return
    }
    guard units[end].isComma else { return }
    // Joined members follow the comma as they would the name.
    member.end = conjunction(at: end + 1) != nil || isNextMember(end + 1) ? end : end + 1
  }

  func isNextMember(_ index: Int) -> Bool {
    guard let next = member(at: index), !next.actors.isEmpty else { return false }
    return !isClauseVerb(next.end)
  }
}
