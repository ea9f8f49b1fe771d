/// What the parser has done so far with a sentence: a stack, what is left of the buffer, and the arcs.
///
/// Words are numbered from 0; the root is the number behind the last word and stands at the end of the
/// buffer, where it is never moved (Ballesteros and Nivre 2013). Every word is shifted once and taken
/// off the stack once, so any sequence of permitted steps ends after twice as many steps as words, in
/// a tree: a word taken off has its head, and the head is either on the stack or in the buffer.
package struct ParserState: Sendable {
  package let count: Int
  /// The first word of the buffer; `count` when only the root is left.
  package private(set) var front = 0
  package private(set) var stack: [Int32] = []
  /// −1 for a word without a head yet; `count` for the root.
  package private(set) var heads: [Int32]
  package private(set) var dependencies: [Dependency]
  package private(set) var children: [Children]

  /// A word's outermost dependents on both sides, the ones beside them, and how many there are.
  package struct Children: Sendable {
    var left: Int32 = -1
    var left2: Int32 = -1
    var right: Int32 = -1
    var right2: Int32 = -1
    var leftCount: UInt8 = 0
    var rightCount: UInt8 = 0
    /// A bit for each relation that some dependent has, on the left and on the right.
    var leftSet: UInt64 = 0
    var rightSet: UInt64 = 0
  }

  package init(count: Int) {
    self.count = count
    heads = Array(repeating: -1, count: count)
    dependencies = Array(repeating: .root, count: count)
    children = Array(repeating: Children(), count: count + 1)
    stack.reserveCapacity(64)
  }

  package var isFinished: Bool { front == count && stack.isEmpty }

  package var canShift: Bool { front < count }
  /// Only one word depends on the root: the last that is left.
  package var canAttachLeft: Bool { front < count ? !stack.isEmpty : stack.count == 1 }
  package var canAttachRight: Bool { stack.count >= 2 }

  /// Whether one word is left, which can do nothing but depend on the root.
  package var isAtRoot: Bool { front == count && stack.count == 1 }

  package func permits(_ transition: Transition) -> Bool {
    switch transition {
    case .shift: canShift
    case .left(let dependency): canAttachLeft && (dependency == .root) == (front == count)
    case .right(let dependency): canAttachRight && dependency != .root
    }
  }

  /// - Precondition: `permits(transition)`.
  package mutating func apply(_ transition: Transition) {
    switch transition {
    case .shift:
      stack.append(Int32(front))
      front += 1
    case .left(let dependency):
      guard let top = stack.popLast() else { return }
      attach(top, to: Int32(front), dependency)
    case .right(let dependency):
      guard let top = stack.popLast(), let head = stack.last else { return }
      attach(top, to: head, dependency)
    }
  }

  private mutating func attach(_ word: Int32, to head: Int32, _ dependency: Dependency) {
    heads[Int(word)] = head
    dependencies[Int(word)] = dependency
    let bit: UInt64 = 1 << UInt64(dependency.rawValue & 63)
    if word < head {
      // The dependents on the left come from near to far.
      children[Int(head)].left2 = children[Int(head)].left
      children[Int(head)].left = word
      children[Int(head)].leftCount = min(7, children[Int(head)].leftCount + 1)
      children[Int(head)].leftSet |= bit
    } else {
      children[Int(head)].right2 = children[Int(head)].right
      children[Int(head)].right = word
      children[Int(head)].rightCount = min(7, children[Int(head)].rightCount + 1)
      children[Int(head)].rightSet |= bit
    }
  }
}
