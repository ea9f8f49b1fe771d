import GraphModel
import GraphStore

/// A document and its reading, put together for a test: every assertion's evidence is a line of the
/// text.
struct TestDocument {
  private(set) var uri: String
  var published: PartialDate?
  private(set) var text = ""
  private var actors: [ReadActor] = []
  private var assertions: [ReadAssertion] = []

  init(_ uri: String, published: String? = nil) {
    self.uri = uri
    self.published = published.flatMap { PartialDate($0) }
  }

  /// The same text at another place.
  func repeated(at uri: String) -> TestDocument {
    var copy = self
    copy.uri = uri
    return copy
  }

  mutating func actor(
    _ name: String, _ label: String = "Person", strong: [String] = [], weak: [String] = []
  ) -> Int {
    if let known = actors.firstIndex(where: { $0.name == name && $0.label == label }) {
      return known
    }
    actors.append(ReadActor(name: name, label: label, strongAliases: strong, weakAliases: weak))
    return actors.count - 1
  }

  mutating func claim(
    _ source: Int, _ type: String, _ target: Int, title: String? = nil, role: String? = nil,
    since: String? = nil, until: String? = nil, attested: String? = nil, endedBy: String? = nil,
    status: Status? = nil, confidence: Double = 0.9, inLastLine: Bool = false
  ) {
    var quote = "\(actors[source].name) \(type) \(actors[target].name) \(title ?? "")."
    var start = text.unicodeScalars.count
    if inLastLine, let last = assertions.last?.evidence.first {
      quote = last.quote
      start = last.span.lowerBound
    } else {
      text += quote + "\n"
    }
    var period = Period.unknown
    if since != nil || until != nil {
      period =
        Period(
          since: since.flatMap { PartialDate($0) }, until: until.flatMap { PartialDate($0) })
        ?? .unknown
    } else if let day = attested.flatMap({ PartialDate($0) }) {
      period = Period(attestedOn: day)
    } else if let day = endedBy.flatMap({ PartialDate($0) }) {
      period = Period(endedBy: day)
    }
    assertions.append(
      ReadAssertion(
        source: source, type: type, target: target, title: title, role: role,
        since: since.flatMap { PartialDate($0) }, until: until.flatMap { PartialDate($0) },
        status: status, period: period,
        evidence: [
          ReadEvidence(quote: quote, span: start..<start + quote.unicodeScalars.count)
        ], confidence: confidence))
  }

  var description: DocumentDescription {
    DocumentDescription(uri: uri, title: "About \(uri)", published: published, text: text)
  }

  var reading: Reading { Reading(extractor: "test/1", actors: actors, assertions: assertions) }

  @discardableResult
  func ingest(into store: Store) throws(StoreError) -> IngestOutcome {
    try store.write { writer throws(StoreError) in
      try writer.ingest(document: description, reading: reading)
    }
  }
}
