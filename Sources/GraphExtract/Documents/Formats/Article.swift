public import GraphModel

/// A document made readable: its text, and what it says of itself.
public struct Article: Hashable, Sendable {
  /// What extraction reads and a store keeps. The spans of evidence count in it.
  public var text: String
  public var title: String?
  public var published: PartialDate?
  /// Where it was found: a URL, or whatever its collector called it.
  public var source: String?

  public init(
    text: String, title: String? = nil, published: PartialDate? = nil, source: String? = nil
  ) {
    self.text = text
    self.title = title
    self.published = published
    self.source = source
  }
}

/// Why a document cannot be read.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable {
    case empty = "document.empty"
    case encoding = "document.encoding"
    case notText = "document.not-text"
    case tooLong = "document.too-long"
    case malformed = "document.malformed"
  }

  public let code: Code
  /// What is wrong with the document and what to do, as a sentence that its name begins: "is empty".
  public let message: String

  public var description: String { "the document \(message)" }

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
