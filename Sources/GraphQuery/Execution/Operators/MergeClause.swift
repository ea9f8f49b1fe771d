internal import GraphModel

/// `MERGE`: for each row in turn, what matches the pattern, or else what it creates.
///
/// A row sees what the rows before it have created.
struct MergeClause: PhysicalPlan {
  let input: any PhysicalPlan
  /// The pattern, over one row.
  let match: any PhysicalPlan
  let introduced: [Slot]
  let creations: [Creation]
  let paths: [Project.Item]
  let onCreate: [Update]
  let onMatch: [Update]

  var summary: String { "Merge" }
  var inputs: [any PhysicalPlan] { [input, match] }

  func makeOperator() -> any Operator {
    let match = match.makeOperator()
    return Barrier(input.makeOperator()) { (rows, context) throws(QueryError) in
      var results: [Batch] = []
      for row in 0..<rows.count {
        try context.checkpoint()
        results.append(try merge(rows.slice(row..<row + 1), match, context))
      }
      return Batch.concatenating(results, width: rows.columns.count)
    }
  }

  private func merge(
    _ row: Batch, _ match: any Operator, _ context: ExecutionContext
  ) throws(QueryError) -> Batch {
    for creation in creations {
      for (key, value) in try creation.propertyValues(row, context)[0] where value.isNull {
        throw QueryError(
          .semanticError, .mergeReadOwnWrites,
          "MERGE cannot look for a property that is null: \(key)", phase: .runtime,
          hint: "leave the property out, or set it afterwards with SET", at: creation.range)
      }
    }
    let found = try Apply.rows(of: match, for: row, isBatched: true, context)
    if found.isEmpty {
      var created = row
      for creation in creations { try creation.create(in: &created, context) }
      for path in paths {
        created.columns[path.slot.rawValue] = try path.evaluator.evaluate(created, context)
      }
      for item in onCreate { try item.apply(to: created, context) }
      return created
    }
    let matched = found.joined(to: row, introduced: introduced, isOptional: false)
    for item in onMatch { try item.apply(to: matched, context) }
    return matched
  }
}
