internal import GraphExchange
internal import GraphModel
internal import GraphQuery
internal import GraphStore

/// What `who` prints.
struct HolderReport {
  private static let columns = [
    "holder", "title", "role", "body", "accredited_to", "since", "until", "status", "certainty",
    "confidence", "quote", "document", "published",
  ]

  private let found: HolderAnswer
  private let answer: Answer

  init(_ found: HolderAnswer, _ answer: Answer) {
    self.found = found
    self.answer = answer
  }

  func write(in reader: ReadTransaction) throws {
    let holdings = found.holders.isEmpty ? found.nearest : found.holders
    guard answer.isForPeople else {
      return try answer.write(columns: Self.columns, try holdings.map { try row($0, reader) })
    }
    if found.holders.isEmpty {
      let day = found.asOf.map { " on \($0)" } ?? ""
      let lead = "Nobody is known to hold \(understoodPost)\(day)."
      try answer.write(holdings.isEmpty ? [lead] : [lead + " The nearest:"])
    }
    for (index, holding) in holdings.enumerated() {
      try answer.write((index > 0 || found.holders.isEmpty ? [""] : []) + lines(holding, reader))
    }
  }

  private func lines(_ holding: Holding, _ reader: ReadTransaction) throws(StoreError) -> [String] {
    let style = answer.style
    var lines = [style.strong(VisibleText.of(holding.person.name))]
    lines += Paragraph.lines(post(holding), indent: 2, hanging: 2, width: answer.lineWidth)
    if let term = term(holding) { lines.append("  " + term) }
    let writer = EvidenceLines(style: style, width: answer.lineWidth)
    for piece in holding.evidence.prefix(2) {
      lines += writer.lines(piece, sentence: try reader.sentence(around: piece))
    }
    if holding.evidence.count > 2 {
      lines.append("  " + style.faint("and \(holding.evidence.count - 2) more; see `graphctl why`"))
    }
    return lines
  }

  /// "Ambassador of South Korea to Russia".
  private func post(_ holding: Holding) -> String {
    post(holding.title ?? holding.role ?? "a post", holding.body, holding.accreditedTo)
  }

  /// "the post of ambassador of South Korea to Russia": what the question was taken to mean.
  private var understoodPost: String {
    let name = found.role.map { "the post of " + $0.split(separator: "-").joined(separator: " ") }
    return VisibleText.of(post(name ?? "this post", found.body, found.accreditedTo))
  }

  private func post(
    _ title: String, _ body: ActorReference?, _ accreditedTo: ActorReference?
  ) -> String {
    var text = title
    if let body { text += " of \(RelationshipText.withArticle(body.name))" }
    if let accreditedTo { text += " to \(RelationshipText.withArticle(accreditedTo.name))" }
    return text
  }

  /// "2019 – 2022, certainly on 2021-06-01".
  private func term(_ holding: Holding) -> String? {
    let time = PeriodText.of(
      since: Value(holding.since), until: Value(holding.until), holding.period)
    var parts = [holding.status?.rawValue, time].compactMap(\.self)
    if let certainty = holding.certainty, let day = found.asOf {
      switch certainty {
      case .certain: parts.append(answer.style.good("certainly on \(day)"))
      case .possible: parts.append(answer.style.doubtful("possibly on \(day)"))
      case .no: break
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private func row(_ holding: Holding, _ reader: ReadTransaction) throws(StoreError) -> [Value] {
    let piece = holding.evidence.first
    var quote: String?
    if let piece { quote = try reader.sentence(around: piece) }
    return [
      .string(holding.person.name), Value(holding.title), Value(holding.role),
      Value(holding.body?.name), Value(holding.accreditedTo?.name), Value(holding.since),
      Value(holding.until), Value(holding.status?.rawValue), Value(word(holding.certainty)),
      holding.confidence.map { .float($0) } ?? .null, Value(quote), Value(piece?.document),
      Value(piece?.published?.description),
    ]
  }

  private func word(_ certainty: Certainty?) -> String? {
    switch certainty {
    case nil: nil
    case .no?: "no"
    case .possible?: "possible"
    case .certain?: "certain"
    }
  }
}
