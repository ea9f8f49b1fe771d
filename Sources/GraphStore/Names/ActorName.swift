/// One of the names of a node.
public struct ActorName: Hashable, Sendable {
  public let text: String
  /// Whether the name identifies the node by itself. A weak name does so only in its document.
  public let isStrong: Bool
  /// ISO 639, where it is known.
  public let language: String?
  /// The URI of the document that uses the name; nil for the property `name`.
  public let document: String?

  public init(text: String, isStrong: Bool, language: String? = nil, document: String? = nil) {
    self.text = text
    self.isStrong = isStrong
    self.language = language
    self.document = document
  }
}
