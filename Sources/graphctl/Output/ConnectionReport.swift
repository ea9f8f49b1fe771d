internal import GraphExchange
internal import GraphModel
internal import GraphQuery
internal import GraphStore

/// What `path` prints.
struct ConnectionReport {
  private static let columns = [
    "path", "hop", "sentence", "relationship", "type", "from", "to", "title", "since", "until",
    "certainty", "quote", "document", "published",
  ]

  private let found: ConnectionAnswer
  private let answer: Answer
  private let isAll: Bool

  init(_ found: ConnectionAnswer, _ answer: Answer, isAll: Bool) {
    self.found = found
    self.answer = answer
    self.isAll = isAll
  }

  func write(in reader: ReadTransaction) throws {
    guard answer.isForPeople else {
      var rows: [[Value]] = []
      for (index, connection) in found.connections.enumerated() {
        rows += try self.rows(connection, number: index + 1, reader)
      }
      return try answer.write(columns: Self.columns, rows)
    }
    if isAll, let first = found.connections.first {
      let more = found.isTruncated ? ", and more" : ""
      try answer.write([
        "\(counted(found.connections.count, "path")) of \(counted(first.hops.count, "hop"))\(more)"
      ])
    }
    for (index, connection) in found.connections.enumerated() {
      try answer.write((isAll || index > 0 ? [""] : []) + lines(connection, reader))
    }
  }

  private func lines(
    _ connection: Connection, _ reader: ReadTransaction
  ) throws(StoreError) -> [String] {
    let names = connection.actors.map { VisibleText.of($0.name) }
    var lines = Paragraph.lines(
      names.joined(separator: " – "), hanging: 2, width: answer.lineWidth
    ).map(answer.style.strong)
    let writer = EvidenceLines(style: answer.style, width: answer.lineWidth, indent: 5)
    for (index, hop) in connection.hops.enumerated() {
      lines += Paragraph.lines(
        "\(index + 1). \(hop.sentence)\(remarks(hop))", indent: 2, hanging: 3,
        width: answer.lineWidth)
      if let piece = hop.evidence.first {
        lines += writer.lines(piece, sentence: try reader.sentence(around: piece))
      }
    }
    if connection.hops.isEmpty { lines.append("  This is one and the same actor.") }
    return lines
  }

  private func remarks(_ hop: ConnectionHop) -> String {
    let time = PeriodText.of(
      since: Value(hop.since), until: Value(hop.until), hop.relationship.period)
    let parts = [hop.status?.rawValue, time, hop.certainty == .possible ? "possibly" : nil]
      .compactMap(\.self)
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  private func rows(
    _ connection: Connection, number: Int, _ reader: ReadTransaction
  ) throws(StoreError) -> [[Value]] {
    var rows: [[Value]] = []
    for (index, hop) in connection.hops.enumerated() {
      let piece = hop.evidence.first
      var quote: String?
      if let piece { quote = try reader.sentence(around: piece) }
      let certainty: String? =
        switch hop.certainty {
        case nil: nil
        case .no?: "no"
        case .possible?: "possible"
        case .certain?: "certain"
        }
      rows.append([
        .integer(Int64(number)), .integer(Int64(index + 1)), .string(hop.sentence),
        .string("r\(hop.relationship.id)"), .string(hop.relationship.type),
        .string(connection.actors[index].name), .string(connection.actors[index + 1].name),
        Value(hop.title), Value(hop.since), Value(hop.until), Value(certainty), Value(quote),
        Value(piece?.document), Value(piece?.published?.description),
      ])
    }
    return rows
  }
}
