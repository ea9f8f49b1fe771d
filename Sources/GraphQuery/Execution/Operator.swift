internal import GraphModel

/// A running part of a plan, which hands out its rows batch by batch.
///
/// Operators pull from their inputs. One that must see all of its input before its first row keeps
/// it, and tells the ``ExecutionContext`` how much it keeps.
protocol Operator: AnyObject {
  /// The next rows, or nil when there are no more. A batch is never empty.
  func next() throws(QueryError) -> Batch?
}

/// A part of a plan that can be run, any number of times and at once.
protocol PhysicalPlan: Sendable {
  /// What it does, in one line: `Expand (a)-[r:KNOWS]->(b)`.
  var summary: String { get }
  var inputs: [any PhysicalPlan] { get }
  /// Begins to run it for the rows of `argument`.
  ///
  /// Every row that comes out carries in ``Batch/origins`` the row of the argument that it came
  /// from.
  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator
}

extension PhysicalPlan {
  /// Whether running it changes the graph. Whoever stops early must run such an input to its end:
  /// a limit says how many rows are wanted, not how much is written.
  var isWriting: Bool {
    self is CreateClause || self is MergeClause || self is SetClause || self is DeleteClause
      || inputs.contains { $0.isWriting }
  }

  /// The plan as an indented tree, the last operator first.
  var description: String {
    var lines: [String] = []
    describe(depth: 0, into: &lines)
    return lines.joined(separator: "\n")
  }

  private func describe(depth: Int, into lines: inout [String]) {
    if let annotated = self as? Annotated {
      return annotated.inner.describe(depth: depth, into: &lines)
    }
    lines.append(String(repeating: "  ", count: depth) + summary)
    for input in inputs { input.describe(depth: depth + 1, into: &lines) }
  }

  /// All rows at once, empty where there are none.
  func all(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> Batch {
    let run = try start(context, argument)
    return try run.drain(context, width: argument.columns.count)
  }
}

extension Operator {
  /// Runs to the end for what that does.
  func finish() throws(QueryError) { while try next() != nil {} }

  /// All rows that are left, in one batch.
  func drain(_ context: ExecutionContext, width: Int) throws(QueryError) -> Batch {
    var batches: [Batch] = []
    while let batch = try next() {
      try context.keep(batch)
      batches.append(batch)
    }
    return Batch.concatenating(batches, width: width)
  }
}
