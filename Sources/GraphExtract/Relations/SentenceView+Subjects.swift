internal import GraphModel

/// Noun phrases read backwards from where they end: the subjects of verbs.
extension SentenceView {
  /// The actors that are the subject of the verb at `verb`.
  func subjects(of verb: Int, _ facts: DocumentFacts) -> [Int] {
    let found = nearSubjects(of: verb, facts, depth: 0)
    return found.count > 1 && isSingular(verb) ? [found[found.count - 1]] : found
  }

  /// Whether the verb's form is that of one: "was", "has", "becomes". ", and X was appointed" begins a clause.
  private func isSingular(_ verb: Int) -> Bool {
    var index = verb - 1
    while index >= 0, verb - index < 6, units[index].kind == .word,
      units[index].has([.aux, .adverb, .negation]) || units[index].isOne(of: .been)
    {
      if units[index].isOne(of: .was, .is, .has) { return true }
      index -= 1
    }
    guard index == verb - 1, units[verb].kind == .word, !units[verb].isOne(of: .was, .is, .has)
    else {
      return units[verb].isOne(of: .was, .is, .has)
    }
    let spelling = spelling(at: verb)
    return spelling.hasSuffix("s") && !spelling.hasSuffix("ss")
  }

  /// The persons who are the subject of a verb: by what stands before it, else by the grammar of the
  /// sentence.
  func personalSubjects(of verb: Int, _ facts: DocumentFacts) -> [Int] {
    var found = subjects(of: verb, facts)
    guard found.isEmpty else { return found }
    // Where nobody is named before, the grammar, which is dear, need not be asked.
    if units.prefix(max(0, verb)).indices.contains(where: { isSubject($0, facts) }) {
      for unit in syntacticSubjects(ofUnit: verb) where unit < verb && !units[unit].has(.pronoun) {
        guard let actor = single(endingAt: unit, facts)?.actor, !found.contains(actor) else {
          continue
        }
        found.append(actor)
      }
    }
    if found.isEmpty,
      let fronted = frontedSubject(of: verb, facts) ?? trailedSubject(of: verb, facts)
    {
      return [fronted]
    }
    return found
  }

  /// Whose ", having served as director of A" is at the end of a sentence: the subject of the clause before it.
  private func trailedSubject(of verb: Int, _ facts: DocumentFacts) -> Int? {
    guard let having = (max(1, verb - 3)..<max(1, verb)).last(where: { self.is($0, .having) }),
      self.is(having - 1, .comma), let opening = units.first
    else { return nil }
    if opening.isOne(of: .he, .she) { return facts.antecedent(of: opening) }
    let main = units[..<having].firstIndex {
      $0.kind == .word && !$0.isCapital && $0.has(WordClass.anyVerb.union([.aux, .travel]))
    }
    return main.flatMap { nearSubjects(of: $0, facts, depth: 0).first }
  }

  /// Whose "Having served as director of A" or "Before becoming minister" is at the begin of a sentence: the
  /// subject of the clause behind it.
  private func frontedSubject(of verb: Int, _ facts: DocumentFacts) -> Int? {
    guard verb <= 6, let opening = units.first, opening.kind == .word else { return nil }
    let first =
      opening.has(.prep) || ["while", "when"].contains(spelling(at: 0).lowercased()) ? 1 : 0
    guard isGerund(first) || first == 0 && spelling(at: 0).lowercased().hasSuffix("ed"),
      first <= verb,
      units[..<verb].allSatisfy({
        $0.kind == .word
          && ($0.has([.aux, .adverb]) || $0.first == opening.first
            || $0.first == units[first].first)
      })
    else { return nil }
    for comma in verb + 1..<max(verb + 1, min(verb + 40, units.count - 1))
    where units[comma].isComma {
      var name = comma + 1
      if let post = posts.first(where: { $0.units.lowerBound == name }), post.isPrenominal {
        name = post.units.upperBound
      }
      let next = name + 1
      guard units.indices.contains(next), units[next].has(WordClass.anyVerb.union([.aux, .adverb]))
      else { continue }
      if units[name].isOne(of: .he, .she) { return facts.antecedent(of: units[name]) }
      if let person = person(at: name, facts) { return person }
    }
    return nil
  }

  private func isSubject(_ index: Int, _ facts: DocumentFacts) -> Bool {
    !units[index].has(.pronoun) && single(endingAt: index, facts) != nil
  }

  /// The comma that opens ", at the age of 27,".
  private func agedAside(endingAt comma: Int) -> Int? {
    guard
      let age = (max(0, comma - 4)..<comma).last(where: { self.is($0, .age) }),
      let open = (max(0, age - 4)..<age).last(where: { units[$0].isComma })
    else { return nil }
    return open
  }

  /// The subjects by what stands before the verb.
  private func nearSubjects(of verb: Int, _ facts: DocumentFacts, depth: Int) -> [Int] {
    var index = verb - 1
    var steps = 0
    while index >= 0, steps < 12 {
      let unit = units[index]
      if unit.kind == .word,
        unit.has([.aux, .adverb, .negation, .modal]) || unit.isOne(of: .to, .set, .due)
          || unit.has(.future) || unit.is(.since) && has(index + 1, .aux) && has(index - 1, .aux)
          // "who until recently was".
          || unit.is(.until) && (self.is(index + 1, .recently) || self.is(index + 1, .now))
      {
        index -= 1
      } else if unit.kind == .word, unit.has(WordClass.anyVerb.union(.future)),
        self.is(index + 1, .to),
        verb - index < 5
      {
        // "agreed to buy", "decided to leave".
        index -= 1
      } else if unit.is(.down), self.is(index + 1, .to), index > 0, has(index - 1, .resign) {
        // "stepped down to take up".
        index -= 2
      } else if unit.isComma, let open = agedAside(endingAt: index) {
        // "in 1966, at the age of 27, was appointed".
        index = open - 1
      } else if time(covering: index) != nil, let expression = time(covering: index) {
        index = expression.units.lowerBound - 1
      } else {
        break
      }
      steps += 1
    }
    // "A met B and held talks with C", "A served in B before becoming": the subject of the verb before.
    if index >= 1, depth < 2,
      units[index].is(.and) || units[index].isOne(of: .before, .after) && isGerund(index + 1)
    {
      var earlier = index - 1
      while earlier > 0, index - earlier < 25, !units[earlier].is(.semicolon) {
        let unit = units[earlier]
        // "X, who resides abroad and is": of whom the clause speaks.
        if unit.is(.who), earlier >= 1 {
          return phrase(endingAt: units[earlier - 1].isComma ? earlier - 2 : earlier - 1, facts)
        }
        if unit.kind == .word, !unit.isCapital, unit.has(.anyVerb) || unit.isOne(of: .is, .was),
          !isParticiple(earlier)
        {
          let shared = nearSubjects(of: earlier, facts, depth: depth + 1)
          if !shared.isEmpty { return shared }
        }
        earlier -= 1
      }
    }
    // A relative clause speaks of what stands before it.
    if index >= 1, units[index].isOne(of: .who, .which, .that) {
      // "X, who held the job since 2010 and who is now".
      if index >= 3, units[index].is(.who), units[index - 1].isOne(of: .and, .but),
        let first = units[max(1, index - 30)..<index].lastIndex(where: { $0.is(.who) })
      {
        index = first
      }
      index -= 1
      if units[index].isComma { index -= 1 }
      guard index >= 0 else { return [] }
      // "X, 61, who".
      if units[index].kind == .number, index >= 2, units[index - 1].isComma { index -= 2 }
      return phrase(endingAt: index, facts)
    }
    // "A defeated B to become president": A.
    if self.is(index + 1, .to), depth < 2, let victory = victory(before: index) {
      return nearSubjects(of: victory, facts, depth: depth + 1)
    }
    return phrase(endingAt: index, facts)
  }

  /// The verb of winning whose object ends at `index`.
  func victory(before index: Int) -> Int? {
    guard index > 0 else { return nil }
    return (max(0, index - 8)..<index).last {
      units[$0].kind == .word
        && [
          "defeated", "defeats", "defeating", "beat", "beats", "beating", "unseated", "ousted",
          "overcame", "outpolled", "trounced", "edged",
        ].contains(spelling(at: $0))
    }
  }

  private func isGerund(_ index: Int) -> Bool {
    units.indices.contains(index) && units[index].kind == .word
      && spelling(at: index).hasSuffix("ing")
  }

  /// The actors of the noun phrase that ends at `index`, which may be the comma behind an apposition.
  func phrase(endingAt index: Int, _ facts: DocumentFacts) -> [Int] {
    var index = index
    guard index >= 0 else { return [] }
    if units[index].is(.closingBracket) {
      guard let open = units[..<index].lastIndex(where: { $0.is(.openingBracket) }) else {
        return []
      }
      index = open - 1
    } else if units[index].isComma || units[index].is(.dash) || units[index].is(.emDash) {
      let mark = units[index].word
      // "X, the minister of A, met": what stands before the matching comma.
      if index >= 1, let actor = actor(at: index - 1),
        facts.actors[actor].kind == .person
          || facts.actors[actor].kind == .unknown
            && (2...4).contains(facts.actors[actor].key.count),
        post(covering: index - 1) == nil, isOpening(startOfPhrase(index - 1))
      {
        return coordinated(endingAt: index - 1, facts)
      }
      var open = index - 1
      while open > 0, index - open < SentenceView.reach, units[open].word != mark { open -= 1 }
      guard open > 0, units[open].word == mark else { return [] }
      // Between the two commas stands an apposition or a relative clause, not a clause of its own.
      index = open - 1
    }
    guard index >= 0 else { return [] }
    if let described = described(endingAt: index, facts) { return described }
    if let own = ofBody(endingAt: index, facts) { return [own] }
    // "X — a veteran diplomat who …": a description in apposition to the name before it.
    if units[index].kind == .word, !units[index].isCapital,
      !units[index].has(WordClass.function), !units[index].has(.government),
      post(covering: index) == nil
    {
      var start = index
      while start > 0, index - start < 6,
        units[start].kind == .word && !units[start].has(WordClass.function.subtracting(.det))
          || units[start].kind == .actor && units[start].form == .adjective
      {
        start -= 1
      }
      if start >= 1, units[start].isOne(of: .comma, .dash, .emDash),
        person(at: start - 1, facts) != nil
      {
        return coordinated(endingAt: start - 1, facts)
      }
    }
    if let post = post(endingAt: index + 1), !post.holders.isEmpty,
      actor(at: index).map({ !post.holders.contains($0) }) ?? true
    {
      return post.holders
    }
    return coordinated(endingAt: index, facts)
  }

  /// Whether a phrase that begins at `index` opens the sentence or follows a mark.
  func isOpening(_ index: Int) -> Bool { index == 0 || units[index - 1].kind == .mark }

  /// The actors of "A", "A and B", "A, B and C" that ends at `index`.
  func coordinated(endingAt index: Int, _ facts: DocumentFacts) -> [Int] {
    guard let (actor, start) = single(endingAt: index, facts) else { return [] }
    var actors = [actor]
    var before = start - 1
    if before >= 1, units[before].isOne(of: .and, .ampersand) {
      before -= 1
      if before >= 0, units[before].isComma { before = beforeApposition(before - 1) }
      var guardCount = 0
      // "X was named minister, and Y moves": a clause of its own.
      if let post = post(covering: before), let link = post.link, link.manner != .apposition,
        post.units.upperBound == before + 1, !post.isPrenominal
      {
        return actors
      }
      while before >= 0, guardCount < 30,
        let (next, start) = single(endingAt: skippingApposition(before, facts), facts)
      {
        actors.insert(next, at: 0)
        before = start - 1
        guardCount += 1
        guard before >= 1, units[before].isComma else { break }
        before -= 1
      }
    } else if kind == .heading, before == 1, units[before].isComma,
      let (first, opening) = single(endingAt: before - 1, facts), opening == 0,
      facts.actors[first].kind == facts.actors[actor].kind
    {
      // "Oman, Malawi sign accord".
      actors.insert(first, at: 0)
    }
    return actors
  }

  /// "Germany's chancellor, X, and France's president, Y": steps over a post to its holder.
  func skippingApposition(_ index: Int, _ facts: DocumentFacts) -> Int {
    guard index >= 0, units[index].isComma else { return index }
    return index - 1
  }

  /// Steps from the end of "A, a unit of B" back to A.
  func beforeApposition(_ index: Int) -> Int {
    var comma = index
    while comma > 0, index - comma < 10, !units[comma].isComma { comma -= 1 }
    guard comma > 0, units[comma].isComma, units[comma + 1].isOne(of: .a, .an, .the),
      units[comma - 1].kind == .actor
    else { return index }
    return comma - 1
  }

  /// The one actor whose phrase ends at `index`, and where the phrase begins.
  func single(endingAt index: Int, _ facts: DocumentFacts) -> (actor: Int, start: Int)? {
    guard index >= 0 else { return nil }
    let unit = units[index]
    if unit.kind == .actor {
      if facts.actors[unit.actor].kind == .country, unit.form == .adjective { return nil }
      // "Hyundai's China": a country inside a post phrase belongs to the post.
      if let post = post(covering: index), facts.actors[unit.actor].kind != .person {
        guard let holder = post.holders.last else { return nil }
        return (holder, post.units.lowerBound)
      }
      return (unit.actor, startOfPhrase(index))
    }
    if unit.kind == .title, let post = post(covering: index), let holder = post.holders.last {
      return (holder, post.units.lowerBound)
    }
    if let described = describedPerson(endingAt: index, facts) { return described }
    if unit.kind == .word {
      if unit.isOne(of: .he, .she) {
        let excluded: Actor.Gender = unit.is(.she) ? .masculine : .feminine
        let before = Set(
          (0..<index).compactMap { at in
            // "Under President X he was minister": not X.
            units[0].is(.under) && startOfPhrase(at) == 1 ? nil : person(at: at, facts)
          }
        ).filter { facts.actors[$0].gender != excluded }
        // "Prime Minister X, whom he taught": not X, but whom the text is about.
        if let topic = facts.topic, facts.lastPersons.first == topic, !before.contains(topic) {
          return (topic, index)
        }
        if before.count > 1 { return nil }
        // "Chowdhury, 64, an economist": someone, but not whom the sentence before was about.
        if before.isEmpty, let first = units.first, index > 0,
          first.kind == .name
            || first.kind == .actor && facts.actors[first.actor].kind == .unknown && index > 1
        {
          return nil
        }
        return (before.first ?? facts.antecedent(of: unit)).map { ($0, index) }
      }
      // "took A back into the bloc, which it left": the nearest before what the clause is about.
      if unit.isOne(of: .it), index > 2, units[index - 1].isOne(of: .which, .that) {
        let antecedent = units[index - 2].isComma ? index - 3 : index - 2
        let nearest = (0..<max(0, antecedent)).last { at in
          actor(at: at).map {
            facts.actors[$0].isOrganized || facts.actors[$0].kind == .unknown
          } ?? false && units[at].form == .plain
        }
        if let nearest { return (units[nearest].actor, index) }
      }
      if unit.isOne(of: .it) {
        let before = (0..<index).first { at in
          actor(at: at).map { facts.actors[$0].isOrganized || facts.actors[$0].kind == .unknown }
            ?? false
            && units[at].form == .plain
        }
        return (before.flatMap { actor(at: $0) } ?? facts.lastOrganised).map { ($0, index) }
      }
      // "Russian forces", "Israel's government".
      if unit.has(.government) {
        var before = index - 1
        while before >= 0, units[before].kind == .word,
          !units[before].has(WordClass.function.union(.anyVerb)), index - before < 4
        { before -= 1 }
        if self.is(before, .possessive) { before -= 1 }
        if let country = country(at: before, facts) { return (country, before) }
      }
    }
    return nil
  }

  /// Where the phrase around the actor at `index` begins: with its title, possessor and article.
  func startOfPhrase(_ index: Int) -> Int {
    if let post = posts.first(where: { $0.units.upperBound == index }) {
      return post.units.lowerBound
    }
    var start = index
    while start >= 1, units[start - 1].kind == .word,
      units[start - 1].has(.det) || units[start - 1].has(.current)
        || units[start - 1].has(.companynoun) || units[start - 1].has(.rank)
    { start -= 1 }
    // "Japan's Softbank Group", "Chinese e-commerce giant Alibaba".
    if start >= 2, units[start - 1].is(.possessive), units[start - 2].kind == .actor { start -= 2 }
    if start >= 1, units[start - 1].kind == .actor, units[start - 1].form == .adjective {
      start -= 1
    }
    return start
  }
}
