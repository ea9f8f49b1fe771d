import GraphExtract
import GraphModel

/// How a reading compares with what a text states.
struct Comparison {
  /// What a type of relationship, or all of them, came to.
  struct Count {
    var right = 0
    var wrong = 0
    var missed = 0

    var precision: Double { Double(right) / Double(max(1, right + wrong)) }
    var recall: Double { Double(right) / Double(max(1, right + missed)) }
    var f1: Double { 2 * precision * recall / max(1e-9, precision + recall) }

    static func += (left: inout Count, right: Count) {
      left.right += right.right
      left.wrong += right.wrong
      left.missed += right.missed
    }
  }

  /// Of so many that were compared, so many were right.
  struct Share {
    var right = 0
    var count = 0

    mutating func add(_ isRight: Bool) {
      count += 1
      if isRight { right += 1 }
    }
  }

  private(set) var byType: [String: Count] = [:]
  private(set) var titles = Share()
  private(set) var times = Share()
  private(set) var evidence = Share()
  /// Edges that are right in all: title, dates and status.
  private(set) var exact = Share()
  private(set) var trapsFallenInto = 0
  private(set) var traps = 0
  private(set) var missed: [String] = []
  private(set) var wrong: [String] = []
  /// Edges that are right but for their title, dates or status.
  private(set) var inexact: [String] = []

  init() {}

  /// All types together.
  var total: Count { byType.values.reduce(into: Count()) { $0 += $1 } }

  /// Types that a text need not annotate: finding more of them is not wrong.
  static let unannotated: Set<String> = ["WORKS_FOR", "BASED_IN", "CITIZEN_OF", "RELATIVE_OF"]

  /// Types that say nearly the same, and of which either is right.
  static func comparableType(_ type: String) -> String {
    switch type {
    case "OWNED_BY": "SUBSIDIARY_OF"
    case "ALLIED_WITH": "PARTNERSHIP_WITH"
    case "INVADED": "AT_WAR_WITH"
    default: type
    }
  }

  /// Compares one more reading.
  mutating func add(_ text: AnnotatedText, _ reading: Reading) {
    var used = Set<Int>()
    var seen = Set<[String]>()
    let scalars = Array(text.text.unicodeScalars)
    for assertion in reading.assertions {
      let source = reading.actors[assertion.source]
      let target = reading.actors[assertion.target]
      let type = Comparison.comparableType(assertion.type)
      let found =
        "\(source.name) | \(assertion.type) | \(target.name) | \(assertion.title ?? "") | "
        + "\(assertion.since?.description ?? "")..\(assertion.until?.description ?? "") | "
        + (assertion.status?.rawValue ?? "")
      let key = [
        type, source.name, target.name, assertion.title ?? "", assertion.since?.description ?? "",
        assertion.until?.description ?? "",
      ]
      guard seen.insert(key).inserted else { continue }
      let candidates = text.edges.indices.filter { index in
        Comparison.fits(text.edges[index], type: type, source, target)
      }
      let stated = candidates.filter { text.edges[$0].mark != "!" }
      let hasTrapsTitle = Comparison.hasTrapsTitle(candidates.map { text.edges[$0] }, assertion)
      let best = stated.max {
        rank(text.edges[$0], assertion, used.contains($0))
          < rank(text.edges[$1], assertion, used.contains($1))
      }
      guard let best, !hasTrapsTitle else {
        if !candidates.isEmpty {
          trapsFallenInto += 1
        } else if Comparison.unannotated.contains(assertion.type) {
          continue
        }
        byType[type, default: Count()].wrong += 1
        wrong.append("\(text.name)\(candidates.isEmpty ? "" : " TRAP"): \(found)")
        continue
      }
      let edge = text.edges[best]
      guard used.insert(best).inserted, edge.mark == nil else { continue }
      byType[type, default: Count()].right += 1
      compare(edge, assertion, scalars, "\(text.name): \(found)")
    }
    for index in text.edges.indices where text.edges[index].mark == nil && !used.contains(index) {
      let type = text.edges[index].types.sorted().first ?? ""
      byType[Comparison.comparableType(type), default: Count()].missed += 1
      missed.append("\(text.name): \(text.edges[index].line)")
    }
    traps += text.edges.count { $0.mark == "!" }
  }

  /// Whether an edge of the text is between the actors of an assertion.
  static func fits(
    _ edge: AnnotatedText.Edge, type: String, _ source: ReadActor, _ target: ReadActor
  ) -> Bool {
    guard edge.types.contains(where: { comparableType($0) == type }) else { return false }
    func isNamed(_ actor: ReadActor, _ names: Set<String>) -> Bool {
      !names.isDisjoint(with: ([actor.name] + actor.strongAliases).map(comparableName))
    }
    if isNamed(source, edge.sources) && isNamed(target, edge.targets) { return true }
    let isSymmetric = edge.types.contains(where: Ontology.standard.isSymmetric)
    return isSymmetric && isNamed(source, edge.targets) && isNamed(target, edge.sources)
  }

  /// Whether an assertion gives a person a title that the text marks as a mistake, beside another
  /// that it states.
  private static func hasTrapsTitle(
    _ edges: [AnnotatedText.Edge], _ assertion: ReadAssertion
  ) -> Bool {
    func has(_ edge: AnnotatedText.Edge) -> Bool { titleLikeness(edge, assertion.title) == 1 }
    return edges.contains { $0.mark == "!" && !$0.titles.isEmpty && has($0) }
      && !edges.contains { $0.mark != "!" && has($0) }
  }

  /// How well an edge fits an assertion between the same actors.
  private func rank(
    _ edge: AnnotatedText.Edge, _ assertion: ReadAssertion, _ isUsed: Bool
  ) -> Double {
    (isUsed ? 0 : 4) + (Comparison.timeAgrees(edge, assertion) ? 2 : 0)
      + Comparison.titleLikeness(edge, assertion.title)
  }

  private mutating func compare(
    _ edge: AnnotatedText.Edge, _ assertion: ReadAssertion, _ scalars: [Unicode.Scalar],
    _ found: String
  ) {
    let titleIsExact =
      edge.titles.isEmpty
      || edge.titles.contains { comparableName($0) == comparableName(assertion.title ?? "") }
    let timeIsRight = Comparison.timeAgrees(edge, assertion)
    if !edge.titles.isEmpty { titles.add(Comparison.titleLikeness(edge, assertion.title) >= 0.5) }
    if !edge.spans.isEmpty || !edge.statuses.isEmpty { times.add(timeIsRight) }
    if let quote = edge.evidence {
      evidence.add(Comparison.isQuoted(quote, by: assertion, scalars))
    }
    exact.add(titleIsExact && timeIsRight)
    if !(titleIsExact && timeIsRight) {
      inexact.append("\(found)\(timeIsRight ? "" : " TIME"), stated: \(edge.line)")
    }
  }

  static func timeAgrees(_ edge: AnnotatedText.Edge, _ assertion: ReadAssertion) -> Bool {
    let (since, until) = (assertion.since?.description, assertion.until?.description)
    let datesAgree =
      edge.spans.isEmpty || edge.spans.contains { $0.since == since && $0.until == until }
    let status = assertion.status?.rawValue ?? "-"
    // An end says as much as "former" does.
    if !edge.statuses.isEmpty {
      return datesAgree
        && (edge.statuses.contains(status)
          || status == "-" && until != nil && edge.statuses.contains("former"))
    }
    // Whether what has ended is called former besides is a matter of taste.
    return datesAgree && (status == "-" || edge.mark != nil || status == "former" && until != nil)
  }

  /// The F1 measure of the title's words, of the alternative that is likest.
  static func titleLikeness(_ edge: AnnotatedText.Edge, _ title: String?) -> Double {
    let found = comparableName(title ?? "").split(separator: " ")
    return edge.titles.map { title in
      let stated = comparableName(title).split(separator: " ")
      let common = Set(stated).reduce(0) { sum, word in
        sum + min(stated.count { $0 == word }, found.count { $0 == word })
      }
      return 2 * Double(common) / Double(max(1, stated.count + found.count))
    }.max() ?? 1
  }

  /// Whether an assertion's evidence lies in the sentence of a quote.
  static func isQuoted(
    _ quote: String, by assertion: ReadAssertion, _ scalars: [Unicode.Scalar]
  ) -> Bool {
    guard let place = scalars.firstRange(of: Array(quote.unicodeScalars)) else { return false }
    func ends(_ index: Int) -> Bool {
      if scalars[index] == "\n" { return true }
      return ".!?".unicodeScalars.contains(scalars[index])
        && (index + 1 == scalars.count || scalars[index + 1].properties.isWhitespace)
    }
    let start = scalars[..<place.lowerBound].indices.last(where: ends) ?? 0
    let end = scalars[(place.upperBound - 1)...].indices.first(where: ends) ?? scalars.count
    return assertion.evidence.contains { $0.span.overlaps(start..<end) }
  }
}

/// A comparison as a table, a line a type.
struct ScoreTable {
  var comparison: Comparison

  var lines: [String] {
    let rows = comparison.byType.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }
    let header = "| type | precision | recall | F1 | right | wrong | missed |"
    let shares = [
      ("title", comparison.titles), ("time", comparison.times), ("evidence", comparison.evidence),
    ].map { "\($0) \($1.right) of \($1.count)" }
    return [header, "|---|---|---|---|---|---|---|"] + rows + [row("all", comparison.total)] + [
      shares.joined(separator: ", ")
        + ", traps fallen into \(comparison.trapsFallenInto) of \(comparison.traps)"
    ]
  }

  private func row(_ name: String, _ count: Comparison.Count) -> String {
    let figures = [count.precision, count.recall, count.f1].map(ScoreTable.rounded)
    return "| \(name) | \(figures.joined(separator: " | ")) | \(count.right) | \(count.wrong) "
      + "| \(count.missed) |"
  }

  /// With two places after the point.
  static func rounded(_ figure: Double) -> String {
    let hundredths = Int((figure * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
  }
}
