internal import GraphModel

/// Values as a person reads them in a table: `(:Person {name: "Lee Sok-bae"})`.
struct ValueText {
  let entities: Subgraph

  /// A string at the top stands bare, null is `null`.
  func text(_ value: Value) -> String {
    if case .string(let text) = value { return text }
    var result = ""
    append(value, to: &result)
    return result
  }

  private func append(_ value: Value, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .float(let value): text += floatText(value)
    case .string(let value): appendQuoted(value, to: &text)
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        append(value, to: &text)
      }
      text += "]"
    case .map(let values): append(values, to: &text)
    case .node(let id): append(node: id, to: &text)
    case .relationship(let id): append(relationship: id, to: &text)
    case .path(let path): append(path, to: &text)
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
      text += temporalText(value)
    }
  }

  private func append(_ map: [String: Value], to text: inout String) {
    text += "{"
    for (index, key) in map.keys.sorted().enumerated() {
      if index > 0 { text += ", " }
      text += nameText(key) + ": "
      append(map[key] ?? .null, to: &text)
    }
    text += "}"
  }

  private func append(node id: NodeID, to text: inout String) {
    guard let node = entities.nodes[id] else {
      text += "(#\(id))"
      return
    }
    text += "("
    for label in node.labels { text += ":" + nameText(label) }
    if !node.properties.isEmpty {
      if !node.labels.isEmpty { text += " " }
      append(node.properties, to: &text)
    }
    text += ")"
  }

  private func append(relationship id: RelationshipID, to text: inout String) {
    guard let relationship = entities.relationships[id] else {
      text += "[#\(id)]"
      return
    }
    text += "[:" + nameText(relationship.type)
    if !relationship.properties.isEmpty {
      text += " "
      append(relationship.properties, to: &text)
    }
    text += "]"
  }

  /// Relationships point as they do in the graph, whichever way the path goes.
  private func append(_ path: Path, to text: inout String) {
    for (index, node) in path.nodes.enumerated() {
      if index > 0 {
        let id = path.relationships[index - 1]
        let isBackwards =
          entities.relationships[id].map { $0.source == node && $0.target != node } ?? false
        text += isBackwards ? "<-" : "-"
        append(relationship: id, to: &text)
        text += isBackwards ? "-" : "->"
      }
      append(node: node, to: &text)
    }
  }

  private func appendQuoted(_ value: String, to text: inout String) {
    text += "\""
    for character in value.unicodeScalars {
      if character == "\"" || character == "\\" { text += "\\" }
      text.unicodeScalars.append(character)
    }
    text += "\""
  }
}

/// A name as the query language writes it: in backticks where it is not a plain identifier.
func nameText(_ name: String) -> String {
  let isPlain =
    name.unicodeScalars.first.map { $0.properties.isXIDStart || $0 == "_" } ?? false
    && name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
  return isPlain
    ? name
    : "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``")
      + "`"
}

func floatText(_ value: Double) -> String {
  value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : "\(value)"
}

/// ISO 8601; for values that are temporal.
func temporalText(_ value: Value) -> String {
  switch value {
  case .date(let value): String(describing: value)
  case .localTime(let value): String(describing: value)
  case .time(let value): String(describing: value)
  case .localDateTime(let value): String(describing: value)
  case .dateTime(let value): String(describing: value)
  case .duration(let value): String(describing: value)
  default: ""
  }
}
