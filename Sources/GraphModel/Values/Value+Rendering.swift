extension Value {
  /// The value as openCypher writes it: `'text'`, `1.0`, `[1, null]`, `{name: 'x'}`,
  /// `(:Person {name: 'x'})`, `[:KNOWS {since: 1}]`, `<(:A)-[:R]->(:B)>`.
  ///
  /// Keys of maps and properties come in order of their code points, so that equal values are
  /// written equally. Temporal values are written as strings.
  ///
  /// - Parameter subgraph: what is known of the nodes and relationships; one that is missing is
  ///   written by its id alone.
  public func rendered(in subgraph: Subgraph = Subgraph()) -> String {
    var text = ""
    render(into: &text, subgraph)
    return text
  }

  private func render(into text: inout String, _ subgraph: Subgraph) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .float(let value): text += FloatText.text(of: value)
    case .string(let value): Value.quote(value, into: &text)
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        value.render(into: &text, subgraph)
      }
      text += "]"
    case .map(let values): Value.render(values, into: &text, subgraph)
    case .node(let id): Value.render(id, into: &text, subgraph)
    case .relationship(let id):
      Value.render(id, into: &text, subgraph)
    case .path(let path):
      text += "<"
      for (index, node) in path.nodes.enumerated() {
        if index > 0 {
          let id = path.relationships[index - 1]
          let isForward =
            subgraph.relationships[id].map { $0.source == path.nodes[index - 1] } ?? true
          text += isForward ? "-" : "<-"
          Value.render(id, into: &text, subgraph)
          text += isForward ? "->" : "-"
        }
        Value.render(node, into: &text, subgraph)
      }
      text += ">"
    case .date(let value): Value.quote(value.description, into: &text)
    case .localTime(let value): Value.quote(value.description, into: &text)
    case .time(let value): Value.quote(value.description, into: &text)
    case .localDateTime(let value): Value.quote(value.description, into: &text)
    case .dateTime(let value): Value.quote(value.description, into: &text)
    case .duration(let value): Value.quote(value.description, into: &text)
    }
  }

  private static func render(
    _ values: [String: Value], into text: inout String, _ subgraph: Subgraph
  ) {
    text += "{"
    let sorted = values.sorted { $0.key.codePointOrder(relativeTo: $1.key) == .ascending }
    for (index, entry) in sorted.enumerated() {
      if index > 0 { text += ", " }
      text += Value.name(entry.key) + ": "
      entry.value.render(into: &text, subgraph)
    }
    text += "}"
  }

  private static func render(_ id: NodeID, into text: inout String, _ subgraph: Subgraph) {
    guard let node = subgraph.nodes[id] else {
      text += "(#\(id))"
      return
    }
    text += "("
    for label in node.labels { text += ":" + name(label) }
    if !node.properties.isEmpty {
      if !node.labels.isEmpty { text += " " }
      render(node.properties, into: &text, subgraph)
    }
    text += ")"
  }

  private static func render(_ id: RelationshipID, into text: inout String, _ subgraph: Subgraph) {
    guard let relationship = subgraph.relationships[id] else {
      text += "[#\(id)]"
      return
    }
    text += "[:" + name(relationship.type)
    if !relationship.properties.isEmpty {
      text += " "
      render(relationship.properties, into: &text, subgraph)
    }
    text += "]"
  }

  /// A name as it can stand in a query: in backticks where it is no plain identifier.
  public static func name(_ name: String) -> String {
    let isPlain =
      name.unicodeScalars.first.map { $0.properties.isXIDStart || $0 == "_" } == true
      && name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
    if isPlain { return name }
    var text = "`"
    for scalar in name.unicodeScalars {
      text.unicodeScalars.append(scalar)
      if scalar == "`" { text.unicodeScalars.append(scalar) }
    }
    return text + "`"
  }

  /// A string as it can stand in a query: in single quotes, nothing in it that a terminal acts on.
  static func quote(_ value: String, into text: inout String) {
    text += "'"
    for scalar in value.unicodeScalars {
      switch scalar {
      case "'": text += "\\'"
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "'"
  }
}
