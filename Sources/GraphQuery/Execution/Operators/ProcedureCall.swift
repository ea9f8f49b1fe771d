internal import GraphModel

/// `CALL procedure(…) YIELD …`: the rows of the procedure for each row.
struct ProcedureCall: PhysicalPlan {
  let input: any PhysicalPlan
  let procedure: Procedure
  let arguments: [any Evaluator]
  let yields: [(result: Int, slot: Slot)]
  let range: SourceRange

  var summary: String { "Call \(procedure.signature.name)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: BatchwiseOperator {
    private let plan: ProcedureCall
    let input: any Operator

    init(_ plan: ProcedureCall, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while let batch = try input.next(context) {
        try context.checkpoint()
        var columns: [Column] = []
        for argument in plan.arguments { columns.append(try argument.evaluate(batch, context)) }
        var rows: [Int32] = []
        var values: [[Value]] = Array(repeating: [], count: plan.yields.count)
        for row in 0..<batch.count {
          let found = try call(columns.map { $0[row] }, context)
          if plan.procedure.signature.results.isEmpty {
            rows.append(Int32(row))
            continue
          }
          for result in found {
            rows.append(Int32(row))
            for (index, yield) in plan.yields.enumerated() {
              values[index].append(yield.result < result.count ? result[yield.result] : .null)
            }
          }
        }
        guard !rows.isEmpty else { continue }
        var result = batch.gathering(rows)
        for (index, yield) in plan.yields.enumerated() {
          result.columns[yield.slot.rawValue] = .values(values[index])
        }
        return result
      }
      return nil
    }

    private func call(
      _ arguments: [Value], _ context: ExecutionContext
    ) throws(QueryError) -> [[Value]] {
      var converted: [Value] = []
      for (value, field) in zip(arguments, plan.procedure.signature.parameters) {
        guard let argument = field.type.admit(value), field.isNullable || !argument.isNull else {
          throw QueryError(
            .typeError, .invalidArgumentType,
            "\(plan.procedure.signature.name) takes \(field.type.rawValue) for \(field.name), "
              + "not \(ValueTypes(of: value))", phase: .runtime, at: plan.range)
        }
        converted.append(argument)
      }
      do throws(EvaluationError) {
        return try plan.procedure.body(converted, context.reader)
      } catch {
        throw QueryError(error, at: plan.range)
      }
    }
  }
}

extension ProcedureSignature.FieldType {
  /// The value as one of this type; nil where it is none.
  fileprivate func admit(_ value: Value) -> Value? {
    switch (self, value) {
    case (_, .null), (.any, _), (.boolean, .boolean), (.integer, .integer), (.float, .float),
      (.number, .integer), (.number, .float), (.string, .string), (.list, .list), (.map, .map),
      (.node, .node), (.relationship, .relationship), (.path, .path), (.date, .date),
      (.localTime, .localTime), (.time, .time), (.localDateTime, .localDateTime),
      (.dateTime, .dateTime), (.duration, .duration):
      return value
    case (.float, .integer(let number)): return .float(Double(number))
    default: return nil
    }
  }
}
