import GraphModel
import GraphStore

/// Everything that can be read of a graph, as lines: the same graph gives the same lines.
func dump(_ store: Store) throws(StoreError) -> [String] {
  try store.read { reader throws(StoreError) in
    var lines: [String] = []
    let nodes = try reader.nodes(label: nil, after: nil, limit: .max)
    let labels = try reader.labels(of: nodes)
    let properties = try reader.properties(of: nodes)
    let names = try reader.names(of: nodes)
    for (index, node) in nodes.enumerated() {
      var line = "node \(node)"
      for label in labels[index] { line += ":" + (try reader.name(of: label)) }
      for (key, value) in properties[index] {
        line += " \(try reader.name(of: key))=\(value.testText)"
      }
      for name in names[index].dropFirst() {
        line += " \(name.isStrong ? "alias" : "weak")=\(name.text)(\(name.document ?? "-"))"
      }
      let found = try names[index].first.map { name throws(StoreError) in
        try reader.nodes(nameWords: name.text, limit: .max).contains(node)
      }
      if found == false { line += " NOT FOUND BY WORDS" }
      lines.append(line)
    }
    let columns = try reader.relationships(type: nil, after: nil, limit: .max)
    let periods = try reader.periods(of: columns.relationships)
    let values = try reader.properties(of: columns.relationships)
    let evidence = try reader.evidence(of: columns.relationships)
    for index in 0..<columns.count {
      let type = try reader.name(of: columns.types[index])
      var line = "relationship \(columns.relationships[index]) "
      line += "(\(columns.sources[index]))-[\(type)]->(\(columns.targets[index]))"
      line += " \(periods[index].testText)"
      for (key, value) in values[index] {
        line += " \(try reader.name(of: key))=\(value.testText)"
      }
      for place in evidence[index] { line += " “\(place.quote)”\(place.span)@\(place.document)" }
      lines.append(line)
    }
    for document in try reader.documents() {
      lines.append("document \(document.uri) \(document.assertions)")
    }
    for label in try reader.labels() {
      let count = try reader.nodeCount(label: label)
      if count > 0 { lines.append("label \(try reader.name(of: label)) \(count)") }
    }
    for type in try reader.relationshipTypes() {
      let count = try reader.relationshipCount(type: type)
      if count > 0 { lines.append("type \(try reader.name(of: type)) \(count)") }
    }
    return lines
  }
}

/// The names, types, names and periods of all relationships, without ids: what does not depend on the
/// order in which documents came.
func facts(_ store: Store) throws(StoreError) -> [String] {
  try store.read { reader throws(StoreError) in
    let columns = try reader.relationships(type: nil, after: nil, limit: .max)
    let periods = try reader.periods(of: columns.relationships)
    let values = try reader.properties(of: columns.relationships)
    var lines: [String] = []
    for index in 0..<columns.count {
      var ends = try reader.displayNames(of: [columns.sources[index], columns.targets[index]])
        .map { $0 ?? "?" }
      let type = try reader.name(of: columns.types[index])
      if Ontology.standard.isSymmetric(type) { ends.sort() }
      var texts: [String] = []
      for (key, value) in values[index] {
        texts.append("\(try reader.name(of: key))=\(value.testText)")
      }
      texts.sort()
      lines.append(
        "\(ends[0]) \(type) \(ends[1]) \(periods[index].testText) \(texts.joined(separator: " "))")
    }
    return lines.sorted()
  }
}
