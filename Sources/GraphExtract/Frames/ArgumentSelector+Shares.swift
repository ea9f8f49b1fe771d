/// Whose shares are told of where the noun itself does not say.
extension ArgumentSelector {
  /// "The remaining 30% is held by A", "B owns 55% of the shares": the company of which the sentence or
  /// the one before has said who owns it; of its shares also the one that the text is about.
  func company(_ facts: DocumentFacts) -> [Int] {
    var isOfShares = false
    // "owner of A" tells whose it is, whether it was understood or not.
    if let noun = arguments.noun, view.units[noun].kind == .title || isWhole(noun + 1),
      !arguments.complements.contains(where: {
        view.units.indices.contains(noun + 1)
          && $0.preposition == view.units[noun + 1].word
      })
    {
      return []
    }
    if let whole = arguments.complements.first(where: {
      $0.preposition == Word.of.id || $0.preposition == Word.in.id
    }) {
      guard let phrase = outline.phrase(at: whole.phrase), phrase.actors.isEmpty,
        phrase.owners.isEmpty, let noun = phrase.nouns.last, isCapital(noun)
      else { return [] }
      if let possessive = phrase.possessive {
        return view.organised(before: possessive, facts).map { [$0] } ?? []
      }
      isOfShares = true
    }
    if let noun = arguments.noun, view.is(noun, .shareholder) || isCapital(noun) {
      isOfShares = true
    }
    let isOfRest = view.units.indices.contains {
      ["remaining", "rest", "remainder", "other"].contains(view.spelling(at: $0))
    }
    let told = facts.recentClaims.last {
      ($0.type == "OWNED_BY" || $0.type == "SUBSIDIARY_OF" && isOfRest)
        && view.index - $0.sentence <= 1
    }
    if let told { return [told.source] }
    guard isOfShares else { return [] }
    let sides = [arguments.subject, arguments.object].compactMap { $0 }
      .flatMap { outline.phrase(at: $0)?.actors ?? [] }
    let named = Set(
      (0..<arguments.anchor).compactMap(view.actor).filter {
        !sides.contains($0)
          && (facts.actors[$0].kind == .company
            || facts.actors[$0].kind == .organization && !facts.actors[$0].isOfLexicon)
      })
    if named.count == 1 { return Array(named) }
    // "sold his stake": of which company, only the sentence itself can tell.
    if arguments.possessive != nil { return [] }
    let recent = facts.recent.companies.filter { !sides.contains($0) }
    if let home = facts.homeCompany, recent.isEmpty || recent.contains(home) { return [home] }
    return recent.count == 1 ? recent : []
  }

  /// "A works with B in C, in which each owns half": the two before it.
  func each(_ phrase: NounPhrase, _ facts: DocumentFacts) -> [Int]? {
    let start = phrase.units.lowerBound
    guard view.units.indices.contains(start) else { return nil }
    guard view.spelling(at: start) == "each" || view.is(start, .both) else {
      return nil
    }
    let others = Set(arguments.complements.flatMap { outline.phrase(at: $0.phrase)?.actors ?? [] })
    var named: [Int] = []
    for at in 0..<start {
      guard let actor = view.actor(at: at), !others.contains(actor), !named.contains(actor),
        [.company, .unknown, .organization].contains(facts.actors[actor].kind)
      else { continue }
      named.append(actor)
    }
    return named.count == 2 ? named : nil
  }

  /// "several of A's firms, including B", "some of them": whom a number counts.
  func counted(_ phrase: NounPhrase) -> [Int]? {
    guard phrase.isPlural, phrase.nouns.isEmpty, phrase.owners.isEmpty,
      let element = outline.elements.firstIndex(where: {
        if case .phrase(let other) = $0 { other.units == phrase.units } else { false }
      }), let preposition = outline.preposition(at: element + 1), view.is(preposition, .of)
    else { return nil }
    return outline.phrase(at: element + 2).map(\.actors)
  }

  private func isWhole(_ index: Int) -> Bool { view.is(index, .of) || view.is(index, .in) }

  /// "A runs ports through a subsidiary, B": whose it is does what the sentence says.
  func throughOwner(_ facts: DocumentFacts) -> [Int] {
    guard frame.type == "SUBSIDIARY_OF", let noun = arguments.noun, !view.is(noun + 1, .of),
      let through = (max(0, noun - 4)..<noun).last(where: {
        ["through", "via"].contains(view.spelling(at: $0))
      }),
      (through..<noun).allSatisfy({ view.actor(at: $0) == nil || view.units[$0].form != .plain })
    else { return [] }
    return view.organised(before: through, facts).map { [$0] } ?? []
  }

  /// "Through its unit A, B has …": whose the unit is stands behind the comma.
  func opened(by possessive: Int, _ facts: DocumentFacts) -> Int? {
    guard possessive <= 2, view.has(0, .prep),
      let comma = view.units[possessive...].firstIndex(where: \.isComma)
    else { return nil }
    return view.single(startingAt: comma + 1, facts)?.actor
  }

  /// "the shares", "its share capital".
  private func isCapital(_ noun: Int) -> Bool {
    ["shares", "share", "stock", "capital", "equity", "stake"].contains(
      view.spelling(at: noun))
  }

  private var outline: Outline { arguments.outline }
}
