internal import GraphModel

/// A sentence with its dates and posts, and the questions that rules ask of it.
struct SentenceView {
  let index: Int
  let kind: Block.Kind
  let units: [Unit]
  let times: [TimeExpression]
  let posts: [Post]
  let text: DocumentText
  let tokens: [Token]

  /// How far rules look to either side.
  static let reach = 60

  // MARK: What stands at a unit

  func person(at index: Int, _ facts: DocumentFacts) -> Int? {
    guard units.indices.contains(index), units[index].kind == .actor,
      facts.actors[units[index].actor].kind == .person
    else { return nil }
    return units[index].actor
  }

  func actor(at index: Int) -> Int? {
    guard units.indices.contains(index), units[index].kind == .actor else { return nil }
    return units[index].actor
  }

  func country(at index: Int, _ facts: DocumentFacts) -> Int? {
    guard let actor = actor(at: index), facts.actors[actor].kind == .country else { return nil }
    return actor
  }

  /// The expression that covers a unit.
  func time(covering index: Int) -> TimeExpression? {
    times.first { $0.units.contains(index) }
  }

  func post(covering index: Int) -> Post? { posts.first { $0.units.contains(index) } }

  func post(endingAt index: Int) -> Post? { posts.first { $0.units.upperBound == index } }

  func `is`(_ index: Int, _ word: Word) -> Bool {
    units.indices.contains(index) && units[index].is(word)
  }

  func has(_ index: Int, _ classes: WordClass) -> Bool {
    units.indices.contains(index) && units[index].has(classes)
  }

  func spelling(_ tokens: Range<Int>) -> String {
    guard let last = tokens.last else { return "" }
    return text.slice(Int(self.tokens[tokens.lowerBound].start)..<Int(self.tokens[last].end))
  }

  func spelling(units range: Range<Int>) -> String {
    guard let last = range.last else { return "" }
    return spelling(units[range.lowerBound].first..<units[last].end)
  }

  // MARK: Arguments of verbs

  /// The actors that are the subject of the verb at `verb`.
  func subjects(of verb: Int, _ facts: DocumentFacts, depth: Int = 0) -> [Int] {
    var index = verb - 1
    var steps = 0
    while index >= 0, steps < 12 {
      let unit = units[index]
      if unit.kind == .word,
        unit.has([.aux, .adverb, .negation, .modal]) || unit.isOne(of: .to, .set, .due)
          || unit.has(.future)
      {
        index -= 1
      } else if unit.kind == .word, unit.has([.verb, .future]), self.is(index + 1, .to),
        verb - index < 5
      {
        // "agreed to buy", "decided to leave".
        index -= 1
      } else if time(covering: index) != nil, let expression = time(covering: index) {
        index = expression.units.lowerBound - 1
      } else {
        break
      }
      steps += 1
    }
    // "A met B and held talks with C": the subject of the verb before.
    if index >= 1, units[index].is(.and), depth < 2 {
      var earlier = index - 1
      while earlier > 0, index - earlier < 25, !units[earlier].is(.semicolon) {
        let unit = units[earlier]
        if unit.kind == .word, !unit.isCapital, unit.has(.anyVerb) || unit.isOne(of: .is, .was),
          !isParticiple(earlier)
        {
          let shared = subjects(of: earlier, facts, depth: depth + 1)
          if !shared.isEmpty { return shared }
        }
        earlier -= 1
      }
    }
    // A relative clause speaks of what stands before it.
    if index >= 1, units[index].isOne(of: .who, .which, .that) {
      index -= 1
      if units[index].isComma { index -= 1 }
      return phrase(endingAt: index, facts)
    }
    return phrase(endingAt: index, facts)
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
      if index >= 1, let actor = actor(at: index - 1), facts.actors[actor].kind == .person,
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
  private func isOpening(_ index: Int) -> Bool { index == 0 || units[index - 1].kind == .mark }

  /// The actors of "A", "A and B", "A, B and C" that ends at `index`.
  func coordinated(endingAt index: Int, _ facts: DocumentFacts) -> [Int] {
    guard let (actor, start) = single(endingAt: index, facts) else { return [] }
    var actors = [actor]
    var before = start - 1
    if before >= 1, units[before].isOne(of: .and, .ampersand) {
      before -= 1
      if before >= 0, units[before].isComma { before = beforeApposition(before - 1) }
      var guardCount = 0
      while before >= 0, guardCount < 30,
        let (next, start) = single(endingAt: skippingApposition(before, facts), facts)
      {
        actors.insert(next, at: 0)
        before = start - 1
        guardCount += 1
        guard before >= 1, units[before].isComma else { break }
        before -= 1
      }
    }
    return actors
  }

  /// "Germany's chancellor, X, and France's president, Y": steps over a post to its holder.
  private func skippingApposition(_ index: Int, _ facts: DocumentFacts) -> Int {
    guard index >= 0, units[index].isComma else { return index }
    return index - 1
  }

  /// Steps from the end of "A, a unit of B" back to A.
  private func beforeApposition(_ index: Int) -> Int {
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
    if unit.kind == .word {
      if unit.isOne(of: .he, .she) {
        let before = Set((0..<index).compactMap { person(at: $0, facts) })
        if before.count > 1 { return nil }
        return (before.first ?? facts.lastPerson).map { ($0, index) }
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
  private func startOfPhrase(_ index: Int) -> Int {
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

  /// The actors of the noun phrase that begins at `index`: the object of a verb or of a preposition.
  func objects(from index: Int, _ facts: DocumentFacts) -> [Int] {
    var found: [Int] = []
    var next = index
    var steps = 0
    while steps < 40, let (actor, end) = single(startingAt: next, facts) {
      found.append(actor)
      steps += 1
      next = end
      if units.indices.contains(next), units[next].isComma, isList(next, facts) {
        next += 1
        if self.is(next, .and) { next += 1 }
      } else if units.indices.contains(next), units[next].isOne(of: .and, .ampersand, .or) {
        next += 1
      } else if self.is(next, .as), self.is(next + 1, .to) || true,
        units.indices.contains(next + 1), spelling(units: next + 1..<next + 2) == "well",
        self.is(next + 2, .as)
      {
        next += 3
      } else {
        break
      }
    }
    return found
  }

  /// Whether the comma at `index` goes on with a list rather than with an apposition.
  private func isList(_ index: Int, _ facts: DocumentFacts) -> Bool {
    var next = index + 1
    if self.is(next, .and) { next += 1 }
    guard let (_, end) = single(startingAt: next, facts) else { return false }
    return units.count <= end || !units[end].has(.aux.union(.saying))
  }

  /// The one actor whose phrase begins at `index`, and where the phrase ends.
  func single(startingAt index: Int, _ facts: DocumentFacts) -> (actor: Int, end: Int)? {
    var index = index
    var steps = 0
    while units.indices.contains(index), steps < 8 {
      let unit = units[index]
      if let post = posts.first(where: { $0.units.lowerBound == index || $0.units.contains(index) }
      ), let holder = post.holders.first {
        // "U.S. President Donald Trump": the person, behind the post.
        let end = post.units.upperBound
        if let person = person(at: end, facts), post.holders.contains(person) {
          return (person, end + 1)
        }
        if unit.kind != .actor || facts.actors[unit.actor].kind != .person {
          if post.isPrenominal == false, post.isReferring { return (holder, end) }
        }
      }
      if unit.kind == .actor {
        let isAdjective = facts.actors[unit.actor].kind == .country && unit.form == .adjective
        if isAdjective || units.indices.contains(index + 1) && units[index + 1].is(.possessive) {
          // A modifier: "Chinese carmaker BYD", "Japan's Toyota", "Russian forces".
          let next = isAdjective ? index + 1 : index + 2
          if let end = governmentEnd(from: next), facts.actors[unit.actor].kind == .country {
            return (unit.actor, end)
          }
          index = next
          steps += 1
          continue
        }
        if let title = units.indices.contains(index + 1) ? units[index + 1] : nil,
          title.kind == .title,
          posts.contains(where: { $0.units.contains(index) && $0.units.contains(index + 1) })
        {
          index += 1
          steps += 1
          continue
        }
        // "Tallinn-based Saare Logistics".
        if self.is(index + 1, .hyphen), units.indices.contains(index + 3),
          units[index + 2].isOne(of: .based, .headquartered, .owned, .led)
        {
          index += 3
          steps += 1
          continue
        }
        if isModifier(index, facts) {
          index += 1
          steps += 1
          continue
        }
        return (unit.actor, index + 1)
      }
      if unit.kind == .title
        || unit.kind == .word
          && (unit.has([
            .det, .rank, .portfolio, .former, .current, .companynoun, .planned, .occupation,
          ])
            || isPlainModifier(unit))
        || unit.isOne(of: .hyphen, .both, .from)
      {
        if unit.isOne(of: .he, .she, .it) { return nil }
        index += 1
        steps += 1
        continue
      }
      if unit.isOne(of: .him, .her), let person = facts.lastPerson { return (person, index + 1) }
      return nil
    }
    return nil
  }

  private func isPlainModifier(_ unit: Unit) -> Bool {
    unit.kind == .word && !unit.isCapital && unit.classes.isEmpty
  }

  private func governmentEnd(from index: Int) -> Int? {
    guard units.indices.contains(index), units[index].has(.government), units[index].kind == .word
    else { return nil }
    return index + 1
  }

  /// Whether a word ends in "-ing".
  func isParticiple(_ index: Int) -> Bool {
    spelling(units: index..<index + 1).hasSuffix("ing")
  }

  /// Whether the name at `index` only qualifies the noun behind it: "Baltic rival", "EU sanctions".
  func isModifier(_ index: Int, _ facts: DocumentFacts) -> Bool {
    guard let actor = actor(at: index), facts.actors[actor].kind != .person,
      units.indices.contains(index + 1)
    else { return false }
    let next = units[index + 1]
    // A form in "-ed" is the clause's verb.
    guard !spelling(units: index + 1..<index + 2).hasSuffix("ed") else { return false }
    return next.kind == .word && !next.isCapital && time(covering: index + 1) == nil
      && next.classes.isDisjoint(
        with: WordClass.function.union(.anyVerb).union([.adverb, .future, .former, .timeunit]))
      || next.kind == .word && next.has(.sanction)
  }

  // MARK: What takes an assertion back

  /// Whether the clause around a trigger denies, doubts, wishes or asks rather than states.
  func isUncertain(around trigger: Int, reach: Int = 8) -> Bool {
    if units.last.map({ $0.is(.question) }) ?? false { return true }
    var index = trigger - 1
    var steps = 0
    while index >= 0, steps < reach {
      let unit = units[index]
      if unit.isOne(of: .semicolon) || unit.isComma && steps > 0 { break }
      if unit.kind == .word, !unit.isCapital || index == 0 || unit.has(.negation) {
        if unit.has([.negation, .doubt]) { return true }
        if unit.has(.desire), steps < 5 { return true }
      }
      index -= 1
      steps += 1
    }
    return false
  }

  /// Whether what the trigger says lies ahead: "will join", "is set to acquire".
  func isPlanned(_ trigger: Int) -> Bool {
    var index = trigger - 1
    var steps = 0
    while index >= 0, steps < 6 {
      let unit = units[index]
      if unit.isComma || unit.kind == .actor { break }
      if unit.is(.will) || unit.has(.future) && unit.kind == .word && !unit.is(.soon) {
        return true
      }
      index -= 1
      steps += 1
    }
    return false
  }

  /// The date that belongs to what happens at `trigger`: the nearest behind it in its clause, else one
  /// that opens the sentence.
  func time(near trigger: Int, until limit: Int? = nil) -> TimeExpression? {
    let limit = limit ?? units.count
    if let after = times.first(where: {
      $0.units.lowerBound >= trigger && $0.units.lowerBound < limit
    }),
      after.units.lowerBound - trigger < 30
    {
      return after
    }
    return times.last { $0.units.upperBound <= trigger && trigger - $0.units.upperBound < 25 }
  }
}
