public import GraphModel

/// A document as it is handed in to be kept: what it is called, and its text.
public struct DocumentDescription: Hashable, Sendable {
  /// By which the document is known: a URI, or a path. Handing in another text under the same one
  /// replaces the document.
  public var uri: String
  public var title: String?
  public var published: PartialDate?
  /// To which the spans of the reading's evidence refer.
  public var text: String

  public init(uri: String, title: String? = nil, published: PartialDate? = nil, text: String) {
    self.uri = uri
    self.title = title
    self.published = published
    self.text = text
  }
}

/// What keeping a document changed.
public struct IngestOutcome: Hashable, Sendable {
  public enum Kind: String, Sendable {
    /// The document was kept before, in this form and read by this extractor.
    case unchanged
    case added
    /// An earlier form of the document was withdrawn.
    case replaced
  }

  public var kind: Kind
  /// Assertions that are now in force.
  public var assertions = 0
  /// Assertions of the earlier form.
  public var withdrawnAssertions = 0
  public var actorsAdded = 0
  /// Actors that were known before, by their names.
  public var actorsJoined = 0
  public var actorsRemoved = 0
  public var relationshipsAdded = 0
  public var relationshipsRemoved = 0

  public init(kind: Kind) { self.kind = kind }
}

/// What withdrawing a document changed.
public struct ForgetOutcome: Hashable, Sendable {
  public var withdrawnAssertions = 0
  public var actorsRemoved = 0
  public var relationshipsRemoved = 0

  public init() {}
}
