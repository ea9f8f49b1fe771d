/// What was read out of one document: its actors, and what the text asserts of them.
///
/// This is what an extractor hands to a store. Nothing in it depends on either.
public struct Reading: Sendable {
  /// The extractor and its version, as in `rules/1`.
  public var extractor: String
  public var actors: [ReadActor]
  public var assertions: [ReadAssertion]

  public init(extractor: String, actors: [ReadActor] = [], assertions: [ReadAssertion] = []) {
    self.extractor = extractor
    self.actors = actors
    self.assertions = assertions
  }
}

/// An actor as one document speaks of it: all mentions of it in that document, resolved to one.
public struct ReadActor: Hashable, Sendable {
  /// The fullest name the document gives: `Lee Sok-bae`, `Russia`.
  public var name: String
  /// `Person`, `Country`, `Organization`, `Company`, `PublicBody`, `Treaty` or `Event`.
  public var label: String
  /// Other names that identify the actor by themselves: `Republic of Korea`, `Kim Jong Un`.
  public var strongAliases: [String]
  /// Names that identify it only within this document: `Putin`, `Moscow`.
  public var weakAliases: [String]

  public init(
    name: String, label: String, strongAliases: [String] = [], weakAliases: [String] = []
  ) {
    self.name = name
    self.label = label
    self.strongAliases = strongAliases
    self.weakAliases = weakAliases
  }
}

/// One claim of one relationship.
public struct ReadAssertion: Hashable, Sendable {
  /// An index into ``Reading/actors``.
  public var source: Int
  /// A relationship type of the ontology, as `AMBASSADOR_TO`.
  public var type: String
  /// An index into ``Reading/actors``.
  public var target: Int
  /// The title as written, for posts; the kind, for partnerships.
  public var title: String?
  /// The canonical role of the ontology, for posts: `ambassador`, `foreign-minister`.
  public var role: String?
  /// As stated; nil where none was stated.
  public var since: PartialDate?
  /// As stated; nil where none was stated.
  public var until: PartialDate?
  public var status: Status?
  /// What the text and the publication date say of when it holds.
  public var period: Period
  public var evidence: [ReadEvidence]
  /// 0 … 1.
  public var confidence: Double
  /// Where it is not the reading's: the name of another, as of a language model.
  public var extractor: String?

  public init(
    source: Int, type: String, target: Int, title: String? = nil, role: String? = nil,
    since: PartialDate? = nil, until: PartialDate? = nil, status: Status? = nil,
    period: Period = .unknown, evidence: [ReadEvidence], confidence: Double,
    extractor: String? = nil
  ) {
    self.source = source
    self.type = type
    self.target = target
    self.title = title
    self.role = role
    self.since = since
    self.until = until
    self.status = status
    self.period = period
    self.evidence = evidence
    self.confidence = confidence
    self.extractor = extractor
  }
}

/// What a text says of a relationship beyond its dates.
public enum Status: String, Hashable, Sendable, CaseIterable {
  case former, planned, acting, suspended
}

/// A slice of a document's text.
public struct ReadEvidence: Hashable, Sendable {
  public var quote: String
  /// In Unicode scalar values from the start of the text, half-open.
  public var span: Range<Int>

  public init(quote: String, span: Range<Int>) {
    self.quote = quote
    self.span = span
  }
}
