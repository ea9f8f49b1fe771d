/// The rows of several plans, one after the other.
final class Union: PhysicalPlan {
  struct Branch: Sendable {
    let plan: any PhysicalPlan
    /// The slots of the branch, and those of the union that take their values.
    let columns: [(from: Slot, to: Slot)]
  }

  let branches: [Branch]

  init(
    branches: [Branch]
  ) {
    self.branches = branches
  }

  var summary: String { "Union" }
  var inputs: [any PhysicalPlan] { branches.map(\.plan) }

  func makeOperator() -> any Operator { Run(self) }

  private final class Run: Operator {
    private let plan: Union
    private let inputs: [any Operator]
    private var argument: Batch?
    private var branch = 0
    /// Whether the branch was opened: a later one may see what an earlier one has written.
    private var isOpen = false

    init(_ plan: Union) {
      self.plan = plan
      inputs = plan.branches.map { $0.plan.withoutPruning.makeOperator() }
    }

    func open(_ argument: Batch, _ context: ExecutionContext) {
      self.argument = argument
      branch = 0
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while let argument, branch < inputs.count {
        let input = inputs[branch]
        if !isOpen {
          try input.open(argument, context)
          isOpen = true
        }
        if let batch = try input.next(context) {
          var result = batch
          result.columns = Array(repeated: .absent, count: batch.columns.count)
          for (from, to) in plan.branches[branch].columns {
            result.columns[to.rawValue] = batch.columns[from.rawValue]
          }
          return result
        }
        closeBranch()
        branch += 1
      }
      return nil
    }

    func close() {
      closeBranch()
      argument = nil
    }

    private func closeBranch() {
      if isOpen { inputs[branch].close() }
      isOpen = false
    }
  }
}
