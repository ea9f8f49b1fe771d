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

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    Run(self, argument: argument, context: context)
  }

  private final class Run: Operator {
    private let plan: Union
    private let argument: Batch
    private let context: ExecutionContext
    private var branch = 0
    private var current: (any Operator)?

    init(_ plan: Union, argument: Batch, context: ExecutionContext) {
      self.plan = plan
      self.argument = argument
      self.context = context
    }

    func next() throws(QueryError) -> Batch? {
      while branch < plan.branches.count {
        if current == nil { current = try plan.branches[branch].plan.start(context, argument) }
        if let batch = try current?.next() {
          var result = batch
          result.columns = Array(repeating: .absent, count: batch.columns.count)
          for (from, to) in plan.branches[branch].columns {
            result.columns[to.rawValue] = batch.columns[from.rawValue]
          }
          return result
        }
        current = nil
        branch += 1
      }
      return nil
    }
  }
}
