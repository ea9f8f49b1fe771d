import GraphModel
import GraphStore
import TestSupport
import Testing

/// Graphs that are changed at random, and ways of reading them that are compared.
enum RandomGraph {
  /// Some random changes in one transaction.
  static func change(_ store: Store, using random: inout SeededGenerator) throws {
    let writer = try store.beginWrite()
    let types = try ["A", "B", "C"].map { try writer.intern(relationshipType: $0) }
    let labels = try ["X", "Y", "Z"].map { try writer.intern(label: $0) }
    let keys = try ["name", "n"].map { try writer.intern(propertyKey: $0) }
    let since = try writer.intern(propertyKey: "since")
    let until = try writer.intern(propertyKey: "until")
    var nodes = try writer.nodes(label: nil, after: nil, limit: 1_000)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let node = try writer.createNode(labels: labels.filter { _ in Bool.random(using: &random) })
      if Bool.random(using: &random) {
        try writer.set(keys[0], to: .string("node \(node.rawValue % 4)"), of: node)
      }
      let number = Int.random(in: 0...2, using: &random)
      if Bool.random(using: &random) {
        try writer.set(
          keys[1],
          to: Bool.random(using: &random) ? .integer(Int64(number)) : .float(Double(number)),
          of: node)
      }
      nodes.append(node)
    }
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let relationship = try writer.createRelationship(
        type: types.randomElement(using: &random)!, from: nodes.randomElement(using: &random)!,
        to: nodes.randomElement(using: &random)!)
      let day = Int.random(in: 1...20, using: &random)
      if Bool.random(using: &random) {
        try writer.set(since, to: .string("2020-01-\(day < 10 ? "0" : "")\(day)"), of: relationship)
      }
      if Bool.random(using: &random) {
        try writer.set(until, to: .string("2020-02-\(day < 10 ? "0" : "")\(day)"), of: relationship)
      }
    }
    let all = try writer.relationships(type: nil, after: nil, limit: 1_000).relationships
    if all.count > 20 {
      for relationship in all.shuffled(using: &random).prefix(8) { try writer.delete(relationship) }
    }
    let lonely = try zip(nodes, writer.degrees(of: nodes, ExpandRequest())).filter { $0.1 == 0 }
    if let node = lonely.randomElement(using: &random)?.0 { try writer.delete(node) }
    try writer.commit()
  }

  /// Asks both the same, of nodes and relationships that are there and that are not.
  static func compare(
    _ a: any GraphReader, _ b: any GraphReader, using random: inout SeededGenerator
  ) throws {
    let nodes =
      try b.nodes(label: nil, after: nil, limit: 1_000)
      + [-5, 0, 9_999_999, .max].map { NodeID($0) }
    let relationships = try b.relationships(type: nil, after: nil, limit: 1_000).relationships
    let unknown = [-1, 0, 9_999_999].map { RelationshipID($0) }
    let types = try b.relationshipTypes()
    for label in [nil] + (try b.labels()).map(Optional.some) + [LabelToken(rawValue: 99)] {
      for after in [nil, nodes.first, NodeID(3), NodeID(.max), NodeID(-7)] {
        for limit in [0, 1, 2, 1_000] {
          #expect(
            try a.nodes(label: label, after: after, limit: limit)
              == b.nodes(label: label, after: after, limit: limit))
        }
      }
      if let label { #expect(try a.have(label, nodes) == b.have(label, nodes)) }
    }
    #expect(try a.exist(nodes) == b.exist(nodes))
    for node in nodes { #expect(try a.exists(node) == b.exists(node)) }
    #expect(try a.labels(of: nodes) == b.labels(of: nodes))
    #expect(try a.exist(relationships + unknown) == b.exist(relationships + unknown))
    #expect(try a.types(of: relationships) == b.types(of: relationships))
    #expect("\(try a.endpoints(of: relationships))" == "\(try b.endpoints(of: relationships))")
    for key in try b.propertyKeys() {
      #expect(
        try a.property(key, of: nodes).map(\.testText) == b.property(key, of: nodes).map(\.testText)
      )
    }
    for type in [nil] + types.map(Optional.some) {
      let after = [nil, relationships.randomElement(using: &random)].randomElement(using: &random)!
      #expect(
        "\(try a.relationships(type: type, after: after, limit: 5))"
          == "\(try b.relationships(type: type, after: after, limit: 5))")
    }
    for _ in 0..<12 {
      var request = ExpandRequest(
        direction: [.outgoing, .incoming, .either].randomElement(using: &random)!)
      if Bool.random(using: &random) {
        request.types = types.shuffled(using: &random).filter { _ in Bool.random(using: &random) }
      }
      if Bool.random(using: &random) {
        let day = CalendarDate(year: 2020, month: 1, day: 1)!
          .advanced(byDays: Int64.random(in: -5...60, using: &random))
        request.validity = ValidityFilter(asOf: day)
      }
      var (x, y) = (Expansion(), Expansion())
      try a.expand(nodes, request, into: &x)
      try b.expand(nodes, request, into: &y)
      #expect("\(x)" == "\(y)")
      #expect(try a.degrees(of: nodes, request) == b.degrees(of: nodes, request))
      let others = nodes.shuffled(using: &random)
      try a.connect(nodes, others, request, into: &x)
      try b.connect(nodes, others, request, into: &y)
      #expect("\(x)" == "\(y)")
      let (start, end) = (
        nodes.randomElement(using: &random)!, nodes.randomElement(using: &random)!
      )
      let maximum = [nil, 0, 1, 2, 3].randomElement(using: &random)!
      let around = try a.neighbourhood(of: start, within: maximum, request)
      #expect(around == (try b.neighbourhood(of: start, within: maximum, request)))
      #expect(
        Set(around) == (try neighbourhood(of: start, within: maximum ?? 1_000, request, by: b)))
      #expect(try a.neighbourhoodCount(of: start, within: maximum, request) == around.count)
      #expect(try b.neighbourhoodCount(of: start, within: maximum, request) == around.count)
      guard start != end else { continue }
      let all = try paths(a, start, end, maximum, request, wantsAll: true)
      #expect(all == (try paths(b, start, end, maximum, request, wantsAll: true)))
      for reader in [a, b] {
        let one = try paths(reader, start, end, maximum, request, wantsAll: false)
        #expect(one.isEmpty ? all.isEmpty : all.isSuperset(of: one))
      }
      #expect(all.isEmpty != (around.contains(end)))
    }
  }

  /// By expanding level after level.
  private static func neighbourhood(
    of start: NodeID, within maximum: Int, _ request: ExpandRequest, by reader: any GraphReader
  ) throws -> Set<NodeID> {
    var met: Set<NodeID> = [start]
    var frontier = [start]
    for _ in 0..<maximum where !frontier.isEmpty {
      var expansion = Expansion()
      try reader.expand(frontier, request, into: &expansion)
      frontier = Array(Set(expansion.neighbours).subtracting(met))
      met.formUnion(frontier)
    }
    return met.subtracting([start])
  }

  private static func paths(
    _ reader: any GraphReader, _ start: NodeID, _ end: NodeID, _ maximum: Int?,
    _ request: ExpandRequest, wantsAll: Bool
  ) throws -> Set<String> {
    var found = try reader.shortestPaths(
      from: start, to: end, maximum: maximum, request, wantsAll: wantsAll)
    var paths: Set<String> = []
    var (nodes, relationships) = ([NodeID](), [RelationshipID]())
    while found?.next(nodes: &nodes, relationships: &relationships) == true {
      #expect(nodes.count == relationships.count + 1)
      #expect(paths.insert("\(nodes) \(relationships)").inserted)
      if !wantsAll { break }
    }
    return paths
  }
}
