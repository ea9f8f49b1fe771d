internal import GraphModel

/// Those whom a long list names, with all that is said of each beside: "Bergen mayor X, who …; the head of Y,
/// General Z; and A Ltd, a unit of B".
///
/// An item is a name at the end of what leads to it: titles, nouns, nationalities, posts with their bodies. What
/// stands between an item and the next comma, semicolon or "and" only describes it.
struct Enumeration {
  let view: SentenceView
  let facts: DocumentFacts

  private var units: [Unit] { view.units }

  /// The one that the words at `start` lead to.
  func name(at start: Int) -> Int? {
    item(at: start, units.count).map { units[$0].actor }
  }

  /// The items from `start` on, up to where a clause of its own begins.
  func items(from start: Int, to end: Int? = nil) -> [Int] {
    let end = min(end ?? units.count, units.count)
    var found: [Int] = []
    var index = start
    // The unit of the last item.
    var last: Int?
    while index < end {
      if let name = item(at: index, end) {
        if isClause(name + 1, end) {
          // "X and Y, the ministry said".
          break
        }
        if let last, !goesOn(from: last, joint: index - 1, to: name) {
          index = name + 1
        } else {
          let actor = units[name].actor
          if !found.contains(actor) { found.append(actor) }
          last = name
          index = name + 1
        }
      } else if last == nil, !isOpening(index) {
        break
      }
      guard let separator = separator(from: index, end) else { break }
      var next = min(separator, end)
      // "five persons and a firm that aided X, Y": whom those did something for, unless a colon follows.
      if last == nil, units[index..<next].contains(where: { $0.isOne(of: .that, .who, .which) }),
        !units[..<start].contains(where: { $0.is(.colon) })
      {
        guard
          let mark = units[max(index, next - 1)..<end].firstIndex(where: {
            $0.isOne(of: .colon, .semicolon)
          })
        else { break }
        next = mark + 1
      }
      index = next
    }
    return found
  }

  /// Nothing but a noun that the names follow: "two companies,", "his wife,".
  private func isOpening(_ index: Int) -> Bool {
    units[index].kind != .mark && !units[index].has([.aux, .prep, .pronoun])
      || units[index].isOne(of: .colon, .quote, .openingQuote)
  }

  // MARK: Items

  /// The unit of the name to which what begins at `index` leads.
  private func item(at index: Int, _ end: Int) -> Int? {
    var at = index
    let limit = min(index + 16, end)
    while at < limit {
      if let post = view.posts.first(where: { $0.units.lowerBound == at }) {
        let behind = post.units.upperBound
        // "the head of A's coast guard Commodore X".
        if behind < end, isItem(behind), facts.actors[units[behind].actor].kind == .person {
          return behind
        }
        let inner = (at..<behind).last { units[$0].kind == .actor }
        if inner == at, behind == at + 1 { return isItem(at) ? at : nil }
        guard behind > at, behind < end, !endsItem(behind) else { return nil }
        at = behind
        continue
      }
      let unit = units[at]
      switch unit.kind {
      case .actor:
        if view.is(at + 1, .possessive) || view.is(at + 1, .apostrophe) {
          at += 2
        } else if view.is(at + 1, .hyphen), units.indices.contains(at + 2),
          units[at + 2].kind == .word
        {
          at += 3
        } else if facts.actors[unit.actor].kind == .country || isModifier(at, end) {
          at += 1
        } else {
          return isItem(at) ? at : nil
        }
      case .name:
        guard view.is(at + 1, .hyphen) || isModifier(at, end) else { return nil }
        at += view.is(at + 1, .hyphen) ? 3 : 1
      case .title, .number: at += 1
      case .word:
        // "the mayor of A X": what leads on to a person alone.
        if unit.is(.of) {
          let body = view.is(at + 1, .the) ? at + 2 : at + 1
          guard body + 1 < end, actorIsPerson(body + 1),
            units[body].kind == .actor || units[body].kind == .name, !actorIsPerson(body)
          else { return nil }
          return body + 1
        }
        guard leads(at) else { return nil }
        at += 1
      case .mark:
        guard unit.isOne(of: .hyphen, .quote, .openingQuote, .closingQuote) || unit.is(.stop)
        else { return nil }
        at += 1
      }
    }
    return nil
  }

  /// A word that can stand before a name: "the", "retired", "tobacco", "his".
  private func leads(_ index: Int) -> Bool {
    let unit = units[index]
    if unit.isOne(of: .a, .an) { return false }
    if unit.has([.prep, .conj, .pronoun, .aux, .modal, .negation]) { return false }
    if unit.has(.adverb), !unit.has([.former, .current]) { return false }
    if unit.isOne(of: .who, .which, .that, .whose, .where, .when) || unit.isOne(of: .as, .whom) {
      return false
    }
    if unit.has(.det) { return true }
    if unit.has(.anyVerb), !unit.is(.holding),
      !unit.has([.companynoun, .rank, .portfolio, .former, .current, .kin]),
      !view.spelling(at: index).hasSuffix("ed")
    {
      return false
    }
    return !unit.has(.saying) && !isFinite(index)
  }

  /// "charged with", "said": a verb rather than "retired general".
  private func isFinite(_ index: Int) -> Bool {
    let word = view.spelling(at: index)
    return word.hasSuffix("ed") && !units[index].has([.former, .current, .acting, .adverb])
      && !["related", "linked", "retired", "disgraced", "exiled", "convicted", "alleged"].contains(
        word)
      && !view.is(index - 1, .hyphen)
  }

  private func isItem(_ index: Int) -> Bool {
    guard units[index].kind == .actor else { return false }
    let actor = facts.actors[units[index].actor]
    switch actor.kind {
    case .person, .company, .organization, .publicBody: return !actor.isDateline
    case .unknown:
      return (actor.key.count > 1 || actor.likeness != .place || isOfCompanies(index))
        && !actor.isDateline
    case .country, .treaty: return false
    }
  }

  /// "engineering firms A and B", "the seven firms are A, B and C": companies, whatever they look like.
  private func isOfCompanies(_ index: Int) -> Bool {
    units[max(0, index - 24)..<index].contains {
      $0.kind == .word && $0.has(.companynoun) && view.spelling($0.first..<$0.end).hasSuffix("s")
    }
  }

  /// "Volgazot chairman X", "NSDC secretary X": a name that goes before a noun.
  private func isModifier(_ index: Int, _ end: Int) -> Bool {
    let next = index + 1
    guard next < end else { return false }
    if units[next].kind == .title { return !(actorIsPerson(index)) }
    guard !actorIsPerson(index) else { return false }
    // "the Rostov holding X".
    if next + 1 < end, units[next].kind == .word, !units[next].isCapital,
      units[next + 1].kind == .actor || units[next + 1].kind == .name,
      !units[next].has([.prep, .conj, .aux, .pronoun, .negation, .det, .saying, .adverb]),
      !view.spelling(at: next).hasSuffix("s"), !view.spelling(at: next).hasSuffix("ed")
    {
      return true
    }
    return units[next].kind == .word && !units[next].isCapital
      && !units[next].has([.prep, .conj, .aux, .pronoun, .negation, .det, .saying, .adverb])
      && !units[next].has(.anyVerb) && !isFinite(next) && view.time(covering: next) == nil
      && !units[next].isOne(of: .who, .which, .that, .whose)
  }

  private func actorIsPerson(_ index: Int) -> Bool {
    units[index].kind == .actor && facts.actors[units[index].actor].kind == .person
  }

  private func endsItem(_ index: Int) -> Bool {
    units[index].isComma || units[index].isOne(of: .semicolon, .and, .stop)
  }

  // MARK: Between items

  /// Where the next item may begin: behind a comma, a semicolon, "and", "as well as", "including".
  private func separator(from index: Int, _ end: Int) -> Int? {
    var at = index
    var depth = 0
    while at < end {
      let unit = units[at]
      if unit.isOne(of: .openingBracket, .openingSquare) { depth += 1 }
      if unit.isOne(of: .closingBracket, .closingSquare) { depth = max(0, depth - 1) }
      if depth == 0 {
        if let behind = conjunction(at: at) { return behind }
        if unit.isComma || unit.isOne(of: .semicolon, .colon) {
          let next = at + 1
          return next < end ? conjunction(at: next) ?? next : nil
        }
        if unit.isOne(of: .including) { return at + 1 }
        if unit.is(.such), view.is(at + 1, .as) { return at + 2 }
        if ["namely"].contains(view.spelling(at: at)) { return at + 1 }
        // "sanctioned X for working with Y": no list goes on there, save behind a semicolon.
        if closesList(at) {
          return units[at..<end].firstIndex { $0.is(.semicolon) }.map {
            conjunction(at: $0 + 1) ?? $0 + 1
          }
        }
      }
      at += 1
    }
    return nil
  }

  private func closesList(_ index: Int) -> Bool {
    let unit = units[index]
    guard unit.kind == .word, view.time(covering: index) == nil else { return false }
    return unit.isOne(of: .after, .because, .when, .over, .before)
      || unit.is(.for) && view.spelling(at: index + 1).hasSuffix("ing")
      || unit.isOne(of: .whether, .if, .although, .though, .where)
      || ["while", "accusing", "saying"].contains(view.spelling(at: index))
  }

  private func conjunction(at index: Int) -> Int? {
    guard units.indices.contains(index) else { return nil }
    if units[index].isOne(of: .and, .ampersand, .including) { return index + 1 }
    if units[index].is(.alongside) { return index + 1 }
    if units[index].is(.as), view.is(index + 1, .well), view.is(index + 2, .as) { return index + 3 }
    if units[index].is(.such), view.is(index + 1, .as) { return index + 2 }
    if units[index].isOne(of: .along, .together), view.is(index + 1, .with) { return index + 2 }
    if units[index].is(.among), units.indices.contains(index + 1),
      units[index + 1].isOne(of: .them, .those)
    {
      return index + 2
    }
    return nil
  }

  /// Whether a name goes on with the list rather than with what describes the item before: not "and B" in
  /// "X, a director of A and B", nor "Y" in "which is owned by X's wife, Y".
  private func goesOn(from last: Int, joint: Int, to name: Int) -> Bool {
    let isBehindComma =
      units[joint].isOne(of: .comma, .semicolon, .colon) || units[max(0, joint - 1)].isComma
    if units[joint].is(.semicolon) || units[joint].is(.colon) { return true }
    let tail = last + 1..<(units[max(0, joint - 1)].isComma ? joint - 1 : joint)
    guard !tail.isEmpty else { return true }
    if isBehindComma {
      // ", who is owned by X's wife, Y".
      let opens = tail.contains {
        units[$0].isOne(of: .who, .which, .by, .whose) || units[$0].isOne(of: .with, .of)
      }
      let noun = units[tail.upperBound - 1]
      let isNoun = noun.kind == .title || noun.has([.kin, .companynoun, .occupation])
      return
        !(opens && isNoun && units[joint].isComma
        && units[max(0, tail.upperBound - 4)..<tail.upperBound].contains {
          $0.is(.possessive) || $0.has(.det)
        })
    }
    guard units[joint].is(.and) || units[joint].is(.ampersand) else { return true }
    let before = units[tail.upperBound - 1]
    guard before.isCapital, before.kind != .mark else { return true }
    let isPerson = facts.actors[units[name].actor].kind == .person
    return isPerson && !(before.kind == .actor && facts.actors[before.actor].kind == .person)
  }

  /// "Y said", "Y was delisted": what follows makes a clause of it.
  private func isClause(_ index: Int, _ end: Int) -> Bool {
    guard index < end, units[index].kind == .word else { return false }
    if units[index].has(.saying) { return true }
    if units[index].has(.aux) || units[index].has(.modal) { return true }
    guard units[index].has(.anyVerb) || view.spelling(at: index).hasSuffix("ed") else {
      return false
    }
    let next = index + 1
    return next < end && !units[next].has(.prep) && view.time(covering: next) == nil
      && units[next].kind != .mark
  }
}
