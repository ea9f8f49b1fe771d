internal import GraphModel

/// Noun phrases read forwards from where they begin: the objects of verbs and prepositions.
extension SentenceView {
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
        // "with A and B and fought C": another verb's.
        if beginsPredicate(next) { break }
      } else if self.is(next, .as), self.is(next + 1, .to) || true,
        units.indices.contains(next + 1), spelling(at: next + 1) == "well",
        self.is(next + 2, .as)
      {
        next += 3
      } else {
        break
      }
    }
    return found
  }

  /// Whether a verb stands behind "and", and its object behind that.
  private func beginsPredicate(_ index: Int) -> Bool {
    guard units.indices.contains(index + 1), units[index].kind == .word, !units[index].isCapital,
      units[index + 1].kind == .actor && units[index + 1].form == .plain
    else { return false }
    return syntax.tag(units[index].end - 1).partOfSpeech == .verb
  }

  /// Whether the comma at `index` goes on with a list rather than with an apposition.
  func isList(_ index: Int, _ facts: DocumentFacts) -> Bool {
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
          isPast(index + 2) || units[index + 2].isOne(of: .led)
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
      if unit.isOne(of: .him, .her), let person = facts.antecedent(of: unit) {
        return (person, index + 1)
      }
      return nil
    }
    return nil
  }

  func isPlainModifier(_ unit: Unit) -> Bool {
    unit.kind == .word && !unit.isCapital && unit.classes.isOrdinary
  }

  func governmentEnd(from index: Int) -> Int? {
    guard units.indices.contains(index), units[index].has(.government), units[index].kind == .word
    else { return nil }
    return index + 1
  }

  /// Whether a word is a verb in the past.
  func isPast(_ index: Int) -> Bool {
    let spelling = spelling(at: index)
    return spelling.hasSuffix("ed")
      || ["quit", "left", "fell", "lost", "overthrew", "overthrown"].contains(spelling)
  }

  /// Whether a word ends in "-ing".
  func isParticiple(_ index: Int) -> Bool {
    spelling(at: index).hasSuffix("ing")
  }

  /// Whether the name at `index` only qualifies the noun behind it: "Baltic rival", "EU sanctions".
  func isModifier(_ index: Int, _ facts: DocumentFacts) -> Bool {
    guard let actor = actor(at: index), facts.actors[actor].kind != .person,
      units.indices.contains(index + 1)
    else { return false }
    let next = units[index + 1]
    // A form in "-ed" is the clause's verb.
    guard !next.is(.as), !spelling(at: index + 1).hasSuffix("ed") else {
      return false
    }
    return next.kind == .word && !next.isCapital && time(covering: index + 1) == nil
      && next.classes.isDisjoint(
        with: WordClass.function.union(.anyVerb).union([.adverb, .future, .former, .timeunit]))
      || next.kind == .word && next.has(.sanction)
  }
}
