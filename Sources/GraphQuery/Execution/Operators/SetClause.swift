/// `SET` and `REMOVE`.
struct SetClause: PhysicalPlan {
  let input: any PhysicalPlan
  let items: [Update]

  var summary: String { "Set" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator {
    Barrier(input.makeOperator()) { (rows, context) throws(QueryError) in
      for item in items {
        try context.checkpoint()
        try item.apply(to: rows, context)
      }
      return rows
    }
  }
}
