internal import GraphModel

/// A value as the tables of the kit write it. Entities are described by what they hold.
indirect enum ExpectedValue: Equatable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case list([ExpectedValue])
  case map([String: ExpectedValue])
  case node(labels: Set<String>, properties: [String: ExpectedValue])
  case relationship(type: String, properties: [String: ExpectedValue])
  case path(start: ExpectedValue, hops: [Hop])

  struct Hop: Equatable {
    let relationship: ExpectedValue
    let isForward: Bool
    let node: ExpectedValue
  }

  /// The value for use as a parameter; nil for entities.
  var parameter: Value? {
    switch self {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .float(let value): return .float(value)
    case .string(let value): return .string(value)
    case .list(let values):
      let converted = values.compactMap(\.parameter)
      return converted.count == values.count ? .list(converted) : nil
    case .map(let values):
      let converted = values.compactMapValues(\.parameter)
      return converted.count == values.count ? .map(converted) : nil
    case .node, .relationship, .path: return nil
    }
  }
}

extension ExpectedValue {
  /// What came out, described in the same way. A date or a time is the string that it prints as.
  init(_ value: Value, in subgraph: Subgraph) {
    switch value {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .list(let values): self = .list(values.map { ExpectedValue($0, in: subgraph) })
    case .map(let values): self = .map(values.mapValues { ExpectedValue($0, in: subgraph) })
    case .node(let id): self = ExpectedValue(id, in: subgraph)
    case .relationship(let id): self = ExpectedValue(id, in: subgraph)
    case .path(let path):
      var hops: [Hop] = []
      for (index, id) in path.relationships.enumerated() {
        let isForward = subgraph.relationships[id]?.source == path.nodes[index]
        hops.append(
          Hop(
            relationship: ExpectedValue(id, in: subgraph), isForward: isForward,
            node: ExpectedValue(path.nodes[index + 1], in: subgraph)))
      }
      self = .path(start: ExpectedValue(path.nodes[0], in: subgraph), hops: hops)
    case .date(let value): self = .string(value.description)
    case .localTime(let value): self = .string(value.description)
    case .time(let value): self = .string(value.description)
    case .localDateTime(let value): self = .string(value.description)
    case .dateTime(let value): self = .string(value.description)
    case .duration(let value): self = .string(value.description)
    }
  }

  /// An entity that is not among the result's is described as one that no table can name.
  private init(_ id: NodeID, in subgraph: Subgraph) {
    guard let node = subgraph.nodes[id] else {
      self = .node(labels: ["missing node \(id)"], properties: [:])
      return
    }
    self = .node(
      labels: Set(node.labels),
      properties: node.properties.mapValues { ExpectedValue($0, in: subgraph) })
  }

  private init(_ id: RelationshipID, in subgraph: Subgraph) {
    guard let relationship = subgraph.relationships[id] else {
      self = .relationship(type: "missing relationship \(id)", properties: [:])
      return
    }
    self = .relationship(
      type: relationship.type,
      properties: relationship.properties.mapValues { ExpectedValue($0, in: subgraph) })
  }
}

extension ExpectedValue {
  /// One text for all equal values, to be compared and shown. Floats and integers differ.
  /// - Parameter ignoringListOrder: lists of the same elements in any order are equal.
  func canonical(ignoringListOrder: Bool) -> String {
    func text(_ value: ExpectedValue) -> String {
      value.canonical(ignoringListOrder: ignoringListOrder)
    }
    func properties(_ map: [String: ExpectedValue]) -> String {
      "{" + map.map { Value.name($0.key) + ": " + text($0.value) }.sorted().joined(separator: ", ")
        + "}"
    }
    switch self {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    // Zero has one sign here.
    case .float(let value): return FloatText.text(of: value == 0 ? 0 : value)
    case .string(let value): return Value.string(value).rendered()
    case .list(let values):
      let texts = values.map(text)
      return "[" + (ignoringListOrder ? texts.sorted() : texts).joined(separator: ", ") + "]"
    case .map(let values): return properties(values)
    case .node(let labels, let map):
      let names = labels.map { ":" + Value.name($0) }.sorted().joined()
      return "("
        + [names, map.isEmpty ? "" : properties(map)].filter { !$0.isEmpty }
        .joined(separator: " ") + ")"
    case .relationship(let type, let map):
      return "[:" + Value.name(type) + (map.isEmpty ? "" : " " + properties(map)) + "]"
    case .path(let start, let hops):
      return "<" + text(start)
        + hops.map {
          ($0.isForward ? "-" : "<-") + text($0.relationship) + ($0.isForward ? "->" : "-")
            + text($0.node)
        }.joined() + ">"
    }
  }
}
