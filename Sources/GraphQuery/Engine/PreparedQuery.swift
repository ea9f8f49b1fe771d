internal import GraphModel
internal import GraphStore

/// A query that was read, checked and planned, ready to be run any number of times.
///
/// A plan fits the store for which it was made, best while the store's contents are about as they
/// were then; it never gives wrong answers when they are not.
public struct PreparedQuery: Sendable {
  public let text: String
  /// The names of the columns, in order. Empty for a query that returns nothing.
  public let columns: [String]
  public let isWriting: Bool
  /// What deserves a second look, such as a label that the store does not have.
  public let warnings: [QueryWarning]
  let body: Body
  var options: QueryOptions
  let parameters: [ParameterUse]

  enum Body: Sendable {
    case plan(QueryPlan)
    case explain(QueryPlan)
    case profile(QueryPlan)
    case index(IndexCommand)
  }

  /// The plan as an indented tree, the last operator first.
  public var plan: String {
    switch body {
    case .plan(let plan), .explain(let plan), .profile(let plan): plan.root.description
    case .index(let command): command.summary
    }
  }
}

/// A plan with what it needs to be run.
struct QueryPlan: Sendable {
  let root: any PhysicalPlan
  /// What is run: all but a last operator that only lets go of columns.
  let entry: any PhysicalPlan
  /// The slots of the result's columns.
  let outputs: [Slot]
  /// The number of slots.
  let width: Int
  /// The names that it speaks of, as far as the store knew them.
  let names: NameResolution
  /// Whose names these are.
  let store: Store
  /// The number of operators whose work is noted.
  let operatorCount: Int
}
