internal import GraphModel

/// `UNWIND range(…) AS slot`, without a list that holds the whole range.
struct UnwindRange: PhysicalPlan {
  let input: any PhysicalPlan
  let arguments: [any Evaluator]
  let range: SourceRange
  let slot: Slot
  /// The function itself, for arguments that are no integers.
  let function: ScalarFunction

  var summary: String { "UnwindRange" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: UnwindRange
    private let input: any Operator
    private var batch: Batch?
    private var arguments: [Column] = []
    /// Of the next row; its range is ``numbers``, once that is begun.
    private var row = 0
    private var numbers: NumberRange?

    init(_ plan: UnwindRange, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      try input.open(argument, context)
    }

    func close() {
      batch = nil
      arguments = []
      numbers = nil
      input.close()
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while true {
        try context.checkpoint()
        if batch == nil {
          guard let next = try input.next(context) else { return nil }
          arguments = []
          for argument in plan.arguments {
            arguments.append(try argument.evaluate(next, context))
          }
          batch = next
          row = 0
        }
        guard let batch else { return nil }
        var rows: [Int32] = []
        var values: [Value] = []
        while row < batch.count && values.count < Batch.target {
          var range = numbers
          if range == nil { range = try begin(row, context) }
          let isOpen = range?.take(Batch.target - values.count, into: &values) ?? false
          rows.append(contentsOf: repeatElement(Int32(row), count: values.count - rows.count))
          numbers = isOpen ? range : nil
          if !isOpen { row += 1 }
        }
        if row == batch.count { self.batch = nil }
        guard !rows.isEmpty else { continue }
        var result = batch.gathering(rows)
        result.columns[plan.slot.rawValue] = .values(values)
        return result
      }
    }

    /// The range of a row; nil where that is null.
    private func begin(_ row: Int, _ context: ExecutionContext) throws(QueryError) -> NumberRange? {
      let values = arguments.map { $0[row] }
      do throws(EvaluationError) {
        for value in values {
          // What is no integer is the function's to refuse.
          guard case .integer = value else {
            _ = try plan.function.evaluate(values, context.functions)
            return nil
          }
        }
        return try NumberRange(values)
      } catch {
        throw QueryError(error, at: plan.range)
      }
    }
  }
}
