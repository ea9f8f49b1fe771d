internal import GraphModel

/// Places in the phrase of a post that are not its body: where an envoy lives, which city a mayor has,
/// whose embassy someone is at.
extension PostParser {
  /// "with residence in Tbilisi", "resident in Rome", "based in Pretoria": no accreditation.
  func residenceEnd(_ index: Int) -> Int? {
    var next = index
    if units[next].isOne(of: .with) { next += 1 }
    while next < units.count, next - index < 3, units[next].has(.det) || units[next].has(.rank) {
      next += 1
    }
    guard next + 2 < units.count,
      units[next].is(.residence) || units[next].is(.residing) || units[next].is(.resident)
        || units[next].is(.based) || units[next].is(.seat),
      units[next + 1].isOne(of: .in, .at)
    else { return nil }
    guard units[next + 2].kind == .actor || units[next + 2].kind == .name else { return nil }
    return next + 3
  }

  /// "mayor of Nairobi", "Bishop of Rome": the city itself, though it is some state's capital.
  func readLocality(
    _ index: Int, _ preposition: Unit, _ post: inout Post, _ actors: ActorTable
  ) -> Bool {
    guard units[index].kind == .actor,
      Institutions(units: units).end(from: index + 1, actors) == nil
    else { return false }
    let kind = actors[units[index].actor].kind
    // "consul general in Osaka": where, not to whom.
    if post.kind == .envoy, isConsular(post), preposition.isOne(of: .in, .at) {
      return units[index].form == .capital || kind == .unknown
    }
    guard units[index].form == .capital, kind == .country else { return false }
    guard preposition.isOne(of: .of, .for), post.bodies.isEmpty, post.city == nil, isLocal(post)
    else { return false }
    post.city = index
    return true
  }

  func isLocal(_ post: Post) -> Bool {
    post.kind == .rank || hasTitle(post, .local)
  }

  func isConsular(_ post: Post) -> Bool {
    hasTitle(post, .consular)
  }

  private func hasTitle(_ post: Post, _ classes: WordClass) -> Bool {
    lexicon.titles.indices.contains(post.head)
      && !lexicon.titles[post.head].classes.isDisjoint(with: classes)
  }

  /// "of the Embassy of Cuba in Laos", "at the French embassy in Accra": the sender and the receiver.
  func readMission(_ index: Int, _ post: inout Post, _ actors: ActorTable) -> Int? {
    let unit = units[index]
    guard unit.kind == .actor else { return nil }
    if let mission = actors[unit.actor].mission {
      if post.bodies.isEmpty { post.bodies.append(mission.sender) }
      if let receiver = mission.receiver { post.receiving.append(receiver) }
      return index + 1
    }
    // "the French embassy in Accra", "Cuba's embassy in Laos".
    guard actors[unit.actor].kind == .country, unit.form != .capital else { return nil }
    var next = index + 1
    if next < units.count, units[next].is(.possessive) { next += 1 }
    guard next < units.count, units[next].isOne(of: .embassy, .mission, .commission) else {
      return nil
    }
    if post.bodies.isEmpty { post.bodies.append(unit.actor) }
    if next + 2 < units.count, units[next + 1].isOne(of: .in, .to), units[next + 2].kind == .actor,
      actors[units[next + 2].actor].kind == .country
    {
      post.receiving.append(units[next + 2].actor)
      return next + 3
    }
    return next + 1
  }

  /// "Oslo, Cairo and New Delhi" behind "ambassador in", if it names more than one country.
  func severalPlacesEnd(_ index: Int, _ post: inout Post, _ actors: ActorTable) -> Int? {
    var envoy = post
    guard !isConsular(post), let end = readReceiver(index, &envoy, actors), end - index >= 3,
      Set(envoy.receiving).count > 1, Set(envoy.receiving).count == envoy.receiving.count,
      envoy.receiving.allSatisfy({ actors[$0].kind == .country }),
      units[end - 2].is(.and) || units[end - 2].is(.the) && units[end - 3].is(.and),
      end >= units.count || !units[end].is(.possessive)
    else { return nil }
    post.receiving = envoy.receiving
    return end
  }

  /// "head of the EU Delegation to Moldova", "head of the Swedish Mission to NATO": an envoy of whose delegation it
  /// is. Without a place it may be one that has come to talk.
  func delegationEnd(_ index: Int, _ post: inout Post, _ actors: ActorTable) -> Int? {
    guard post.kind == .body, post.bodies.isEmpty, units[index].kind == .actor,
      ["head", "chief"].contains(lexicon.titleName(post.head)),
      post.units.lowerBound == 0 || !units[post.units.lowerBound - 1].has(.rank)
    else { return nil }
    let actor = actors[units[index].actor]
    var (sender, place) = (units[index].actor, index + 1)
    var isMission = false
    if let mission = actor.mission,
      actor.key.contains("delegation") || actor.key.contains("mission")
    {
      isMission = !actor.key.contains("delegation")
      sender = mission.sender
      if let receiver = mission.receiver { post.receiving = [receiver] }
    } else if place < units.count, units[place].isOne(of: .delegation, .mission) {
      isMission = units[place].is(.mission)
      place += 1
    } else {
      return nil
    }
    guard
      isMission
        ? actors[sender].kind == .country
        : actors[sender].kind == .organization && actors[sender].isOfLexicon
    else { return nil }
    if post.receiving.isEmpty {
      var envoy = post
      envoy.kind = .envoy
      guard place + 1 < units.count, units[place].isOne(of: .to, .in),
        let end = readReceiver(place + 1, &envoy, actors)
      else { return nil }
      post.receiving = envoy.receiving
      place = end
    }
    // "the head of the United Nations Mission in Liberia", "of a British mission to Lhasa" are no envoys.
    guard !isMission || post.receiving.allSatisfy({ actors[$0].kind == .organization }) else {
      post.receiving = []
      return nil
    }
    post.bodies = [sender]
    post.kind = .envoy
    post.writtenTitle = isMission ? "head of mission" : "head of delegation"
    return place
  }

  /// "ambassador, first to A (1995–97), then in B and later to C", "nuncio in A and in B": where the list of places
  /// ends.
  func stationsEnd(_ start: Int, _ post: inout Post, _ actors: ActorTable) -> Int {
    guard post.kind == .envoy else { return start }
    var end = start
    var next = start
    while post.receiving.count < 12 {
      let first = next
      var isOrdered = false
      while next < units.count, next - first < 4,
        units[next].isOne(of: .comma, .and, .first, .then, .later)
          || units[next].kind == .word && units[next].has(.adverb)
      {
        if !units[next].isOne(of: .comma, .and) { isOrdered = true }
        next += 1
      }
      guard next > first, next + 1 < units.count,
        !post.receiving.isEmpty || isOrdered && !isConsular(post),
        units[next].is(.to)
          || units[next].is(.in) && (isOrdered || units[next - 1].is(.and))
      else { return end }
      let place = units[next + 1].is(.the) ? next + 2 : next + 1
      guard place < units.count, country(place, actors) != nil, units[place].form != .adjective,
        let behind = readReceiver(place, &post, actors)
      else { return end }
      end = behind
      next = end
      // "(1995–97)".
      if next + 2 < units.count, units[next].is(.openingBracket),
        let close = units[next..<min(next + 8, units.count)].firstIndex(where: {
          $0.is(.closingBracket)
        })
      {
        next = close + 1
      }
    }
    return end
  }

  /// The end of "the Secretary-General in Mali (MINUSMA)", behind "special representative of": of the mission
  /// whose name stands in brackets, else of the organisation.
  func secretariatEnd(_ index: Int, _ post: inout Post, _ actors: ActorTable) -> Int? {
    guard units[index].kind == .title, lexicon.isOfOrganisations(units[index].title),
      index + 1 >= units.count || !units[index + 1].is(.possessive)
    else { return nil }
    var end = index + 1
    if end + 1 < units.count, units[end].isOne(of: .in, .for),
      let subject = subjectEnd(units[end + 1].is(.the) ? end + 2 : end + 1, actors)
    {
      end = subject
    }
    if end + 2 < units.count, units[end].is(.openingBracket), units[end + 2].is(.closingBracket),
      units[end + 1].kind == .actor, units[end + 1].shape.contains(.allCapitals),
      actors[units[end + 1].actor].kind != .country
    {
      post.bodies = [units[end + 1].actor]
      return end + 3
    }
    post.reference = .secretariat
    return end
  }

  /// "for the Horn of Africa", "for climate change", "for Syria": what an envoy is concerned with.
  func subjectEnd(_ index: Int, _ actors: ActorTable) -> Int? {
    var end = index
    guard index < units.count else { return nil }
    while end < units.count, end - index < 8 {
      let unit = units[end]
      if unit.kind == .actor, actors[unit.actor].kind != .person {
        end += 1
      } else if unit.kind == .word,
        unit.isCapital || unit.classes.isOrdinary || unit.has(.portfolio),
        !unit.has(WordClass.function.union(.anyVerb))
      {
        end += 1
      } else if unit.isOne(of: .central) || unit.has(.direction), end + 1 < units.count,
        units[end + 1].isCapital
      {
        // "for central Africa".
        end += 1
      } else if end > index, unit.isOne(of: .of, .and, .the), end + 1 < units.count,
        units[end + 1].isCapital, units[end + 1].kind != .title,
        units[end + 1].kind != .actor || actors[units[end + 1].actor].kind != .person
      {
        end += 1
      } else {
        break
      }
      // "for Yemen Hans Grundberg": the next name is the envoy's.
      if units[end - 1].kind == .actor, end < units.count, units[end].kind == .actor { break }
    }
    return end > index ? end : nil
  }
}
