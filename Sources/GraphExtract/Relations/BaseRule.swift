internal import GraphModel

/// BASED_IN: in which country companies and organisations sit, by the country or one of its cities: "the
/// Oslo-based shipowner A", "A, headquartered in Oslo,", "A has its head office in Bergen, Norway".
struct BaseRule {
  let lexicon: Lexicon

  /// How far from "based" the name of who sits there is looked for.
  private static let reach = 8

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      if view.is(index, .based), view.is(index - 1, .hyphen) {
        readCompound(index, view, &facts)
      } else if isSitting(index, view), view.is(index + 1, .in) {
        readParticiple(index, view, &facts)
      } else if isSeat(index, view) {
        readSeat(index, view, &facts)
      }
    }
  }

  private func isSitting(_ index: Int, _ view: SentenceView) -> Bool {
    view.units[index].isOne(of: .based, .headquartered)
      || ["domiciled", "incorporated"].contains(view.spelling(at: index))
  }

  private func isSeat(_ index: Int, _ view: SentenceView) -> Bool {
    ["headquarters", "seat"].contains(view.spelling(at: index))
      || view.is(index, .office) && view.is(index - 1, .head)
  }

  // MARK: Constructions

  /// "the Oslo-based shipowner A", "A, an Oslo-based shipowner", "A is an Oslo-based shipowner".
  private func readCompound(_ based: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let country = country(at: based - 2, view, &facts) else { return }
    for index in based + 1..<based + Self.reach {
      guard view.units.indices.contains(index) else { break }
      let unit = view.units[index]
      if unit.kind == .actor, unit.form != .adjective {
        add(body(at: index, for: based, view, facts), country, at: based, view, &facts)
        return
      }
      guard unit.kind == .actor || unit.kind == .word && !unit.has(WordClass.function) else {
        break
      }
    }
    var before = based - 3
    while before > 0, view.has(before, [.det, .adverb]) { before -= 1 }
    readDescribed(before, country, at: based, view, &facts)
  }

  /// "A, based in Oslo,", "A is based in Oslo", "A, a shipowner based in Oslo".
  private func readParticiple(_ verb: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard !view.isUncertain(around: verb), !view.isPlanned(verb),
      let country = country(at: verb + 2, view, &facts)
    else { return }
    var before = verb - 1
    while before > 0, view.has(before, .adverb) { before -= 1 }
    if before >= 0, view.has(before, .aux) {
      add(view.subjects(of: verb, facts), country, at: verb, view, &facts)
    } else if !view.is(before - 1, .of), let own = body(at: before, for: verb, view, facts) {
      // Not the parent in "B, a subsidiary of A headquartered in Oslo".
      add(own, country, at: verb, view, &facts)
    } else {
      // The noun, with what is said of it: "a leading shipowner based in Oslo".
      while before > 0, verb - before < Self.reach, view.units[before].kind == .word,
        !view.units[before].isComma, !view.has(before, [.aux, .det])
      { before -= 1 }
      if view.has(before, .det) { before -= 1 }
      readDescribed(before, country, at: verb, view, &facts)
    }
  }

  /// "A has its head office in Oslo", "A, which has its seat in Oslo", "the headquarters of A in Oslo".
  private func readSeat(_ seat: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    if view.is(seat + 1, .in), let country = country(at: seat + 2, view, &facts) {
      let verb = (max(0, seat - 4)..<seat).last { view.units[$0].isOne(of: .has, .have, .having) }
      guard let verb, view.units[verb + 1..<seat].contains(where: { $0.has(.det) }) else { return }
      add(view.subjects(of: verb, facts), country, at: seat, view, &facts)
    } else if view.is(seat + 1, .of) {
      let name = view.is(seat + 2, .the) ? seat + 3 : seat + 2
      guard let own = body(at: name, for: seat, view, facts) else { return }
      let place = view.has(name + 1, .aux) ? name + 2 : name + 1
      guard view.is(place, .in), let country = country(at: place + 1, view, &facts) else { return }
      add(own, country, at: seat, view, &facts)
    }
  }

  /// Of whom "a shipowner" is said: the name before the comma that ends at a unit, or the subject of "is" there.
  private func readDescribed(
    _ before: Int, _ country: Int, at trigger: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    guard before > 0 else { return }
    if view.units[before].isComma {
      add(body(at: before - 1, for: trigger, view, facts), country, at: trigger, view, &facts)
    } else if view.has(before, .aux) {
      add(view.subjects(of: before, facts), country, at: trigger, view, &facts)
    }
  }

  // MARK: Places and who sits there

  /// The country of a place: "Norway", "Oslo", "Bergen, Norway", "the city of Salta in Argentina".
  private func country(
    at index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    var place = index
    if view.is(place, .the), view.is(place + 2, .of) { place += 3 }
    guard view.units.indices.contains(place), [.actor, .name].contains(view.units[place].kind)
    else { return nil }
    let behind = view.is(place + 1, .comma) || view.is(place + 1, .in) ? place + 2 : place + 1
    if behind > place + 1, let named = view.country(at: behind, facts),
      view.units[behind].form == .plain
    {
      return named
    }
    if let named = view.country(at: place, facts) { return named }
    return lexicon.cities[ActorTable.key(view.spelling(at: place))].map {
      facts.actors.country($0, lexicon)
    }
  }

  private func body(
    at index: Int, for trigger: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    view.actor(at: index).flatMap { isBody($0, at: trigger, view, facts) ? $0 : nil }
  }

  /// Whether an actor can be what is headquartered: also a name of which nothing else is known. Where it is only
  /// "based", it must look like a body's.
  private func isBody(_ actor: Int, at trigger: Int, _ view: SentenceView, _ facts: DocumentFacts)
    -> Bool
  {
    facts.actors[actor].isBody
      || facts.actors[actor].kind == .unknown
        && (facts.actors[actor].likeness == .organisation || !view.is(trigger, .based))
  }

  private func add(
    _ bodies: [Int], _ country: Int, at trigger: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    for body in bodies where isBody(body, at: trigger, view, facts) {
      add(body, country, at: trigger, view, &facts)
    }
  }

  private func add(
    _ body: Int?, _ country: Int, at trigger: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    guard let body, !facts.isTold("BASED_IN", body, country, in: view.index) else { return }
    facts.actors.settle(body, as: .company)
    facts.add(
      Claim(
        source: body, type: "BASED_IN", target: country, sentence: view.index, trigger: trigger,
        confidence: 0.9, rule: "based-in"))
  }
}
