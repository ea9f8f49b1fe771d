internal import GraphModel

/// AMBASSADOR_TO of envoys who go elsewhere as what they are, "X, whom the Vatican moved to Peru in the same
/// capacity", and of those whom a text about envoys confirms "for Peru".
struct TransferRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      let unit = view.units[index]
      if view.spelling(at: index) == "same", view.is(index - 1, .the), view.is(index - 2, .in),
        view.has(index + 1, .office) || view.spelling(at: index + 1) == "capacity"
      {
        readSameCapacity(index, view, &facts)
      } else if ["recalled", "recalls", "recalling", "withdrew", "withdrawing"].contains(
        view.spelling(at: index))
      {
        readRecall(index, view, &facts)
      } else if unit.has(.appoint), !unit.isCapital, view.is(index + 1, .for) {
        readDestination(index, view, &facts)
      }
    }
  }

  /// "moved to Peru in the same capacity".
  private func readSameCapacity(
    _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    guard
      let to = (max(1, index - 8)..<index).last(where: {
        view.is($0, .to) && view.country(at: place(behind: $0, view), facts) != nil
      }), let target = view.country(at: place(behind: to, view), facts),
      !view.isUncertain(around: to),
      let envoy = envoy(sentTo: to, view, facts),
      let model = model(of: envoy, view, facts), model.target != target
    else { return }
    add(envoy, target, model.title, at: to - 1, 0.78, view, &facts)
  }

  private func place(behind preposition: Int, _ view: SentenceView) -> Int {
    view.is(preposition + 1, .the) ? preposition + 2 : preposition + 1
  }

  /// Who goes: "X, whom A moved to", "A moved X to", "X was moved to", "X moves to".
  private func envoy(sentTo to: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    if let whom = (max(1, to - 8)..<to).last(where: { view.is($0, .whom) }) {
      let name = view.is(whom - 1, .comma) ? whom - 2 : whom - 1
      return view.person(at: name, facts)
    }
    if let person = view.person(at: to - 1, facts) { return person }
    guard view.units[to - 1].kind == .word else { return nil }
    return view.subjects(of: to - 1, facts).first { facts.actors[$0].kind == .person }
  }

  /// The post of an envoy, or of who follows him in the same sentence.
  private func model(of envoy: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Claim? {
    func post(of person: Int) -> Claim? {
      facts.recentClaims.last { $0.source == person && $0.type == "AMBASSADOR_TO" }
    }
    if let own = post(of: envoy) { return own }
    return facts.recentClaims.last {
      $0.sentence == view.index && $0.type == "SUCCESSOR_OF" && $0.target == envoy
    }.flatMap { post(of: $0.source) }
  }

  /// "recalled Ambassador X from Berlin".
  private func readRecall(
    _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    guard !view.isUncertain(around: index),
      let post = view.posts.first(where: {
        $0.kind == .envoy && $0.isPrenominal && $0.holders.count == 1 && $0.receiving.isEmpty
          && (index + 1...index + 6).contains($0.units.lowerBound)
      }), view.is(post.units.upperBound + 1, .from),
      let target = view.country(at: place(behind: post.units.upperBound + 1, view), facts),
      target != post.bodies.first
    else { return }
    let isPlanned = view.isPlanned(index)
    let date = view.time(near: index).flatMap { $0.kind == .point ? $0.from : nil }
    facts.add(
      Claim(
        source: post.holders[0], type: "AMBASSADOR_TO", target: target, title: view.post(post),
        until: isPlanned ? nil : date, status: isPlanned ? nil : .former, sentence: view.index,
        trigger: index, confidence: 0.8, rule: "recall"))
  }

  /// "X was confirmed for Germany", where the text has just told of ambassadors.
  private func readDestination(
    _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let name = place(behind: index + 1, view)
    guard let target = view.country(at: name, facts), view.units[name].form == .plain,
      name + 1 >= view.units.count || view.units[name + 1].kind == .mark
        || view.units[name + 1].is(.and) || view.time(covering: name + 1) != nil,
      (max(0, index - 3)..<index).contains(where: {
        view.units[$0].isOne(of: .was, .were, .been, .is, .are)
      }), !view.isUncertain(around: index),
      let model = facts.recentClaims.last(where: {
        $0.type == "AMBASSADOR_TO" && view.index - $0.sentence <= 10
      }), model.target != target
    else { return }
    let subjects = view.subjects(of: index, facts).filter { facts.actors[$0].kind == .person }
    guard subjects.count == 1 else { return }
    add(subjects[0], target, "ambassador", at: index, 0.75, view, &facts)
  }

  private func add(
    _ envoy: Int, _ target: Int, _ title: String?, at trigger: Int, _ confidence: Double,
    _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let isPlanned =
      view.isPlanned(trigger) || view.spelling(at: trigger).hasPrefix("nominat")
    let date = view.time(near: trigger).flatMap { $0.kind == .point ? $0.from : nil }
    facts.add(
      Claim(
        source: envoy, type: "AMBASSADOR_TO", target: target, title: title,
        since: isPlanned ? nil : date, status: isPlanned ? .planned : nil, sentence: view.index,
        trigger: trigger, confidence: confidence, rule: "transfer"))
  }
}
