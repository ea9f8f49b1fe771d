internal import GraphModel
internal import GraphStore

/// The lines that draw nodes: `n7 [label="Lee Sok-bae", tooltip="Person", …];`
struct NodeLines<Reader: GraphReader> {
  /// Cells of a line, and lines, of a label; what is longer is cut, and whole in the tooltip.
  static var lineWidth: Int { 24 }
  static var mostLines: Int { 4 }

  let reader: Reader

  init(_ reader: Reader) { self.reader = reader }

  func append(_ nodes: [NodeID], to output: inout OutputBuffer) throws(StoreError) {
    guard !nodes.isEmpty else { return }
    let names: [Value]? =
      if let key = try reader.propertyKey(named: "name") {
        try reader.property(key, of: nodes)
      } else {
        nil
      }
    var labelNames: [LabelToken: String] = [:]
    for (index, tokens) in try reader.labels(of: nodes).enumerated() {
      var labels: [String] = []
      for token in tokens {
        let name: String
        if let known = labelNames[token] {
          name = known
        } else {
          name = try reader.name(of: token)
          labelNames[token] = name
        }
        labels.append(name)
      }
      append(nodes[index], labels, name: names?[index] ?? .null, to: &output)
    }
  }

  private func append(
    _ node: NodeID, _ labels: [String], name: Value, to output: inout OutputBuffer
  ) {
    let kind = Self.kind(labels)
    let full =
      name.isNull ? "\(labels.first ?? "node") \(node)" : ValueText(entities: Subgraph()).text(name)
    let label = foldedLabel(full, width: Self.lineWidth, lines: Self.mostLines)
    output.append("  n")
    output.append(node.rawValue)
    output.append(" [label=")
    DOTText.append(label.text, as: .label, to: &output)
    Self.appendEnding(tooltip: label.isCut ? "\(kind): \(full)" : kind, labels, to: &output)
  }

  /// What the labels say a node is.
  static func kind(_ labels: [String]) -> String {
    labels.isEmpty ? "node" : labels.joined(separator: ", ")
  }

  /// What follows the label.
  static func appendEnding(
    tooltip: String, _ labels: [String], to output: inout OutputBuffer
  ) {
    let style = DOTStyle.style(ofLabels: labels)
    output.append(", tooltip=")
    DOTText.append(tooltip, as: .tooltip, to: &output)
    output.append(", shape=")
    output.append(style.shape)
    output.append(", fillcolor=\"")
    output.append(style.fill)
    output.append("\"];\n")
  }
}

/// Text in at most `lines` lines of `width` cells.
func foldedLabel(_ text: String, width: Int, lines: Int) -> (text: String, isCut: Bool) {
  if text.utf8.count <= width, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
    return (text, false)
  }
  // Four bytes a cell is more than any name needs; the rest of a megabyte need not be measured.
  let head = String(text.prefix(width * lines * 4))
  let wrapped = DisplayWidth.wrapped(VisibleText.of(head), to: width)
  guard wrapped.count > lines || head.utf8.count < text.utf8.count else {
    return (wrapped.joined(separator: "\n"), false)
  }
  var kept = Array(wrapped.prefix(lines))
  let last = kept.removeLast()
  kept.append(
    DisplayWidth.of(last) < width ? last + "…" : DisplayWidth.truncated(last + "…", to: width))
  return (kept.joined(separator: "\n"), true)
}
