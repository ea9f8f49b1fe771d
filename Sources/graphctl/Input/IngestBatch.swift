internal import GraphExtract
internal import GraphModel
internal import GraphStore

/// Documents that have been read and go into the graph in one transaction: the disk takes as long for a
/// commit of one as of twenty.
struct IngestBatch {
  private var waiting: [(document: DocumentDescription, reading: Reading)] = []
  private var began: ContinuousClock.Instant?

  /// How long the first of a batch waits for its line, beside the time to keep it.
  private static let patience = Swift.Duration.milliseconds(100)

  var isDue: Bool { began.map { ContinuousClock.now - $0 >= Self.patience } ?? false }

  mutating func add(_ document: DocumentDescription, _ reading: Reading) {
    began = began ?? ContinuousClock.now
    waiting.append((document, reading))
  }

  /// Keeps what has been read, and says so: all at once, and, where one document cannot be kept, those
  /// before it.
  mutating func keep(in store: Store, _ log: inout IngestLog) throws(Failure) {
    let batch = waiting
    waiting = []
    began = nil
    guard !batch.isEmpty else { return }
    let outcomes: [IngestOutcome]
    do throws(StoreError) {
      outcomes = try store.write { transaction throws(StoreError) in
        var outcomes: [IngestOutcome] = []
        for (document, reading) in batch {
          outcomes.append(try transaction.ingest(document: document, reading: reading))
        }
        return outcomes
      }
    } catch {
      guard batch.count > 1 else { throw Failure(Ending.status(of: error), error.message) }
      for one in batch {
        add(one.document, one.reading)
        try keep(in: store, &log)
      }
      return
    }
    for ((document, _), outcome) in zip(batch, outcomes) { try log.add(document.uri, outcome) }
  }
}
