internal import Synchronization

/// What runs a plan: its operators, and what they share. Both are kept from one execution to the next: to
/// make them takes longer than a small question.
///
/// It is used by one execution at a time; whoever hands it from one to the next sees to that. An
/// execution that did not come to its end does not hand it on.
final class PlanRunner: @unchecked Sendable {
  let root: any Operator
  let context: ExecutionContext

  init(_ plan: QueryPlan) {
    root = plan.entry.makeOperator()
    context = ExecutionContext(plan.symbols)
  }
}

/// The runners of one plan that no execution is using: as many as were needed at once, if they are few.
final class PlanRunnerPool: Sendable {
  private let idle = Mutex<[PlanRunner]>([])
  private static let most = 4

  func take() -> PlanRunner? { idle.withLock { $0.popLast() } }

  func give(_ runner: PlanRunner) {
    idle.withLock { if $0.count < PlanRunnerPool.most { $0.append(runner) } }
  }
}
