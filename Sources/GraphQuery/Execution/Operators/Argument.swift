/// Where a plan begins: the rows it is run for.
struct Argument: PhysicalPlan {
  var summary: String { "Argument" }
  var inputs: [any PhysicalPlan] { [] }

  func start(_ context: ExecutionContext, _ argument: Batch) -> any Operator {
    Run(argument)
  }

  private final class Run: Operator {
    private var argument: Batch?

    init(_ argument: Batch) { self.argument = argument.isEmpty ? nil : argument }

    func next() -> Batch? {
      defer { argument = nil }
      return argument
    }
  }
}
