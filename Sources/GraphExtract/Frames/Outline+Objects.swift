/// What stands behind a verb or a noun: objects, prepositions with their nouns, and who is joined to them.
extension Outline {
  /// The noun phrase that is the object of the verb group at `element`, by the order of the words alone: what the
  /// grammar would add is hardly ever there, and parsing is dear.
  func object(of element: Int) -> Int? {
    guard let group = verb(at: element) else { return nil }
    var index = element + 1
    // A particle, an adverb or a date may stand between.
    var steps = 0
    while steps < 3, elements.indices.contains(index) {
      switch elements[index] {
      case .phrase: return index
      case .time: index += 1
      case .other(let unit):
        guard isAdverb(unit) else { return nil }
        index = endOfManner(from: index)
      case .comma:
        // ", directly and indirectly,".
        let end = endOfManner(from: index + 1)
        guard end > index + 1, elements.indices.contains(end), case .comma = elements[end] else {
          return nil
        }
        index = end + 1
      case .preposition(let unit)
      where view.units[unit].isOne(of: .in, .at, .on, .to, .among) || view.is(unit, .into):
        // "received at the palace on Sunday the envoy of A", "counts among its members A and B", "put into
        // effect sanctions on A".
        var behind = index + 2
        while isTime(behind) { behind += 1 }
        guard phrase(at: index + 1) != nil, phrase(at: behind) != nil else { return nil }
        return behind
      case .preposition(let unit):
        guard unit == group.units.upperBound,
          view.units[unit].isOne(of: .over, .up, .off)
            || ["out", "down"].contains(view.spelling(at: unit))
        else { return nil }
        index += 1
      default: return nil
      }
      steps += 1
    }
    return nil
  }

  /// Behind "directly and indirectly", if that begins at `element`.
  private func endOfManner(from element: Int) -> Int {
    var end = element
    while isAdverb(element: end) {
      end += 1
      if elements.indices.contains(end), case .conjunction = elements[end],
        isAdverb(element: end + 1)
      {
        end += 1
      }
    }
    return end
  }

  /// Prepositions with their noun phrases from `element` on, to the end of the clause.
  func complements(from element: Int) -> [(preposition: Int32, phrase: Int)] {
    var found: [(Int32, Int)] = []
    var index = element
    var steps = 0
    while elements.indices.contains(index), steps < Self.reach {
      steps += 1
      switch elements[index] {
      case .preposition(let unit):
        // ", among them A and B": whom the noun before counts.
        if view.is(unit, .among), let list = listed(behind: unit, index) {
          found.append((Word.including.id, list))
          return found
        }
        guard phrase(at: index + 1) != nil else {
          if verb(at: index + 1) != nil { return found }
          index += 1
          continue
        }
        // ", with A looking on": no part of what is done.
        if view.is(unit, .with), let end = phrase(at: index + 1)?.units.upperBound,
          words.isWord(end), words.ends(end, in: "ing")
        {
          index += 2
          continue
        }
        // "upon A" is on A.
        let isOn =
          view.spelling(at: unit) == "upon"
          || unit > 1 && ["respect", "relation", "regard"].contains(view.spelling(at: unit - 1))
        let word = isOn ? Word.on.id : view.units[unit].word
        found.append((word, index + 1))
        index += 2
      case .time: index += 1
      case .comma:
        // ", by A", "on Monday, with B": only a preposition goes on.
        guard preposition(at: index + 1) != nil || isTime(index + 1) else { return found }
        index += 1
      case .other(let unit):
        if view.units[unit].is(.colon), phrase(at: index + 1) != nil {
          found.append((Word.colon.id, index + 1))
          return found
        }
        guard isAdverb(unit) else { return found }
        index += 1
      case .conjunction:
        var behind = index + 1
        while isTime(behind) { behind += 1 }
        guard preposition(at: behind) != nil else { return found }
        index += 1
      case .phrase, .relative: return found
      case .verb(let group):
        // "sanctions targeting A" are on A.
        if group.manner == .gerund, phrase(at: index + 1) != nil,
          ["targeting", "hitting"].contains(view.spelling(at: group.verb))
        {
          found.append((Word.on.id, index + 1))
          index += 2
          continue
        }
        // "companies based in B": a participle belongs to its noun.
        var behind = index + 1
        while isTime(behind) { behind += 1 }
        guard group.manner == .finite, words.isPastForm(group.verb), group.units.count == 1,
          preposition(at: behind) != nil
        else { return found }
        index += 1
      }
    }
    return found
  }

  /// The names behind "among them".
  private func listed(behind among: Int, _ element: Int) -> Int? {
    guard view.units.indices.contains(among + 1), view.units[among + 1].isOne(of: .them, .those)
    else { return nil }
    return (element + 1..<min(element + 4, max(elements.count, element + 1))).first {
      phrase(at: $0).map { !$0.actors.isEmpty && $0.units.lowerBound > among + 1 } ?? false
    }
  }

  /// "…, as do A and B": who does or suffers the same.
  func likewise(after element: Int) -> Int? {
    for index in element + 1..<max(element + 1, min(element + 14, elements.count)) {
      guard let group = verb(at: index), view.units[group.verb].has(.aux),
        phrase(at: index + 1) != nil
      else { continue }
      if let preposition = preposition(at: index - 1), view.is(preposition, .as) {
        return index + 1
      }
    }
    return nil
  }

  /// "and by A", "and in June by A": a phrase whose preposition "and" joins to another.
  func isConjoined(_ phrase: Int) -> Bool {
    var index = phrase - 2
    while isTime(index) { index -= 1 }
    guard elements.indices.contains(index), case .conjunction = elements[index] else {
      return false
    }
    return true
  }

  func isAdverb(element: Int) -> Bool {
    guard elements.indices.contains(element), case .other(let unit) = elements[element] else {
      return false
    }
    return isAdverb(unit)
  }

  /// "again", "separately".
  func isAdverb(_ unit: Int) -> Bool {
    words.isWord(unit) && (view.units[unit].has(.adverb) || words.ends(unit, in: "ly"))
  }

  func isTime(_ element: Int) -> Bool {
    guard elements.indices.contains(element), case .time = elements[element] else { return false }
    return true
  }

  /// The unit at which the clause around a verb group ends: the next finite verb's clause begins.
  func clauseEnd(of element: Int) -> Int {
    var index = element + 1
    while elements.indices.contains(index) {
      switch elements[index] {
      case .relative(let unit): return unit
      case .conjunction(let unit):
        if let verb = (index + 1...index + 2).first(where: { self.verb(at: $0) != nil }),
          self.verb(at: verb)?.manner == .finite
        {
          return unit
        }
        // "and in 2013 it bought".
        var next = index + 1
        while isTime(next) || isComma(next) || preposition(at: next) != nil && isTime(next + 1) {
          next += 1
        }
        if next > index + 1, phrase(at: next) != nil, self.verb(at: next + 1)?.manner == .finite {
          return unit
        }
      case .other(let unit):
        if view.units[unit].isOne(of: .semicolon, .whose) { return unit }
      default: break
      }
      index += 1
    }
    return view.units.count
  }

  /// The noun phrase of whom a relative clause without an object speaks: "A, whom B sanctioned", "the treaty
  /// B signed", "the Rhine Accord on freight, which B signed".
  func antecedent(of subject: Int) -> Int? {
    guard isRelative(subject - 1) else {
      // "the pact B signed" is another than the one last spoken of.
      let isNamed = phrase(at: subject - 1).map { !$0.actors.isEmpty } ?? false
      return isNamed && isTreaty(subject - 1) ? subject - 1 : nil
    }
    var index = subject - 2
    if isComma(index) { index -= 1 }
    guard let own = phrase(at: index) else { return nil }
    if own.actors.isEmpty, preposition(at: index - 1) != nil, isTreaty(index - 2) {
      return index - 2
    }
    return index
  }

  /// Whether a phrase ends in what a treaty is called by: "the Rhine Accord", "the pact".
  private func isTreaty(_ element: Int) -> Bool {
    guard let last = phrase(at: element)?.units.last else { return false }
    let word = view.tokens[view.units[last].end - 1].word
    return words.frames.hasFrame(ofNoun: word) { $1.type == "SIGNED" }
  }

  /// "…, along with A", "together with A and B": who is joined to a verb's subject or object.
  func companions(after element: Int) -> Int? {
    for index in element + 1..<max(element + 1, min(element + 12, elements.count)) {
      if verb(at: index) != nil || isRelative(index) { return nil }
      guard case .preposition(let unit) = elements[index], phrase(at: index + 1) != nil,
        view.is(unit, .alongside)
          || view.is(unit, .with) && unit > 0
            && view.units[unit - 1].isOne(of: .along, .together)
      else { continue }
      return index + 1
    }
    return nil
  }

  /// "received A as ambassador, and B", "includes A, who fled, and B": an object that comes after what is
  /// said of the first.
  func resumed(after object: Int) -> Int? {
    var index = object + 1
    let limit = min(object + 18, elements.count - 2)
    while index < limit {
      switch elements[index] {
      case .comma:
        guard case .conjunction(let unit) = elements[index + 1], view.is(unit, .and),
          let next = phrase(at: index + 2), next.actors.count == 1
        else { break }
        var behind = index + 3
        if preposition(at: behind) != nil, phrase(at: behind + 1) != nil { behind += 2 }
        return verb(at: behind) == nil ? index + 2 : nil
      case .verb(let group):
        guard isOfRelative(index) || isBare(group) && words.isPastForm(group.verb) else {
          return nil
        }
      case .other(let unit):
        guard view.units[unit].kind == .word else { return nil }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// "A in 2011 and B in 2018": more objects, each with a date of its own.
  func series(after object: Int) -> [(phrase: Int, time: TimeExpression?)] {
    var found: [(Int, TimeExpression?)] = []
    var index = object + 1
    guard isTime(index) else { return [] }
    while isTime(index) { index += 1 }
    while found.count < 12 {
      if isComma(index) { index += 1 }
      if elements.indices.contains(index), case .conjunction(let unit) = elements[index] {
        guard view.is(unit, .and) else { break }
        index += 1
      }
      guard phrase(at: index) != nil, verb(at: index + 1) == nil else { break }
      var time: TimeExpression?
      if elements.indices.contains(index + 1), case .time(let own) = elements[index + 1] {
        time = own
      }
      guard time != nil else { break }
      found.append((index, time))
      index += 2
    }
    return found
  }
}
