internal import GraphModel

/// MET_WITH: meetings, talks, credentials, and people who pose together in a caption.
struct MeetingRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      let unit = view.units[index]
      if unit.has(.meet) {
        readVerb(index, view, &facts)
      } else if unit.isOne(of: .credentials, .credential, .credence) {
        readCredentials(index, view, &facts)
      } else if let (verb, behind) = audience(index, view) {
        readAudience(verb, behind, view, &facts)
      } else if let behind = callEnd(index, view) {
        readCall(index, behind, view, &facts)
      } else if unit.isOne(of: .pose, .poses, .posed, .stands, .stand, .stood, .shake, .shook)
        || ["shakes", "shaking"].contains(view.spelling(at: index))
      {
        readPose(index, view, &facts)
      }
    }
  }

  private func persons(_ actors: [Int], _ facts: DocumentFacts) -> [Int] {
    actors.filter { facts.actors[$0].kind == .person }
  }

  private func add(
    _ group: [Int], _ others: [Int], at index: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts,
    _ confidence: Double, _ rule: String
  ) {
    guard !view.isUncertain(around: index) else { return }
    let status: Status? = view.isPlanned(index) ? .planned : nil
    if status != nil, rule != "called-on" { return }
    let date = view.time(near: index).flatMap { $0.kind == .point ? $0.from : nil }
    for one in group {
      for other in others where other != one {
        facts.add(
          Claim(
            source: one, type: "MET_WITH", target: other, since: date, until: date,
            status: status, sentence: view.index, trigger: index, confidence: confidence, rule: rule
          ))
      }
    }
  }

  private func pairs(
    _ group: [Int], at index: Int, _ view: SentenceView, _ facts: inout DocumentFacts,
    _ rule: String
  ) {
    guard group.count >= 2, group.count <= 6 else { return }
    for position in group.indices.dropLast() {
      add([group[position]], Array(group[(position + 1)...]), at: index, view, &facts, 0.85, rule)
    }
  }

  /// "A met (with) B", "A received B", "A and B met".
  private func readVerb(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    if index > 0, view.units[index - 1].has(.det) { return }
    var next = index + 1
    while view.has(next, .adverb) { next += 1 }
    if let time = view.time(covering: next) { next = time.units.upperBound }
    if view.is(next, .with) { next += 1 }
    let subjects = persons(view.subjects(of: index, facts), facts)
    if isPassive(index, view) {
      guard
        let by = (index..<min(index + 9, view.units.count)).first(where: {
          view.is($0, .by) || view.is($0, .comma)
        }), view.is(by, .by)
      else { return }
      add(
        subjects, persons(view.objects(from: by + 1, facts), facts), at: index, view, &facts, 0.85,
        "met-passive")
      return
    }
    var found = view.objects(from: next, facts)
    if found.isEmpty, !subjects.isEmpty, let object = behindPlace(next, view, facts) {
      next = object
      found = view.objects(from: next, facts)
    }
    // "received a letter from X".
    if let first = found.first,
      let name = view.units[next...].firstIndex(where: { $0.kind == .actor && $0.actor == first }),
      view.units[next..<name].contains(where: { $0.is(.from) })
    {
      return
    }
    if !subjects.isEmpty { for actor in found { _ = facts.actors.isOrBecomesPerson(actor) } }
    let objects = persons(found, facts)
    if objects.isEmpty {
      guard found.isEmpty, view.spelling(at: index).hasPrefix("me"),
        !view.has(next, .det)
      else { return }
      pairs(subjects, at: index, view, &facts, "met-together")
    } else {
      add(subjects, objects, at: index, view, &facts, 0.9, "met")
    }
  }

  private func isPassive(_ index: Int, _ view: SentenceView) -> Bool {
    var before = index - 1
    while before >= 0, view.has(before, .adverb) { before -= 1 }
    return before >= 0 && view.units[before].isOne(of: .was, .were, .been, .is, .are)
  }

  /// "took leave of X", "bade farewell to X", "received a courtesy call from X", "granted an audience to X": the verb, and
  /// where X begins.
  private func audience(_ index: Int, _ view: SentenceView) -> (verb: Int, behind: Int)? {
    guard view.units.indices.contains(index + 1),
      view.units[index + 1].isOne(of: .of, .to, .from, .with)
    else { return nil }
    let verbs: [String]
    switch (view.spelling(at: index), view.spelling(at: index + 1)) {
    case ("leave", "of"): verbs = ["took", "takes", "taken", "taking", "take"]
    case ("farewell", "to"): verbs = ["bade", "bid", "bids", "bidding"]
    case ("call", "from"), ("visit", "from"), ("calls", "from"):
      guard ["courtesy", "farewell", "introductory"].contains(view.spelling(at: index - 1)) else {
        return nil
      }
      verbs = ["received", "receives", "receiving"]
    case ("audience", "to"), ("audience", "with"), ("audiences", "to"):
      verbs = ["granted", "grants", "gave", "gives", "had", "held"]
    default: return nil
    }
    let verb = (max(0, index - 5)..<index).last { verbs.contains(view.spelling(at: $0)) }
    return verb.map { ($0, index + 2) }
  }

  private func readAudience(
    _ verb: Int, _ behind: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let subjects = persons(view.subjects(of: verb, facts), facts)
    guard !subjects.isEmpty else { return }
    let found = view.objects(from: behind, facts)
    for actor in found { _ = facts.actors.isOrBecomesPerson(actor) }
    add(subjects, persons(found, facts), at: verb, view, &facts, 0.86, "called-on")
  }

  /// Where the object of a verb begins, behind what tells where: "received at the palace X".
  private func behindPlace(_ index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard view.units.indices.contains(index), view.units[index].isOne(of: .in, .at, .during) else {
      return nil
    }
    for next in index + 2..<max(index + 2, min(index + 8, view.units.count)) {
      let unit = view.units[next]
      if unit.kind == .mark && !unit.is(.possessive)
        || unit.kind == .word && unit.has(WordClass.anyVerb.union(.conj)) && !unit.isCapital
        || unit.isOne(of: .of, .to, .with, .by, .for, .from)
      {
        return nil
      }
      let before = view.units[next - 1]
      guard before.kind != .title, !before.has(WordClass.function), !before.is(.possessive),
        before.form != .adjective,
        unit.kind == .title || unit.has(.det) || unit.form == .adjective
          || view.person(at: next, facts) != nil,
        view.post(covering: next).map({ !$0.holders.isEmpty || $0.isPlural })
          ?? (view.person(at: next, facts) != nil)
      else { continue }
      return next
    }
    return nil
  }

  /// Where the one begins on whom somebody calls: "paid a courtesy call on X", "called on X", "also saw X".
  private func callEnd(_ index: Int, _ view: SentenceView) -> Int? {
    guard !view.units[index].isCapital else { return nil }
    let on = index + 1
    switch view.spelling(at: index) {
    case "call" where isPlannedCall(index, view): return on + 1
    case "call", "calls":
      guard view.units.indices.contains(on), view.units[on].isOne(of: .on, .to),
        (max(0, index - 4)..<index).contains(where: {
          ["paid", "pays", "pay", "paying", "made", "courtesy", "farewell"].contains(
            view.spelling(at: $0))
        })
      else { return nil }
      return on + 1
    case "visit", "visits":
      // "paid a courtesy visit to X".
      return view.is(on, .to) && ["courtesy", "farewell"].contains(view.spelling(at: index - 1))
        ? on + 1 : nil
    case "called":
      // "called on X to resign" is none.
      guard view.is(on, .on),
        !view.units[on...].prefix(14).contains(where: { $0.isOne(of: .to, .for) })
      else { return nil }
      return on + 1
    case "saw":
      return index > 0 && view.units[index - 1].isOne(of: .also, .later, .then) ? on : nil
    default: return nil
    }
  }

  /// "is due to call on X", but not "will call on X to resign".
  private func isPlannedCall(_ index: Int, _ view: SentenceView) -> Bool {
    view.is(index + 1, .on) && index > 0
      && (view.is(index - 1, .to) || view.is(index - 1, .will)) && view.isPlanned(index)
      && !view.units[(index + 1)...].prefix(14).contains(where: { $0.isOne(of: .to, .for) })
  }

  private func readCall(
    _ index: Int, _ start: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let noun = start == index + 2 && !isPlannedCall(index, view)
    let verb =
      noun
      ? (max(0, index - 4)..<index).last {
        ["paid", "pays", "pay", "paying", "made"].contains(view.spelling(at: $0))
      } ?? index : index
    var subjects = persons(view.subjects(of: verb, facts), facts)
    // "handed over the letter during a farewell call on X": who did so.
    if subjects.isEmpty, noun, verb == index,
      let main = (0..<index).first(where: {
        view.units[$0].kind == .word && !view.units[$0].isCapital && view.has($0, .anyVerb)
      })
    {
      subjects = persons(view.subjects(of: main, facts), facts)
    }
    guard !subjects.isEmpty else { return }
    let found = view.objects(from: start, facts)
    for actor in found { _ = facts.actors.isOrBecomesPerson(actor) }
    add(subjects, persons(found, facts), at: verb, view, &facts, 0.86, "called-on")
  }

  /// "A presented credentials to B"; "B received credentials from A".
  private func readCredentials(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let verb = (max(0, index - 6)..<index).last(where: {
        view.has($0, .verb.union(.meet)) && view.units[$0].kind == .word
      })
    else { return }
    let subjects = persons(view.subjects(of: verb, facts), facts)
    guard !subjects.isEmpty else { return }
    let end = min(index + 14, view.units.count)
    for next in index + 1..<max(end, index + 1) where view.units[next].isOne(of: .to, .from) {
      let others = persons(view.objects(from: next + 1, facts), facts)
      if !others.isEmpty {
        add(subjects, others, at: index, view, &facts, 0.9, "credentials")
        return
      }
    }
    // "handed King X her credentials".
    for name in verb + 1..<index
    where view.units[name].kind == .actor && view.units[name + 1].isOne(of: .his, .her, .their) {
      guard facts.actors.isOrBecomesPerson(view.units[name].actor) else { continue }
      add(subjects, [view.units[name].actor], at: index, view, &facts, 0.88, "credentials")
      return
    }
    // "presented to King X her credentials".
    for next in verb + 1..<index where view.is(next, .to) {
      add(
        subjects, persons(view.objects(from: next + 1, facts), facts), at: index, view, &facts, 0.9,
        "credentials")
    }
  }

  /// "A, right, stands next to B"; "A, B and C pose".
  private func readPose(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let before = (0..<index).compactMap { view.person(at: $0, facts) }
    var group: [Int] = []
    for person in before where !group.contains(person) { group.append(person) }
    if view.units[index].isOne(of: .pose, .poses, .posed) {
      var next = index + 1
      if view.is(next, .with) {
        next += 1
        add(
          group, persons(view.objects(from: next, facts), facts), at: index, view, &facts, 0.85,
          "pose")
      } else {
        guard view.kind == .caption || group.count == 2 else { return }
        pairs(group, at: index, view, &facts, "pose")
      }
      return
    }
    guard let subject = group.last else { return }
    let end = min(index + 5, view.units.count)
    for next in index + 1..<max(end, index + 1)
    where view.units[next].isOne(of: .to, .with, .beside, .alongside, .by) {
      add(
        [subject], persons(view.objects(from: next + 1, facts), facts), at: index, view, &facts,
        0.85, "pose")
      return
    }
    if view.units[index].isOne(of: .shake, .shook) { pairs(group, at: index, view, &facts, "pose") }
  }
}
