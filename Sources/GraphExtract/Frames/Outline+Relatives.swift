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
        // "A in Lagos, in which B holds a stake": in A.
        if view.units[unit].is(.in), let place = preposition(at: antecedent - 1),
          view.units[place].isOne(of: .in, .at), phrase(at: antecedent)?.units.count == 1,
          let host = phrase(at: antecedent - 2), host.actors.count == 1
        {
          return (view.units[unit].word, antecedent - 2)
        }
        // "A, a firm in which B holds a stake": in A.
        return (view.units[unit].word, identified(by: antecedent))
      case .other(let unit) where view.units[unit].is(.where):
        // "the Senate, where he served": in it.
        let antecedent = isComma(index - 1) ? index - 2 : index - 1
        return phrase(at: antecedent).map { _ in (Word.in.id, antecedent) }
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

  /// "A, already under sanctions,", "A, at war with B,", "A, in partnership with B,",
  /// "A, with a stake in B,": whom what stands between commas describes.
  func described(by element: Int) -> Int? {
    guard let preposition = preposition(at: element - 1),
      view.units[preposition].isOne(of: .under, .at, .as, .in, .with)
    else { return nil }
    var comma = element - 2
    while comma > 0, case .other(let unit) = elements[comma], isAdverb(unit) { comma -= 1 }
    return isComma(comma) && phrase(at: comma - 1) != nil ? comma - 1 : nil
  }

  /// "was chairman of A and a member of B": the copula of which the phrase at `element` is a further predicate.
  func joinedPredicate(before element: Int) -> Int? {
    guard element > 2, case .conjunction(let unit) = elements[element - 1], view.is(unit, .and),
      let own = phrase(at: element), own.actors.isEmpty,
      view.units[own.units.lowerBound].isOne(of: .a, .an, .the)
    else { return nil }
    // A verb behind it has it as its subject.
    for next in element + 1..<min(element + 4, max(elements.count, element + 1)) {
      if let group = verb(at: next), group.manner == .finite { return nil }
      if case .relative = elements[next] { break }
    }
    var before = element - 2
    var steps = 0
    while before >= 0, steps < 7 {
      switch elements[before] {
      case .verb(let group): return group.isCopula ? before : nil
      case .phrase, .preposition, .time: before -= 1
      case .comma: before -= 1
      default: return nil
      }
      steps += 1
    }
    return nil
  }

  /// Whether a phrase is followed by ", of which".
  func isWhich(behind element: Int) -> Bool {
    let index = isComma(element + 1) ? element + 2 : element + 1
    return preposition(at: index) != nil && isRelative(index + 1)
  }

  /// Whether a phrase is followed by ", which".
  func isWhich(after element: Int) -> Bool {
    let index = isComma(element + 1) ? element + 2 : element + 1
    guard elements.indices.contains(index), case .relative(let unit) = elements[index] else {
      return false
    }
    return view.is(unit, .which)
  }

  /// "A and the port of B signed": who is joined before a subject that is a noun.
  func joined(before subject: Int) -> NounPhrase? {
    guard subject >= 2, case .conjunction(let unit) = elements[subject - 1], view.is(unit, .and),
      let own = phrase(at: subject), own.actors.isEmpty,
      let first = phrase(at: subject - 2), !first.actors.isEmpty
    else { return nil }
    if subject == 2 { return first }
    switch elements[subject - 3] {
    case .comma, .time, .conjunction: return first
    default: return nil
    }
  }

  /// A verb without auxiliaries: "owned", "wholly owned", "taken over".
  func isBare(_ group: VerbGroup) -> Bool {
    group.units.allSatisfy {
      $0 == group.verb || $0 == group.verb + 1 && view.units[$0].has(.prep)
        || view.spelling(at: $0).hasSuffix("self") || view.spelling(at: $0) == "themselves"
        || view.units[$0].has(.adverb) || words.ends($0, in: "ly")
    }
  }

  /// "walked away from", "abandoned": what keeps its object from coming about.
  func blocks(_ group: VerbGroup) -> Bool {
    words.forms(group.verb).contains {
      words.frames.blocking.contains($0.verb)
        && ($0.particle < 0
          || view.units.indices.contains(group.verb + 1)
            && view.units[group.verb + 1].word == $0.particle)
    }
  }

  /// "amended its rules to": what follows is what was done to them.
  func amends(_ group: VerbGroup) -> Bool {
    ["amended", "updated", "revised", "expanded", "widened", "broadened", "extended", "changed"]
      .contains(view.spelling(at: group.verb))
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
          view.spelling(at: unit))
    }
  }
}

extension VerbGroup {
  /// "became the first to".
  func isBecoming(_ outline: Outline) -> Bool { outline.view.units[verb].has(.become) }
}
