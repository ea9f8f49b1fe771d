internal import GraphModel

/// A sentence told by marks, function words and classes of words, for what is learned of sentences: none of its symbols
/// names a word of the content.
struct SentenceSymbols {
  let view: SentenceView

  /// What stands at a unit; "begin" and "end" outside the sentence.
  func symbol(at index: Int) -> String {
    guard view.units.indices.contains(index) else { return index < 0 ? "begin" : "end" }
    let unit = view.units[index]
    switch unit.kind {
    case .mark: return view.spelling(at: index)
    case .number: return "number"
    case .title: return "title"
    case .name: return "name"
    case .actor: return "actor"
    case .word: break
    }
    if view.time(covering: index) != nil { return "time" }
    if unit.has([.prep, .conj, .pronoun, .modal, .negation])
      || unit.isOne(of: .the, .a, .an, .his, .her) || unit.isOne(of: .its, .their, .as)
    {
      return view.spelling(at: index).lowercased()
    }
    if let verb = verb(at: index) { return verb }
    if unit.has(.former) { return "former" }
    if unit.has([.current, .planned, .acting]) { return "current" }
    if unit.has(.adverb) { return "adverb" }
    if unit.has(.det) { return "determiner" }
    if unit.has([.office, .occupation, .rank]) { return "office" }
    return unit.isCapital ? "capital" : "word"
  }

  /// The class of a verb.
  func verb(at index: Int) -> String? {
    let unit = view.units[index]
    guard unit.kind == .word, !unit.isCapital || index == 0 else { return nil }
    for (name, classes) in Self.verbs where unit.has(classes) { return name }
    return nil
  }

  private static let verbs: [(String, WordClass)] = [
    ("appoint", .appoint), ("serve", .serve), ("become", .become), ("succeed", .succeed),
    ("resign", .resign), ("dismiss", .dismiss), ("leave", .leave), ("hold", .hold), ("take", .take),
    ("join", .join), ("meet", .meet), ("sign", .sign), ("say", .saying), ("move", .move),
    ("be", .aux), ("other", .anyVerb),
  ]

  /// What lies between two places: how much, how it begins and ends, its verbs, commas and joints.
  func features(of gap: Range<Int>, _ side: String) -> [String] {
    var found = ["\(side) gap \(Self.bucket(gap.count))"]
    if gap.count <= 3 {
      found.append("\(side) between: " + gap.map(symbol(at:)).joined(separator: " "))
    }
    if let first = gap.first, let last = gap.last {
      found.append("\(side) gap opens \(symbol(at: first))")
      found.append("\(side) gap closes \(symbol(at: last))")
    }
    let verbs = Set(gap.compactMap(verb(at:))).sorted()
    found += verbs.map { "\(side) verb \($0)" }
    if verbs.isEmpty { found.append("\(side) no verb") }
    found.append("\(side) commas \(min(3, gap.count { view.units[$0].isComma }))")
    if gap.contains(where: { view.units[$0].is(.semicolon) }) { found.append("\(side) semicolon") }
    for (name, word) in Self.joints where gap.contains(where: { view.units[$0].is(word) }) {
      found.append("\(side) has \(name)")
    }
    let posts = view.posts.count { gap.contains($0.units.lowerBound) }
    found.append("\(side) posts between \(min(3, posts))")
    return found
  }

  /// The joints of sentences that tell whose a phrase is.
  private static let joints: [(String, Word)] = [
    ("as", .as), ("who", .who), ("which", .which), ("and", .and), ("by", .by), ("with", .with),
    ("of", .of), ("to", .to), ("while", .while), ("but", .but), ("after", .after),
    ("colon", .colon),
    ("dash", .dash), ("bracket", .openingBracket), ("quote", .quote), ("whose", .whose),
    ("including", .including), ("that", .that), ("where", .where), ("when", .when),
  ]

  private static func bucket(_ count: Int) -> String {
    switch count {
    case 0...3: "\(count)"
    case 4...5: "4–5"
    case 6...9: "6–9"
    case 10...15: "10–15"
    default: "over 15"
    }
  }
}
