internal import GraphModel

/// How actors and relationships look: shapes and colours by label, colours by type.
enum DOTStyle {
  struct NodeStyle {
    let shape: StaticString
    let fill: StaticString
  }

  /// Of the first label that is known; of other labels, a colour that depends on the name alone.
  static func style(ofLabels labels: [String]) -> NodeStyle {
    for label in labels {
      if let style = declared[label] { return style }
    }
    guard let label = labels.first else { return NodeStyle(shape: "box", fill: "#f2f2f2") }
    var hash: UInt32 = 2_166_136_261  // FNV-1a
    for byte in label.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return NodeStyle(shape: "box", fill: palette[Int(hash % UInt32(palette.count))])
  }

  private static let declared: [String: NodeStyle] = [
    "Person": NodeStyle(shape: "ellipse", fill: "#fdebc8"),
    "Country": NodeStyle(shape: "box", fill: "#d3e5f8"),
    "Company": NodeStyle(shape: "box", fill: "#d8f0dc"),
    "PublicBody": NodeStyle(shape: "box", fill: "#dbe7ea"),
    "Organization": NodeStyle(shape: "box", fill: "#e3ddf5"),
    "Treaty": NodeStyle(shape: "note", fill: "#fbf6d3"),
    "Event": NodeStyle(shape: "hexagon", fill: "#f8dcea"),
  ]

  private static let palette: [StaticString] = [
    "#e8d9c5", "#c9e4e1", "#e6e0b8", "#d9d4ee", "#f1d3cf", "#cfe3c4", "#d5dde8", "#eed6e6",
  ]

  /// Conflict stands out; former and planned relationships are drawn in dashes.
  static func isConflict(_ type: String) -> Bool { conflicts.contains(type) }

  private static let conflicts: Set<String> = [
    "SANCTIONED_BY", "AT_WAR_WITH", "INVADED", "DESIGNATED_UNFRIENDLY_BY",
  ]
}
