/// The frames of nouns: "A's acquisition of B", "sanctions on A were lifted by B", "A has a stake in B".
extension FrameRule {
  func readNouns(
    _ element: Int, _ phrase: NounPhrase, _ outline: Outline, _ facts: inout DocumentFacts
  ) {
    for unit in phrase.nouns {
      let nouns = nouns(at: unit, phrase, outline.view)
      guard !nouns.isEmpty, let first = carriage(of: unit, element, phrase, outline) else {
        continue
      }
      let more =
        further(first, element, outline) + carriedByRelative(unit, element, phrase, outline)
      for carried in [first] + more {
        readNoun(nouns, carried, isFurther: carried.verb != first.verb, &facts)
      }
    }
  }

  private func readNoun(
    _ nouns: Set<Int>, _ carried: Carriage, isFurther: Bool, _ facts: inout DocumentFacts
  ) {
    let candidates = Set(nouns.flatMap { frames.framesByNoun[$0] ?? [] }).sorted()
    var found: Set<String> = []
    for index in candidates {
      let frame = frames.frames[index]
      if !frame.verbs.isDisjoint(with: carried.verbs) {
        found.insert(frame.type)
        guard !carried.isUnreal else { continue }
        emit(frame, carried.arguments, &facts)
      }
    }
    guard !isFurther else { return }
    for index in candidates {
      let frame = frames.frames[index]
      guard !carried.isUnreal || frame.needsPossessive, frame.holdsAlone,
        !found.contains(frame.type), holds(frame, carried)
      else { continue }
      var alone = carried.alone
      // "may sell its stake": whatever is to become of it, it is there.
      if frame.needsPossessive {
        guard frame.type != "MEMBER_OF" || alone.possessive != nil else { continue }
        alone.isUncertain = false
        alone.isPlanned = false
      }
      // "A widened its sanctions over the invasion of B": not A's.
      if carried.verb != nil, alone.possessive == nil, frame.type != "MET_WITH",
        frame.type != "MEDIATES"
      {
        alone.subject = nil
      }
      emit(frame, alone, &facts)
    }
  }

  /// "The sanctions, which were imposed in May, target A": the verbs behind the first.
  private func further(_ first: Carriage, _ element: Int, _ outline: Outline) -> [Carriage] {
    guard first.isSubject, !first.isUnreal, let verb = first.verb,
      outline.isRelative(element + 1) || outline.isRelative(element + 2)
    else { return [] }
    var own = first.arguments
    own.object = nil
    return carriedAsSubject(element, own, outline, behind: verb).map { [$0] } ?? []
  }

  /// "the shares that A holds in B", "the first sanctions A has imposed on B": by the verb of the clause that
  /// says which.
  private func carriedByRelative(
    _ unit: Int, _ element: Int, _ phrase: NounPhrase, _ outline: Outline
  ) -> [Carriage] {
    guard phrase.actors.isEmpty, unit == phrase.nouns.last else { return [] }
    let subject = outline.isRelative(element + 1) ? element + 2 : element + 1
    guard let clause = outline.phrase(at: subject), !clause.actors.isEmpty,
      subject > element + 1 || outline.preposition(at: element - 1) != nil
        || outline.verb(at: element - 1) != nil
    else { return [] }
    var verb = subject + 1
    while outline.isTime(verb) || outline.isAdverb(element: verb) { verb += 1 }
    guard let group = outline.verb(at: verb), !group.isPassive, group.manner == .finite,
      outline.object(of: verb) == nil
    else { return [] }
    let whole = FrameArguments.ofVerb(verb, group, in: outline)
    // Of what the shares are, only the clause itself tells; "the war that A and B fought" needs no more.
    guard !whole.complements.isEmpty || clause.actors.count > 1 else { return [] }
    var arguments = FrameArguments(outline: outline, anchor: unit, end: outline.view.units.count)
    arguments.noun = unit
    arguments.owners = phrase.owners
    arguments.take(whole)
    arguments.subject = subject
    arguments.complements = whole.complements
    return [
      Carriage(arguments: arguments, verbs: verbs(group, outline.view), verb: group.verb)
    ]
  }

  /// The nouns of the lexicon that a word is, with what stands before it.
  private func nouns(at unit: Int, _ phrase: NounPhrase, _ view: SentenceView) -> Set<Int> {
    var found: Set<Int> = []
    let word =
      view.units[unit].word >= 0
      ? view.units[unit].word : view.tokens[view.units[unit].end - 1].word
    for form in frames.nounForms[word] ?? [] {
      var before = unit - 1
      // "Entity List": what stands before the noun within the name.
      var inside = view.units[unit].end - 2
      let fits = form.modifiers.reversed().allSatisfy { modifier in
        if inside >= view.units[unit].first {
          defer { inside -= 1 }
          return view.tokens[inside].word == modifier.0 || view.tokens[inside].word == modifier.1
        }
        // "under U.S. sanctions", "at war": the preposition before the phrase.
        if isBefore(phrase.units.lowerBound, modifier.0, view) { return true }
        while before >= 0, view.is(before, .hyphen) || view.is(before, .and) { before -= 1 }
        defer { before -= 1 }
        return before >= 0
          && (view.units[before].word == modifier.0 || view.units[before].word == modifier.1)
      }
      if fits { found.insert(form.noun) }
    }
    return found
  }

  private func isBefore(_ start: Int, _ word: Int32, _ view: SentenceView) -> Bool {
    guard start > 0, view.units[start - 1].has(.prep) else { return false }
    if view.units[start - 1].word == word { return true }
    // "subject to sanctions" is under them.
    return word == Word.under.id && view.is(start - 1, .to) && view.is(start - 2, .subject)
  }

  /// How a noun stands in its sentence.
  private struct Carriage {
    var arguments: FrameArguments
    /// The verbs whose object or subject it is.
    var verbs: Set<Int> = []
    /// The unit of that verb.
    var verb: Int?
    var isSubject = false
    /// What stands before it: "at a meeting with A".
    var isOccasion = false
    /// It depends on a noun that takes it back: "options for its stake".
    var isUnreal = false

    /// The arguments without those of a verb that says something else of it.
    var alone: FrameArguments {
      guard let verb, isSubject else { return arguments }
      var alone = arguments
      alone.subject = nil
      alone.end = verb
      return alone
    }
  }

  /// Whether a noun says by itself what its frame says, under a verb that the frame does not list:
  /// not where that verb wishes for it or keeps it from coming about.
  private func holds(_ frame: Frame, _ carried: Carriage) -> Bool {
    guard let verb = carried.verb else { return true }
    guard carried.verbs.isDisjoint(with: frames.blocking) else { return false }
    // What is called "its stake" is there, whatever is wished of it.
    if frame.needsPossessive { return true }
    let unit = carried.arguments.outline.view.units[verb]
    // "discussed trade in talks with A".
    if carried.isOccasion, frame.effect == .event, !unit.has([.doubt, .negation]) { return true }
    if unit.has(.desire) || unit.has(.doubt) || unit.has(.negation) { return false }
    return carried.isSubject || frame.effect == .state || frame.type == "INVADED"
      || frame.type == "AT_WAR_WITH"
  }

  /// The arguments of a noun, with the verb that carries it; nil where what it depends on takes it back.
  private func carriage(
    of unit: Int, _ element: Int, _ phrase: NounPhrase, _ outline: Outline
  ) -> Carriage? {
    let view = outline.view
    var own = FrameArguments(outline: outline, anchor: unit, end: view.units.count)
    own.noun = unit
    own.owners = phrase.owners
    own.possessive = phrase.possessive
    own.complements = outline.complements(from: element + 1)
    if own.owners.isEmpty, let antecedent = outline.possessor(of: element) {
      own.owners = antecedent.actors
    }
    // "has no stake in B".
    guard !view.is(phrase.units.lowerBound, .no) else { return nil }
    guard !phrase.nouns.contains(where: { frames.unreal.contains(view.units[$0].word) }) else {
      return nil
    }
    guard let outer = outermost(element, outline, &own) else {
      return Carriage(arguments: own, isUnreal: true)
    }
    if var carried = carriedAsObject(outer, own, outline) {
      carried.isOccasion =
        outline.preposition(at: outer - 1).map {
          view.units[$0].isOne(of: .at, .during, .in, .after, .following)
            // "was in Lima for talks with A".
            || view.is($0, .for) && carried.verbs.contains(frames.copula)
        } ?? false
      return carried
    }
    if let carried = carriedAsSubject(element, own, outline) { return carried }
    // "X (centre) after talks with Y": what a caption leaves out.
    if let preposition = outline.preposition(at: outer - 1),
      view.units[preposition].isOne(of: .after, .during, .following),
      let first = outline.phrase(at: outer - 2), first.actors.count == 1,
      !outline.elements.contains(where: { if case .verb = $0 { true } else { false } })
    {
      own.subject = outer - 2
      return Carriage(arguments: own, isOccasion: true)
    }
    // "A, already under sanctions, said".
    if let subject = outline.described(by: outer) {
      own.subject = subject
      let isHaving = outline.preposition(at: outer - 1).map { view.is($0, .with) } ?? false
      return Carriage(arguments: own, verbs: [isHaving ? frames.having : frames.copula])
    }
    // "At a meeting with A, B said", "as a member of A, B".
    let isOpening =
      outer == 1 || outer == 2 && outline.opensWithGerund
    if outline.preposition(at: outer - 1) != nil, isOpening {
      own.subject = outline.mainSubject
      if view.is(0, .as) {
        return Carriage(arguments: own, verbs: [frames.copula])
      }
    }
    return Carriage(arguments: own)
  }

  /// Steps out of "a package of …"; nil behind "calls for …".
  private func outermost(_ element: Int, _ outline: Outline, _ own: inout FrameArguments) -> Int? {
    var outer = element
    while let preposition = outline.preposition(at: outer - 1),
      let phrase = outline.phrase(at: outer - 2), let noun = phrase.nouns.last
    {
      let word = outline.view.units[noun].word
      // "approved the plan during talks with A": the talks are no plan.
      let isOccasion = outline.view.units[preposition].isOne(
        of: .during, .after, .before, .since, .at, .following)
      // "talks on a partnership": it is still talked about.
      let isTopic =
        outline.view.units[noun].is(.talks)
        && (outline.view.units[preposition].isOne(of: .on, .over)
          || outline.view.spelling(at: preposition) == "about")
      if frames.unreal.contains(word) || isTopic {
        if isOccasion { break }
        return nil
      }
      guard frames.measures.contains(word) || outline.view.units[noun].is(.subject),
        outline.view.units[preposition].isOne(of: .of, .to, .on)
      else { break }
      outer -= 2
      if own.owners.isEmpty { own.owners = phrase.owners }
      if own.possessive == nil { own.possessive = phrase.possessive }
    }
    return outer
  }

  /// "imposed sanctions", "hit A with sanctions", "elevated its ties with A to a partnership".
  private func carriedAsObject(
    _ outer: Int, _ own: FrameArguments, _ outline: Outline
  ) -> Carriage? {
    var before = outer - 1
    var isDirect = true
    var isOfNoun = false
    var steps = 0
    if let joined = outline.joinedPredicate(before: outer) { before = joined }
    while steps < 4, outline.verb(at: before) == nil {
      if outline.preposition(at: before) != nil {
        isDirect = false
        before -= 1
      } else if outline.isTime(before) || outline.isAdverb(element: before) {
        // "is also a member".
        before -= 1
      } else if let inner = outline.phrase(at: before),
        outline.preposition(at: before + 1) != nil
          || !inner.actors.isEmpty
      {
        isDirect = false
        isOfNoun = isOfNoun || !inner.nouns.isEmpty
        before -= 1
      } else {
        return nil
      }
      steps += 1
    }
    guard let group = outline.verb(at: before) else { return nil }
    // "is a stake in one of A's subsidiaries": no subsidiary.
    if group.isCopula, isOfNoun { return nil }
    let whole = FrameArguments.ofVerb(before, group, in: outline)
    var arguments = own
    arguments.take(whole)
    arguments.companions = whole.companions
    arguments.subject = whole.subject
    arguments.object = isDirect && !group.isPassive ? nil : whole.object
    arguments.complements += whole.partners
    if let relative = outline.relativeComplement(of: before) {
      arguments.complements.append(relative)
    }
    if !isDirect {
      let known = Set(own.complements.map(\.phrase))
      arguments.complements += whole.complements.filter {
        !known.contains($0.phrase) && $0.phrase != outer
      }
    }
    var verbs = verbs(group, outline.view)
    // "is allied with B as a member of A": is one.
    if let preposition = outline.preposition(at: outer - 1),
      outline.view.is(preposition, .as), !outline.view.has(group.verb, [.appoint, .comparison])
    {
      verbs.insert(frames.copula)
      if group.isPassive { arguments.subject = whole.object }
    }
    return Carriage(arguments: arguments, verbs: verbs, verb: group.verb)
  }

  /// "Sanctions on A were lifted by B", "A's members include B".
  private func carriedAsSubject(
    _ element: Int, _ own: FrameArguments, _ outline: Outline, behind first: Int = -1
  ) -> Carriage? {
    for next in element + 1..<max(element + 1, min(element + 12, outline.elements.count)) {
      guard let group = outline.verb(at: next), group.verb > first else { continue }
      guard outline.subject(of: next) == element else { continue }
      let whole = FrameArguments.ofVerb(next, group, in: outline)
      var arguments = own
      arguments.take(whole)
      arguments.complements += whole.complements.filter { $0.phrase > next }
      if whole.object == element {
        arguments.subject = whole.subject
      } else {
        arguments.subject = element
        arguments.object = whole.object
      }
      return Carriage(
        arguments: arguments, verbs: verbs(group, outline.view), verb: group.verb, isSubject: true)
    }
    return nil
  }
}
