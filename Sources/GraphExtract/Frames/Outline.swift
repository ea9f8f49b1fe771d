/// A sentence as noun phrases, verb groups and what stands between, and who the subject and the objects
/// of each verb are.
struct Outline {
  let view: SentenceView
  private(set) var elements: [OutlineElement] = []
  /// What appositions, titles and compounds say beside it, each as a sentence of its own.
  private(set) var asides: [Outline] = []
  let isAside: Bool
  let words: WordReader
  /// Whom "The company", which opens the sentence, means.
  private(set) var referredSubject: Int?
  /// "The company" opens the sentence, and nobody knows which.
  private(set) var hasUnknownSubject = false

  /// How far to either side an argument is looked for, in elements.
  static let reach = 24

  init(_ view: SentenceView, _ facts: DocumentFacts, _ frames: FrameLexicon) {
    self.view = view
    isAside = false
    words = WordReader(view: view, frames: frames)
    read(view.units.indices, facts, frames)
    if let opening = phrase(at: 0), opening.units.allSatisfy({ view.units[$0].kind == .word }) {
      if opening.actors.count == 1 { referredSubject = opening.actors[0] }
      hasUnknownSubject =
        opening.actors.isEmpty && view.is(opening.units.lowerBound, .the)
        && view.has(opening.head, .companynoun)
    }
    // What is said in passing is said as in a sentence of its own.
    for element in elements {
      guard case .phrase(let phrase) = element else { continue }
      for aside in phrase.asides {
        var outline = Outline(aside, view, facts, frames)
        outline.referredSubject = referredSubject
        outline.hasUnknownSubject = hasUnknownSubject
        asides.append(outline)
      }
    }
    readOpening(facts, frames)
  }

  /// "A unit of B since 2003, A supplies …": what opens the sentence is said of its subject.
  private mutating func readOpening(_ facts: DocumentFacts, _ frames: FrameLexicon) {
    guard let main = mainSubject ?? openedSubject, let host = phrase(at: main), main > 1,
      let actors = host.actors.isEmpty
        ? view.actor(at: host.units.lowerBound).map({ [$0] })
        : host.actors
    else { return }
    switch elements[0] {
    case .phrase(let phrase): guard phrase.actors.isEmpty, !phrase.nouns.isEmpty else { return }
    case .verb(let group):
      guard words.isPastForm(group.verb), group.units.count == 1 else { return }
    default: return
    }
    guard case .comma(let comma) = elements[main - 1],
      !elements[1..<main].contains(where: { if case .verb = $0 { true } else { false } })
    else { return }
    asides.append(
      Outline(
        NounPhrase.Aside(actors: actors, units: host.units, manner: .apposition(0..<comma)),
        view, facts, frames))
  }

  /// "A, a unit of B" as "A is a unit of B", "B-owned A" as "B owned A".
  private init(
    _ aside: NounPhrase.Aside, _ view: SentenceView, _ facts: DocumentFacts, _ frames: FrameLexicon
  ) {
    self.view = view
    isAside = true
    words = WordReader(view: view, frames: frames)
    let host = OutlineElement.phrase(
      NounPhrase(units: aside.units, head: aside.units.lowerBound, actors: aside.actors))
    var copula = VerbGroup(
      units: aside.units.upperBound..<aside.units.upperBound, verb: aside.units.lowerBound,
      manner: .finite)
    copula.isCopula = true
    switch aside.manner {
    case .apposition(let range):
      copula.verb = range.lowerBound
      copula.units = range.lowerBound..<range.lowerBound
      // "owned by B" says it by its participle.
      elements = words.isPastForm(range.lowerBound) ? [host] : [host, .verb(copula)]
      read(range, facts, frames)
    case .noun(let noun, let owners, let possessive):
      copula.verb = noun
      elements = [
        host, .verb(copula),
        .phrase(
          NounPhrase(
            units: noun..<noun + 1, head: noun, nouns: [noun], owners: owners,
            possessive: possessive)),
      ]
    case .compound(let participle, let actor):
      copula.isCopula = false
      copula.verb = participle
      let owner = NounPhrase(units: participle..<participle, head: participle, actors: [actor])
      elements = [.phrase(owner), .verb(copula), host]
    }
  }

  private mutating func read(_ range: Range<Int>, _ facts: DocumentFacts, _ frames: FrameLexicon) {
    let phrases = NounPhraseReader(view: view, words: words, facts: facts)
    let verbs = VerbGroupReader(view: view, words: words, frames: frames)
    var index = range.lowerBound
    while index < range.upperBound {
      // "majority-owned by": owned.
      if let participle = words.heldShare(from: index) { index = participle }
      let unit = view.units[index]
      // "which in turn owns".
      if let end = words.adverbialEnd(from: index) {
        index = end
        continue
      }
      if let time = view.times.first(where: { $0.units.lowerBound == index }) {
        elements.append(.time(time))
        index = max(time.units.upperBound, index + 1)
        // "last December's".
        if view.is(index, .possessive) { index += 1 }
        continue
      }
      var before: Int?
      if case .phrase(let phrase)? = elements.last, phrase.units.upperBound > 0 {
        before = phrase.units.upperBound - 1
        if view.units[phrase.units.upperBound - 1].isOne(of: .comma, .closingBracket) {
          before = phrase.head
        }
        // "New Zealand imposed": the name, though also an adjective.
        if !phrase.actors.isEmpty, view.units[phrase.head].form == .adjective { before = nil }
      }
      // "is already subject to sanctions": under them.
      if unit.is(.subject), view.is(index + 1, .to), case .verb? = elements.last {
        elements.append(.preposition(index + 1))
        index += 2
        continue
      }
      let isObject = isObjectPosition
      if unit.kind == .word || ["'ll", "’ll"].contains(view.spelling(at: index)),
        let group = verbs.group(at: index, after: before, isObject: isObject)
      {
        elements.append(.verb(group))
        index = group.units.upperBound
        continue
      }
      if !unit.isOne(of: .who, .which, .that, .whose, .whom),
        let phrase = phrases.phrase(at: index, isObject: isObject), phrase.units.upperBound > index
      {
        elements.append(.phrase(phrase))
        index = phrase.units.upperBound
        continue
      }
      elements.append(Self.element(unit, index))
      index += 1
    }
  }

  /// Whether what comes next is the object of a verb, or of a preposition behind one.
  var isObjectPosition: Bool {
    switch elements.last {
    case .verb(let group):
      // "A group comprising B and C won": what lists them leaves the verb to the group.
      let isOpen =
        group.manner == .gerund && phrase(at: elements.count - 2) != nil
        && !elements.contains {
          if case .verb(let other) = $0 { other.manner == .finite } else { false }
        }
      return !isOpen
    case .preposition(let unit):
      if view.units[unit].isOne(of: .between) { return false }
      return elements.contains { if case .verb = $0 { true } else { false } }
    default: return false
    }
  }

  static func element(_ unit: Unit, _ index: Int) -> OutlineElement {
    // "A — a rival of B — bought C": dashes set off what commas do.
    if unit.isComma || unit.isOne(of: .dash, .emDash) { return .comma(index) }
    if unit.isOne(of: .who, .which, .that, .whom) { return .relative(index) }
    if unit.kind == .word {
      if unit.has(.conj) { return .conjunction(index) }
      if unit.has(.prep) || unit.is(.as) { return .preposition(index) }
    }
    return .other(index)
  }

  // MARK: Asking

  func phrase(at element: Int) -> NounPhrase? {
    guard elements.indices.contains(element), case .phrase(let phrase) = elements[element] else {
      return nil
    }
    return phrase
  }

  func verb(at element: Int) -> VerbGroup? {
    guard elements.indices.contains(element), case .verb(let group) = elements[element] else {
      return nil
    }
    return group
  }

  func isPastForm(_ unit: Int) -> Bool { words.isPastForm(unit) }

  func preposition(at element: Int) -> Int? {
    guard elements.indices.contains(element), case .preposition(let unit) = elements[element] else {
      return nil
    }
    return unit
  }

  func isComma(_ element: Int) -> Bool {
    guard elements.indices.contains(element), case .comma = elements[element] else { return false }
    return true
  }

  func isRelative(_ element: Int) -> Bool {
    guard elements.indices.contains(element), case .relative = elements[element] else {
      return false
    }
    return true
  }
}
