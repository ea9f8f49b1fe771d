public import GraphModel

/// A reading with what made each of its assertions, and where its actors are named.
public struct ExplainedReading: Sendable {
  public var reading: Reading
  /// One for each assertion of the reading, in their order.
  public var explanations: [AssertionExplanation]
  /// Where the text names the actors of the reading, in the order of the text.
  public var mentions: [ReadMention]
}

/// Why an assertion was made, and where its confidence comes from.
public struct AssertionExplanation: Hashable, Sendable {
  /// One for each piece of the assertion's evidence, in their order.
  public var pieces: [Piece]
  /// What the confidence was reckoned from, the weightiest first.
  public var factors: [Factor]

  /// The factors that make a difference.
  public var weighty: [Factor] { factors.filter { abs($0.contribution) >= 0.005 } }

  /// How one sentence says it.
  public struct Piece: Hashable, Sendable {
    /// The rules that read it there.
    public var rules: [String]
    /// Where the sentence names the source, in Unicode scalar values; nil where it refers to it by
    /// a pronoun, a description or its context.
    public var source: Range<Int>?
    public var target: Range<Int>?
    /// The verb or the noun that a rule went by.
    public var trigger: Range<Int>?
  }

  /// One term of the sum whose logistic function is the confidence.
  public struct Factor: Hashable, Sendable {
    /// As `rule post-apposition`, `distance`.
    public var name: String
    public var value: Double
    /// What it adds; below 0 it speaks against the assertion.
    public var contribution: Double
  }
}

/// A place where a text names an actor.
public struct ReadMention: Hashable, Sendable {
  /// An index into ``Reading/actors``.
  public var actor: Int
  /// In Unicode scalar values from the start of the text, half-open.
  public var span: Range<Int>
}
