internal import GraphModel

/// A running part of a plan, which hands out its rows batch by batch (G. Graefe, Volcano: An Extensible
/// and Parallel Query Evaluation System, 1994: open, next, close).
///
/// Operators pull from their inputs. One that must see all of its input before its first row keeps
/// it, and tells the ``ExecutionContext`` how much it keeps.
///
/// An operator is made once, and opened and closed any number of times, in executions that have nothing
/// else in common: what is of one execution stands in the context, which no operator keeps. One that
/// has thrown an error is left as it is, and never used again.
protocol Operator: AnyObject {
  /// Begins to run for the rows of `argument`.
  ///
  /// Every row that comes out carries in ``Batch/origins`` the row of the argument that it came
  /// from.
  ///
  /// - Precondition: it is new, or was closed.
  func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError)
  /// The next rows, or nil when there are no more. A batch is never empty.
  func next(_ context: ExecutionContext) throws(QueryError) -> Batch?
  /// Lets go of all that it holds of the rows, whether or not all were taken.
  func close()
}

/// An operator that keeps nothing from one batch of its input to the next.
protocol BatchwiseOperator: Operator {
  var input: any Operator { get }
}

extension BatchwiseOperator {
  func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
    try input.open(argument, context)
  }

  func close() { input.close() }
}

/// A part of a plan that can be run, any number of times and at once.
protocol PhysicalPlan: Sendable {
  /// What it does, in one line: `Expand (a)-[r:KNOWS]->(b)`.
  var summary: String { get }
  var inputs: [any PhysicalPlan] { get }
  /// What runs it, together with its inputs.
  func makeOperator() -> any Operator
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
}

extension Operator {
  /// All rows for those of `argument`, empty where there are none.
  func all(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) -> Batch {
    try open(argument, context)
    let rows = try drain(context, width: argument.columns.count)
    close()
    return rows
  }

  /// Runs to the end for what that does.
  func finish(_ context: ExecutionContext) throws(QueryError) {
    while try next(context) != nil {}
  }

  /// All rows that are left, in one batch.
  func drain(_ context: ExecutionContext, width: Int) throws(QueryError) -> Batch {
    var batches: [Batch] = []
    while let batch = try next(context) {
      try context.keep(batch)
      batches.append(batch)
    }
    return Batch.concatenating(batches, width: width)
  }
}
