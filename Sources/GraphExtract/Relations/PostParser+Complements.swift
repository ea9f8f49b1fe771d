internal import GraphModel

/// What stands behind a title: "of Foreign Affairs", "at the Bank", "to Kenya and Uganda".
extension PostParser {
  func readComplements(
    _ start: Int, _ post: inout Post, _ titleHigh: inout Int, _ extra: inout [Range<Int>],
    _ actors: ActorTable
  ) -> Int {
    var high = start
    if high + 1 < units.count, units[high].is(.hyphen),
      units[high + 1].isOne(of: .elect, .designate)
    {
      post.status = .planned
      high += 2
      titleHigh = high
    } else if high < units.count, units[high].isOne(of: .elect, .designate, .nominee) {
      post.status = .planned
      high += 1
      titleHigh = high
    }
    high = endOfInterim(high, &post)
    // "Deputy Special Representative (Political) for".
    if high + 3 < units.count, units[high].is(.openingBracket),
      let close = (high + 2..<min(high + 6, units.count - 1)).first(where: {
        units[$0].is(.closingBracket)
      }), units[close + 1].isOne(of: .of, .for, .at, .in, .to),
      units[high + 1..<close].allSatisfy({ $0.kind == .word || $0.isOne(of: .ampersand, .hyphen) })
    {
      high = close + 1
      titleHigh = high
    }
    var rounds = 0
    while high + 1 < units.count, rounds < 5 {
      rounds += 1
      if post.kind == .envoy, let end = residenceEnd(high) {
        high = end
        continue
      }
      let preposition = units[high]
      var next = high + 1
      while next < units.count,
        units[next].isOne(of: .the, .a, .an, .its, .their)
          || units[next].isOne(of: .both, .his, .her)
      { next += 1 }
      guard next < units.count else { break }
      guard
        preposition.isOne(of: .of, .for, .to, .at, .in, .with, .under, .on, .from, .without)
          || preposition.has(.acting)
      else { break }
      // "ambassador in Oslo, Cairo and New Delhi".
      if preposition.is(.in), post.kind == .envoy, post.receiving.isEmpty,
        let end = severalPlacesEnd(next, &post, actors)
      {
        high = end
        continue
      }
      if preposition.is(.of), let end = delegationEnd(next, &post, actors) {
        high = end
        break
      }
      // "a spokesman for Namibian President X", "spokeswoman of Mali's president": of that state.
      if preposition.isOne(of: .for, .of), post.kind == .body, post.bodies.isEmpty,
        post.reference == nil, isSpeaker(post), let state = country(next, actors),
        next + 2 < units.count,
        units[next].form == .adjective
          ? units[next + 1].kind == .title || units[next + 2].kind == .title
          : units[next + 1].is(.possessive) && units[next + 2].kind == .title
      {
        post.bodies = [state]
        break
      }
      // "minister in charge of relations with Congress".
      if preposition.is(.in), units[next].is(.charge), next + 2 < units.count,
        units[next + 1].is(.of), post.kind == .portfolio || post.kind == .body,
        let end = fieldEnd(
          units[next + 2].is(.the) ? next + 3 : next + 2, isOpen: true, actors)
      {
        if titleHigh == high { titleHigh = end }
        high = end
        continue
      }
      // "permanent representative at the WTO": where a state is represented.
      if preposition.isOne(of: .at, .with), post.kind == .envoy, post.receiving.isEmpty,
        !post.bodies.isEmpty || post.reference == .country,
        lexicon.titleName(post.head).hasPrefix("permanent"),
        let end = readReceiver(next, &post, actors)
      {
        high = behindAbbreviation(end, actors)
        continue
      }
      // "special representative of the Secretary-General in Mali (MINUSMA)".
      if preposition.is(.of), post.kind == .envoy, post.bodies.isEmpty, post.reference == nil,
        let end = secretariatEnd(next, &post, actors)
      {
        if titleHigh == high { titleHigh = next + 1 }
        high = end
        continue
      }
      // "president of the 77th session of the General Assembly".
      if preposition.is(.of), let end = sessionEnd(next) {
        high = end
        continue
      }
      if preposition.is(.of), let end = boardEnd(next) {
        if titleHigh == high { titleHigh = end }
        high = end
        continue
      }
      if preposition.isOne(of: .of, .for, .at, .in), readLocality(next, preposition, &post, actors)
      {
        high = next + 1
        continue
      }
      if preposition.isOne(of: .of, .at, .in), post.kind != .envoy, next > high + 1,
        post.bodies.first.map({ actors[$0].kind != .country }) ?? false,
        let end = Institutions(units: units).end(from: next, actors)
      {
        // "director of the Legal Bureau of the Ministry".
        high = end
        continue
      }
      if preposition.is(.in), units[next].kind == .word, units[next].has(.government),
        let behind = endOfLeader(next + 1, actors)
      {
        if post.bodies.isEmpty { post.reference = .country }
        high = behind
        break
      }
      if preposition.isOne(of: .of, .for, .at, .in, .to), post.kind != .envoy, post.bodies.isEmpty,
        post.reference == nil, !units[next - 1].isOne(of: .a, .an),
        let end = Institutions(units: units).end(from: next, actors)
      {
        // "in the Treasury's Macroeconomic Group".
        if end + 1 < units.count, units[end].is(.possessive), units[end + 1].kind == .actor,
          actors[units[end + 1].actor].isOrganized,
          let behind = readBody(end + 1, preposition, &post, actors)
        {
          high = behind
          continue
        }
        post.reference = .country
        if preposition.isOne(of: .in, .at) {
          // "minister in the government".
        } else if titleHigh == high {
          titleHigh = end
        } else {
          extra.append(units[high].first..<units[end - 1].end)
        }
        high = end
        continue
      }
      // "leader of a militia known as the Red Hand".
      if preposition.is(.of), post.kind != .envoy, post.bodies.isEmpty, post.reference == nil,
        let name = nameOfDescribed(next, actors)
      {
        post.bodies = [units[name].actor]
        high = name + 1
        continue
      }
      // "head of the finance department of the Peace Movement".
      if preposition.isOne(of: .of, .at, .in, .for), post.kind != .envoy, post.bodies.isEmpty,
        post.reference == nil, let end = endOfPart(next, actors)
      {
        if titleHigh == high { titleHigh = end }
        high = end
        continue
      }
      // "head of the Chinese group's business".
      let noun =
        units[next].kind == .actor && units[next].form == .adjective && next > high + 1
        ? next + 1 : next
      if preposition.isOne(of: .of, .for, .at, .in), post.bodies.isEmpty, post.reference == nil,
        let reference = reference(at: noun, behind: next - 1),
        reference == .country || !units[next - 1].isOne(of: .his, .her),
        !isNamed(behind: noun, actors)
      {
        post.reference = reference
        post.referenceNoun = noun
        high = noun + 1
        if units[noun - 1].isOne(of: .his, .her), reference == .country {
          post.reference = .ownCountry
        }
        // "in her country's Ministry for Foreign Affairs".
        if high + 1 < units.count, units[high].is(.possessive), units[high + 1].kind == .actor,
          actors[units[high + 1].actor].isOrganized,
          let end = readBody(high + 1, preposition, &post, actors)
        {
          high = end
        }
        continue
      }
      if preposition.isOne(of: .of, .at, .in), post.kind != .envoy, post.bodies.isEmpty,
        post.reference == nil, units[next - 1].is(.the), let noun = describedOrganisation(next)
      {
        post.reference = .described
        post.referenceNoun = noun
        post.description = next..<noun + 1
        high = noun + 1
        continue
      }
      // "the mission's special representative", "Deputy Special Representative for the UN Mission".
      if preposition.is(.for), post.kind == .envoy, post.bodies.isEmpty, units[next].kind == .actor,
        actors[units[next].actor].kind == .organization
      {
        post.bodies.append(units[next].actor)
        high = behindAbbreviation(next + 1, actors)
        continue
      }
      // "counsellor at the Finnish embassy in London": of Finland.
      if post.kind == .body, post.bodies.isEmpty, post.reference == nil,
        country(next, actors) != nil, preposition.isOne(of: .of, .at, .in, .for),
        let end = readMission(next, &post, actors)
      {
        post.receiving = []
        high = end
        continue
      }
      // "Deputy Special Representative (Political) for".
      if post.kind == .envoy, preposition.isOne(of: .of, .at, .in),
        let end = readMission(next, &post, actors)
      {
        high = end
        continue
      }
      if preposition.is(.for), post.kind == .envoy,
        lexicon.titleName(post.head) != "high commissioner" || country(next, actors) == nil,
        let end = subjectEnd(next, actors)
      {
        high = end
        continue
      }
      if preposition.isOne(of: .of, .for), isMinister(post), units[next].kind == .actor,
        !isFieldName(next, actors), isUnknownField(next, actors),
        units[next].form == .plain,
        high + 2 >= units.count || !units[high + 2].is(.possessive)
      {
        // "vice minister of Human Mobility", "of Law and Justice".
        let end = joinedFieldEnd(next + 1, actors)
        if titleHigh == high { titleHigh = end }
        high = end
        continue
      }
      let isPair = next + 1 < units.count && units[next + 1].is(.and)
      if preposition.is(.for) || preposition.is(.of) && (isPair || isSingleWord(next, actors)),
        post.kind != .envoy,
        isFieldBeforeBody(next, actors)
      {
        let end = isPair ? next + 3 : next + 1
        if titleHigh == high { titleHigh = end }
        high = end
        continue
      }
      // "Chief of Special Projects, International Trade Centre": what, and then where.
      if preposition.isOne(of: .of, .for), post.kind == .body, post.bodies.isEmpty,
        post.reference == nil, isFieldBeforeListed(next, actors)
      {
        if titleHigh == high { titleHigh = next + 1 }
        high = next + 1
        continue
      }
      if preposition.isOne(of: .of, .for, .at, .in, .with, .from),
        !(takesField(post) && isFieldName(next, actors)),
        let end = readBody(next, preposition, &post, actors)
      {
        if preposition.isOne(of: .from), post.kind != .envoy { break }
        high = behindAbbreviation(end, actors)
        continue
      }
      // "Minister to Laos", of a legation.
      if preposition.is(.to), post.kind == .portfolio, titleHigh == start,
        lexicon.titleName(post.head) == "minister", units[next].form == .plain,
        country(next, actors) != nil
      {
        post.kind = .envoy
      }
      if preposition.is(.to), let end = readReceiver(next, &post, actors) {
        high = behindAbbreviation(end, actors)
        continue
      }
      if preposition.isOne(of: .of, .for, .on, .without),
        let end = fieldEnd(
          next, isOpen: preposition.isOne(of: .of, .for) && takesField(post), actors)
      {
        let range =
          units[preposition.first == units[high].first ? high : high].first..<units[end - 1].end
        if titleHigh == high { titleHigh = end } else { extra.append(range) }
        high = end
        continue
      }
      // "regional director for Africa".
      if preposition.is(.for), units[next].kind == .actor, units[next].form == .plain,
        actors[units[next].actor].kind == .unknown
          || actors[units[next].actor].kind == .country
            && (!post.bodies.isEmpty && post.kind == .body || isOfRegion(post))
      {
        if titleHigh == high { titleHigh = next + 1 }
        high = next + 1
        continue
      }
      if preposition.isOne(of: .of, .for, .in), !units[next].is(.place),
        let end = describedEnd(next)
      {
        if titleHigh == high { titleHigh = end }
        high = end
        continue
      }
      if preposition.is(.to), isAssisting(start - 1), post.bodies.isEmpty,
        units[next].kind == .actor, units[next].form != .adjective
      {
        let kind = actors[units[next].actor].kind
        if kind == .organization || kind == .company || kind == .publicBody {
          post.bodies.append(units[next].actor)
          high = next + 1
          continue
        }
      }
      if preposition.is(.to), isAssisting(start - 1), let end = principalEnd(next, actors) {
        high = end
        continue
      }
      break
    }
    high = stationsEnd(high, &post, actors)
    if let end = listedBodyEnd(high, &post, actors) { high = end }
    if post.bodies.isEmpty, post.reference == nil, post.kind == .body || post.kind == .company {
      readSharedBody(high, &post, actors)
    }
    return high
  }

  /// "Human Mobility", "Fisheries and Marine Resources": nobody is minister of a company.
  private func isUnknownField(_ index: Int, _ actors: ActorTable) -> Bool {
    let actor = actors[units[index].actor]
    return actor.kind == .unknown
      || (actor.kind == .company || actor.kind == .organization) && !actor.isOfLexicon
        && (actor.key.contains("and")
          && actor.key.first.map { lexicon.classes(spelled: $0).contains(.portfolio) } ?? false
          || actor.key.last.map { lexicon.classes(spelled: $0).contains(.portfolio) } ?? false)
  }

  /// The end of the fields that "and" joins to an unknown one: "of Forests and Soil Conservation".
  private func joinedFieldEnd(_ start: Int, _ actors: ActorTable) -> Int {
    var end = start
    while end + 1 < units.count, units[end].isOne(of: .and, .ampersand) {
      var next = end + 1
      // "Justice" is a judge's title too.
      while next < units.count,
        units[next].kind == .word && units[next].isCapital && units[next].has([.portfolio, .rank])
          || units[next].kind == .title && units[next].has(.portfolio) && !units[next].isPlural
      { next += 1 }
      if next < units.count, units[next].kind == .actor, namesField(units[next].actor, actors) {
        next += 1
      }
      guard next > end + 1 else { return end }
      end = next
    }
    return end
  }

  /// Nothing that is known, with a word in it for what ministries are for: "Secondary Education".
  func namesField(_ index: Int, _ actors: ActorTable) -> Bool {
    let actor = actors[index]
    return (actor.kind == .unknown || actor.kind == .organization || actor.kind == .company)
      && !actor.isOfLexicon
      && actor.key.contains { lexicon.classes(spelled: $0).contains(.portfolio) }
  }

  /// Where the name stands of "armed group known as A", "coalition called B".
  private func nameOfDescribed(_ index: Int, _ actors: ActorTable) -> Int? {
    var noun = index
    while noun < units.count, noun - index < 4, units[noun].kind == .word, !units[noun].isCapital,
      !units[noun].has([.orghead, .companynoun, .faction]) && !units[noun].has(WordClass.function)
    { noun += 1 }
    guard noun < units.count, units[noun].kind == .word, !units[noun].isCapital,
      let name = units.behindNaming(noun + 1), units[name].kind == .actor,
      units[name].form == .plain,
      actors[units[name].actor].kind != .person, actors[units[name].actor].kind != .country
    else { return nil }
    return name
  }

  /// One word in capitals of which nothing is known: "Studies".
  private func isSingleWord(_ index: Int, _ actors: ActorTable) -> Bool {
    units[index].kind == .actor && units[index].end - units[index].first == 1
      && (actors[units[index].actor].kind == .unknown || namesDepartment(index, actors))
      && units[index - 1].is(.of)
  }

  /// Behind "of X" in "minister in the government of X".
  private func endOfLeader(_ of: Int, _ actors: ActorTable) -> Int? {
    guard of + 1 < units.count, units[of].is(.of), units[of + 1].kind == .actor,
      units[of + 1].form == .plain
    else { return nil }
    switch actors[units[of + 1].actor].kind {
    case .person, .unknown: return of + 2
    case .country, .organization, .company, .publicBody, .treaty: return nil
    }
  }

  /// "77th session", "seventy-seventh session", where "of" goes on behind it.
  private func sessionEnd(_ index: Int) -> Int? {
    var end = index
    while end < units.count, end - index < 5,
      units[end].kind == .number || units[end].is(.hyphen)
        || units[end].kind == .word && !units[end].has(WordClass.function.union(.anyVerb))
    { end += 1 }
    guard end > index, end < units.count, units[end].is(.of), units[end - 1].is(.session) else {
      return nil
    }
    return end
  }

  /// Behind "(USW)", "(Vienna)", which only gives another name of what stands before it, or where it sits.
  private func behindAbbreviation(_ index: Int, _ actors: ActorTable) -> Int {
    guard index + 2 < units.count, units[index].is(.openingBracket),
      units[index + 2].is(.closingBracket)
    else { return index }
    let inside = units[index + 1]
    let isAbbreviation = inside.end - inside.first == 1 && inside.shape.contains(.allCapitals)
    let isSeat =
      inside.kind == .actor
      && (inside.form == .capital || lexicon.cities[actors[inside.actor].key] != nil)
    return isAbbreviation || isSeat ? index + 3 : index
  }

  /// "Chargé d'Affaires, ad interim, of", "Resident Coordinator a.i.".
  private func endOfInterim(_ index: Int, _ post: inout Post) -> Int {
    var next = index
    if next < units.count, units[next].isComma { next += 1 }
    if next + 1 < units.count, units[next].is(.ad), units[next + 1].has(.acting) {
      post.status = .acting
      next += 2
    } else if next < units.count, units[next].is(.ai) {
      post.status = .acting
      next += 1
    } else {
      return index
    }
    if next < units.count, units[next].isComma, next > index + 2, units[index].isComma { next += 1 }
    return next
  }

  /// "minister", "secretary of state": what stands behind "for" is what it is for.
  private func takesField(_ post: Post) -> Bool {
    let name = lexicon.titleName(post.head)
    return isMinister(post) || name == "secretary of state" || name == "state secretary"
  }

  private func isMinister(_ post: Post) -> Bool {
    lexicon.titleName(post.head).hasPrefix("minister")
  }

}
