/// `CREATE`.
struct CreateClause: PhysicalPlan {
  let input: any PhysicalPlan
  let creations: [Creation]
  let paths: [Project.Item]

  var summary: String { "Create" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator {
    Barrier(input.makeOperator()) { (rows, context) throws(QueryError) in
      var rows = rows
      for creation in creations {
        try context.checkpoint()
        try creation.create(in: &rows, context)
      }
      for path in paths {
        rows.columns[path.slot.rawValue] = try path.evaluator.evaluate(rows, context)
      }
      return rows
    }
  }
}
