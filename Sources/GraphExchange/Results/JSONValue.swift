internal import GraphModel

/// Values as JSON.
///
/// Nodes are `{"id", "labels", "properties"}`; relationships `{"id", "type", "source", "target",
/// "properties"}` with what is known of their time under `"period"`; paths `{"nodes",
/// "relationships"}`. Temporal values are strings in ISO 8601. JSON has no NaN and no infinity:
/// they are strings. Keys are sorted, so that equal values give equal bytes.
struct JSONValue {
  let entities: Subgraph

  func append(_ value: Value, to output: inout OutputBuffer) {
    switch value {
    case .null: output.append("null")
    case .boolean(let value): output.append(value ? "true" : "false")
    case .integer(let value): output.append(value)
    case .float(let value):
      if value.isFinite {
        output.append(String(value))
      } else {
        output.appendJSON(Value.float(value).rendered())
      }
    case .string(let value): output.appendJSON(value)
    case .list(let values):
      appendList(values, to: &output) { value, output in append(value, to: &output) }
    case .map(let values): append(values, to: &output)
    case .node(let id): append(node: id, to: &output)
    case .relationship(let id): append(relationship: id, to: &output)
    case .path(let path):
      output.append("{\"nodes\":")
      appendList(path.nodes, to: &output) { id, output in append(node: id, to: &output) }
      output.append(",\"relationships\":")
      appendList(path.relationships, to: &output) { id, output in
        append(relationship: id, to: &output)
      }
      output.append("}")
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
      output.appendJSON(temporalText(value))
    }
  }

  private func append(_ map: [String: Value], to output: inout OutputBuffer) {
    output.append("{")
    for (index, key) in map.keys.sorted().enumerated() {
      if index > 0 { output.append(",") }
      output.appendJSON(key)
      output.append(":")
      append(map[key] ?? .null, to: &output)
    }
    output.append("}")
  }

  private func append(node id: NodeID, to output: inout OutputBuffer) {
    output.append("{\"id\":")
    output.append(id.rawValue)
    if let node = entities.nodes[id] {
      output.append(",\"labels\":")
      appendList(node.labels, to: &output) { label, output in output.appendJSON(label) }
      output.append(",\"properties\":")
      append(node.properties, to: &output)
    }
    output.append("}")
  }

  private func append(relationship id: RelationshipID, to output: inout OutputBuffer) {
    output.append("{\"id\":")
    output.append(id.rawValue)
    if let relationship = entities.relationships[id] {
      output.append(",\"type\":")
      output.appendJSON(relationship.type)
      output.append(",\"source\":")
      output.append(relationship.source.rawValue)
      output.append(",\"target\":")
      output.append(relationship.target.rawValue)
      output.append(",\"properties\":")
      append(relationship.properties, to: &output)
      if relationship.period != .unknown {
        output.append(",\"period\":")
        append(relationship.period, to: &output)
      }
    }
    output.append("}")
  }

  private func append(_ period: Period, to output: inout OutputBuffer) {
    let bounds: [(String, CalendarDate?)] = [
      ("sinceEarliest", period.sinceEarliest), ("sinceLatest", period.sinceLatest),
      ("untilEarliest", period.untilEarliest), ("untilLatest", period.untilLatest),
    ]
    append(
      Dictionary(
        bounds.map { ($0.0, $0.1.map(Value.date) ?? .null) },
        uniquingKeysWith: { first, _ in first }
      ), to: &output)
  }

  private func appendList<Element>(
    _ elements: [Element], to output: inout OutputBuffer,
    _ body: (Element, inout OutputBuffer) -> Void
  ) {
    output.append("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(",") }
      body(element, &output)
    }
    output.append("]")
  }
}
