/// Names that a document somewhere says are parties' or movements': "the Unity party", "the ruling Frelimo",
/// "CDP lawmakers", "New Dawn won 34 seats".
extension NameResolver {
  /// Registers those of several words before they can be taken for persons' names.
  func registerParties(_ sentences: inout [Sentence], _ actors: inout ActorTable) {
    var parties: Set<[String]> = []
    for sentence in sentences {
      for (index, unit) in sentence.units.enumerated()
      where unit.kind == .name && !unit.isHonoured && (2...5).contains(unit.end - unit.nameFirst)
        && isCalledParty(index, sentence.units)
      {
        parties.insert(ActorTable.key(spelling(unit)))
      }
    }
    guard !parties.isEmpty else { return }
    for index in sentences.indices {
      for position in sentences[index].units.indices {
        let unit = sentences[index].units[position]
        guard unit.kind == .name, parties.contains(ActorTable.key(spelling(unit))) else { continue }
        sentences[index].units[position].actor = actors.named(spelling(unit), .organization)
        sentences[index].units[position].kind = .actor
      }
    }
  }

  /// Notes which organisations are parties, once all names are resolved.
  func settleParties(_ sentences: [Sentence], _ actors: inout ActorTable) {
    var bracketed: Set<Int> = []
    var members: [Int: Set<Int>] = [:]
    for sentence in sentences {
      for (index, unit) in sentence.units.enumerated()
      where unit.kind == .actor && unit.form == .plain {
        guard isOpen(actors[unit.actor]) else { continue }
        if isFollowedByFaction(index, sentence.units) {
          actors.settle(unit.actor, as: .organization)
        }
        if isNamedParty(unit) || isCalledParty(index, sentence.units) {
          actors.settle(unit.actor, as: .organization)
          actors[unit.actor].isParty = true
        }
        if isBracketed(index, sentence.units, actors) {
          bracketed.insert(unit.actor)
          members[unit.actor, default: []].insert(sentence.units[index - 2].actor)
        }
      }
    }
    // "Minister X (Civic Union) and MP Y (Civic Union)": what several of those in politics are of.
    if let party = members.filter({ $0.value.count > 1 }).keys.min(), isOfPolitics(sentences) {
      actors.settle(party, as: .organization)
      actors[party].isParty = actors[party].kind == .organization
    }
    // "X (Unity) and Y (Reform Party)": what stands in one kind of brackets is of one kind.
    guard bracketed.contains(where: { actors[$0].isParty }) else { return }
    for actor in bracketed
    where actors[actor].likeness != .place && lexicon.cities[actors[actor].key] == nil {
      actors.settle(actor, as: .organization)
      actors[actor].isParty = true
    }
  }

  /// Whether a text names several ministers or members of parliament.
  private func isOfPolitics(_ sentences: [Sentence]) -> Bool {
    sentences.lazy.flatMap(\.units).filter {
      $0.kind == .title && ($0.titleKind == .portfolio || lexicon.isParliamentary($0.title))
    }.prefix(3).count == 3
  }

  private func isOpen(_ actor: Actor) -> Bool {
    switch actor.kind {
    case .unknown: !actor.isDateline
    case .organization: !actor.isOfLexicon
    case .person, .country, .company, .publicBody, .treaty: false
    }
  }

  /// "Centre Party", "Party for Democracy", "National Salvation Front", but not "Six-Party Talks".
  private func isNamedParty(_ unit: Unit) -> Bool {
    unit.end - unit.first > 1
      && (unit.first..<unit.end).contains { at in
        let classes = lexicon.classes(of: tokens[at].word)
        return
          (classes.contains(.party)
          || unit.end - unit.first > 1
            && ["front", "movement"].contains(vocabulary.spelling(tokens[at].word)))
          && (at == unit.end - 1
            || !lexicon.classes(of: tokens[at + 1].word).isDisjoint(with: [.prep, .particle]))
      }
  }

  /// "(Unity)" behind a person.
  private func isBracketed(_ index: Int, _ units: [Unit], _ actors: ActorTable) -> Bool {
    guard index >= 2, index + 1 < units.count, units[index - 1].is(.openingBracket),
      units[index + 1].is(.closingBracket), units[index - 2].kind == .actor
    else { return false }
    return actors[units[index - 2].actor].kind == .person
  }

  private func isFollowedByFaction(_ index: Int, _ units: [Unit]) -> Bool {
    index + 1 < units.count && units[index + 1].kind == .word && !units[index + 1].isCapital
      && units[index + 1].has(.faction)
  }

  private func isCalledParty(_ index: Int, _ units: [Unit]) -> Bool {
    let unit = units[index]
    // "the Unity party", "CDP lawmakers".
    if isFollowedByFaction(index, units) { return true }
    if index + 1 < units.count, unit.end - unit.first == 1, unit.shape.contains(.allCapitals),
      units[index + 1].kind == .title && lexicon.isParliamentary(units[index + 1].title)
        || units[index + 1].kind == .word && units[index + 1].has(.seat)
          && !units[index + 1].is(.member)
    {
      return true
    }
    // "New Dawn won 34 seats".
    if index + 3 < units.count, units[index + 1].kind == .word, !units[index + 1].isCapital,
      units[(index + 2)...].prefix(4).contains(where: { spelt($0) == "seats" })
    {
      return true
    }
    guard index >= 2 else { return false }
    // "the ruling Frelimo".
    if units[index - 1].kind == .word, units[index - 1].has(.partisan),
      units[index - 2].has([.det, .rank])
    {
      return index + 1 >= units.count || units[index + 1].kind != .title
    }
    // "his party, New Dawn,".
    let comma = units[index - 1].is(.the) ? index - 2 : index - 1
    return comma >= 1 && units[comma].isComma && units[comma - 1].is(.party)
      && comma >= 2 && units[comma - 2].has([.det, .partisan])
      || units[index - 1].is(.party) && units[index - 2].has([.det, .partisan])
  }
}
