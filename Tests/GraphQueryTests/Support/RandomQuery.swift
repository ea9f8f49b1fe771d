import GraphModel
import TestSupport

/// A random query over a ``RandomGraph``, which can be written in several ways that must answer the
/// same.
struct RandomQuery {
  private struct Node {
    let labels: String
    let property: Int?
  }

  private struct Hop {
    let types: String
    let length: String
    let way: RandomGraph.Way
    let property: Int?
  }

  private let nodes: [Node]
  private let hops: [Hop]
  private let conditions: [Condition]
  private let optional: String
  private let time: String
  private let projection: String

  /// A part of `WHERE`, with `#` in place of each number.
  private struct Condition {
    let text: String
    let numbers: [Int]
  }

  init(using random: inout SeededGenerator) {
    func number() -> Int { Int.random(in: 0..<6, using: &random) }
    let hopCount = [1, 1, 2, 2, 3].randomElement(using: &random)!
    nodes = (0...hopCount).map { _ in
      Node(
        labels: ["", "", "", "", ":X", ":X|Y", ":!Z"].randomElement(using: &random)!,
        property: Int.random(in: 0..<12, using: &random) == 0 ? number() : nil)
    }
    hops = (0..<hopCount).map { _ in
      Hop(
        types: ["", "", "", ":A|B", ":!C", ":A"].randomElement(using: &random)!,
        length: Int.random(in: 0..<4, using: &random) == 0
          ? ["*0..1", "*1..2", "*2"].randomElement(using: &random)! : "",
        way: RandomGraph.Way.allCases.randomElement(using: &random)!,
        property: Int.random(in: 0..<6, using: &random) == 0 ? number() : nil)
    }
    func node() -> String { "n\(Int.random(in: 0...hopCount, using: &random))" }
    conditions = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      switch Int.random(in: 0..<13, using: &random) {
      case 0: Condition(text: "\(node()).i = #", numbers: [number()])
      case 1: Condition(text: "\(node()).i < \(node()).i", numbers: [])
      case 2: Condition(text: "\(node()):X", numbers: [])
      case 3: Condition(text: "\(node()).i IN [#, #, #]", numbers: [number(), number(), number()])
      case 4: Condition(text: "EXISTS { (\(node()))-[:A]->() }", numbers: [])
      case 5: Condition(text: "NOT (\(node()))-->(\(node()))", numbers: [])
      case 6: Condition(text: "\(node()).none IS NULL", numbers: [])
      case 7:
        Condition(text: "(\(node()).i > # OR \(node()).i <= #)", numbers: [number(), number()])
      case 8: Condition(text: "\(node()).i + # > \(node()).i", numbers: [number()])
      case 9: Condition(text: "COUNT { (\(node()))--() } > #", numbers: [number()])
      case 10: Condition(text: "id(\(node())) = # + 1", numbers: [number()])
      case 11:
        Condition(text: "elementId(\(node())) = 'n' + toString(# + 1)", numbers: [number()])
      default: Condition(text: "id(\(node())) <> id(\(node()))", numbers: [])
      }
    }
    optional =
      Int.random(in: 0..<4, using: &random) == 0
      ? " OPTIONAL MATCH (\(node()))-[o:B]->(end:Y)" : ""
    time =
      Int.random(in: 0..<4, using: &random) == 0
      ? " FOR VALID_TIME AS OF " + StatedDay.date(Int.random(in: 0..<130, using: &random)) : ""
    let values =
      (0...hopCount).map { "n\($0).i AS i\($0)" }
      + hops.enumerated().map { index, hop in
        // The order of a list is that in which the pattern is written.
        hop.length.isEmpty
          ? "r\(index).i AS e\(index)"
          : "reduce(s = 0, r IN r\(index) | s + r.i * r.i + 10) AS e\(index)"
      } + (optional.isEmpty ? [] : ["o.i AS o", "end.i AS last"])
    let names = values.map { $0.components(of: " AS ").last! }
    projection =
      switch Int.random(in: 0..<5, using: &random) {
      case 0: "RETURN n0.i AS i, count(*) AS n, sum(n1.i) AS total, min(r0) IS NULL AS x"
      case 1: "RETURN DISTINCT n0.i AS i, n1.i AS j"
      case 2:
        "RETURN \(values.joined(separator: ", ")) ORDER BY \(names.joined(separator: ", ")) "
          + "SKIP 1 LIMIT 3"
      default: "RETURN \(values.joined(separator: ", "))"
      }
  }

  /// One way of writing it.
  struct Form {
    /// From the last node to the first.
    var isReversed = false
    /// Each hop as a path of its own.
    var isSplit = false
    var order = { (conditions: [Int]) in conditions }
    /// `WITH *` before what is returned, and whether the conditions stand behind it.
    var hasWith = false
    var filtersLate = false
    var hasParameters = false
  }

  func written(_ form: Form = Form()) -> (text: String, parameters: [String: Value]) {
    var parameters: [String: Value] = [:]
    func literal(_ number: Int) -> String {
      guard form.hasParameters else { return "\(number)" }
      parameters["p\(parameters.count)"] = .integer(Int64(number))
      return "$p\(parameters.count - 1)"
    }
    var mentioned: Set<Int> = []
    func node(_ index: Int) -> String {
      guard mentioned.insert(index).inserted else { return "(n\(index))" }
      let property = nodes[index].property.map { " {i: \(literal($0))}" } ?? ""
      return "(n\(index)\(nodes[index].labels)\(property))"
    }
    func hop(_ index: Int) -> String {
      let hop = hops[index]
      let property = hop.property.map { " {i: \(literal($0))}" } ?? ""
      let inside = "[r\(index)\(hop.types)\(hop.length)\(property)]"
      return switch (hop.way, form.isReversed) {
      case (.either, _): "-\(inside)-"
      case (.outgoing, false), (.incoming, true): "-\(inside)->"
      case (.incoming, false), (.outgoing, true): "<-\(inside)-"
      }
    }
    let order = form.isReversed ? Array(hops.indices.reversed()) : Array(hops.indices)
    var pattern = ""
    for (place, index) in order.enumerated() {
      let (left, right) = form.isReversed ? (index + 1, index) : (index, index + 1)
      if place == 0 || form.isSplit { pattern += (place == 0 ? "" : ", ") + node(left) }
      pattern += hop(index) + node(right)
    }
    let joined = form.order(Array(conditions.indices)).map { index in
      var text = ""
      var numbers = conditions[index].numbers[...]
      for character in conditions[index].text {
        text += character == "#" ? literal(numbers.removeFirst()) : String(character)
      }
      return text
    }.joined(separator: " AND ")
    let filter = joined.isEmpty ? "" : " WHERE \(joined)"
    let text =
      form.filtersLate
      ? "MATCH \(pattern)\(time) WITH *\(filter)\(optional)\(time.isEmpty || optional.isEmpty ? "" : time) \(projection)"
      : "MATCH \(pattern)\(filter)\(time)\(optional)\(time.isEmpty || optional.isEmpty ? "" : time)"
        + "\(form.hasWith ? " WITH *" : "") \(projection)"
    return (text, parameters)
  }
}

extension String {
  fileprivate func components(of separator: String) -> [String] {
    split(separator: separator).map(String.init)
  }
}
