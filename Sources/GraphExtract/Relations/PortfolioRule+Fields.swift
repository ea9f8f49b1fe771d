internal import GraphModel

/// Phrases that stand for the office of a minister: "Health", "the justice portfolio", "the Ministry of Finance".
extension PortfolioRule {
  struct Field {
    /// With its article and the noun beside it.
    var start: Int
    var end: Int
    /// The words of the field itself, in tokens.
    var words: Range<Int>
    /// A noun tells that it is one: "the justice portfolio", "the Ministry of Finance".
    var isNamed: Bool
    /// The field stands before "Ministry".
    var isInFront = false
  }

  /// "Foreign Affairs", "the justice portfolio", "Economy, Planning and Cooperation", "the portfolio of trade".
  func field(at index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Field? {
    var start = index
    if view.has(start, .det) { start += 1 }
    guard index == 0 || !isField(index - 1, view) && !view.has(index - 1, .det) else { return nil }
    if let ministry = ministry(at: start, from: index, view, facts) { return ministry }
    // "the portfolio of justice", "the ministry of oil".
    let noun = start
    if isNoun(noun, view), view.is(noun + 1, .of) || view.is(noun + 1, .for) {
      start = view.has(noun + 2, .det) ? noun + 3 : noun + 2
    }
    guard let end = endOfFields(start, isListed: isSetOff(index, view), view) else { return nil }
    let words = view.units[start].first..<view.units[end - 1].end
    if start > noun { return Field(start: index, end: end, words: words, isNamed: true) }
    if isNoun(end, view) {
      return Field(start: index, end: end + 1, words: words, isNamed: true)
    }
    guard view.units[start].isCapital || start == 0 || isMovedTo(start, end, view) else {
      return nil
    }
    return Field(start: index, end: end, words: words, isNamed: false)
  }

  /// "moves to labour": a field in small letters behind a verb of moving, where nothing follows.
  private func isMovedTo(_ start: Int, _ end: Int, _ view: SentenceView) -> Bool {
    view.is(start - 1, .to) && view.has(start - 2, .move)
      && view.spelling(at: start - 2) != "returned"
      && (!view.units.indices.contains(end) || view.units[end].kind == .mark)
  }

  private func isNoun(_ index: Int, _ view: SentenceView) -> Bool {
    ["portfolio", "ministry", "brief", "docket", "dossier"].contains(view.spelling(at: index))
  }

  /// "Finance Ministry", "Ministry of Finance", where that is one name.
  private func ministry(
    at index: Int, from start: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Field? {
    guard let actor = view.actor(at: index), facts.actors[actor].kind == .publicBody,
      view.units[index].form == .plain, !view.is(index + 1, .possessive)
    else { return nil }
    let unit = view.units[index]
    func isHead(_ token: Int) -> Bool {
      view.spelling(token..<token + 1).lowercased() == "ministry"
    }
    var words: Range<Int>
    var isInFront = false
    if isHead(unit.first), unit.first + 2 < unit.end {
      words = unit.first + 2..<unit.end
      if view.tokens[words.lowerBound].word == Word.the.id, words.count > 1 {
        words = words.lowerBound + 1..<unit.end
      }
    } else if isHead(unit.end - 1), unit.end - unit.first > 1 {
      words = unit.first..<unit.end - 1
      isInFront = true
    } else {
      return nil
    }
    return Field(
      start: start, end: index + 1, words: words, isNamed: true, isInFront: isInFront)
  }

  /// Where fields that begin here end: "Trade and Industry"; with commas too where they are set off, or "and" ends
  /// the list.
  private func endOfFields(_ start: Int, isListed: Bool, _ view: SentenceView) -> Int? {
    guard isField(start, view) else { return nil }
    var end = start
    while view.units.indices.contains(end), end - start < 8 {
      if isField(end, view) {
        end += 1
      } else if view.units[end].isOne(of: .and, .ampersand)
        || view.units[end].isComma && (isListed || isInList(end, view)),
        isField(end + 1, view)
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// The comma of "Economy, Planning and Cooperation".
  private func isInList(_ comma: Int, _ view: SentenceView) -> Bool {
    var next = comma + 1
    while isField(next, view), next - comma < 4 { next += 1 }
    return next > comma + 1 && view.is(next, .and) && isField(next + 1, view)
      && view.units[next + 1].isCapital && !view.is(next + 2, .to) && !view.is(next + 2, .from)
  }

  private func isSetOff(_ index: Int, _ view: SentenceView) -> Bool {
    view.is(index - 1, .openingBracket) || index == 0 && isLabelled(view)
  }

  /// "Education, Science and Culture: X": a line that begins with fields and a colon.
  private func isLabelled(_ view: SentenceView) -> Bool {
    guard let colon = view.units.prefix(10).firstIndex(where: { $0.isOne(of: .colon, .dash) })
    else {
      return false
    }
    return view.units[..<colon].allSatisfy {
      $0.has(.portfolio) || $0.isComma || $0.isOne(of: .and, .ampersand)
    }
  }

  /// A word for what a ministry is for, or several that were taken for a name: "Trade and Industry".
  private func isField(_ index: Int, _ view: SentenceView) -> Bool {
    guard view.units.indices.contains(index) else { return false }
    let unit = view.units[index]
    if unit.has(.portfolio) { return isFree(index, view) }
    guard unit.kind == .actor || unit.kind == .name, unit.end - unit.first > 1 else { return false }
    return (unit.first..<unit.end).allSatisfy { token in
      let classes = lexicon.classes(of: view.tokens[token].word)
      return classes.contains(.portfolio)
        // "Armed Forces".
        || classes.contains(.ofstate) && token == unit.first
        || classes.contains(.statehead) && token == unit.end - 1
          && view.spelling(token..<token + 1).hasSuffix("orces")
        || view.tokens[token].word == Word.and.id || view.tokens[token].word == Word.ampersand.id
    }
  }

  /// A word, or "Justice", which is a rank too, where nobody bears it.
  private func isFree(_ index: Int, _ view: SentenceView) -> Bool {
    switch view.units[index].kind {
    case .word: view.post(covering: index) == nil
    case .title:
      view.units[index].titleKind == .rank
        && (view.post(covering: index).map {
          !$0.isPrenominal && $0.bodies.isEmpty && $0.units.count == 1
        } ?? true)
    case .mark, .number, .actor, .name: false
    }
  }
}
