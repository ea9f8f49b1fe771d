internal import Synchronization

/// A pattern for `=~`, in the syntax of Java's regular expressions as far as they are regular.
///
/// Matching runs all alternatives side by side (K. Thompson, "Regular expression search algorithm",
/// 1968; R. Pike's virtual machine), in time linear in text × pattern, so that no pattern can take
/// without end as in engines that backtrack. What is not regular (back references, look-around,
/// possessive quantifiers) is refused with a message.
public struct RegularExpression: Sendable {
  enum Instruction: Sendable {
    case match
    case scalars(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case assert(Assertion)
  }

  enum Assertion: Sendable { case start, end, boundary, noBoundary, lineStart, lineEnd }

  /// How many instructions a pattern may come to: `(a{1000}){1000}` does not.
  static let maximumSize = 20_000

  let program: [Instruction]

  /// - Throws: where the pattern is malformed, too large, or not regular.
  public init(_ pattern: String) throws(EvaluationError) {
    var compiler = RegularExpressionCompiler(pattern)
    program = try compiler.compile()
  }

  private static let recent = Mutex<[String: RegularExpression]>([:])

  /// The same, kept for the next row that asks for it.
  static func cached(_ pattern: String) throws(EvaluationError) -> RegularExpression {
    if let known = recent.withLock({ $0[pattern] }) { return known }
    let expression = try RegularExpression(pattern)
    recent.withLock {
      if $0.count >= 64 { $0.removeAll() }
      $0[pattern] = expression
    }
    return expression
  }

  /// Whether the whole text matches.
  ///
  /// Complexity: O(*t* · *p*) in the lengths of the text and of the compiled pattern.
  public func matches(_ text: String) -> Bool {
    var current = ThreadList(size: program.count)
    var next = ThreadList(size: program.count)
    var previous: Unicode.Scalar?
    var scalars = text.unicodeScalars.makeIterator()
    var scalar = scalars.next()
    add(0, to: &current, previous: nil, following: scalar)
    while let character = scalar {
      if current.threads.isEmpty { return false }
      previous = character
      scalar = scalars.next()
      for thread in current.threads {
        if case .scalars(let set) = program[thread], set.contains(character) {
          add(thread + 1, to: &next, previous: previous, following: scalar)
        }
      }
      swap(&current, &next)
      next.removeAll()
    }
    return current.threads.contains { if case .match = program[$0] { true } else { false } }
  }

  /// Adds a thread and all that it leads to without reading.
  private func add(
    _ start: Int, to list: inout ThreadList, previous: Unicode.Scalar?, following: Unicode.Scalar?
  ) {
    list.pending.append(start)
    while let position = list.pending.popLast() {
      guard list.insert(position) else { continue }
      switch program[position] {
      case .jump(let target): list.pending.append(target)
      case .split(let first, let second):
        list.pending.append(second)
        list.pending.append(first)
      case .assert(let assertion):
        if RegularExpression.holds(assertion, previous, following) {
          list.pending.append(position + 1)
        }
      case .match, .scalars: list.threads.append(position)
      }
    }
  }

  private static func holds(
    _ assertion: Assertion, _ previous: Unicode.Scalar?, _ following: Unicode.Scalar?
  ) -> Bool {
    switch assertion {
    case .start: previous == nil
    case .end: following == nil
    case .lineStart: previous == nil || previous == "\n"
    case .lineEnd: following == nil || following == "\n"
    case .boundary: isWord(previous) != isWord(following)
    case .noBoundary: isWord(previous) == isWord(following)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ScalarSet.word.contains($0) } ?? false
  }

  /// The threads at one place in the text, each once.
  private struct ThreadList {
    var threads: [Int] = []
    var pending: [Int] = []
    private var visited: [Int]
    private var generation = 1

    init(size: Int) { visited = [Int](repeating: 0, count: size) }

    mutating func insert(_ thread: Int) -> Bool {
      if visited[thread] == generation { return false }
      visited[thread] = generation
      return true
    }

    mutating func removeAll() {
      threads.removeAll(keepingCapacity: true)
      generation += 1
    }
  }
}

/// A set of scalar values, as a character class describes it.
struct ScalarSet: Sendable {
  var ranges: [ClosedRange<UInt32>]
  var isInverted = false
  /// Whether letters match in either case.
  var ignoresCase = false

  init(_ ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

  static let digit = ScalarSet([0x30...0x39])
  static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let space = ScalarSet([0x09...0x0D, 0x20...0x20])
  static let any = ScalarSet([0...0x10FFFF])
  static let lineEnd = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x85...0x85, 0x2028...0x2029])

  var inverted: ScalarSet {
    var copy = self
    copy.isInverted.toggle()
    return copy
  }

  /// The ranges that an inverted set stands for.
  var positiveRanges: [ClosedRange<UInt32>] {
    guard isInverted else { return ranges }
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10FFFF { result.append(next...0x10FFFF) }
    return result
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    if has(scalar.value) { return !isInverted }
    if ignoresCase {
      let properties = scalar.properties
      for mapped in [properties.lowercaseMapping, properties.uppercaseMapping] {
        let scalars = mapped.unicodeScalars
        if scalars.count == 1, let other = scalars.first, has(other.value) { return !isInverted }
      }
    }
    return isInverted
  }

  private func has(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }
}
