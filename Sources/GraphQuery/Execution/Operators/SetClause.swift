/// `SET` and `REMOVE`.
struct SetClause: PhysicalPlan {
  let input: any PhysicalPlan
  let items: [Update]

  var summary: String { "Set" }
  var inputs: [any PhysicalPlan] { [input] }

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    let input = try input.start(context, argument)
    return Barrier(input, context, width: argument.columns.count) {
      (rows) throws(QueryError) in
      for item in items {
        try context.checkpoint()
        try item.apply(to: rows, context)
      }
      return rows
    }
  }
}
