internal import GraphModel

/// The bodies behind a title, named, described or in a list.
extension PostParser {
  /// "director of the subsidiary Salmones Austral": the noun only tells what the name is of.
  func isNamed(behind noun: Int, _ actors: ActorTable) -> Bool {
    guard units.indices.contains(noun + 1), units[noun + 1].kind == .actor,
      units[noun + 1].form == .plain, units[noun].has(.companynoun)
    else { return false }
    let kind = actors[units[noun + 1].actor].kind
    return kind != .person && kind != .country
  }

  /// "for Technical Services at the Commission": a name that tells the field, because the body follows.
  func isFieldBeforeBody(_ start: Int, _ actors: ActorTable) -> Bool {
    // "of the Eastern Europe and Central Asia Division at".
    let isPair =
      start + 3 < units.count && units[start].kind == .actor && units[start + 1].is(.and)
      && actors[units[start].actor].kind == .unknown
    let index = isPair ? start + 2 : start
    guard units[index].kind == .actor, units[index].form == .plain, index + 2 < units.count,
      units[index + 1].isOne(of: .at, .of, .in)
    else { return false }
    let field = actors[units[index].actor]
    // "Director of Studies of the Banque Atlantique".
    let isWord =
      field.kind == .unknown && field.key.count == 1 && units[index - 1].is(.of)
      || namesDepartment(index, actors)
    guard field.kind == .organization || field.kind == .publicBody || isWord, !field.isOfLexicon
    else { return false }
    var body = units[index + 2].is(.the) ? index + 3 : index + 2
    if body + 1 < units.count, units[body].kind == .actor, units[body].form == .adjective {
      body += 1
    }
    guard body < units.count, units[body].kind == .actor else { return false }
    return actors[units[body].actor].isBody
  }

  /// A name of which nothing is known, where the body follows behind a comma and ends the item.
  func isFieldBeforeListed(_ index: Int, _ actors: ActorTable) -> Bool {
    guard units[index].kind == .actor, units[index].form == .plain,
      actors[units[index].actor].kind == .unknown, actors[units[index].actor].likeness != .person,
      index + 2 < units.count, units[index + 1].isComma
    else { return false }
    let body = units[index + 2].is(.the) ? index + 3 : index + 2
    guard body < units.count, units[body].kind == .actor, units[body].form == .plain,
      actors[units[body].actor].isBody
    else { return false }
    return body + 1 >= units.count
      || units[body + 1].isOne(of: .openingBracket, .semicolon, .stop)
  }

  /// The noun of "the metalworkers' union", "the research institute": what the document names elsewhere.
  func describedOrganisation(_ index: Int) -> Int? {
    var next = index
    while next < units.count, next - index < 4,
      units[next].kind == .word && !units[next].isCapital
        && !units[next].has(WordClass.function.union(.saying))
        || units[next].kind == .mark && units[next].isOne(of: .apostrophe, .possessive, .hyphen)
    {
      let behind = next + 1
      // Of "airport operator" the last is the head.
      let isHead = behind >= units.count || !units[behind].has([.orghead, .companynoun])
      if next > index, units[next].has([.orghead, .companynoun, .party]), isHead {
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
  func readSharedBody(_ and: Int, _ post: inout Post, _ actors: ActorTable) {
    guard and < units.count, units[and].is(.and) else { return }
    var next = and + 1
    while next < units.count, next - and < 5, units[next].kind == .word, !units[next].isCapital,
      !units[next].has(.function)
    { next += 1 }
    guard next > and + 1, next + 1 < units.count, units[next].is(.of) else { return }
    _ = readBody(units[next + 1].is(.the) ? next + 2 : next + 1, units[next], &post, actors)
  }

  /// "Deputy Director General, International Organization for Migration": the body behind a comma, in
  /// lists and signatures.
  func listedBodyEnd(_ comma: Int, _ post: inout Post, _ actors: ActorTable) -> Int? {
    guard post.bodies.isEmpty, post.reference == nil, !post.isPlural, post.kind != .envoy,
      post.kind != .rank, comma + 1 < units.count, units[comma].isComma
    else { return nil }
    let next = units[comma + 1].is(.the) ? comma + 2 : comma + 1
    guard next < units.count, units[next].kind == .actor, units[next].form == .plain,
      !isFieldName(next, actors)
    else { return nil }
    // In small letters only at the end of a line: "X, partner, A LLP".
    let ends = next + 1 >= units.count || units[next + 1].is(.stop) && next + 2 >= units.count
    switch actors[units[next].actor].kind {
    case .organization, .company, .publicBody: break
    case .unknown:
      guard ends, post.kind == .company || post.kind == .body,
        actors[units[next].actor].likeness != .place,
        lexicon.cities[actors[units[next].actor].key] == nil
      else { return nil }
    case .country, .person, .treaty: return nil
    }
    guard next + 1 >= units.count || units[next + 1].kind == .mark && !units[next + 1].is(.hyphen)
    else { return nil }
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
    // "partner at Zurich law firm A", "director of Belarusian tractor maker B": where it is, and what.
    if unit.form != .plain || actor.kind == .unknown && unit.end - unit.first == 1,
      index + 1 < units.count, units[index + 1].kind == .word,
      let end = describedBody(index + 1, preposition, &post, actors)
    {
      return end
    }
    // "Executive Vice President of the Heating division": a part of the body, not the body.
    if actor.kind == .unknown, index + 1 < units.count, units[index + 1].kind == .word,
      !units[index + 1].isCapital,
      units[index + 1].has(.part)
    {
      return nil
    }
    // "director of the Fund's Fiscal Affairs Department", "owner of Dubai-based Sirius Ltd".
    if actor.kind != .country, index + 2 < units.count, units[index + 1].is(.possessive),
      units[index + 2].kind == .actor,
      actors[units[index + 2].actor].isBody
        || actor.likeness == .place && actors[units[index + 2].actor].kind == .unknown
          && actors[units[index + 2].actor].likeness != .person
    {
      return readBody(index + 2, preposition, &post, actors)
    }
    if index + 3 < units.count, units[index + 1].is(.hyphen), isSeat(index + 2, actors) {
      return units[index + 3].kind == .actor
        ? readBody(index + 3, preposition, &post, actors)
        : describedBody(index + 3, preposition, &post, actors)
    }
    // "at the Singapore shipping trust A", "of the Milan fashion house B".
    if actor.kind == .country, unit.form == .plain || unit.form == .capital,
      index + 1 < units.count, units[index + 1].kind == .word, units[index - 1].is(.the),
      let end = describedBody(index + 1, preposition, &post, actors)
    {
      return end
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
      // "secretary general of Kenya's ruling Dawn Party".
      if isOwner || unit.form == .adjective,
        let name = partyBehind(isOwner ? index + 2 : index + 1, actors)
      {
        return readBody(name, preposition, &post, actors)
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
        guard post.receiving.isEmpty else { return index + 1 }
        if unit.form == .plain { return readReceiver(index, &post, actors) }
        post.receiving.append(unit.actor)
        return index + 1
      }
      if unit.form == .capital, preposition.isOne(of: .in, .at, .from) { return nil }
      if preposition.isOne(of: .with) { return nil }
      // "country director for Nepal": what someone of another body is concerned with.
      if preposition.is(.for), isOfRegion(post) { return nil }
      if preposition.is(.for), post.kind == .envoy {
        if post.bodies.isEmpty, lexicon.titleName(post.head) == "high commissioner" {
          post.bodies.append(unit.actor)
        }
        return index + 1
      }
      if preposition.isOne(of: .in), post.kind != .envoy, !post.bodies.isEmpty { return nil }
      // "judge of the Court of Appeal of Ghana": whose court it is.
      if preposition.is(.of), post.kind != .envoy, let body = post.bodies.first,
        actors[body].kind != .country, !actors[body].key.contains("ministry")
      {
        return index + 1
      }
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
        if let (unit, end) = namedUnit(behind: index, actors) {
          post.bodies.append(unit)
          return end
        }
        post.bodies.append(unit.actor)
        if let end = furtherBodies(behind: index, &post, actors) { return end }
      } else if actor.isBody, preposition.isOne(of: .of, .at, .in), post.kind != .envoy {
        // "director of the Legal Department at the Ministry of Justice": whose department it is.
        return index + 1
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

  /// B of "director of A's Scottish subsidiary, B".
  private func namedUnit(behind index: Int, _ actors: ActorTable) -> (actor: Int, end: Int)? {
    guard index + 3 < units.count, units[index + 1].is(.possessive) else { return nil }
    var noun = index + 2
    while noun < units.count, noun - index < 6, !units[noun].has(.companynoun),
      units[noun].kind == .word && !units[noun].has(WordClass.function)
        || units[noun].kind == .actor && units[noun].form == .adjective
        || units[noun].is(.hyphen)
    { noun += 1 }
    guard noun < units.count, units[noun].has(.companynoun), !units[noun].isCapital else {
      return nil
    }
    let name = noun + 1 < units.count && units[noun + 1].isComma ? noun + 2 : noun + 1
    guard name < units.count, units[name].kind == .actor, units[name].form == .plain else {
      return nil
    }
    let actor = actors[units[name].actor]
    return actor.isBody || actor.kind == .unknown && actor.likeness != .person
      ? (units[name].actor, name + 1) : nil
  }

  /// "a director of A, B and C": bodies all of them, of which the last stands behind "and" and ends the phrase.
  private func furtherBodies(behind index: Int, _ post: inout Post, _ actors: ActorTable) -> Int? {
    guard !post.isPlural, post.kind == .company || post.kind == .body || post.kind == .state,
      isCertainBody(index, actors),
      // "of the Ministry of Defence and Logistics": one.
      actors[units[index].actor].kind != .publicBody
    else { return nil }
    var found: [Int] = []
    var next = index + 1
    while next + 1 < units.count, found.count < 8 {
      let isLast = units[next].is(.and) || units[next].isComma && units[next + 1].is(.and)
      guard isLast || units[next].isComma else { return nil }
      next += units[next].isComma && units[next + 1].is(.and) ? 2 : 1
      if next < units.count, units[next].is(.of) { next += 1 }
      if next < units.count, units[next].is(.the) { next += 1 }
      guard next < units.count, isCertainBody(next, actors),
        // "of the Mercosur and Integration Department": one.
        actors[units[next].actor].kind != .publicBody
      else { return nil }
      found.append(units[next].actor)
      next += 1
      guard isLast else { continue }
      let ends =
        next >= units.count
        || units[next].kind == .mark && !units[next].isOne(of: .possessive, .hyphen)
        || units[next].has(.prep)
      guard ends else { return nil }
      post.bodies += found
      return next
    }
    return nil
  }

  /// Whether a unit is a body's name and nothing else's.
  func isCertainBody(_ index: Int, _ actors: ActorTable) -> Bool {
    guard units[index].kind == .actor, units[index].form == .plain else { return false }
    let actor = actors[units[index].actor]
    return actor.isBody
      || actor.kind == .unknown && (actor.isAcronym || actor.likeness == .organisation)
  }

  /// Where the name stands behind "ruling", "main opposition".
  private func partyBehind(_ index: Int, _ actors: ActorTable) -> Int? {
    var name = index
    while name < units.count, name - index < 3, units[name].kind == .word, !units[name].isCapital,
      units[name].has([.partisan, .rank, .former])
    { name += 1 }
    guard name > index, name < units.count, units[name].kind == .actor,
      units[name].form == .plain, actors[units[name].actor].kind != .person,
      actors[units[name].actor].kind != .country
    else { return nil }
    return name
  }

  /// "gas division", "West Africa department", where the body whose part it is follows behind "of" or "at".
  func endOfPart(_ index: Int, _ actors: ActorTable) -> Int? {
    var next = index
    while next < units.count, next - index < 5 {
      let unit = units[next]
      if next > index, unit.kind == .word, !unit.isCapital,
        unit.has([.orghead, .statehead]) && !unit.has(.party)
          || unit.has(.part),
        next + 2 < units.count, units[next + 1].isOne(of: .of, .at, .in)
      {
        let body = units[next + 2].has(.det) ? next + 3 : next + 2
        guard body < units.count, units[body].kind == .actor, units[body].form == .plain,
          actors[units[body].actor].isBody || actors[units[body].actor].kind == .unknown
        else { return nil }
        return next + 1
      }
      guard
        unit.kind == .word && !unit.isCapital && !unit.has(WordClass.function.union(.saying))
          || unit.is(.hyphen) || unit.kind == .actor && !actors[unit.actor].isBody
      else { return nil }
      next += 1
    }
    return nil
  }

  /// "based" of "the London-based A"; any participle, where what follows is a name of a body.
  private func isSeat(_ index: Int, _ actors: ActorTable) -> Bool {
    if units[index].isOne(of: .based, .headquartered) { return true }
    let name = units[index + 1]
    return units[index].kind == .word && !units[index].isCapital && name.kind == .actor
      && name.form == .plain && actors[name.actor].isOrganized
      && actors[name.actor].kind != .country
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
          || unit.has(.part)
      {
        return next + 1
      }
      next += 1
    }
    return nil
  }

  private func listEnd(_ index: Int, _ post: inout Post, _ actors: ActorTable) -> Int {
    guard post.isPlural, post.kind != .envoy || isShared(index, actors) else { return index + 1 }
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

  /// "the ambassadors of A and B, X and Y", "X and Y, ambassadors of A and B respectively": as many countries as
  /// names.
  private func isShared(_ index: Int, _ actors: ActorTable) -> Bool {
    if units[index...].prefix(12).contains(where: { $0.is(.respectively) }) { return true }
    guard index + 4 < units.count, units[index + 1].is(.and), country(index + 2, actors) != nil,
      units[index + 2].form == .plain, units[index + 3].isComma, units[index + 4].kind == .actor
    else { return false }
    let name = actors[units[index + 4].actor]
    return name.kind == .person || name.kind == .unknown
  }

  /// Where an envoy is sent: "to Russia", "to Kenya, Uganda and the African Union".
  func readReceiver(_ index: Int, _ post: inout Post, _ actors: ActorTable) -> Int? {
    guard post.kind == .envoy else { return nil }
    var next = index
    var end: Int?
    while next < units.count, post.receiving.count < 12 {
      while next < units.count,
        units[next].isOne(of: .the, .both)
          // "to the then Soviet Union".
          || next > 0 && units[next - 1].is(.the) && units[next].has(.former)
      { next += 1 }
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
      // "in Zambia and in Malawi".
      if next + 1 < units.count, units[next].isOne(of: .to, .in),
        units[next + 1].is(.the)
          || units[next + 1].kind == .actor, units[next - 1].isOne(of: .and, .comma)
      {
        next += 1
      }
      // "to the OECD, Paris": where it sits.
      if next < units.count, units[next].form == .capital, units[next - 1].isComma,
        actor.kind != .country
          || post.receiving.contains(units[next].actor) || units[next - 2].form != .capital
      {
        break
      }
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
    guard preposition.isOne(of: .of, .at) || preposition.is(.for) && isSpeaker(post),
      post.bodies.isEmpty
    else { return nil }
    // "the Milan fashion house A": a place before nouns describes nobody but a body.
    let isBehindPlace =
      index > 1 && units[index - 1].kind == .actor && units[index - 2].is(.the)
    var next = index
    while next < units.count, next - index < 6,
      units[next].kind == .word && !units[next].isCapital
        && (units[next].is(.state) || !units[next].has(WordClass.function.union(.saying)))
        || units[next].is(.hyphen) && next > index
    { next += 1 }
    guard next > index, next < units.count, units[next].kind == .actor, units[next].form == .plain,
      units[next - 1].has([.companynoun, .orghead]) || actors[units[next].actor].isOrganized
        || actors[units[next].actor].likeness == .organisation
        || isBehindPlace && actors[units[next].actor].likeness == nil
    else { return nil }
    switch actors[units[next].actor].kind {
    case .organization, .company, .publicBody, .unknown: break
    case .country, .person, .treaty: return nil
    }
    post.bodies.append(units[next].actor)
    return next + 1
  }

  /// Directors and managers for a country are those of a body that works there.
  func isOfRegion(_ post: Post) -> Bool {
    ["director", "manager", "economist", "head", "vice president"].contains(
      lexicon.titleName(post.head))
  }

  func isSpeaker(_ post: Post) -> Bool {
    lexicon.titleName(post.head).hasPrefix("spokes")
  }
}
