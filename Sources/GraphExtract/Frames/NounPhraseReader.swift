/// Reads noun phrases from left to right: names with their titles and possessors, lists, appositions,
/// and what "including" adds.
///
/// Every phrase is looked for within a bounded distance, so that a sentence takes linear time.
struct NounPhraseReader {
  let view: SentenceView
  let words: WordReader
  let facts: DocumentFacts
  /// Names are not looked for within names: a sentence of nothing but lists stays quick.
  var isNested = false

  var nested: NounPhraseReader {
    var reader = self
    reader.isNested = true
    return reader
  }

  var units: [Unit] { view.units }
  static let groupNouns: Set<String> = [
    "countries", "nations", "states", "sides", "governments", "neighbours", "neighbors", "capitals",
  ]
  static let leaderNouns: Set<String> = [
    "leaders", "presidents", "ministers", "premiers", "monarchs", "men", "women", "diplomats",
    "officials", "statesmen", "chiefs", "heads", "counterparts",
  ]
  static let longestMember = 30
  static let mostMembers = 60

  /// One member of a phrase.
  struct Member {
    var end: Int
    var head: Int
    var actors: [Int] = []
    var noun: Int?
    var owners: [Int] = []
    var possessive: Int?
    var isPair = false
    var isPlural = false
    /// "the three".
    var count: Int?
    var asides: [NounPhrase.Aside.Manner] = []
    /// The body with which a post ends, "director of A", and what is said of it behind: ", a unit of B".
    var body: Int?
    var bodyAsides: [NounPhrase.Aside.Manner] = []

    func saidAside(from start: Int) -> [NounPhrase.Aside] {
      let own: [NounPhrase.Aside] =
        actors.isEmpty
        ? [] : asides.map { .init(actors: actors, units: start..<end, manner: $0) }
      guard let body else { return own }
      return own + bodyAsides.map { .init(actors: [body], units: start..<end, manner: $0) }
    }
  }

  /// The noun phrase that begins at `index`.
  func phrase(at index: Int, isObject: Bool) -> NounPhrase? {
    guard var first = member(at: index) else { return nil }
    extend(&first, from: index, mayName: true)
    var phrase = NounPhrase(
      units: index..<first.end, head: first.head, actors: first.actors,
      nouns: first.noun.map { [$0] } ?? [], owners: first.owners, possessive: first.possessive,
      isPair: first.isPair, isPlural: first.isPlural)
    phrase.asides = first.saidAside(from: index)
    // "its units A, B and C": the noun is said of each.
    let shared = first.asides.first {
      if case .noun(let noun, _, _) = $0 { isPluralNoun(noun) } else { false }
    }
    for member in conjuncts(after: first, from: index, isObject: isObject) {
      if let shared, member.asides.isEmpty {
        phrase.asides.append(
          .init(actors: member.actors, units: index..<first.end, manner: shared))
      }
      phrase.units = index..<member.end
      for aside in member.saidAside(from: member.head) {
        phrase.asides.append(Self.owned(aside, by: phrase.actors))
      }
      phrase.actors += member.actors
      if let noun = member.noun { phrase.nouns.append(noun) }
      if phrase.owners.isEmpty { phrase.owners = member.owners }
    }
    if !phrase.actors.isEmpty, let said = saidOfOthers(behind: phrase.units.upperBound) {
      phrase.asides.append(
        .init(actors: phrase.actors, units: phrase.units, manner: .apposition(said)))
    }
    if phrase.actors.count > 1, let said = saidOfBoth(behind: phrase.units.upperBound) {
      phrase.asides.append(
        .init(actors: phrase.actors, units: phrase.units, manner: .apposition(said)))
      // What is said between commas belongs to them.
      if view.is(phrase.units.upperBound, .comma), view.is(said.upperBound, .comma) {
        phrase.units = index..<said.upperBound + 1
      }
    }
    return phrase
  }

  /// "A and its unit B": whose it is stands before it.
  static func owned(_ aside: NounPhrase.Aside, by actors: [Int]) -> NounPhrase.Aside {
    guard case .noun(let noun, let owners, .some) = aside.manner, owners.isEmpty else {
      return aside
    }
    var aside = aside
    aside.manner = .noun(noun, owners: actors.last.map { [$0] } ?? [], possessive: nil)
    return aside
  }

  /// "A, B and other members of C", "A, B and other C members": what the others are, A and B are.
  private func saidOfOthers(behind end: Int) -> Range<Int>? {
    let and = view.is(end, .comma) ? end + 1 : end
    guard view.is(and, .and), let other = [and + 1, and + 2].first(where: { isOther($0) }),
      let noun = member(at: other + 1), noun.actors.isEmpty, let head = noun.noun,
      words.frames.nounForms[units[head].word] != nil
    else { return nil }
    if !noun.owners.isEmpty { return other + 1..<noun.end }
    guard view.is(noun.end, .of), let whole = member(at: noun.end + 1), whole.actors.count == 1
    else { return nil }
    return other + 1..<whole.end
  }

  private func isOther(_ index: Int) -> Bool {
    units.indices.contains(index)
      && (units[index].isOne(of: .other) || view.spelling(at: index) == "fellow")
  }

  /// ", both part of C", "– both units of C": what is said of all who are joined.
  private func saidOfBoth(behind end: Int) -> Range<Int>? {
    guard units.indices.contains(end), units[end].isOne(of: .comma, .dash, .emDash, .hyphen),
      units.indices.contains(end + 1), units[end + 1].isOne(of: .both, .all)
    else { return nil }
    let start = view.is(end + 2, .of) ? end + 4 : end + 2
    guard words.isNounLike(start), !isClauseVerb(start) || words.isPastForm(start) else {
      return nil
    }
    let mark = units[end].word
    let close = units[start...].prefix(Self.longestMember).firstIndex { $0.word == mark }
    return start..<(close ?? min(start + Self.longestMember, units.count))
  }

  // MARK: Lists

  /// What is joined to a first member: "and B", ", B and C", ", B, a unit of D, and C".
  func conjuncts(after first: Member, from start: Int, isObject: Bool) -> [Member] {
    var found: [Member] = []
    var end = first.end
    var certain = 0
    let isNoun = first.noun != nil || first.actors.isEmpty
    while found.count < Self.mostMembers, units.indices.contains(end) {
      var next = end
      var isLast = false
      if units[next].isComma { next += 1 }
      if let behind = conjunction(at: next) {
        next = behind
        isLast = true
      } else if next == end {
        break
      }
      if words.isWord(next), units[next].isOne(of: .on, .against), first.noun == nil { next += 1 }
      guard var member = member(at: next) else { break }
      // "owns A and 30 percent of B".
      if !isNoun, member.noun.map(isShare) ?? false, view.is(member.end, .of),
        let whole = self.member(at: member.end + 1), !whole.actors.isEmpty
      {
        member = whole
      }
      if !isNoun, member.actors.isEmpty, let itself = itself(member) { member = itself }
      // "belongs to the bloc together with B": as A does.
      if isCompanion(end), isState(first) != isState(member) { break }
      // A name joins names, a noun nouns; "A and its unit, B," are two names.
      guard !isNoun || member.actors.isEmpty else { break }
      extend(&member, from: next, mayName: found.count < 4)
      guard isNoun || !member.actors.isEmpty else {
        // "A, B and other members of C".
        if isLast, isOther(next) { certain = found.count }
        break
      }
      // "sanctioned A of Mumbai, along with B": B is no part of where A is from.
      if units[end].isComma, found.isEmpty, isPlace(first, behind: start - 1),
        let actor = member.actors.first,
        facts.actors[actor].kind == .person || facts.actors[actor].kind == .company
      {
        break
      }
      // "At a ceremony in Geneva, A and B signed": where the ceremony was.
      if units[end].isComma, found.isEmpty, isPlace(first, behind: start - 1), isFronted(start),
        opensClause(after: member)
      {
        break
      }
      // "A met B and C met D": what has a verb of its own is no object.
      let isClosed = view.is(member.end - 1, .comma) && !units[end].isComma
      if isLast, isObject, !isClosed, isClauseVerb(member.end), !isPastParticipleOf(member.end) {
        break
      }
      // "Oman, Malawi sign accord": "and" is left out in headings.
      if view.kind == .heading, start == 0, found.isEmpty, !isLast, units[end].isComma,
        isClauseVerb(member.end), isState(first) == isState(member)
      {
        isLast = true
      }
      found.append(member)
      end = member.end
      if isLast { certain = found.count }
    }
    return Array(found.prefix(certain))
  }

  /// Whether no verb of a clause stands before it, in the beginning of a sentence.
  func isFronted(_ start: Int) -> Bool {
    start < Self.longestMember && !(1..<max(1, start)).contains { isClauseVerb($0) }
  }

  /// "B signed", "B and C signed".
  private func opensClause(after member: Member) -> Bool {
    var end = member.end
    if units.indices.contains(end), let next = conjunction(at: end),
      let other = self.member(at: next)
    {
      end = other.end
    }
    return isClauseVerb(end)
  }

  private func isCompanion(_ index: Int) -> Bool {
    let at = units[index].isComma ? index + 1 : index
    return view.is(at, .along) || view.is(at, .together) || view.is(at, .alongside)
  }

  private func isState(_ member: Member) -> Bool {
    member.actors.first.map { facts.actors[$0].kind == .country } ?? false
  }

  /// "of Mumbai", "in Russia".
  func isPlace(_ member: Member, behind preposition: Int) -> Bool {
    guard units.indices.contains(preposition),
      units[preposition].isOne(of: .of, .in, .from, .at, .to),
      let actor = member.actors.first
    else { return false }
    return facts.actors[actor].kind == .country || facts.actors[actor].kind == .unknown
  }

  /// "as well as the foundation itself": the one whose name ends in the noun.
  func itself(_ member: Member) -> Member? {
    guard let noun = member.noun, units[noun].kind == .word, member.owners.isEmpty,
      view.is(noun - 1, .the), units.indices.contains(member.end),
      view.spelling(at: member.end) == "itself",
      let actor = facts.actors.organised(headedBy: view.spelling(at: noun))
        ?? definite(member)
    else { return nil }
    var named = member
    named.actors = [actor]
    named.noun = nil
    named.end = member.end + 1
    return named
  }

  func isShare(_ noun: Int) -> Bool {
    let spelling = view.spelling(at: noun)
    return spelling == "%" || spelling == "percent" || spelling == "cent"
  }

  /// Where what follows "and", "as well as", "along with" at `index` begins.
  func conjunction(at index: Int) -> Int? {
    guard units.indices.contains(index) else { return nil }
    let unit = units[index]
    if unit.isOne(of: .and, .ampersand, .or) {
      return view.is(index + 1, .also) ? index + 2 : index + 1
    }
    if unit.is(.as), view.is(index + 1, .well), view.is(index + 2, .as) { return index + 3 }
    if unit.is(.alongside) { return index + 1 }
    if view.is(index + 1, .with),
      view.spelling(at: index) == "together"
        || view.spelling(at: index) == "along"
    {
      return index + 2
    }
    return nil
  }

  func isClauseVerb(_ index: Int) -> Bool {
    guard words.isWord(index) else { return false }
    return units[index].has([.aux, .modal]) || words.isVerb(index, after: index - 1)
  }

  /// "B and C, sanctioned by D": a participle rather than a verb.
  func isPastParticipleOf(_ index: Int) -> Bool {
    words.isPastForm(index) && view.is(index + 1, .by)
  }
}
