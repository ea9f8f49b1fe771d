public import GraphModel

/// A node that a search by name found.
public struct NameHit: Hashable, Sendable {
  /// How the name and the text that was searched for agree; better ones first.
  public enum Match: Int, Comparable, Sendable {
    /// The same, but for case, accents and punctuation.
    case exact
    /// The name begins with the text.
    case prefix
    /// The names of the node have all the words.
    case words
    /// The names of the node have all the words, the last of which may be only begun.
    case begunWords

    public static func < (a: Match, b: Match) -> Bool { a.rawValue < b.rawValue }
  }

  public let node: NodeID
  /// The name or alias that agrees; for words, the node's property `name` or its first alias.
  public let name: String
  public let match: Match

  public init(node: NodeID, name: String, match: Match) {
    self.node = node
    self.name = name
    self.match = match
  }
}
