internal import GraphModel
internal import GraphStore

/// A query that was read, checked and planned, ready to be run any number of times.
///
/// A plan fits the store for which it was made, best while the store's contents are about as they
/// were then; it never gives wrong answers when they are not.
public struct PreparedQuery: Sendable {
  public var text: String { contents.text }
  /// The names of the columns, in order. Empty for a query that returns nothing.
  public var columns: [String] { contents.columns }
  public var isWriting: Bool { contents.isWriting }
  /// What deserves a second look, such as a label that the store does not have.
  public var warnings: [QueryWarning] { contents.warnings }
  let contents: Contents
  var options: QueryOptions

  /// What does not change: handed on as one, at every run.
  final class Contents: Sendable {
    let text: String
    let columns: [String]
    let isWriting: Bool
    let warnings: [QueryWarning]
    let body: Body
    let parameters: [ParameterUse]

    init(
      text: String, columns: [String], isWriting: Bool, warnings: [QueryWarning], body: Body,
      parameters: [ParameterUse]
    ) {
      self.text = text
      self.columns = columns
      self.isWriting = isWriting
      self.warnings = warnings
      self.body = body
      self.parameters = parameters
    }
  }

  enum Body: Sendable {
    case plan(QueryPlan)
    case explain(QueryPlan)
    case profile(QueryPlan)
    case index(IndexCommand)
  }

  /// The plan as an indented tree, the last operator first.
  public var plan: String {
    switch contents.body {
    case .plan(let plan), .explain(let plan), .profile(let plan): plan.root.description
    case .index(let command): command.summary
    }
  }
}

/// A plan with what it needs to be run.
final class QueryPlan: Sendable {
  let root: any PhysicalPlan
  /// What is run: of a plan that only reads, all but a last operator that lets go of columns.
  let entry: any PhysicalPlan
  /// The slots of the result's columns.
  let outputs: [Slot]
  /// The one row that it is run for, which holds nothing.
  let argument: Batch
  /// The names that it speaks of.
  let symbols: SymbolTable
  /// For which it was made.
  let store: Store
  /// The number of operators whose work is noted.
  let operatorCount: Int
  /// For executions that read ``store``.
  let runners = PlanRunnerPool()

  init(
    root: any PhysicalPlan, isWriting: Bool, outputs: [Slot], width: Int, symbols: SymbolTable,
    store: Store, operatorCount: Int
  ) {
    self.root = root
    entry = isWriting ? root : root.withoutPruning
    self.outputs = outputs
    argument = .unit(width: width)
    self.symbols = symbols
    self.store = store
    self.operatorCount = operatorCount
  }
}
