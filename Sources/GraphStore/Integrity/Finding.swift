/// Something that is not as it should be in a graph file.
public struct IntegrityFinding: Hashable, Sendable, CustomStringConvertible {
  /// Which rule is broken; stable, for programs.
  public enum Rule: String, Sendable {
    /// SQLite finds its own structures damaged.
    case database
    /// A row refers to one that is not there.
    case reference
    /// A count that the store keeps differs from what there is.
    case count
    /// The two tables that say which node has which label differ.
    case labels
    /// A relationship's end is not there.
    case ends
    /// The bounds of a period contradict each other.
    case period
    /// A property cannot be read.
    case property
    /// The table of names differs from the names.
    case names
    /// The search index differs from the names.
    case search
    /// A quotation is not what stands in the document.
    case quotation
    /// A document's text is not the one that was read.
    case document
    /// A relationship differs from what its assertions say, or has lost them.
    case assertion
    /// An index that is declared is not there, or the other way round.
    case index
    /// An id was given out that is to be given out again.
    case identity
  }

  public let rule: Rule
  /// For people: what is wrong, and where.
  public let message: String

  public var description: String { "\(rule.rawValue): \(message)" }
}
