internal import ArgumentParser
internal import GraphExchange
internal import GraphModel
internal import GraphStore

struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "The sentences behind a relationship.",
    discussion: """
      Names a relationship by its number, as `show` prints it, or all of an actor, of one type, to \
      another actor.

      EXAMPLE:
        graphctl why "Lee Sok-bae" ambassador-to Russia
        graphctl why r14
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      "An actor or a relationship; then a type, then another actor, each if wanted.",
      valueName: "actor [type] [actor]"))
  var words: [String]

  mutating func validate() throws {
    if words.isEmpty || words.count > 3 {
      throw ValidationError("give an actor, or actor, type and actor, or a relationship's number")
    }
  }

  func run() throws {
    let store = try global.open(.readOnly)
    let reader = try store.beginRead()
    defer { reader.end() }
    let request = try RelationshipArgument.resolve(words, validity: global.validity, in: reader)
    let records = try RelationshipRecord.read(request, in: reader)
      .sorted(by: RelationshipRecord.precedes)
    guard !records.isEmpty else {
      throw Failure(.nothing, "there is no such relationship")
    }
    let cards = try Cards(of: records.flatMap { [$0.source, $0.target] }, in: reader)
    let evidence = try reader.evidence(of: records.map(\.id))
    let answer = Answer(global)
    if answer.isForPeople {
      var lines: [String] = []
      for (record, pieces) in zip(records, evidence) {
        if !lines.isEmpty { lines.append("") }
        lines += Paragraph.lines(
          "\(record.sentence(cards))  r\(record.id)", hanging: 2, width: answer.lineWidth
        ).map(answer.style.strong)
        let writer = EvidenceLines(style: answer.style, width: answer.lineWidth)
        for piece in pieces {
          let sentence = try reader.sentence(around: piece)
          lines += writer.lines(piece, sentence: sentence, detailed: true)
        }
        if pieces.isEmpty { lines.append("  No document says so: it was written by a query.") }
      }
      try answer.write(lines)
    } else {
      try answer.write(columns: Self.columns, rows(records, evidence, cards))
    }
  }

  private static let columns = [
    "relationship", "type", "source", "target", "time", "document", "title", "published", "quote",
    "start", "end", "extractor", "confidence",
  ]

  private func rows(
    _ records: [RelationshipRecord], _ evidence: [[Evidence]], _ cards: Cards
  ) -> [[Value]] {
    zip(records, evidence).flatMap { record, pieces in
      pieces.map { piece in
        [
          .string("r\(record.id)"), .string(record.type), .string(cards[record.source].name),
          .string(cards[record.target].name), Value(record.time), .string(piece.document),
          Value(piece.title), Value(piece.published?.description), .string(piece.quote),
          .integer(Int64(piece.span.lowerBound)), .integer(Int64(piece.span.upperBound)),
          .string(piece.extractor), .float(piece.confidence),
        ]
      }
    }
  }
}
