/// What relative clauses take from the noun before them.
extension Outline {
  /// "the firm, in which A holds 30%", "the bloc of which A is a member": the noun before the
  /// preposition, as what the preposition adds to the verb at `element`.
  func relativeComplement(of element: Int) -> (preposition: Int32, phrase: Int)? {
    var index = element - 1
    var steps = 0
    while index > 0, steps < 6 {
      switch elements[index] {
      case .relative:
        guard let unit = preposition(at: index - 1) else { return nil }
        var antecedent = index - 2
        if isComma(antecedent) { antecedent -= 1 }
        guard phrase(at: antecedent) != nil else { return nil }
        return (view.units[unit].word, antecedent)
      case .phrase, .time, .conjunction, .comma: index -= 1
      case .preposition, .verb, .other: return nil
      }
      steps += 1
    }
    return nil
  }

  /// "A, whose members include B": whom the phrase at `element` belongs to by "whose".
  func possessor(of element: Int) -> NounPhrase? {
    guard elements.indices.contains(element - 1), case .other(let unit) = elements[element - 1],
      view.units[unit].is(.whose)
    else { return nil }
    return phrase(at: isComma(element - 2) ? element - 3 : element - 2)
  }

  /// A verb without auxiliaries: "owned", "wholly owned".
  func isBare(_ group: VerbGroup) -> Bool {
    group.units.allSatisfy {
      $0 == group.verb || view.units[$0].has(.adverb) || words.ends($0, in: "ly")
    }
  }

  /// "those" alone: a participle behind it says what was done to them.
  func isThose(_ element: Int) -> Bool {
    guard let phrase = phrase(at: element), phrase.units.count == 1 else { return false }
    return view.units[phrase.units.lowerBound].is(.those)
  }

  /// "the first country", "the 16th nation", "the latest states": who did something by turns.
  func isOrdinal(_ phrase: NounPhrase) -> Bool {
    phrase.units.contains { unit in
      view.units[unit].kind == .number
        || ["first", "second", "third", "last", "latest", "only", "newest"].contains(
          view.spelling(units: unit..<unit + 1))
    }
  }
}

extension VerbGroup {
  /// "became the first to".
  func isBecoming(_ outline: Outline) -> Bool { outline.view.units[verb].has(.become) }
}
