internal import GraphModel
internal import GraphStore

/// The lines that draw relationships: `n7 -> n2 [label="ambassador-to\n2019 – 2022", …];`
struct EdgeLines<Reader: GraphReader> {
  /// Pieces of evidence in a tooltip.
  static var mostQuotes: Int { 3 }
  /// Cells of the type in the label.
  static var typeWidth: Int { 40 }

  let reader: Reader

  init(_ reader: Reader) { self.reader = reader }

  /// - Parameter validity: relationships that do not possibly hold then are left out.
  func append(
    _ columns: RelationshipColumns, validity: ValidityFilter?, to output: inout OutputBuffer
  ) throws(StoreError) {
    let ids = columns.relationships
    guard !ids.isEmpty else { return }
    let periods = try reader.periods(of: ids)
    let titles = try column("title", ids)
    let since = try column("since", ids)
    let until = try column("until", ids)
    let statuses = try column("status", ids)
    let evidence = try reader.evidence(of: ids)
    var types: [TypeToken: EdgeType] = [:]
    for (index, token) in columns.types.enumerated() {
      let type: EdgeType
      if let known = types[token] {
        type = known
      } else {
        type = EdgeType(name: try reader.name(of: token))
        types[token] = type
      }
      let period = periods[index]
      if let validity, !period.mayOverlap(from: validity.from, to: validity.to) { continue }
      let edge = Edge(
        source: columns.sources[index], target: columns.targets[index], type: type,
        title: text(titles?[index]), status: text(statuses?[index]),
        time: PeriodText.of(since: since?[index], until: until?[index], period),
        evidence: evidence[index])
      append(edge, to: &output)
    }
  }

  private func column(_ name: String, _ ids: [RelationshipID]) throws(StoreError) -> [Value]? {
    guard let key = try reader.propertyKey(named: name) else { return nil }
    return try reader.property(key, of: ids)
  }

  private func text(_ value: Value?) -> String? {
    if case .string(let text) = value { text } else { nil }
  }

  private func append(_ edge: Edge, to output: inout OutputBuffer) {
    output.append("  n")
    output.append(edge.source.rawValue)
    output.append(" -> n")
    output.append(edge.target.rawValue)
    output.append(" [label=")
    DOTText.append(edge.label, as: .label, to: &output)
    if !edge.evidence.isEmpty {
      let tooltip = edge.tooltip(quotes: Self.mostQuotes)
      output.append(", tooltip=")
      DOTText.append(tooltip, as: .tooltip, to: &output)
      output.append(", labeltooltip=")
      DOTText.append(tooltip, as: .tooltip, to: &output)
    }
    edge.type.appendStyle(status: edge.status, to: &output)
    output.append("];\n")
  }
}

/// What all relationships of one type have in common.
struct EdgeType {
  let words: String
  let isSymmetric: Bool
  let isConflict: Bool

  init(name: String) {
    words = VisibleText.of(Ontology.kebabCase(name))
    isSymmetric = Ontology.standard.isSymmetric(name)
    isConflict = DOTStyle.isConflict(name)
  }

  /// How its relationships are drawn, after the label.
  func appendStyle(status: String?, to output: inout OutputBuffer) {
    if isConflict { output.append(", color=\"#c0392b\", fontcolor=\"#962d22\"") }
    if ["former", "planned", "suspended"].contains(status) { output.append(", style=dashed") }
    if isSymmetric { output.append(", dir=none") }
  }
}

private struct Edge {
  let source: NodeID
  let target: NodeID
  let type: EdgeType
  let title: String?
  let status: String?
  let time: String?
  let evidence: [Evidence]

  /// The type, the title where it says more than the type does, the status and the time.
  var label: String {
    var lines = [
      foldedLabel(type.words, width: EdgeLines<ReadTransaction>.typeWidth, lines: 1).text
    ]
    if let title, RelationshipText.isTelling(title: title, type: type.words) {
      lines.append(foldedLabel(title, width: 32, lines: 2).text)
    }
    let term = [status, time].compactMap(\.self).joined(separator: ", ")
    if !term.isEmpty { lines.append(foldedLabel(term, width: 48, lines: 1).text) }
    return lines.joined(separator: "\n")
  }

  func tooltip(quotes: Int) -> String {
    var lines: [String] = []
    for piece in evidence.prefix(quotes) {
      let date = piece.published.map { ", \($0)" } ?? ""
      let quote = piece.quote.split { $0.isWhitespace }.joined(separator: " ")
      lines.append("“\(quote.prefix(400))” (\(piece.document.prefix(100))\(date))")
    }
    if evidence.count > quotes { lines.append("and \(evidence.count - quotes) more") }
    return VisibleText.keepingLines(lines.joined(separator: "\n"))
  }
}
