public import GraphModel

/// A document in force.
public struct Document: Hashable, Sendable {
  public let uri: String
  public let title: String?
  public let published: PartialDate?
  /// The extractor and its version, as in `rules/1`.
  public let extractor: String
  /// When the store learnt of it, in seconds since 1970 UTC.
  public let recorded: Int64
  /// How many of its assertions are in force.
  public let assertions: Int
}

/// One document's claim of one relationship.
public struct Assertion: Hashable, Sendable {
  /// The URI of the document.
  public let document: String
  public let published: PartialDate?
  public let title: String?
  public let role: String?
  public let status: Status?
  /// As stated; likewise ``until``.
  public let since: PartialDate?
  public let until: PartialDate?
  public let period: Period
  public let confidence: Double
  /// In seconds since 1970 UTC.
  public let recorded: Int64
  public let evidence: [Evidence]
}

extension ReadTransaction {
  /// The documents in force, by URI.
  public func documents() throws(StoreError) -> [Document] {
    let statement = try connection.statement(
      """
      SELECT uri, title, published, extractor, recorded,
        (SELECT count(*) FROM assertion
          WHERE document = document.id AND assertion.withdrawn IS NULL)
      FROM document WHERE withdrawn IS NULL ORDER BY uri
      """)
    defer { statement.reset() }
    var documents: [Document] = []
    while try statement.step() {
      documents.append(
        Document(
          uri: statement.text(0), title: statement.optionalText(1),
          published: statement.optionalText(2).flatMap { PartialDate($0) },
          extractor: statement.text(3), recorded: statement.integer(4),
          assertions: Int(statement.integer(5))))
    }
    return documents
  }

  /// The text of a document in force; nil where there is none.
  public func text(ofDocument uri: String) throws(StoreError) -> String? {
    let statement = try connection.statement(
      "SELECT text FROM document WHERE uri = ?1 AND withdrawn IS NULL")
    statement.bind(uri, at: 1)
    defer { statement.reset() }
    return try statement.step() ? statement.text(0) : nil
  }

  /// The sentence, or the sentences, in which a piece of evidence stands, on one line. The quote
  /// itself where the document is no longer in force.
  public func sentence(around evidence: Evidence) throws(StoreError) -> String {
    guard let text = try text(ofDocument: evidence.document) else { return evidence.quote }
    return SentenceFinder.sentence(around: evidence.span, in: text) ?? evidence.quote
  }

  /// The assertions in force of a relationship, those published first before others.
  public func assertions(
    of relationship: RelationshipID
  ) throws(StoreError) -> [Assertion] {
    try settle()
    let statement = try connection.statement(
      """
      SELECT document.uri, document.published, assertion.title, role, status, since, until,
        since_earliest, since_latest, until_earliest, until_latest, confidence,
        assertion.recorded, assertion.id, document.title, document.extractor
      FROM assertion JOIN document ON document.id = assertion.document
      WHERE relationship = ?1
      ORDER BY document.published IS NULL, document.published, document.uri, assertion.id
      """)
    statement.bind(relationship.rawValue, at: 1)
    defer { statement.reset() }
    let quotations = try connection.statement(
      "SELECT quote, start, \"end\" FROM quotation WHERE assertion = ?1 ORDER BY ordinal")
    defer { quotations.reset() }
    var assertions: [Assertion] = []
    while try statement.step() {
      let uri = statement.text(0)
      let published = statement.optionalText(1).flatMap { PartialDate($0) }
      var evidence: [Evidence] = []
      quotations.bind(statement.integer(13), at: 1)
      while try quotations.step() {
        let start = Int(quotations.integer(1))
        evidence.append(
          Evidence(
            document: uri, title: statement.optionalText(14), published: published,
            quote: quotations.text(0), span: start..<max(start, Int(quotations.integer(2))),
            extractor: statement.text(15), confidence: statement.float(11)))
      }
      quotations.reset()
      assertions.append(
        Assertion(
          document: uri, published: published, title: statement.optionalText(2),
          role: statement.optionalText(3),
          status: statement.optionalText(4).flatMap(Status.init(rawValue:)),
          since: statement.optionalText(5).flatMap { PartialDate($0) },
          until: statement.optionalText(6).flatMap { PartialDate($0) },
          period: DayBounds(statement, from: 7).period ?? .unknown,
          confidence: statement.float(11), recorded: statement.integer(12), evidence: evidence))
    }
    return assertions
  }
}
