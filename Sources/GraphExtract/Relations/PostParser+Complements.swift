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
      // "head of the Chinese group's business".
      let noun =
        units[next].kind == .actor && units[next].form == .adjective && next > high + 1
        ? next + 1 : next
      if preposition.isOne(of: .of, .for, .at, .in), post.bodies.isEmpty, post.reference == nil,
        let reference = reference(at: noun, behind: next - 1),
        reference == .country || !units[next - 1].isOne(of: .his, .her)
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
        high = behindAbbreviation(next + 1)
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
        actors[units[next].actor].kind == .unknown, units[next].form == .plain,
        high + 2 >= units.count || !units[high + 2].is(.possessive)
      {
        // "vice minister of Human Mobility".
        if titleHigh == high { titleHigh = next + 1 }
        high = next + 1
        continue
      }
      if preposition.is(.for), post.kind != .envoy, isFieldBeforeBody(next, actors) {
        if titleHigh == high { titleHigh = next + 1 }
        high = next + 1
        continue
      }
      if preposition.isOne(of: .of, .for, .at, .in, .with, .from),
        let end = readBody(next, preposition, &post, actors)
      {
        if preposition.isOne(of: .from), post.kind != .envoy { break }
        high = behindAbbreviation(end)
        continue
      }
      if preposition.is(.to), let end = readReceiver(next, &post, actors) {
        high = behindAbbreviation(end)
        continue
      }
      if preposition.isOne(of: .of, .for, .on, .without), let end = fieldEnd(next) {
        let range =
          units[preposition.first == units[high].first ? high : high].first..<units[end - 1].end
        if titleHigh == high { titleHigh = end } else { extra.append(range) }
        high = end
        continue
      }
      // "regional director for Africa".
      if preposition.is(.for), units[next].kind == .actor, units[next].form == .plain,
        actors[units[next].actor].kind == .unknown
          || actors[units[next].actor].kind == .country && !post.bodies.isEmpty
            && post.kind == .body
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
    if let end = listedBodyEnd(high, &post, actors) { high = end }
    if post.bodies.isEmpty, post.reference == nil, post.kind == .body || post.kind == .company {
      readSharedBody(high, &post, actors)
    }
    return high
  }

  /// "for Technical Services at the Commission": a name that tells the field, because the body follows.
  private func isFieldBeforeBody(_ index: Int, _ actors: ActorTable) -> Bool {
    guard units[index].kind == .actor, units[index].form == .plain, index + 2 < units.count,
      units[index + 1].isOne(of: .at, .of, .in)
    else { return false }
    let field = actors[units[index].actor]
    guard field.kind == .organization || field.kind == .publicBody, !field.isOfLexicon else {
      return false
    }
    let body = units[index + 2].is(.the) ? index + 3 : index + 2
    guard body < units.count, units[body].kind == .actor else { return false }
    return actors[units[body].actor].isOrganized && actors[units[body].actor].kind != .country
  }

  /// The noun of "the metalworkers' union", "the research institute": what the document names elsewhere.
  private func describedOrganisation(_ index: Int) -> Int? {
    var next = index
    while next < units.count, next - index < 4,
      units[next].kind == .word && !units[next].isCapital
        && !units[next].has(WordClass.function.union(.saying))
        || units[next].kind == .mark && units[next].isOne(of: .apostrophe, .possessive, .hyphen)
    {
      if next > index, units[next].has([.orghead, .companynoun, .party]) {
        let behind = next + 1
        guard behind >= units.count || units[behind].kind != .actor && units[behind].kind != .name,
          behind >= units.count || !units[behind].is(.of) && !units[behind].is(.possessive)
        else { return nil }
        return next
      }
      next += 1
    }
    return nil
  }

  /// "founder and majority shareholder of A": what a noun that is no title shares with the post.
  private func readSharedBody(_ and: Int, _ post: inout Post, _ actors: ActorTable) {
    guard and < units.count, units[and].is(.and) else { return }
    var next = and + 1
    while next < units.count, next - and < 5, units[next].kind == .word, !units[next].isCapital,
      !units[next].has(.function)
    { next += 1 }
    guard next > and + 1, next + 1 < units.count, units[next].is(.of) else { return }
    _ = readBody(units[next + 1].is(.the) ? next + 2 : next + 1, units[next], &post, actors)
  }

  /// Behind "(USW)", which only gives another name of what stands before it.
  private func behindAbbreviation(_ index: Int) -> Int {
    guard index + 2 < units.count, units[index].is(.openingBracket),
      units[index + 2].is(.closingBracket), units[index + 1].end - units[index + 1].first == 1,
      units[index + 1].shape.contains(.allCapitals)
    else { return index }
    return index + 3
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

  /// "Deputy Director General, International Organization for Migration": the body behind a comma, in
  /// lists and signatures.
  private func listedBodyEnd(_ comma: Int, _ post: inout Post, _ actors: ActorTable) -> Int? {
    guard post.bodies.isEmpty, post.reference == nil, !post.isPlural, post.kind != .envoy,
      post.kind != .rank, comma + 1 < units.count, units[comma].isComma
    else { return nil }
    let next = units[comma + 1].is(.the) ? comma + 2 : comma + 1
    guard next < units.count, units[next].kind == .actor, units[next].form == .plain else {
      return nil
    }
    switch actors[units[next].actor].kind {
    case .organization, .company, .publicBody: break
    case .country, .person, .treaty, .unknown: return nil
    }
    guard next + 1 >= units.count || units[next + 1].kind == .mark && !units[next + 1].is(.hyphen)
    else { return nil }
    // In small letters only at the end of a line: "X, partner, A LLP".
    let ends = next + 1 >= units.count || units[next + 1].is(.stop) && next + 2 >= units.count
    guard units[comma - 1].isCapital || ends && post.kind != .state else { return nil }
    post.bodies.append(units[next].actor)
    return next + 1
  }

  /// The body after "of", "at" or "for", and the end of its phrase.
  func readBody(
    _ index: Int, _ preposition: Unit, _ post: inout Post, _ actors: ActorTable
  ) -> Int? {
    let unit = units[index]
    guard unit.kind == .actor else { return describedBody(index, preposition, &post, actors) }
    let actor = actors[unit.actor]
    // "Executive Vice President of the Heating division": a part of the body, not the body.
    if actor.kind == .unknown, index + 1 < units.count, units[index + 1].kind == .word,
      !units[index + 1].isCapital,
      units[index + 1].isOne(of: .division, .unit) || units[index + 1].isOne(of: .department, .team)
    {
      return nil
    }
    // "director of the Fund's Fiscal Affairs Department", "owner of Dubai-based Sirius Ltd".
    if actor.kind != .country, index + 2 < units.count, units[index + 1].is(.possessive),
      units[index + 2].kind == .actor, actors[units[index + 2].actor].isOrganized,
      actors[units[index + 2].actor].kind != .country
    {
      return readBody(index + 2, preposition, &post, actors)
    }
    if index + 3 < units.count, units[index + 1].is(.hyphen),
      units[index + 2].isOne(of: .based, .headquartered)
    {
      return units[index + 3].kind == .actor
        ? readBody(index + 3, preposition, &post, actors)
        : describedBody(index + 3, preposition, &post, actors)
    }
    switch actor.kind {
    case .country:
      // "director of the Russian Institute": the adjective belongs to what follows.
      let isOwner = index + 1 < units.count && units[index + 1].is(.possessive)
      if post.kind != .envoy, unit.form == .adjective || unit.form == .capital || isOwner,
        let end = Institutions(units: units).end(from: isOwner ? index + 2 : index + 1, actors)
      {
        post.bodies.append(unit.actor)
        return end
      }
      if unit.form == .adjective {
        guard index + 1 < units.count, units[index + 1].kind == .actor else { return nil }
        return readBody(index + 1, preposition, &post, actors)
      }
      if index + 1 < units.count, units[index + 1].is(.possessive) {
        guard index + 2 < units.count, units[index + 2].kind == .actor,
          actors[units[index + 2].actor].isOrganized
        else { return nil }
        return readBody(index + 2, preposition, &post, actors)
      }
      if post.kind == .envoy, preposition.is(.in) {
        // "to NATO in Brussels": where it sits.
        if post.receiving.isEmpty { post.receiving.append(unit.actor) }
        return index + 1
      }
      if unit.form == .capital, preposition.isOne(of: .in, .at, .from) { return nil }
      if preposition.isOne(of: .with) { return nil }
      if preposition.is(.for), post.kind == .envoy {
        if post.bodies.isEmpty, lexicon.titleName(post.head) == "high commissioner" {
          post.bodies.append(unit.actor)
        }
        return index + 1
      }
      if preposition.isOne(of: .in), post.kind != .envoy, !post.bodies.isEmpty { return nil }
      if !post.bodies.contains(unit.actor) {
        if post.kind == .envoy, !post.bodies.isEmpty {
          post.receiving.append(unit.actor)
        } else {
          post.bodies.append(unit.actor)
        }
      }
      return listEnd(index, &post, actors)
    case .organization, .company, .publicBody, .unknown:
      // "Commander of the Order of the Lion" is an honour.
      if actor.kind == .unknown, actor.key.first == "order" || actor.key.first == "legion" {
        return nil
      }
      // "Deputy Director for Management": a field, unless someone speaks for it.
      if actor.kind == .unknown, preposition.is(.for), !isSpeaker(post) { return nil }
      // "relations with States" is a field.
      if preposition.is(.with), post.kind == .portfolio || post.kind == .state { return nil }
      if preposition.is(.from) { return nil }
      if preposition.is(.in), actor.kind != .publicBody && actor.kind != .organization {
        return nil
      }
      if post.kind == .envoy, preposition.is(.of), actor.kind == .unknown { return nil }
      if let first = post.bodies.first, actors[first].kind == .country {
        post.bodies[0] = unit.actor
        if actors[unit.actor].kind == .unknown, actors[first].kind == .country, post.kind != .body,
          post.kind != .company
        {
          post.bodies = [first]
          return nil
        }
      } else if post.bodies.isEmpty {
        post.bodies.append(unit.actor)
      } else {
        return nil
      }
      return partEnd(index + 1) ?? index + 1
    case .treaty:
      // "secretary general of the Energy Charter": one that has a secretariat.
      guard post.kind == .body || post.kind == .portfolio, preposition.is(.of), post.bodies.isEmpty
      else { return nil }
      post.bodies.append(unit.actor)
      return index + 1
    case .person: return nil
    }
  }

  /// "Nordholm's Asia division", "the group's retail business": where the part of the body ends.
  private func partEnd(_ index: Int) -> Int? {
    guard index + 1 < units.count, units[index].is(.possessive) else { return nil }
    var next = index + 1
    while next < units.count, next - index < 6 {
      let unit = units[next]
      guard
        unit.kind == .word && !unit.has(WordClass.function.union(.saying))
          || unit.kind == .actor && next + 1 < units.count && units[next + 1].kind == .word
      else { return nil }
      if unit.kind == .word, !unit.isCapital,
        unit.has([.orghead, .companynoun, .business, .statehead])
          || unit.isOne(of: .division, .unit, .department, .team)
      {
        return next + 1
      }
      next += 1
    }
    return nil
  }

  func listEnd(_ index: Int, _ post: inout Post, _ actors: ActorTable) -> Int {
    guard post.isPlural, post.kind != .envoy else { return index + 1 }
    // "the foreign ministers of A, B and C".
    var end = index + 1
    while end + 1 < units.count, post.bodies.count < 12 {
      var next = end
      if units[next].isComma { next += 1 }
      if next < units.count, units[next].is(.and) { next += 1 }
      guard next > end, next < units.count, units[next].form == .plain,
        let body = country(next, actors)
      else { break }
      post.bodies.append(body)
      end = next + 1
    }
    return end
  }

  /// Where an envoy is sent: "to Russia", "to Kenya, Uganda and the African Union".
  func readReceiver(_ index: Int, _ post: inout Post, _ actors: ActorTable) -> Int? {
    guard post.kind == .envoy else { return nil }
    var next = index
    var end: Int?
    while next < units.count, post.receiving.count < 12 {
      while next < units.count, units[next].is(.the) || units[next].isOne(of: .both) { next += 1 }
      guard next < units.count, units[next].kind == .actor, units[next].form != .adjective else {
        break
      }
      let actor = actors[units[next].actor]
      guard actor.kind == .country || actor.kind == .organization || actor.kind == .publicBody
      else { break }
      post.receiving.append(units[next].actor)
      end = next + 1
      next += 1
      if next < units.count, units[next].isComma {
        next += 1
        if next < units.count, units[next].is(.and) { next += 1 }
      } else if next < units.count, units[next].is(.and) {
        next += 1
      } else {
        break
      }
      // "to the OECD, Paris": where it sits.
      if next < units.count, units[next].form == .capital, units[next - 1].isComma { break }
      // "…, and Germany's president": the list has ended.
      if next + 1 < units.count, units[next + 1].is(.possessive) || units[next + 1].kind == .title {
        break
      }
    }
    return end
  }

  /// "of the tax agency SUNAT", "of state oil company Petroandina": the name behind what it is.
  private func describedBody(
    _ index: Int, _ preposition: Unit, _ post: inout Post, _ actors: ActorTable
  ) -> Int? {
    guard preposition.isOne(of: .of, .at), post.bodies.isEmpty else { return nil }
    var next = index
    while next < units.count, next - index < 6,
      units[next].kind == .word && !units[next].isCapital
        && !units[next].has(WordClass.function.union(.saying))
        || units[next].is(.hyphen) && next > index
    { next += 1 }
    guard next > index, next < units.count, units[next].kind == .actor, units[next].form == .plain,
      units[next - 1].has([.companynoun, .orghead]) || actors[units[next].actor].isOrganized
        || actors[units[next].actor].likeness == .organisation
    else { return nil }
    switch actors[units[next].actor].kind {
    case .organization, .company, .publicBody, .unknown: break
    case .country, .person, .treaty: return nil
    }
    post.bodies.append(units[next].actor)
    return next + 1
  }

  private func isMinister(_ post: Post) -> Bool {
    lexicon.titleName(post.head).hasPrefix("minister")
  }

  private func isSpeaker(_ post: Post) -> Bool {
    lexicon.titleName(post.head).hasPrefix("spokes")
  }

}
