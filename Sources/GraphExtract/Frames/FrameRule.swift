internal import GraphModel

/// Reads relationships by the frames of the lexicon: who does what to whom by the verbs of a sentence,
/// and by its nouns with the verbs that carry them.
struct FrameRule {
  let lexicon: Lexicon

  var frames: FrameLexicon { lexicon.frames }

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    readItem(view, &facts)
    readNaming(view, &facts)
    guard view.units.contains(where: { isTrigger($0, view) }) else {
      if view.kind == .body {
        let opening = view.objects(from: 0, facts)
        facts.recent.group = opening.count > 1 ? opening : nil
      }
      return
    }
    let outline = Outline(view, facts, frames)
    read(outline, &facts)
    for aside in outline.asides {
      settle(aside, &facts)
      read(aside, &facts)
    }
    facts.recent.group = outline.group
  }

  /// "A, a Turkish businesswoman": what is said in passing shows that A is a person.
  private func settle(_ aside: Outline, _ facts: inout DocumentFacts) {
    guard let host = aside.phrase(at: 0)?.actors, host.count == 1,
      let noun = aside.phrase(at: 2)?.nouns.first, aside.view.units[noun].has(.occupation)
    else { return }
    _ = facts.actors.isOrBecomesPerson(host[0])
  }

  private func read(_ outline: Outline, _ facts: inout DocumentFacts) {
    for element in outline.elements.indices {
      switch outline.elements[element] {
      case .verb(let group): readVerb(element, group, outline, &facts)
      case .phrase(let phrase): readNouns(element, phrase, outline, &facts)
      default: break
      }
    }
  }

  private func isTrigger(_ unit: Unit, _ view: SentenceView) -> Bool {
    if unit.kind == .actor || unit.kind == .name {
      // "Entity List".
      return unit.end - unit.first > 1
        && view.tokens[unit.end - 1].word == Word.list.id
    }
    return (unit.kind == .word || unit.kind == .title || unit.kind == .mark)
      && (frames.verbForms[unit.word]?.contains { frames.framesByVerb[$0.verb] != nil } ?? false
        || frames.nounForms[unit.word] != nil)
  }

  // MARK: Verbs

  func verbs(_ group: VerbGroup, _ view: SentenceView) -> Set<Int> {
    if group.isCopula { return [frames.copula] }
    var found: Set<Int> = []
    for form in frames.verbForms[view.units[group.verb].word] ?? [] {
      guard
        form.particle < 0
          || view.units.indices.contains(group.verb + 1)
            && view.units[group.verb + 1].word == form.particle
      else { continue }
      found.insert(form.verb)
    }
    return found
  }

  private func readVerb(
    _ element: Int, _ group: VerbGroup, _ outline: Outline, _ facts: inout DocumentFacts
  ) {
    let view = outline.view
    var arguments: FrameArguments?
    for verb in verbs(group, view).sorted() {
      for frame in frames.framesByVerb[verb] ?? [] {
        let known = arguments ?? .ofVerb(element, group, in: outline)
        arguments = known
        emit(frames.frames[frame], known, &facts)
      }
    }
  }

  // MARK: Claims

  func emit(
    _ frame: Frame, _ arguments: FrameArguments, _ facts: inout DocumentFacts
  ) {
    let view = arguments.outline.view
    guard !arguments.isUncertain, !view.isHypothetical(arguments.anchor),
      !isWished(arguments.anchor, view)
    else { return }
    if arguments.isPlanned, view.isConditional(arguments.anchor) { return }
    if arguments.isAnnounced,
      !["SANCTIONED_BY", "OWNED_BY", "PARTNERSHIP_WITH", "SIGNED"].contains(frame.type)
    {
      return
    }
    if frame.needsSanctions {
      // "designated as an ally".
      guard facts.speaksOfSanctions || facts.speaksOfEntryBans,
        !arguments.complements.contains(where: {
          $0.preposition == Word.as.id && !isAsWellAs($0.phrase, arguments.outline)
        })
          || isCalledTerrorist(arguments)
      else { return }
    }
    if frame.needsEntry, arguments.entry == nil, !barsPerson(arguments, facts) { return }
    guard fits(frame, arguments), !isOfMembers(frame, arguments, facts) else { return }
    // "added A to its list of unfriendly states" is no sanction.
    var frame = frame
    if frame.type == "SANCTIONED_BY", let noun = frame.nouns.isEmpty ? nil : arguments.noun,
      view.units[noun...].prefix(5).contains(where: { $0.is(.unfriendly) })
    {
      frame.type = "DESIGNATED_UNFRIENDLY_BY"
    }
    let emitter = FrameEmitter(frame: frame, arguments: arguments)
    var arguments = arguments
    if frame.type == "SANCTIONED_BY" {
      // "Brussels" that imposes sanctions is the Union.
      arguments.substitute = brussels(arguments, &facts)
    }
    if frame.needsPossessive, arguments.possessive == nil, arguments.owners.isEmpty { return }
    let selector = ArgumentSelector(frame: frame, arguments: arguments)
    if frame.type == "MET_WITH" || frame.type == "SUCCESSOR_OF" {
      settlePersons(selector, &facts)
    }
    let sources = emitter.fitting(selector.actors(frame.source, &facts), asSource: true, facts)
    var targets = emitter.fitting(selector.actors(frame.target, &facts), asSource: false, facts)
    if frame.type == "SANCTIONED_BY", isOfResolution(arguments),
      let index = lexicon.organisations.firstIndex(where: { $0.name == "United Nations" })
    {
      targets = [facts.actors.organisation(index, lexicon)]
    }
    // "The signatories were A and B": of the treaty last spoken of.
    if frame.type == "SIGNED", targets.isEmpty, let noun = arguments.noun,
      view.units[noun].isOne(of: .signatory, .signatories), let treaty = facts.recent.onlyTreaty
    {
      targets = [treaty]
    }
    if frame.isSymmetric, targets.isEmpty {
      // "A and B fought in the north": on which side each was is not said, but by "each other".
      if frame.name == "fight", frame.nouns.isEmpty, !isMutual(arguments.anchor, view) { return }
      // "the notes were handed over by A and B": not to each other.
      if frame.name == "instrument" { return }
      // "A and B greeted the others" says nothing of A and B.
      guard frame.target != [[.object]],
        isMutual(arguments.anchor, view)
          || !frame.target.joined().contains(where: { arguments.phrase($0) != nil })
      else { return }
      emitter.emitPairs(sources, &facts)
    } else {
      if sources.count > 1, sources.count == targets.count, isRespective(arguments.anchor, view) {
        for (source, target) in zip(sources, targets) { emitter.emit([source], [target], &facts) }
      } else if frame.type != "SUCCESSOR_OF" || sources.count == 1 || targets.count == 1 {
        // "They replaced A, B and C": who follows whom is not told.
        emitter.emit(sources, targets, &facts)
      }
      if frame.type == "SIGNED" { readEncounter(sources, targets, arguments, &facts) }
      emitSeries(emitter, sources, targets, &facts)
    }
    if frame.type == "SANCTIONED_BY", !targets.isEmpty, frame.effect != .end,
      // "A, which has sanctions of its own": no word on whose are told of.
      frame.effect == .begin || !sources.isEmpty,
      !(answers(arguments.anchor, view) && facts.sanctions != nil)
    {
      let date = frame.effect == .begin ? emitter.since : nil
      // "had listed X in 2009": not the day of those that the text tells of.
      let isEarlier =
        date.flatMap { date in facts.sanctionsDate.map { date.year < $0.year } } ?? false
      if !isEarlier, date != nil || facts.sanctions.map({ $0.imposers != targets }) ?? true {
        facts.sanctionsDate = date
      }
      facts.sanctions = (targets, view.index)
      if facts.leadImposers.isEmpty { facts.leadImposers = targets }
    }
    if !frame.isSymmetric, sources.isEmpty != targets.isEmpty {
      emitter.openList(sources, targets, &facts)
    }
  }

  /// "owned by A and B, respectively": the first by the first.
  private func isRespective(_ anchor: Int, _ view: SentenceView) -> Bool {
    view.units.indices[anchor...].prefix(40).contains { view.spelling(at: $0) == "respectively" }
  }

  /// "fought each other", "fought against one another".
  private func isMutual(_ verb: Int, _ view: SentenceView) -> Bool {
    (verb + 1..<verb + 3).contains {
      ["each", "one"].contains(view.spelling(at: $0))
        && ["other", "another"].contains(view.spelling(at: $0 + 1))
    }
  }

  /// "barred X", where the text tells of bans on entry.
  private func barsPerson(_ arguments: FrameArguments, _ facts: DocumentFacts) -> Bool {
    guard facts.speaksOfEntryBans, facts.sanctions != nil,
      !arguments.complements.contains(where: { $0.preposition == Word.from.id })
    else { return false }
    return arguments.phrase(.object)?.actors.allSatisfy { facts.actors[$0].kind == .person }
      ?? false
  }

  /// "as well as B".
  private func isAsWellAs(_ element: Int, _ outline: Outline) -> Bool {
    guard let unit = outline.preposition(at: element - 1) else { return false }
    return outline.view.spelling(at: unit - 1) == "well"
      || outline.view.spelling(at: unit + 1) == "well"
  }

  /// "It came two days after A announced sanctions": what the sanctions told of answer.
  private func answers(_ anchor: Int, _ view: SentenceView) -> Bool {
    view.units[..<anchor].contains { $0.isOne(of: .after, .following) }
      || (0..<anchor).contains {
        ["answering", "response", "retaliation"].contains(view.spelling(at: $0))
      }
  }

  /// "listed A as a terrorist entity".
  private func isCalledTerrorist(_ arguments: FrameArguments) -> Bool {
    arguments.complements.contains {
      guard $0.preposition == Word.as.id, let phrase = arguments.outline.phrase(at: $0.phrase)
      else {
        return false
      }
      let words = arguments.outline.view.spelling(units: phrase.units).lowercased()
      return ["terrorist", "designated", "blocked"].contains(where: words.contains)
    }
  }

  /// "Special Economic Measures Regulations".
  private func isOfSanctions(_ name: String) -> Bool {
    name.hasSuffix("Sanctions") || name.contains("Sanctions ") || name.contains("Measures")
  }

  /// What goes before a war that is fought without arms.
  private static let figurativeWars: Set<String> = [
    "trade", "price", "tariff", "customs", "currency", "turf", "culture", "cultural", "bidding",
    "legal", "diplomatic", "propaganda", "verbal", "economic", "fish", "cod", "gas", "information",
    "cyber", "commercial", "media", "hybrid", "cold",
  ]

  /// "belongs to a federation": as members do.
  private func isOfMembers(
    _ frame: Frame, _ arguments: FrameArguments, _ facts: DocumentFacts
  ) -> Bool {
    guard frame.type == "OWNED_BY", frame.name == "belong",
      let whole = arguments.phrase(.preposition(Word.to.id))
    else { return false }
    return whole.actors.contains { MembershipRule.isAssociation(facts.actors[$0]) }
  }

  /// What a verb must be said of, to mean what its frame says.
  private func fits(_ frame: Frame, _ arguments: FrameArguments) -> Bool {
    let view = arguments.outline.view
    // "He lists schools and roads": names them.
    if frame.type == "SANCTIONED_BY", view.spelling(at: arguments.anchor) == "lists",
      let subject = arguments.phrase(.subject), subject.nouns.isEmpty
    {
      return false
    }
    // "a trade war", "a war of words".
    if frame.type == "AT_WAR_WITH", let noun = arguments.noun,
      view.is(noun + 1, .of) && view.spelling(at: noun + 2) == "words"
        || (max(0, noun - 2)..<noun).contains(where: {
          Self.figurativeWars.contains(view.spelling(at: $0).lowercased())
        })
    {
      return false
    }
    if frame.type == "SANCTIONED_BY", frame.name == "add", frame.nouns.isEmpty {
      // "added B", where the sentence speaks of listings.
      return !arguments.complements.contains { $0.preposition == Word.to.id }
        && view.units.contains {
          $0.isOne(of: .list, .listings, .designations, .sanctions) || $0.isOne(of: .measures)
            || $0.kind == .actor && isOfSanctions(view.spelling($0.first..<$0.end))
        }
    }
    if frame.type == "SANCTIONED_BY", frame.name == "target", frame.nouns.isEmpty {
      // "targeted A with an attack".
      return !arguments.complements.contains { $0.preposition == Word.with.id }
    }
    // "has trade agreements with B": names none.
    if frame.type == "SIGNED", frame.target == [[.named]], let noun = arguments.noun,
      view.spelling(at: noun).hasSuffix("s")
    {
      return false
    }
    // "The group includes A": of a group of companies alone.
    if frame.type == "SUBSIDIARY_OF", frame.name == "include" {
      guard let subject = arguments.phrase(.subject), let head = subject.units.last else {
        return false
      }
      return ["group", "conglomerate", "holding", "empire"].contains(view.spelling(at: head))
    }
    // "discussed it by phone".
    if frame.type == "MET_WITH",
      view.units.contains(where: { $0.kind == .word && $0.has(.remote) && !$0.isCapital })
    {
      return false
    }
    // "it was joined by the envoy of A": for a while.
    if frame.type == "MEMBER_OF", frame.name == "join", frame.nouns.isEmpty, arguments.isPassive,
      arguments.phrase(.subject)?.actors.isEmpty ?? true
    {
      return false
    }
    // "will discuss it with A": nobody says where.
    if frame.name == "discuss", arguments.isPlanned { return false }
    // "quit, leaving A with one partner": A is not who was left.
    if frame.type == "MEMBER_OF", frame.effect == .end,
      view.spelling(at: arguments.anchor) == "leaving",
      arguments.complements.contains(where: { $0.preposition == Word.with.id })
    {
      return false
    }
    // "A named X as minister, replacing Y": it is not A who replaces Y.
    if frame.type == "SUCCESSOR_OF", isOfAppointee(arguments) { return false }
    // "entered into a protocol": signed it.
    if frame.type == "MEMBER_OF", frame.name == "enter", view.is(arguments.anchor + 1, .into) {
      return false
    }
    // "will call on A"; but "calls on A to resign".
    if frame.type == "MET_WITH", frame.name == "call", frame.nouns.isEmpty {
      return arguments.isPlanned
        && !view.units[arguments.anchor...].prefix(14).dropFirst().contains {
          $0.isOne(of: .to, .for)
        }
    }
    // "took over a company from A", "inherited a house from A": only offices are handed down.
    guard frame.type == "SUCCESSOR_OF", frame.nouns.isEmpty,
      frame.target == [[.preposition(Word.from.id)]],
      let object = arguments.phrase(.object), object.actors.isEmpty, let noun = object.nouns.last
    else { return true }
    let opening = view.units[object.units.lowerBound]
    let word = view.spelling(at: noun)
    let unit = view.units[noun]
    return !opening.isOne(of: .a, .an)
      && (unit.kind == .title || unit.kind == .name
        || unit.has([.office, .orghead, .publichead, .companyhead, .portfolio, .government])
        || unit.has(.companynoun) || word.hasSuffix("ship") || word.hasSuffix("cy")
        || unit.isOne(of: .reins))
  }

  /// "A named X as minister, replacing Y": whom the clause before has put in office, and not its subject.
  private func isOfAppointee(_ arguments: FrameArguments) -> Bool {
    let view = arguments.outline.view
    let verb = arguments.anchor
    guard view.is(verb - 1, .comma), view.spelling(at: verb).hasSuffix("ing"),
      let subject = arguments.phrase(.subject)
    else { return false }
    return view.posts.contains { post in
      guard let link = post.link, link.manner == .appointment,
        post.units.upperBound < verb, post.units.lowerBound >= subject.units.upperBound
      else { return false }
      return link.verb >= subject.units.upperBound
        && !post.holders.contains(where: subject.actors.contains)
    }
  }

  /// "President X of A and President Y of B signed a treaty in C": they met there.
  private func readEncounter(
    _ signers: [Int], _ treaties: [Int], _ arguments: FrameArguments,
    _ facts: inout DocumentFacts
  ) {
    let view = arguments.outline.view
    guard !treaties.isEmpty, !arguments.isPlanned, signers.count == 2,
      signers.allSatisfy({ facts.actors[$0].kind == .person }),
      let home = facts.countryOfPerson[signers[0]], let other = facts.countryOfPerson[signers[1]],
      home != other,
      arguments.complements.contains(where: {
        $0.preposition == Word.in.id || $0.preposition == Word.at.id
      })
        || view.units[..<arguments.end].contains(where: {
          $0.isOne(of: .talks, .summit, .meeting, .ceremony)
        })
    else { return }
    let time = view.time(near: arguments.anchor, until: arguments.end)
    let date = time?.kind == .point ? time?.from : nil
    facts.add(
      Claim(
        source: signers[0], type: "MET_WITH", target: signers[1], since: date, until: date,
        sentence: view.index, trigger: arguments.anchor, confidence: 0.8, rule: "signed-together"))
  }

  /// "would like to be admitted", "has expressed interest in joining".
  private func isWished(_ anchor: Int, _ view: SentenceView) -> Bool {
    (max(0, anchor - 4)..<anchor).contains { at in
      view.is(at, .like) && at > 0 && view.is(at - 1, .would)
        || (view.is(at, .interest) || view.spelling(at: at) == "interested") && view.is(at + 1, .in)
    }
  }

  /// "The committee set up under resolution 2653 (Haiti) added X": one of the United Nations.
  private func isOfResolution(_ arguments: FrameArguments) -> Bool {
    let view = arguments.outline.view
    let start = view.units.firstIndex { $0.kind != .mark } ?? 0
    guard
      let committee = (start..<min(start + 3, arguments.anchor)).first(where: {
        view.units[$0].kind == .word && view.spelling(at: $0).lowercased() == "committee"
      })
    else { return false }
    return view.units[committee..<arguments.anchor].contains {
      view.spelling($0.first..<$0.end) == "resolution"
    }
  }

  private func brussels(_ arguments: FrameArguments, _ facts: inout DocumentFacts) -> (Int, Int)? {
    guard let subject = arguments.phrase(.subject), subject.actors.count == 1,
      arguments.outline.view.units[subject.head].form == .capital,
      facts.actors[subject.actors[0]].name == "Belgium",
      let union = lexicon.organisations.firstIndex(where: { $0.name == "European Union" })
    else { return nil }
    return (subject.actors[0], facts.actors.organisation(union, lexicon))
  }

  /// Who meets or follows a person, under a name that could be a person's, is one.
  private func settlePersons(_ selector: ArgumentSelector, _ facts: inout DocumentFacts) {
    let frame = selector.frame
    let all = selector.actors(frame.source, &facts) + selector.actors(frame.target, &facts)
    // "New Ambassadors Pledge Closer Ties": every word is in capitals.
    guard selector.view.kind != .heading else { return }
    guard
      all.contains(where: { facts.actors[$0].kind == .person })
        || all.allSatisfy({ facts.actors[$0].likeness == .person })
    else { return }
    for actor in all { _ = facts.actors.isOrBecomesPerson(actor) }
  }

  /// "A in 2011 and B in 2018": each object with its own date.
  private func emitSeries(
    _ emitter: FrameEmitter, _ sources: [Int], _ targets: [Int], _ facts: inout DocumentFacts
  ) {
    let frame = emitter.frame
    let isSource = frame.source.contains([.object])
    guard isSource || frame.target.contains([.object]) else { return }
    for (element, time) in emitter.arguments.series {
      guard let phrase = emitter.arguments.outline.phrase(at: element) else { continue }
      var next = emitter
      next.ownTime = time
      let actors = emitter.fitting(phrase.actors, asSource: isSource, facts)
      if isSource {
        next.emit(actors, targets, &facts)
      } else {
        next.emit(sources, actors, &facts)
      }
    }
  }

  // MARK: Lists

  /// "Among them is A", "they include A and B": who was counted in the sentence before.
  private func readNaming(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let group = facts.openGroup, view.kind == .body else { return }
    guard view.index - group.sentence <= 2 else {
      facts.openGroup = nil
      return
    }
    var index = 0
    if view.is(0, .among), view.units.indices.contains(1),
      view.units[1].isOne(of: .them, .those, .these)
    {
      index = 2
    } else if view.units.first?.isOne(of: .they, .these, .those) ?? false {
      index = 1
    } else {
      return
    }
    let end = min(index + 4, view.units.count)
    guard
      let verb = (index..<max(index, end)).last(where: {
        view.units[$0].isOne(of: .is, .are, .was, .were, .include, .includes, .included)
      }), !view.isHypothetical(verb)
    else { return }
    let reader = NounPhraseReader(
      view: view, words: WordReader(view: view, frames: frames), facts: facts)
    let listed = reader.phrase(at: verb + 1, isObject: true)?.actors ?? []
    for item in listed.isEmpty ? view.objects(from: verb + 1, facts) : listed {
      for other in group.others where other != item {
        var claim = group.claim
        (claim.source, claim.target) = group.isSource ? (item, other) : (other, item)
        claim.sentence = view.index
        facts.add(claim)
      }
    }
  }

  /// An item of the list that a sentence before announced; closes the list at anything else.
  private func readItem(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard var list = facts.openList else { return }
    guard view.kind == .item || view.kind == .heading, view.index - list.sentence <= 1,
      let first = view.units.prefix(6).firstIndex(where: { $0.kind == .actor })
    else {
      facts.openList = nil
      return
    }
    list.sentence = view.index
    facts.openList = list
    for item in items(from: first, view, facts) {
      for other in list.others where other != item {
        var claim = list.claim
        (claim.source, claim.target) = list.isSource ? (item, other) : (other, item)
        claim.sentence = view.index
        facts.add(claim)
      }
    }
  }

  /// What an item of a list names: "X, a minister"; "three judges of the court: A, B and C".
  private func items(from first: Int, _ view: SentenceView, _ facts: DocumentFacts) -> [Int] {
    if let colon = view.units.firstIndex(where: { $0.is(.colon) }), colon > first {
      let named = view.objects(from: colon + 1, facts)
      if !named.isEmpty { return named }
    }
    // "Syria's minister X", "the Minsk court": where someone is, unless nothing else stands there.
    let opening = view.units[first...].first {
      $0.kind == .actor && $0.form == .plain && facts.actors[$0.actor].kind != .country
    }
    if view.units[first].form != .plain || view.is(first + 1, .possessive) {
      return opening.map { [$0.actor] } ?? []
    }
    return view.single(startingAt: first, facts).map { [$0.actor] } ?? []
  }
}
