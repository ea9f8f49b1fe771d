/// Who the subject of a verb is.
extension Outline {
  /// The element of the noun phrase that is the subject of the verb group at `element`: by the order of
  /// the words, else by the grammar.
  func subject(of element: Int) -> Int? {
    if let found = subject(of: element, depth: 0) { return found }
    // "which she owns": whoever she is.
    if elements.indices.contains(element - 1), case .other(let unit) = elements[element - 1],
      view.units[unit].isOne(of: .he, .she, .they)
    {
      return nil
    }
    guard !isAside, let group = verb(at: element), group.manner == .finite,
      // Where there is none, the grammar, which is dear, need not be asked.
      elements.indices[..<element].contains(where: mayBeArgument)
    else { return nil }
    return view.syntacticSubjects(ofUnit: group.verb).lazy.compactMap { self.element(holding: $0) }
      .first { $0 < element }
  }

  /// Whether there is a noun phrase of which frames could say something: one that names somebody or refers to
  /// somebody, or whose noun has frames of its own.
  private func mayBeArgument(_ element: Int) -> Bool {
    guard let phrase = phrase(at: element) else { return false }
    return !phrase.actors.isEmpty || !phrase.owners.isEmpty || phrase.possessive != nil
      || phrase.isPair
      || phrase.nouns.contains {
        words.frames.nounForms[view.units[$0].word] != nil || view.units[$0].has(.companynoun)
      }
  }

  /// "A is a firm controlled by B": the subject of whom the noun at `element` says what it is.
  func identified(by element: Int) -> Int {
    // "X, the Nigerian who": the name that the description follows.
    if let phrase = phrase(at: element), phrase.actors.isEmpty, isRelative(element + 1) {
      let before = isComma(element - 1) ? element - 2 : element - 1
      if let named = self.phrase(at: before), named.actors.count == 1,
        isComma(element - 1) || view.is(named.units.upperBound - 1, .comma)
      {
        return before
      }
    }
    // "A, a maker of lenses which was bought": A.
    if isAside, let own = phrase(at: element), own.actors.isEmpty, isRelative(element + 1),
      let of = preposition(at: element - 1), view.is(of, .of),
      let whole = phrase(at: element - 2), whole.actors.isEmpty
    {
      return identified(by: element - 2)
    }
    guard let phrase = phrase(at: element), phrase.actors.isEmpty, !phrase.nouns.isEmpty,
      let group = verb(at: element - 1), group.isCopula, !group.isUncertain,
      let subject = subject(of: element - 1), let named = self.phrase(at: subject),
      !named.actors.isEmpty
    else { return element }
    return subject
  }

  func element(holding unit: Int) -> Int? {
    elements.firstIndex {
      if case .phrase(let phrase) = $0 { phrase.units.contains(unit) } else { false }
    }
  }

  func subject(of element: Int, depth: Int) -> Int? {
    guard depth < 4, let group = verb(at: element) else { return nil }
    var index = element - 1
    var steps = 0
    while index >= 0, steps < Self.reach {
      steps += 1
      switch elements[index] {
      case .time: index -= 1
      case .other(let unit):
        // "A (NYSE: AA) bought B".
        if view.is(unit, .closingBracket), let open = openingBracket(before: index) {
          index = open - 1
          continue
        }
        guard view.units[unit].kind == .word, isAdverb(unit) else { return nil }
        index -= 1
      case .comma:
        // "A, controlled by B, said".
        var behind = element + 1
        while isTime(behind) { behind += 1 }
        let isSetOff =
          isBare(group) && words.isPastForm(group.verb) && phrase(at: index - 1) != nil
        if isSetOff {
          // "an agreement with A, signed by B", "sanctions on A, imposed by B".
          if let whole = head(of: index - 1, for: element), let phrase = phrase(at: whole),
            phrase.actors.isEmpty, let noun = phrase.nouns.last,
            view.units[noun].has(.treatyhead) || carries(group.verb, noun)
          {
            return whole
          }
          if preposition(at: behind) != nil { return index - 1 }
        }
        // "A and B, of C, signed": the comma closes what the phrase itself holds.
        if let phrase = phrase(at: index - 1),
          phrase.units.contains(where: { view.units[$0].isComma }), opening(before: index) == nil
        {
          return head(of: index - 1, for: element)
        }
        guard let open = opening(before: index) else {
          // ", acquiring B": the subject of what stands before.
          if group.manner == .gerund, let verb = verbElement(before: index) {
            return subject(of: verb, depth: depth + 1)
          }
          return nil
        }
        index = open - 1
      case .relative:
        var antecedent = index - 1
        if preposition(at: antecedent) != nil { antecedent -= 1 }
        if isComma(antecedent) { antecedent -= 1 }
        while antecedent >= 0, case .time = elements[antecedent] { antecedent -= 1 }
        // "said that B …" has its own subject.
        guard phrase(at: antecedent) != nil else { return nil }
        return antecedent
      case .conjunction(let unit):
        guard view.units[unit].isOne(of: .and, .but, .or), let verb = verbElement(before: index)
        else {
          return nil
        }
        return subject(of: verb, depth: depth + 1)
      case .phrase:
        // ", with A holding the rest": what "with" names does it.
        if group.manner == .gerund, isComma(index - 2), let with = preposition(at: index - 1),
          view.is(with, .with)
        {
          return index
        }
        if let head = head(of: index, for: element) { return head }
        // "Under a treaty signed by A".
        return isBare(group) && words.isPastForm(group.verb) ? index : nil
      case .verb(let other):
        // "A said on Monday it would": a verb directly before has no noun between.
        guard group.manner != .finite, other.manner == .finite else { return nil }
        return subject(of: index, depth: depth + 1)
      case .preposition:
        guard group.manner == .gerund else { return nil }
        // "After meeting A, B said".
        if index == 0 { return mainSubject }
        if let verb = verbElement(before: index) { return subject(of: verb, depth: depth + 1) }
        return nil
      }
    }
    // "Taking over from A, B said".
    return group.manner == .gerund && element == 0 ? mainSubject : nil
  }

  /// Steps from a noun phrase behind a preposition to the noun that it belongs to.
  func head(of element: Int, for verb: Int) -> Int? {
    var index = element
    var steps = 0
    while steps < 6 {
      steps += 1
      guard let unit = preposition(at: index - 1) else { return index }
      // "four days after B joined": a clause of its own.
      if self.verb(at: verb)?.manner == .finite,
        view.units[unit].isOne(of: .after, .before, .since, .until)
      {
        return index
      }
      // "A, in a joint statement, said": what stands before the preposition.
      var before = index - 2
      if isComma(before) { before -= 1 }
      while before >= 0, case .time = elements[before] { before -= 1 }
      // "A consortium led by B agreed": what a participle adds to the noun.
      if let group = self.verb(at: before), group.units.count == 1, words.isPastForm(group.verb),
        view.is(index - 1 < 0 ? 0 : preposition(at: index - 1) ?? 0, .by)
      {
        before -= 1
      }
      guard phrase(at: before) != nil else { return nil }
      index = before
    }
    return nil
  }

  /// The first who are joined in one noun phrase: whom "they" means in the next sentence.
  var group: [Int]? {
    for case .phrase(let phrase) in elements where phrase.actors.count > 1 { return phrase.actors }
    return nil
  }

  /// The noun phrase behind the first comma, where a verb follows it: whom a sentence that opens with
  /// something else is about.
  var mainSubject: Int? {
    guard let comma = elements.indices.first(where: { isComma($0) }) else {
      return subjectBehindApposition
    }
    var index = comma + 1
    while isTime(index) || isComma(index) { index += 1 }
    guard phrase(at: index) != nil else { return nil }
    let behind = elements[(index + 1)...].prefix(4)
    // "After talks with A, B flew home": a verb that no list has.
    if !(phrase(at: index)?.actors.isEmpty ?? true) {
      switch behind.first {
      case .other(let unit) where words.isWord(unit): return index
      case .phrase(let next) where next.actors.isEmpty && next.possessive == nil: return index
      default: break
      }
    }
    return behind.contains { if case .verb = $0 { true } else { false } } ? index : nil
  }

  /// "After talks with his counterpart, A, B said": B, where the comma belongs to what describes A.
  private var subjectBehindApposition: Int? {
    guard preposition(at: 0) != nil else { return nil }
    return elements.indices.prefix(10).first { index in
      guard let described = phrase(at: index), let last = described.units.last,
        view.units[last].isComma, let next = phrase(at: index + 1), !next.actors.isEmpty
      else { return false }
      return verb(at: index + 2) != nil
    }.map { $0 + 1 }
  }

  /// "A unit of B since 2003, A supplies": the name behind the comma, whatever the verb.
  var openedSubject: Int? {
    guard let opening = phrase(at: 0), opening.actors.isEmpty, let noun = opening.nouns.last,
      words.frames.nounForms[view.units[noun].word] != nil, preposition(at: 1) != nil,
      let comma = elements.indices.first(where: { isComma($0) }), let host = phrase(at: comma + 1),
      let name = view.actor(at: host.units.lowerBound), host.actors.isEmpty, host.owners == [name],
      host.possessive == nil, !view.is(host.units.lowerBound + 1, .possessive)
    else { return nil }
    return comma + 1
  }

  func verbElement(before element: Int) -> Int? {
    var index = element - 1
    var steps = 0
    let isBehindComma = isComma(index)
    while index >= 0, steps < (isBehindComma ? 18 : 10) {
      switch elements[index] {
      // "met A, which B owns, and received C": not what the relative clause says.
      case .verb where isBehindComma && isOfRelative(index): break
      case .verb(let group):
        if group.manner == .finite, !isReducedParticiple(index, group) { return index }
      case .other(let unit):
        if view.units[unit].is(.semicolon) || view.units[unit].is(.colon) { return nil }
      default: break
      }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// "Speaking after a meeting with A, B said".
  var opensWithGerund: Bool {
    switch elements.first {
    case .verb(let group): return group.manner == .gerund
    case .phrase(let phrase):
      let unit = phrase.units.lowerBound
      return phrase.units.count == 1 && words.isWord(unit) && words.ends(unit, in: "ing")
    default: return false
    }
  }

  /// Whether a frame has the verb carry the noun: "impose" and "sanctions".
  func carries(_ verb: Int, _ noun: Int) -> Bool {
    let verbs = Set(words.forms(verb).map(\.verb))
    return words.frames.hasFrame(ofNoun: view.units[noun].word) {
      !$1.verbs.isDisjoint(with: verbs)
    }
  }

  /// Whether a verb is that of a relative clause: "which A owns".
  func isOfRelative(_ element: Int) -> Bool {
    var index = element - 1
    while index >= 0, element - index < 6 {
      if isRelative(index) { return true }
      if isComma(index) || verb(at: index) != nil { return false }
      index -= 1
    }
    return false
  }

  /// "heads a coalition called A": a participle that belongs to the object before it.
  func isReducedParticiple(_ element: Int, _ group: VerbGroup) -> Bool {
    isBare(group) && words.isPastForm(group.verb) && phrase(at: element - 1) != nil
      && verb(at: element - 2).map { !$0.isCopula && $0.manner == .finite } ?? false
  }

  /// Where the insertion that the comma at `element` closes begins: at the comma behind a noun phrase.
  func opening(before element: Int) -> Int? {
    var index = element - 1
    var steps = 0
    var hasVerb = false
    while index > 0, steps < Self.reach {
      switch elements[index] {
      case .comma:
        let isBehindPhrase = phrase(at: index - 1) != nil
        if isBehindPhrase {
          switch elements[index + 1] {
          case .relative: return index
          case .preposition, .time:
            if !hasVerb { return index }
          case .verb(let group):
            if group.manner != .finite || words.isPastForm(group.verb) && group.units.count <= 2
              || view.units[group.units.lowerBound].isOne(of: .due, .set)
            {
              return index
            }
          case .other(let unit):
            // "A, already under sanctions,".
            let isBeforePreposition = preposition(at: index + 2) != nil && isAdverb(unit)
            if view.units[unit].isOne(of: .whose) || !hasVerb && isBeforePreposition {
              return index
            }
          case .phrase(let inner):
            if !hasVerb, inner.actors.isEmpty || inner.units.upperBound - inner.units.lowerBound > 0
            {
              return index
            }
          default: break
          }
        }
      case .verb: hasVerb = true
      case .other(let unit):
        if view.units[unit].is(.semicolon) { return nil }
      default: break
      }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// The bracket that the one at `element` closes.
  private func openingBracket(before element: Int) -> Int? {
    elements[max(0, element - Self.reach)..<element].lastIndex {
      if case .other(let unit) = $0 { view.is(unit, .openingBracket) } else { false }
    }
  }

  /// "the Council", "the ministry", "Treasury": who imposed the sanctions last told of, by a noun.
  func isImposer(_ noun: Int, in phrase: NounPhrase) -> Bool {
    guard phrase.owners.isEmpty else { return false }
    if view.spelling(at: noun) == "Treasury", phrase.units.lowerBound == noun { return true }
    guard view.is(noun - 1, .the) else { return false }
    let unit = view.units[noun]
    return unit.kind != .mark && unit.has([.orghead, .government])
      || ["Council", "Treasury", "Union", "bloc", "regulator", "Ministry", "Department"].contains(
        view.spelling(at: noun))
  }

  /// "A signed an order imposing sanctions": who gave the order that the phrase at `element` names.
  func issuer(of element: Int) -> NounPhrase? {
    guard let phrase = phrase(at: element), phrase.actors.isEmpty, let noun = phrase.nouns.last,
      FrameArguments.instruments.contains(view.spelling(at: noun))
    else { return nil }
    // "the order signed by A".
    if let by = preposition(at: element + 2), view.is(by, .by), verb(at: element + 1) != nil {
      return self.phrase(at: element + 3)
    }
    guard verb(at: element - 1) != nil else { return nil }
    return subject(of: element - 1).flatMap { self.phrase(at: $0) }
  }
}
