/// Puts the actor in the place of a definite description of an organisation that says more than its noun: "the regional
/// bloc", "the ruling party". To the rules it is then a name like others.
///
/// A description means the one body of its kind that the last sentence to name any has named; where several fit, or its
/// own sentence has named another, or a name follows, it means none that can be told. Companies, of which texts name
/// several at once, and bare nouns, "the organisation", are left to the rules, which know more of what fits.
struct DescriptionResolver {
  let resolver: NameResolver

  /// - Returns: the indices of the sentences that have changed.
  func resolve(_ sentences: inout [Sentence], _ actors: ActorTable) -> Set<Int> {
    var changed: Set<Int> = []
    var recent = RecentActors()
    for index in sentences.indices where !sentences[index].isRepeated {
      if sentences[index].kind != .heading, resolve(&sentences[index].units, recent, actors) {
        changed.insert(index)
      }
      recent.note(sentences[index], actors)
    }
    return changed
  }

  private func resolve(
    _ units: inout [Unit], _ recent: RecentActors, _ actors: ActorTable
  ) -> Bool {
    var resolved: [Unit] = []
    var hasChanged = false
    var index = 0
    while index < units.count {
      if let (unit, end) = description(at: index, units, behind: resolved, recent, actors) {
        resolved += [units[index], unit]
        hasChanged = true
        index = end
      } else {
        resolved.append(units[index])
        index += 1
      }
    }
    if hasChanged { units = resolved }
    return hasChanged
  }

  /// How far back another body in the sentence counts.
  private static let reach = 40

  /// What the description behind the article at `start` becomes, and where it ends.
  private func description(
    at start: Int, _ units: [Unit], behind earlier: [Unit], _ recent: RecentActors,
    _ actors: ActorTable
  ) -> (Unit, end: Int)? {
    guard units[start].isOne(of: .the, .this),
      let noun = noun(behind: start, units),
      let actor = antecedent(of: units[noun], recent, actors),
      !earlier.suffix(Self.reach).contains(where: { isRival($0, of: actor, actors) }),
      !isNamed(behind: noun, units, actors), !describesName(before: start, units, actors)
    else { return nil }
    var unit = units[noun]
    unit.kind = .actor
    unit.first = units[start + 1].first
    unit.nameFirst = unit.first
    unit.word = -1
    unit.classes = []
    unit.shape = [.word]
    unit.actor = actor
    return (unit, noun + 1)
  }

  // MARK: The description

  /// Where the noun of a description stands whose article is at `start`: behind at least one word.
  private func noun(behind start: Int, _ units: [Unit]) -> Int? {
    var index = start + 1
    while index < units.count, index - start < 7 {
      let unit = units[index]
      if index > start + 1 || units[start].is(.this), isNoun(index, units) { return index }
      let isSeat =
        (unit.kind == .actor || unit.kind == .name) && index + 2 < units.count
        && units[index + 1].is(.hyphen)
        && units[index + 2].isOne(of: .based, .headquartered)
      let isWord =
        unit.kind == .word && !unit.isCapital
        && !unit.has([.prep, .conj, .pronoun, .aux, .modal, .negation, .det, .saying])
        && !Self.ofOthers.contains(resolver.spelt(unit))
      guard isSeat || isWord || unit.is(.hyphen) || unit.kind == .number else { return nil }
      index += 1
    }
    return nil
  }

  /// Whether a unit is the noun of a body, and the last of its phrase.
  private func isNoun(_ index: Int, _ units: [Unit]) -> Bool {
    let unit = units[index]
    guard unit.kind == .word, !unit.isCapital else { return false }
    let spelling = resolver.spelt(unit)
    guard unit.has([.companynoun, .orghead]) || spelling == "body",
      !Self.parts.contains(spelling), !spelling.hasSuffix("s")
    else { return false }
    guard index + 1 < units.count else { return true }
    let next = units[index + 1]
    // "the energy company chief", "the party of regions".
    return next.kind == .mark && !next.is(.hyphen) || next.kind == .title
      || next.kind == .word && !next.is(.of)
        && next.has(WordClass.function.union(.anyVerb).union([.adverb, .saying]))
  }

  /// Nouns of what is only a part, or is another's.
  private static let parts: Set<String> = [
    "unit", "arm", "division", "brand", "subsidiary", "affiliate", "department", "branch",
    "ministry", "government", "court", "committee", "commission", "council", "parliament",
    "assembly", "board", "army", "police", "team", "mission", "embassy", "delegation", "office",
  ]

  /// Words with which a text speaks of another than of that of the sentence before.
  static let ofOthers: Set<String> = [
    "acquired", "acquiring", "biggest", "broader", "buying", "combined", "enlarged", "first",
    "foreign", "former", "founding", "holding", "joint", "larger", "largest", "latter", "local",
    "main", "merged", "new", "next", "old", "only", "opposing", "other", "own", "parent", "partner",
    "planned", "predecessor", "project", "proposed", "remaining", "resulting", "rival", "same",
    "second", "selling", "sister", "smaller", "successor", "target", "third", "two", "wider",
  ]

  // MARK: Whom it means

  private func antecedent(
    of noun: Unit, _ recent: RecentActors, _ actors: ActorTable
  ) -> Int? {
    let candidates: [Int]
    let spelling = resolver.spelt(noun)
    if noun.has(.party) {
      candidates = recent.organisations.filter { actors[$0].isParty }
    } else if noun.has(.companynoun), spelling != "group" {
      return nil
    } else if Self.generic.contains(spelling) {
      candidates = recent.organisations
    } else {
      return recent.named(spelling, actors)
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  private static let generic: Set<String> = [
    "organisation", "organization", "bloc", "body", "grouping", "group", "alliance", "institution",
  ]

  /// Whether a unit names another body, which the description could mean as well.
  private func isRival(_ unit: Unit, of actor: Int, _ actors: ActorTable) -> Bool {
    unit.kind == .actor && unit.actor != actor && actors[unit.actor].isBody
  }

  /// "the regional bloc, ECOWAS,": it is named right behind.
  private func isNamed(behind noun: Int, _ units: [Unit], _ actors: ActorTable) -> Bool {
    guard noun + 2 < units.count, units[noun + 1].isOne(of: .comma, .colon, .dash, .emDash),
      units[noun + 2].kind == .actor || units[noun + 2].kind == .name
    else { return false }
    return units[noun + 2].kind == .name || actors[units[noun + 2].actor].kind != .person
  }

  /// "Petrolux, the state-owned company": it says what somebody is.
  private func describesName(before start: Int, _ units: [Unit], _ actors: ActorTable) -> Bool {
    guard start > 1 else { return false }
    if units[start - 1].isOne(of: .is, .was, .are, .became, .as, .called) { return true }
    return units[start - 1].isOne(of: .comma, .openingBracket, .dash, .emDash)
      && (units[start - 2].kind == .actor && actors[units[start - 2].actor].kind != .person
        && units[start - 2].form == .plain || units[start - 2].kind == .name)
  }
}
