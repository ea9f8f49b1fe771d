/// The number of a variable in one statement: an index into ``BoundStatement/variables``.
///
/// Every declaration has a slot of its own, anonymous pattern elements and intermediate results
/// (grouping keys, aggregates) too. A variable that a `WITH` hands on under its own name keeps its
/// slot; one that is renamed or computed gets a new one. So within a statement a slot always means
/// the same value of the same row.
struct Slot: RawRepresentable, Hashable, Comparable, Sendable {
  let rawValue: Int
  init(rawValue: Int) { self.rawValue = rawValue }
  init(_ rawValue: Int) { self.rawValue = rawValue }
  static func < (a: Slot, b: Slot) -> Bool { a.rawValue < b.rawValue }
}

/// What a slot holds.
enum VariableKind: Hashable, Sendable {
  case node
  case relationship
  case path
  /// What a variable-length relationship binds: a list of relationships, in the order walked.
  case relationshipList
  /// What a variable inside a quantified path pattern is outside of it: a list of nodes.
  case nodeList
  /// Anything, as its ``Variable/type`` says; a node too, where it came out of a list.
  case value
}

/// One declared variable, or one intermediate result.
struct Variable: Sendable {
  /// Nil for what has no name in the text.
  let name: String?
  let kind: VariableKind
  let type: StaticType
  /// Where it is declared.
  let range: SourceRange
}
