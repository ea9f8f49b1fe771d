import GraphModel
import GraphStore
import TestSupport
import Testing

/// A graph as plainly as it can be written, to compare the store with.
private struct ModelGraph {
  struct Edge {
    var type: Int
    var source: NodeID
    var target: NodeID
    var properties: [Int: Value] = [:]
  }

  var nodes: [NodeID: (labels: Set<Int>, properties: [Int: Value])] = [:]
  var edges: [RelationshipID: Edge] = [:]

  func period(_ edge: Edge, since: Int, until: Int) -> Period {
    func date(_ value: Value?) -> PartialDate? {
      switch value {
      case .string(let text)?: PartialDate(text)
      case .date(let date)?: PartialDate(date)
      default: nil
      }
    }
    return Period(since: date(edge.properties[since]), until: date(edge.properties[until]))
      ?? .unknown
  }
}

@Suite struct ModelTests {
  @Test func `random changes give what a plain graph would`() throws {
    let seed = randomSeed()
    for round in 0..<12 {
      var generator = SeededGenerator(seed: seed &+ UInt64(round))
      try run(&generator, comment: "GRAPHCTL_SEED=\(seed) round \(round)")
    }
  }

  private static let keyNames = ["name", "since", "until", "confidence", "x", "y"]

  private func value(_ generator: inout SeededGenerator) -> Value {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: .null
    case 1: .integer(Int64.random(in: -3...3, using: &generator))
    case 2: .float(Double.random(in: 0...1, using: &generator))
    case 3: .float([.nan, -0.0, .infinity, 1].randomElement(using: &generator) ?? 0)
    case 4:
      .string(["Ann", "Béa", "ann", "", "Kim Jong-un"].randomElement(using: &generator) ?? "")
    case 5, 6, 7:
      .string(
        ["2019", "2020-02", "2021-03-04", "2020", "2020-02-01"].randomElement(using: &generator)
          ?? "")
    case 8:
      .date(CalendarDate(daysSinceEpoch: Int64.random(in: 17_000...19_000, using: &generator)))
    default: .list([.integer(1), .string("a")])
    }
  }

  private func run(_ generator: inout SeededGenerator, comment: String) throws {
    let folder = TemporaryFolder()
    let store = try Store.open(folder.file(), access: .create)
    var model = ModelGraph()
    var ids = (labels: [LabelToken](), types: [TypeToken](), keys: [KeyToken]())
    try store.write { writer throws(StoreError) in
      for index in 0..<3 { ids.labels.append(try writer.intern(label: "L\(index)")) }
      for index in 0..<3 { ids.types.append(try writer.intern(relationshipType: "T\(index)")) }
      for name in Self.keyNames { ids.keys.append(try writer.intern(propertyKey: name)) }
    }
    for _ in 0..<12 {
      let writer = try store.beginWrite()
      var draft = model
      for _ in 0..<Int.random(in: 1...25, using: &generator) {
        try change(writer, &draft, ids, &generator)
        if Int.random(in: 0..<6, using: &generator) == 0 {
          try compare(writer, draft, ids, &generator, comment)
        }
      }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        writer.rollback()
      } else {
        try writer.commit()
        model = draft
      }
      let reader = try store.beginRead()
      try compare(reader, model, ids, &generator, comment)
      reader.end()
    }
    let findings = try store.read { reader throws(StoreError) in try reader.checkIntegrity() }
    #expect(findings.isEmpty, "\(comment) \(findings)")
  }

  private func change(
    _ writer: WriteTransaction, _ model: inout ModelGraph,
    _ ids: (labels: [LabelToken], types: [TypeToken], keys: [KeyToken]),
    _ generator: inout SeededGenerator
  ) throws {
    let node = model.nodes.keys.sorted().randomElement(using: &generator)
    let other = model.nodes.keys.sorted().randomElement(using: &generator)
    let edge = model.edges.keys.sorted().randomElement(using: &generator)
    let label = Int.random(in: 0..<3, using: &generator)
    let key = Int.random(in: 0..<ids.keys.count, using: &generator)
    switch Int.random(in: 0..<12, using: &generator) {
    case 0, 1:
      let labels = (0..<3).filter { _ in Bool.random(using: &generator) }
      let made = try writer.createNode(labels: labels.reversed().map { ids.labels[$0] })
      #expect(model.nodes[made] == nil)
      model.nodes[made] = (Set(labels), [:])
    case 2, 3, 4:
      guard let node, let other else { return }
      let type = Int.random(in: 0..<3, using: &generator)
      let made = try writer.createRelationship(type: ids.types[type], from: node, to: other)
      #expect(model.edges[made] == nil)
      model.edges[made] = ModelGraph.Edge(type: type, source: node, target: other)
      for key in 0..<ids.keys.count where Bool.random(using: &generator) {
        let value = value(&generator)
        guard !isRefused(key, value) else { continue }
        try writer.set(ids.keys[key], to: value, of: made)
        model.edges[made]?.properties[key] = value.isNull ? nil : value
      }
    case 5:
      guard let node else { return }
      let isNew = try writer.add(ids.labels[label], to: node)
      #expect(isNew == (model.nodes[node]?.labels.insert(label).inserted))
    case 6:
      guard let node else { return }
      let wasThere = try writer.remove(ids.labels[label], from: node)
      #expect(wasThere == (model.nodes[node]?.labels.remove(label) != nil))
    case 7, 8:
      guard let node else { return }
      let value = value(&generator)
      try writer.set(ids.keys[key], to: value, of: node)
      model.nodes[node]?.properties[key] = value.isNull ? nil : value
    case 9:
      guard let edge else { return }
      let value = value(&generator)
      guard !isRefused(key, value) else { return }
      try writer.set(ids.keys[key], to: value, of: edge)
      model.edges[edge]?.properties[key] = value.isNull ? nil : value
    case 10:
      guard let edge else { return }
      try writer.delete(edge)
      model.edges[edge] = nil
    default:
      guard let node else { return }
      for (id, edge) in model.edges where edge.source == node || edge.target == node {
        try writer.delete(id)
        model.edges[id] = nil
      }
      try writer.delete(node)
      model.nodes[node] = nil
    }
  }

  /// Lists as `since` and `until` depend on whether the relationship is new; they are left out.
  private func isRefused(_ key: Int, _ value: Value) -> Bool {
    if case .list = value { key == 1 || key == 2 } else { false }
  }

  private func compare(
    _ reader: ReadTransaction, _ model: ModelGraph,
    _ ids: (labels: [LabelToken], types: [TypeToken], keys: [KeyToken]),
    _ generator: inout SeededGenerator, _ comment: String
  ) throws {
    let nodes = model.nodes.keys.sorted()
    let edges = model.edges.keys.sorted()
    func texts(_ properties: [(key: KeyToken, value: Value)]) -> [String] {
      properties.map { "\($0.key.rawValue) \($0.value.testText)" }
    }
    func texts(_ properties: [Int: Value]) -> [String] {
      properties.sorted { $0.key < $1.key }
        .map { "\(ids.keys[$0.key].rawValue) \($0.value.testText)" }
    }
    #expect(try reader.nodes(label: nil, after: nil, limit: .max) == nodes, "\(comment)")
    #expect(try reader.nodeCount(label: nil) == nodes.count, "\(comment)")
    #expect(try reader.relationshipCount(type: nil) == edges.count, "\(comment)")
    #expect(
      try reader.labels(of: nodes)
        == nodes.map { model.nodes[$0]!.labels.sorted().map { ids.labels[$0] } },
      "\(comment)")
    for label in 0..<3 {
      let having = nodes.filter { model.nodes[$0]!.labels.contains(label) }
      #expect(
        try reader.nodes(label: ids.labels[label], after: nil, limit: .max) == having, "\(comment)")
      #expect(try reader.nodeCount(label: ids.labels[label]) == having.count, "\(comment)")
    }
    for (index, properties) in try reader.properties(of: nodes).enumerated() {
      #expect(texts(properties) == texts(model.nodes[nodes[index]]!.properties), "\(comment)")
    }
    for (index, properties) in try reader.properties(of: edges).enumerated() {
      #expect(texts(properties) == texts(model.edges[edges[index]]!.properties), "\(comment)")
    }
    let columns = try reader.relationships(type: nil, after: nil, limit: .max)
    #expect(columns.relationships == edges, "\(comment)")
    #expect(columns.sources == edges.map { model.edges[$0]!.source }, "\(comment)")
    #expect(columns.targets == edges.map { model.edges[$0]!.target }, "\(comment)")
    #expect(
      try reader.periods(of: edges)
        == edges.map { model.period(model.edges[$0]!, since: 1, until: 2) },
      "\(comment)")
    for type in 0..<3 {
      let count = model.edges.values.filter { $0.type == type }.count
      #expect(try reader.relationshipCount(type: ids.types[type]) == count, "\(comment)")
    }
    try compareExpansions(reader, model, ids, nodes, &generator, comment)
    for name in ["ann", "BEA", "kim jong un", "2019"] {
      let named = nodes.filter { node in
        if case .string(let text)? = model.nodes[node]!.properties[0] {
          foldedName(text) == foldedName(name)
        } else {
          false
        }
      }
      #expect(try reader.nodes(named: name) == named, "\(comment)")
      #expect(
        try reader.search(name, limit: .max).filter { $0.match == .exact }.map(\.node) == named,
        "\(comment)")
    }
  }

  private func compareExpansions(
    _ reader: ReadTransaction, _ model: ModelGraph,
    _ ids: (labels: [LabelToken], types: [TypeToken], keys: [KeyToken]), _ nodes: [NodeID],
    _ generator: inout SeededGenerator, _ comment: String
  ) throws {
    let types: [Int]? = [nil, [0], [2, 1], []].randomElement(using: &generator) ?? nil
    let from = CalendarDate(daysSinceEpoch: Int64.random(in: 17_500...19_000, using: &generator))
    let validity: ValidityFilter? =
      Bool.random(using: &generator)
      ? nil
      : ValidityFilter(
        from: from, to: from.advanced(byDays: Int64.random(in: 1...400, using: &generator)))
    for direction in [Direction.outgoing, .incoming, .either] {
      let request = ExpandRequest(
        types: types?.map { ids.types[$0] }, direction: direction, validity: validity)
      var found = Expansion()
      try reader.expand(nodes, request, into: &found)
      var actual: [Set<String>] = Array(repeating: [], count: nodes.count)
      for row in 0..<found.count {
        let line =
          "\(found.relationships[row]) \(found.types[row].rawValue) \(found.neighbours[row])"
        #expect(actual[Int(found.origins[row])].insert(line).inserted, "\(comment)")
      }
      var expected: [Set<String>] = Array(repeating: [], count: nodes.count)
      for (id, edge) in model.edges where types?.contains(edge.type) ?? true {
        if let validity,
          !model.period(edge, since: 1, until: 2).mayOverlap(from: validity.from, to: validity.to)
        {
          continue
        }
        for (index, node) in nodes.enumerated() {
          let type = ids.types[edge.type].rawValue
          if direction != .incoming, edge.source == node {
            expected[index].insert("\(id) \(type) \(edge.target)")
          }
          if direction != .outgoing, edge.target == node {
            expected[index].insert("\(id) \(type) \(edge.source)")
          }
        }
      }
      #expect(actual == expected, "\(comment)")
      #expect(try reader.degrees(of: nodes, request) == expected.map(\.count), "\(comment)")
      if let node = nodes.first, let end = nodes.last {
        try reader.connect([node], [end], request, into: &found)
        let between = model.edges.filter { _, edge in
          guard types?.contains(edge.type) ?? true else { return false }
          if let validity,
            !model.period(edge, since: 1, until: 2).mayOverlap(from: validity.from, to: validity.to)
          {
            return false
          }
          return (direction != .incoming && edge.source == node && edge.target == end)
            || (direction != .outgoing && edge.source == end && edge.target == node)
        }
        #expect(Set(found.relationships) == Set(between.keys), "\(comment)")
        #expect(found.count == between.count, "\(comment)")
      }
    }
  }
}
