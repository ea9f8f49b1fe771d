import GraphExtract
import Testing

@testable import train_models

/// The oracle's costs against all ways to go on, tried one by one.
@Suite struct DynamicOracleTests {
  /// The fewest wrong heads that any sequence of steps from a state leads to.
  private func leastLoss(_ state: ParserState, _ gold: [Int32]) -> Int {
    if state.isFinished { return zip(state.heads, gold).count { $0 != $1 } }
    return steps(state).map { leastLoss(after($0, state), gold) }.min() ?? Int.max
  }

  private func steps(_ state: ParserState) -> [Transition] {
    [.shift, .left(state.front == state.count ? .root : .other), .right(.other)]
      .filter(state.permits)
  }

  private func after(_ step: Transition, _ state: ParserState) -> ParserState {
    var state = state
    state.apply(step)
    return state
  }

  @Test func costsAreWhatEachStepLosesAtLeast() {
    let seed = UInt64.random(in: 0..<1 << 32)
    var random = SeededRandom(seed: seed)
    var wrong = 0
    for _ in 0..<40 {
      let count = 1 + random.below(4)
      let heads = projectiveTree(count, &random)
      let oracle = DynamicOracle(
        heads: heads, dependencies: heads.map { $0 < 0 ? .root : .other })
      let gold = heads.map { $0 < 0 ? Int32(count) : Int32($0) }
      var state = ParserState(count: count)
      while !state.isFinished {
        let before = leastLoss(state, gold)
        for step in steps(state) {
          let cost =
            switch step {
            case .shift: oracle.costOfShift(state)
            case .left: oracle.costOfLeft(state)
            case .right: oracle.costOfRight(state)
            }
          if leastLoss(after(step, state), gold) - before != cost { wrong += 1 }
        }
        let permitted = steps(state)
        state.apply(permitted[random.below(permitted.count)])
      }
    }
    #expect(wrong == 0, "seed \(seed)")
  }

  @Test func theBestStepsLeadToTheGoldTree() {
    let seed = UInt64.random(in: 0..<1 << 32)
    var random = SeededRandom(seed: seed)
    for _ in 0..<200 {
      let count = 1 + random.below(12)
      let heads = projectiveTree(count, &random)
      let dependencies = heads.map { $0 < 0 ? Dependency.root : .object }
      let oracle = DynamicOracle(heads: heads, dependencies: dependencies)
      var state = ParserState(count: count)
      while !state.isFinished {
        let best = oracle.best(state)
        #expect(best.transitions.allSatisfy { state.permits($0) && best.isCorrect($0) })
        state.apply(best.transitions[random.below(best.transitions.count)])
      }
      #expect(state.heads.map { Int($0) == count ? -1 : Int($0) } == heads, "seed \(seed)")
      #expect(state.dependencies == dependencies, "seed \(seed)")
    }
  }

  /// A tree of chance without crossing arcs: a root, and trees over what is left and right of it.
  private func projectiveTree(_ count: Int, _ random: inout SeededRandom) -> [Int] {
    var heads = [Int](repeating: -1, count: count)
    func hang(_ range: Range<Int>, under head: Int, _ random: inout SeededRandom) {
      // One or several subtrees side by side.
      var start = range.lowerBound
      while start < range.upperBound {
        let end = start + 1 + random.below(range.upperBound - start)
        let top = start + random.below(end - start)
        heads[top] = head
        hang(start..<top, under: top, &random)
        hang(top + 1..<end, under: top, &random)
        start = end
      }
    }
    let root = random.below(count)
    hang(0..<root, under: root, &random)
    hang(root + 1..<count, under: root, &random)
    return heads
  }
}
