internal import GraphModel

/// Each element of a list in a row of its own.
struct Unwind: PhysicalPlan {
  let input: any PhysicalPlan
  let list: any Evaluator
  let slot: Slot
  let text: PlanText

  var summary: String { "Unwind \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: Unwind
    private let input: any Operator
    private var batch: Batch?
    private var lists: Column = .absent
    private var row = 0
    private var element = 0

    init(_ plan: Unwind, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      try input.open(argument, context)
    }

    func close() {
      batch = nil
      lists = .absent
      input.close()
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while true {
        try context.checkpoint()
        if batch == nil {
          guard let next = try input.next(context) else { return nil }
          batch = next
          lists = try plan.list.evaluate(next, context)
          row = 0
          element = 0
        }
        guard let batch else { return nil }
        var rows: [Int32] = []
        var values: [Value] = []
        while row < batch.count && rows.count < Batch.target {
          switch lists[row] {
          case .null: break
          case .list(let elements):
            let end = min(elements.count, element + Batch.target - rows.count)
            rows.append(contentsOf: repeatElement(Int32(row), count: end - element))
            values.append(contentsOf: elements[element..<end])
            element = end
            if end < elements.count { continue }
          case let value:
            rows.append(Int32(row))
            values.append(value)
          }
          row += 1
          element = 0
        }
        if row == batch.count { self.batch = nil }
        guard !rows.isEmpty else { continue }
        var result = batch.gathering(rows)
        result.columns[plan.slot.rawValue] = .values(values)
        return result
      }
    }
  }
}
