internal import GraphExchange
internal import GraphModel
internal import GraphStore

/// What `ingest` prints: a line for every document that is kept, as soon as it is.
struct IngestLog {
  private let answer: Answer
  private var writer: any ResultWriter
  private var progress: Progress
  private var done = 0
  private var totals = IngestOutcome(kind: .added)

  init(_ answer: Answer, total: Int) {
    self.answer = answer
    writer = answer.writer()
    // Lines that scroll by on the same terminal are progress enough.
    let isShown = answer.terminal.isTalk && !answer.terminal.isOutput
    progress = Progress(total: total, isShown: isShown)
  }

  mutating func begin() throws(Failure) {
    guard !answer.isForPeople else { return }
    var output = OutputBuffer()
    writer.begin(
      columns: [
        "document", "outcome", "assertions", "relationships_added", "relationships_removed",
        "actors_added", "actors_joined", "actors_removed",
      ], into: &output)
    try StandardOutput.flush(&output)
  }

  mutating func next(_ path: String) {
    progress.show(done, path)
    done += 1
  }

  mutating func add(_ document: String, _ outcome: IngestOutcome) throws(Failure) {
    progress.clear()
    totals.relationshipsAdded += outcome.relationshipsAdded
    totals.relationshipsRemoved += outcome.relationshipsRemoved
    totals.actorsAdded += outcome.actorsAdded
    totals.actorsRemoved += outcome.actorsRemoved
    var output = OutputBuffer()
    if answer.isForPeople {
      output.append(
        "\(outcome.kind.rawValue.padding(to: 9))  \(VisibleText.of(document))  \(counted(outcome.assertions, "assertion"))\n"
      )
    } else {
      let numbers = [
        outcome.assertions, outcome.relationshipsAdded, outcome.relationshipsRemoved,
        outcome.actorsAdded, outcome.actorsJoined, outcome.actorsRemoved,
      ]
      writer.write(
        [
          [.string(document), .string(outcome.kind.rawValue)]
            + numbers.map { .integer(Int64($0)) }
        ], entities: Subgraph(), into: &output)
    }
    try StandardOutput.flush(&output)
  }

  func complain(_ message: String) {
    progress.clear()
    StandardError.say("graphctl: \(message)")
  }

  mutating func end() throws(Failure) {
    progress.clear()
    guard answer.isForPeople else {
      var output = OutputBuffer()
      writer.end(into: &output)
      return try StandardOutput.flush(&output)
    }
    var parts = [
      "\(counted(totals.actorsAdded, "new actor"))",
      "\(counted(totals.relationshipsAdded, "new relationship"))",
    ]
    if totals.actorsRemoved > 0 { parts.append("\(counted(totals.actorsRemoved, "actor")) gone") }
    if totals.relationshipsRemoved > 0 {
      parts.append("\(counted(totals.relationshipsRemoved, "relationship")) gone")
    }
    StandardError.say(parts.joined(separator: ", "))
  }
}
