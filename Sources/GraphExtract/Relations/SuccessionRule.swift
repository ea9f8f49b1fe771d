internal import GraphModel

/// SUCCESSOR_OF.
struct SuccessionRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      let unit = view.units[index]
      if readBracketed(index, view, &facts) { continue }
      if unit.has(.succeed), !unit.isCapital || index == 0 {
        readVerb(index, view, &facts)
      } else if unit.is(.succession), view.is(index + 1, .to), view.is(index - 1, .in) {
        // "has been appointed ambassador in succession to Y".
        let holder = view.posts.last { $0.units.lowerBound < index && $0.holders.count == 1 }
        if let earlier = view.single(startingAt: index + 2, facts)?.actor,
          facts.actors.isOrBecomesPerson(earlier)
        {
          add(holder?.holders.first, earlier, at: index, view, &facts, "in-succession")
        }
      } else if let verb = view.takeover(of: index) {
        let earlier = view.single(startingAt: index + 2, facts)?.actor
        if let earlier, facts.actors.isOrBecomesPerson(earlier) {
          add(
            persons(view.subjects(of: verb, facts), facts).first, earlier, at: verb, view, &facts,
            "took-place")
        }
      } else if unit.is(.place), index > 0, view.units[index - 1].isOne(of: .his, .her) {
        readTheirPlace(index, view, &facts)
      } else if isVacancy(index, view) {
        readVacancy(index, view, &facts)
      } else if isInFavour(index, view) {
        readFavour(index, view, &facts)
      } else if isFollowing(index, view) {
        readVerb(index, view, &facts)
      } else if unit.has(.handover), !unit.isCapital {
        readHandover(index, view, &facts)
      } else if view.is(index + 1, .of),
        unit.is(.place) && view.is(index - 1, .in)
          || ["instead", "lieu"].contains(view.spelling(at: index))
      {
        // "was named minister in place of Y", "instead of Y".
        if let earlier = view.actor(at: index + 2)
          ?? view.single(startingAt: index + 2, facts)?.actor,
          let later = appointee(before: index, but: earlier, view)
            ?? mover(before: index, view, facts),
          facts.actors.isOrBecomesPerson(earlier, isCertain: true)
        {
          add(later, earlier, at: index, view, &facts, "in-place")
        }
      } else if let earlier = departed(behind: index, view, &facts) {
        add(
          appointee(before: index, but: earlier, view), earlier, at: index, view, &facts,
          "after-departure")
      } else if unit.isOne(of: .predecessor, .successor) {
        readNoun(index, view, &facts)
      } else if unit.isOne(of: .over), index > 0, view.has(index - 1, .hold),
        source(behind: index, view) == nil, let earlier = leaver(before: view, facts)
      {
        // "A sacked Minister X. His deputy, Y, takes over".
        let later = persons(view.subjects(of: index - 1, facts), facts).first
        if later != earlier {
          add(later, earlier, at: index - 1, view, &facts, "took-over")
        }
      } else if unit.isOne(of: .over), index > 0, view.has(index - 1, .hold),
        let from = source(behind: index, view)
      {
        if let first = view.objects(from: from + 1, facts).first {
          _ = facts.actors.isOrBecomesPerson(first)
        }
        let subjects = persons(view.subjects(of: index - 1, facts), facts)
        add(
          subjects.first, persons(view.objects(from: from + 1, facts), facts).first, at: index - 1,
          view, &facts, "took-over")
      }
    }
  }

  /// "X handed over the ministry to Y", "X handed the post over to Y".
  private func readHandover(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let end = min(index + 9, view.units.count)
    guard
      let to = (index + 1..<max(index + 1, end)).first(where: {
        view.is($0, .to) || view.units[$0].kind == .mark
      }), view.is(to, .to),
      isOffice(index + 1..<to, view),
      let earlier = persons(view.subjects(of: index, facts), facts).first,
      let later = view.single(startingAt: to + 1, facts)?.actor,
      facts.actors[later].canBePerson, facts.actors.isOrBecomesPerson(later)
    else { return }
    add(later, earlier, at: index, view, &facts, "handed-over")
  }

  /// "over", "over the ministry", "the post over": nothing else is handed over.
  private func isOffice(_ range: Range<Int>, _ view: SentenceView) -> Bool {
    var isOver = false
    for index in range {
      let unit = view.units[index]
      guard unit.kind == .word else { return false }
      if unit.has([.office, .officenoun, .orghead, .publichead, .government]) || unit.is(.over)
        || ["command", "power", "reins", "sash"].contains(view.spelling(at: index))
      {
        isOver = true
      } else if !unit.has([.det, .adverb, .portfolio, .pronoun]) {
        return false
      }
    }
    return isOver
  }

  /// "over from Y", "over as chairman of A from Y": the unit of "from".
  private func source(behind over: Int, _ view: SentenceView) -> Int? {
    if view.is(over + 1, .from) { return over + 1 }
    // "took over the environment portfolio from Y".
    if let from = view.units[over...].prefix(9).firstIndex(where: { $0.is(.from) }),
      view.time(covering: from) == nil,
      view.units[over..<from].contains(where: { $0.kind == .word && $0.has(.office) })
    {
      return from
    }
    guard view.is(over + 1, .as) else { return nil }
    return view.units[over..<min(over + 16, view.units.count)].firstIndex {
      $0.is(.from)
    }.flatMap { view.time(covering: $0) == nil ? $0 : nil }
  }

  func persons(_ actors: [Int], _ facts: DocumentFacts) -> [Int] {
    actors.filter { facts.actors[$0].kind == .person }
  }

  func add(
    _ later: Int?, _ earlier: Int?, at index: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts, _ rule: String
  ) {
    guard let later, let earlier, later != earlier, !view.isUncertain(around: index, reach: 5)
    else { return }
    // What the frames have read of the same verb.
    if facts.recentClaims.contains(where: {
      $0.sentence == view.index && $0.type == "SUCCESSOR_OF" && $0.target == earlier
        && $0.rule.hasPrefix("frame-")
    }) {
      return
    }
    let date = view.time(near: index, until: index + 12).flatMap {
      $0.kind == .point ? $0.from : nil
    }
    let deciding = decision(before: index, view)
    let planned =
      deciding.map(view.isPlanned) ?? (view.isPlanned(index) || view.is(index - 1, .to))
    facts.add(
      Claim(
        source: later, type: "SUCCESSOR_OF", target: earlier, since: planned ? nil : date,
        status: planned ? .planned : nil, sentence: view.index, trigger: index, confidence: 0.88,
        rule: rule))
  }

  /// The verb of "named X on Tuesday to replace Y": whoever is named so does.
  private func decision(before verb: Int, _ view: SentenceView) -> Int? {
    guard view.is(verb - 1, .to) else { return nil }
    let found = (max(0, verb - 12)..<verb - 1).last {
      view.units[$0].kind == .word && !view.units[$0].isCapital
        && view.has($0, WordClass.anyVerb.union(.future))
    }
    guard let found, view.has(found, .appoint),
      view.isPast(found) || view.spelling(at: found) == "chosen",
      // Who is elected to follow somebody waits for the day.
      !["nominated", "elected"].contains(view.spelling(at: found))
    else { return nil }
    return found
  }

  private func readVerb(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    // "X replaces Y; Health goes to Z, replacing W": the subject is this side of the mark.
    let clause = view.units[..<index].lastIndex { $0.is(.semicolon) } ?? 0
    let subjects = view.subjects(of: index, facts).filter { subject in
      clause == 0
        || view.units[clause..<index].contains { $0.kind == .actor && $0.actor == subject }
        || view.units[clause..<index].contains { $0.isOne(of: .he, .she) }
    }
    // "was succeeded by", "was succeeded in Vienna by".
    let agent = (index + 1..<min(index + 5, view.units.count)).first { view.is($0, .by) }
    if let agent, !view.units[index + 1..<agent].contains(where: { $0.kind == .mark }) {
      // "was replaced by her deputy, X".
      let kin = agent + 2
      let isDescribed =
        view.is(kin + 1, .comma) && view.units[agent + 1].isOne(of: .his, .her, .its)
        && (view.units[kin].kind == .title || view.has(kin, [.kin, .rank]))
      let by = isDescribed ? kin + 2 : agent + 1
      let successors = view.objects(from: by, facts)
      if !persons(subjects, facts).isEmpty, let first = successors.first {
        _ = facts.actors.isOrBecomesPerson(first)
      }
      add(
        persons(successors, facts).first, persons(subjects, facts).first,
        at: index, view, &facts, "succeeded-by")
      return
    }
    // "accepted the resignation of X and appointed Y to replace her".
    if view.units.indices.contains(index + 1), view.units[index + 1].isOne(of: .him, .her),
      view.is(index - 1, .to), let later = view.actor(at: index - 2),
      facts.actors.isOrBecomesPerson(later),
      let earlier = replaced(by: later, before: index - 2, view.units[index + 1], view, facts)
    {
      add(later, earlier, at: index, view, &facts, "succeeded")
      return
    }
    // "Minister X resigned. Y replaces her".
    if view.units.indices.contains(index + 1), view.units[index + 1].isOne(of: .him, .her),
      index + 2 >= view.units.count || view.units[index + 2].kind == .mark
        || view.units[index + 2].has(.prep) || view.time(covering: index + 2) != nil,
      !view.is(index + 2, .with), let later = persons(subjects, facts).first,
      let earlier = leaver(view.units[index + 1], but: later, view, facts)
    {
      add(later, earlier, at: index, view, &facts, "succeeded")
      return
    }
    // "sacked Minister X and replaced him with Y".
    if view.units.indices.contains(index + 2), view.units[index + 1].isOne(of: .him, .her),
      view.units[index + 2].isOne(of: .with, .by),
      let later = appointee(behind: index + 2, view, &facts),
      let earlier = replaced(by: later, before: index, view.units[index + 1], view, facts)
    {
      add(later, earlier, at: index, view, &facts, "replaced-with")
      return
    }
    let objects = view.objects(from: index + 1, facts)
    let isParticiple = index > 0 && (view.units[index - 1].isComma || view.units[index - 1].is(.to))
    if !persons(subjects, facts).isEmpty || isParticiple, let first = objects.first {
      _ = facts.actors.isOrBecomesPerson(first)
    }
    if let object = persons(objects, facts).first {
      // "A becomes finance minister, while B was appointed justice minister, replacing Y": B.
      var subject =
        (isParticiple
          ? receiver(before: index, view, &facts) ?? appointee(before: index, but: object, view)
          : nil)
        ?? persons(subjects, facts).first
      // "…, replacing Y": whom the sentence has just put in office.
      if subject == nil, index > 0, view.units[index - 1].isComma || view.units[index - 1].is(.to) {
        subject =
          view.posts.last {
            $0.units.lowerBound < index && !$0.holders.isEmpty && !$0.holders.contains(object)
          }?.holders.first
      }
      // "He took office on 2 April, replacing Y".
      if subject == nil, index > 0, view.units[index - 1].isComma,
        let verb = view.units[..<index].firstIndex(where: {
          $0.kind == .word && !$0.isCapital && $0.has(.anyVerb.union(.aux))
        })
      {
        subject = persons(view.subjects(of: verb, facts), facts).first
      }
      // "was elected in November to follow Y".
      if subject == nil, view.is(index - 1, .to),
        let verb = (max(0, index - 8)..<index).last(where: {
          view.units[$0].kind == .word && view.units[$0].has(.appoint)
        })
      {
        subject = persons(view.subjects(of: verb, facts), facts).first
      }
      add(subject, object, at: index, view, &facts, "succeeded")
      readExchange(index, object, view, &facts)
      return
    }
    guard let object = objects.first, facts.actors[object].kind == .treaty else { return }
    let treaties = subjects.filter { facts.actors[$0].kind == .treaty }
    // "This new treaty replaces T".
    let spoken = index > 0 && view.has(index - 1, .treatyhead) ? lastTreaty(facts) : nil
    for object in objects where facts.actors[object].kind == .treaty {
      add(treaties.first ?? spoken, object, at: index, view, &facts, "supersedes")
    }
  }

  /// X of "X moves to Education in place of Y".
  private func mover(before index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    let verb = view.units[..<index].suffix(8).lastIndex {
      $0.kind == .word && !$0.isCapital && $0.has([.move, .travel, .take])
    }
    return verb.flatMap { persons(view.subjects(of: $0, facts), facts).first }
  }

  /// The one person of whose departure the sentence before told, where this one says that his deputy follows.
  private func leaver(before view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard view.units.count > 3, view.units[0].isOne(of: .his, .her),
      view.units.prefix(4).contains(where: {
        ["deputy", "aide"].contains(view.spelling($0.first..<$0.end))
      })
    else { return nil }
    let leaving = Set(
      facts.recentClaims.filter {
        $0.sentence == view.index - 1 && $0.isOffice && $0.status == .former
      }.map(\.source))
    return leaving.count == 1 ? leaving.first : nil
  }

  /// Whom "her" means behind "replaces": who has just left, else the only one who can be meant.
  private func leaver(
    _ pronoun: Unit, but later: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    let excluded: Actor.Gender = pronoun.is(.her) ? .masculine : .feminine
    let leaving = facts.recentClaims.last {
      $0.source != later && view.index - $0.sentence <= 2 && $0.rule != "handed-post"
        && ($0.rule == "post-departure" || $0.status == .former)
        && facts.actors[$0.source].gender != excluded
    }
    if let leaving { return leaving.source }
    let possible = facts.lastPersons.filter {
      $0 != later && facts.actors[$0].gender != excluded
    }
    return possible.count == 1 ? possible[0] : nil
  }

  /// The one person whom the sentence names before `end` beside its subject and who follows: whom
  /// "her" means.
  func replaced(
    by later: Int, before end: Int, _ pronoun: Unit, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    var persons: [Int] = []
    for at in 0..<max(0, end) {
      if let person = view.person(at: at, facts), person != later, !persons.contains(person) {
        persons.append(person)
      }
    }
    let excluded: Actor.Gender = pronoun.is(.her) ? .masculine : .feminine
    persons.removeAll { facts.actors[$0].gender == excluded }
    if persons.count == 2 { persons.removeFirst() }
    return persons.count == 1 ? persons[0] : nil
  }

  /// The person behind a preposition, over what describes the person.
  private func appointee(
    behind index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    var name = index + 1
    while view.units.indices.contains(name), name - index < 8, view.units[name].kind != .actor,
      view.units[name].kind == .title || view.has(name, [.det, .occupation, .former, .rank, .kin])
    { name += 1 }
    guard let actor = view.actor(at: name), facts.actors[actor].canBePerson,
      facts.actors.isOrBecomesPerson(actor)
    else { return nil }
    return actor
  }

  /// "The leader replaced Minister X with Y": Y follows X.
  private func readExchange(
    _ index: Int, _ earlier: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    guard
      let name = view.units[index...].firstIndex(where: { $0.kind == .actor && $0.actor == earlier }
      ),
      view.is(name + 1, .with), let later = view.actor(at: name + 2),
      facts.actors.isOrBecomesPerson(later), later != earlier
    else { return }
    facts.withdraw("SUCCESSOR_OF", of: earlier, in: view.index)
    add(later, earlier, at: index, view, &facts, "replaced-with")
  }

  private func lastTreaty(_ facts: DocumentFacts) -> Int? {
    facts.claims.last { $0.type == "SIGNED" }?.target
  }
}
