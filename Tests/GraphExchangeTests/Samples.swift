import GraphExchange
import GraphModel

/// What every writer can be shown: one row of each kind of value.
enum Samples {
  static let entities = Subgraph(
    nodes: [
      NodeID(1): Node(
        id: NodeID(1), labels: ["Person"], properties: ["name": .string("Lee Sok-bae")]),
      NodeID(2): Node(id: NodeID(2), labels: ["Country"], properties: ["name": .string("Russia")]),
    ],
    relationships: [
      RelationshipID(7): Relationship(
        id: RelationshipID(7), type: "AMBASSADOR_TO", source: NodeID(1), target: NodeID(2),
        properties: ["since": .string("2019")],
        period: Period(since: PartialDate("2019"), until: nil) ?? .unknown)
    ])

  static let path = Value.path(
    Path(nodes: [NodeID(1), NodeID(2)], relationships: [RelationshipID(7)]))
  static let pathBackwards = Value.path(
    Path(nodes: [NodeID(2), NodeID(1)], relationships: [RelationshipID(7)]))

  static func write(
    _ rows: [[Value]], columns: [String], as format: ResultFormat, width: Int? = nil,
    onTerminal: Bool = false
  ) -> String {
    var writer = format.writer(width: width, onTerminal: onTerminal)
    var output = OutputBuffer()
    writer.begin(columns: columns, into: &output)
    for row in rows { writer.write([row], entities: entities, into: &output) }
    writer.end(into: &output)
    return output.text
  }
}
