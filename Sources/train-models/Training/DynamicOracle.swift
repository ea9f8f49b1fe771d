internal import GraphExtract

/// What a step of the arc-hybrid parser costs: how many arcs of the gold tree become unreachable by it
/// (Goldberg and Nivre 2013, section 4.2, with the root at the end of the buffer).
///
/// Exact for projective trees, where arcs are reachable one by one if and only if they are together;
/// for others a good estimate.
struct DynamicOracle {
  /// For each word its head, the number of words for the root.
  let heads: [Int32]
  let dependencies: [Dependency]
  /// For each word, and the root, the last of its dependents.
  private let lastDependent: [Int32]

  /// - Parameter heads: −1 for the root.
  init(heads: [Int], dependencies: [Dependency]) {
    let root = Int32(heads.count)
    self.heads = heads.map { $0 < 0 ? root : Int32($0) }
    self.dependencies = dependencies
    var last = [Int32](repeating: -1, count: heads.count + 1)
    for (word, head) in self.heads.enumerated() { last[Int(head)] = Int32(word) }
    lastDependent = last
  }

  private var root: Int32 { Int32(heads.count) }

  /// How many dependents of `word` are in the buffer from `front` on.
  private func dependentsInBuffer(of word: Int32, from front: Int) -> Int {
    guard lastDependent[Int(word)] >= Int32(front) else { return 0 }
    return (front..<heads.count).count { heads[$0] == word }
  }

  func costOfShift(_ state: ParserState) -> Int {
    let front = Int32(state.front)
    var cost = 0
    for (depth, word) in state.stack.enumerated() {
      if heads[Int(word)] == front { cost += 1 }
      // From beneath the top nothing can become the head of what lies above the top.
      if heads[Int(front)] == word, depth < state.stack.count - 1 { cost += 1 }
    }
    // Only the word at the bottom of the stack can still depend on the root.
    if heads[Int(front)] == root, !state.stack.isEmpty { cost += 1 }
    return cost
  }

  /// Of making the top of the stack a dependent of the buffer's front, with any label.
  func costOfLeft(_ state: ParserState) -> Int {
    guard let top = state.stack.last else { return 0 }
    let head = heads[Int(top)]
    var cost = dependentsInBuffer(of: top, from: state.front)
    if head > Int32(state.front), head < root || state.stack.count == 1 { cost += 1 }
    if state.stack.count > 1, head == state.stack[state.stack.count - 2] { cost += 1 }
    return cost
  }

  /// Of making the top of the stack a dependent of the word beneath it, with any label.
  func costOfRight(_ state: ParserState) -> Int {
    guard let top = state.stack.last else { return 0 }
    let head = heads[Int(top)]
    return dependentsInBuffer(of: top, from: state.front)
      + (head >= Int32(state.front) && head < root ? 1 : 0)
  }

  /// The steps that cost least, each with the gold label where it makes a gold arc.
  func best(_ state: ParserState) -> (transitions: [Transition], isCorrect: (Transition) -> Bool) {
    let shift = state.canShift ? costOfShift(state) : Int.max
    let left = state.canAttachLeft ? costOfLeft(state) : Int.max
    let right = state.canAttachRight ? costOfRight(state) : Int.max
    let least = min(shift, left, right)
    let top = state.stack.last.map(Int.init)
    let gold = top.map { dependencies[$0] } ?? .root
    let leftIsGold = top.map { Int(heads[$0]) == state.front } ?? false
    let rightIsGold =
      state.stack.count > 1
      && top.map { heads[$0] == state.stack[state.stack.count - 2] } ?? false
    var transitions: [Transition] = []
    if shift == least { transitions.append(.shift) }
    // Where the arc is wrong in any case no label is better than another: the gold label of the word
    // stands for all.
    if left == least {
      transitions.append(.left(state.front == state.count ? .root : gold == .root ? .other : gold))
    }
    if right == least { transitions.append(.right(gold == .root ? .other : gold)) }
    return (
      transitions,
      { transition in
        switch transition {
        case .shift: shift == least
        case .left(let label): left == least && (!leftIsGold || label == gold)
        case .right(let label): right == least && (!rightIsGold || label == gold)
        }
      }
    )
  }
}
