/// Reads a pattern and writes the instructions for it, by recursive descent.
///
/// Each reading function appends the instructions of what it read to the program. Nesting is
/// limited, so that no pattern overruns the stack, and so is the length of the program.
struct RegularExpressionCompiler {
  private let pattern: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private var flags = Flags()
  private var program: [RegularExpression.Instruction] = []

  private struct Flags {
    var ignoresCase = false
    var dotMatchesAll = false
    var multiline = false
  }

  init(_ pattern: String) {
    self.pattern = RegularExpressionCompiler.unquoted(Array(pattern.unicodeScalars))
  }

  /// What stands between `\Q` and `\E` means itself: the same with each character escaped.
  private static func unquoted(_ pattern: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var isQuoting = false
    var index = 0
    while index < pattern.count {
      let next = index + 1 < pattern.count ? pattern[index + 1] : nil
      if pattern[index] == "\\", let next, next == (isQuoting ? "E" : "Q") {
        isQuoting.toggle()
        index += 2
      } else if isQuoting {
        let isLetterOrDigit = ScalarSet.word.contains(pattern[index])
        result += isLetterOrDigit ? [pattern[index]] : ["\\", pattern[index]]
        index += 1
      } else if pattern[index] == "\\", let next {
        result += ["\\", next]
        index += 2
      } else {
        result.append(pattern[index])
        index += 1
      }
    }
    return result
  }

  mutating func compile() throws(EvaluationError) -> [RegularExpression.Instruction] {
    try alternatives()
    if position < pattern.count { throw error("unmatched )") }
    try emit(.match)
    return program
  }

  private var peek: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  private func error(_ what: String) -> EvaluationError {
    EvaluationError(
      .argumentError, .invalidRegularExpression,
      "invalid pattern at character \(position + 1): \(what)")
  }

  private mutating func emit(_ instruction: RegularExpression.Instruction) throws(EvaluationError) {
    if program.count >= RegularExpression.maximumSize {
      throw error("the pattern is too large")
    }
    program.append(instruction)
  }

  private mutating func alternatives() throws(EvaluationError) {
    depth += 1
    defer { depth -= 1 }
    if depth > 200 { throw error("nested too deeply") }
    var ends: [Int] = []
    while true {
      let start = program.count
      try sequence()
      guard take("|") else { break }
      // What was read becomes the first way of a split, which jumps past the others.
      try insertSplit(at: start)
      ends.append(program.count)
      try emit(.jump(0))
      program[start] = .split(start + 1, program.count)
    }
    for end in ends { program[end] = .jump(program.count) }
  }

  private mutating func sequence() throws(EvaluationError) {
    while let next = peek, next != "|", next != ")" {
      let start = program.count
      try atom()
      try quantifiers(of: start)
    }
  }

  private mutating func atom() throws(EvaluationError) {
    guard let next = peek else { return }
    position += 1
    switch next {
    case "(": try group()
    case "[": try emit(.scalars(cased(try characterClass())))
    case ".":
      try emit(.scalars(flags.dotMatchesAll ? .any : ScalarSet.lineEnd.inverted))
    case "^": try emit(.assert(flags.multiline ? .lineStart : .start))
    case "$": try emit(.assert(flags.multiline ? .lineEnd : .end))
    case "\\": try escape()
    case "*", "+", "?": throw error("nothing to repeat")
    default: try emit(.scalars(cased(ScalarSet([next.value...next.value]))))
    }
  }

  private func cased(_ set: ScalarSet) -> ScalarSet {
    var set = set
    set.ignoresCase = flags.ignoresCase
    return set
  }

  private mutating func group() throws(EvaluationError) {
    let outer = flags
    if take("?") {
      if take(":") {
        // Only grouping.
      } else if take("<") {
        guard let first = peek, first != "=", first != "!" else {
          throw error("look-behind is not supported")
        }
        while let next = peek, next != ">" {
          _ = next
          position += 1
        }
        if !take(">") { throw error("unfinished group name") }
      } else if peek == "=" || peek == "!" || peek == ">" {
        throw error("look-ahead and atomic groups are not supported")
      } else {
        try readFlags()
        // Flags alone hold until the end of the group they stand in.
        if take(")") { return }
        if !take(":") { throw error("unknown group") }
      }
    }
    try alternatives()
    if !take(")") { throw error("missing )") }
    flags = outer
  }

  private mutating func readFlags() throws(EvaluationError) {
    var value = true
    while let next = peek, next != ")", next != ":" {
      switch next {
      case "i": flags.ignoresCase = value
      case "s": flags.dotMatchesAll = value
      case "m": flags.multiline = value
      case "u": break
      case "-": value = false
      default: throw error("unknown flag")
      }
      position += 1
    }
  }

  private mutating func escape() throws(EvaluationError) {
    switch peek {
    case "b":
      position += 1
      try emit(.assert(.boundary))
    case "B":
      position += 1
      try emit(.assert(.noBoundary))
    case "A":
      position += 1
      try emit(.assert(.start))
    case "z", "Z":
      position += 1
      try emit(.assert(.end))
    default: try emit(.scalars(cased(try escapedSet())))
    }
  }

  /// What stands after a backslash, within a class or outside.
  private mutating func escapedSet() throws(EvaluationError) -> ScalarSet {
    guard let next = peek else { throw error("a backslash at the end") }
    position += 1
    switch next {
    case "d": return .digit
    case "D": return ScalarSet.digit.inverted
    case "w": return .word
    case "W": return ScalarSet.word.inverted
    case "s": return .space
    case "S": return ScalarSet.space.inverted
    case "n": return ScalarSet([0x0A...0x0A])
    case "r": return ScalarSet([0x0D...0x0D])
    case "t": return ScalarSet([0x09...0x09])
    case "f": return ScalarSet([0x0C...0x0C])
    case "e": return ScalarSet([0x1B...0x1B])
    case "a": return ScalarSet([0x07...0x07])
    case "u": return try hexadecimal(4)
    case "x": return try hexadecimal(2)
    case "0"..."9": throw error("back references are not supported")
    case "a"..."z", "A"..."Z": throw error("unknown escape \\\(next)")
    default: return ScalarSet([next.value...next.value])
    }
  }

  private mutating func hexadecimal(_ count: Int) throws(EvaluationError) -> ScalarSet {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let next = peek, let digit = Character(next).hexDigitValue else {
        throw error("\(count) hexadecimal digits are needed")
      }
      position += 1
      value = value * 16 + UInt32(digit)
    }
    return ScalarSet([value...value])
  }

  private mutating func characterClass() throws(EvaluationError) -> ScalarSet {
    let isInverted = take("^")
    var set = ScalarSet([])
    var isFirst = true
    while true {
      guard let next = peek else { throw error("missing ]") }
      if next == "]", !isFirst {
        position += 1
        break
      }
      isFirst = false
      if next == "["
        || (next == "&" && position + 1 < pattern.count && pattern[position + 1] == "&")
      {
        throw error("classes within classes are not supported")
      }
      position += 1
      var low = ScalarSet([next.value...next.value])
      if next == "\\" { low = try escapedSet() }
      let isSingle = !low.isInverted && low.ranges.count == 1 && low.ranges[0].count == 1
      if isSingle, peek == "-", position + 1 < pattern.count, pattern[position + 1] != "]" {
        position += 1
        guard let end = peek else { throw error("missing ]") }
        position += 1
        var high = ScalarSet([end.value...end.value])
        if end == "\\" { high = try escapedSet() }
        guard !high.isInverted, high.ranges.count == 1, high.ranges[0].count == 1,
          low.ranges[0].lowerBound <= high.ranges[0].lowerBound
        else { throw error("a range runs from the lower to the higher character") }
        set.ranges.append(low.ranges[0].lowerBound...high.ranges[0].lowerBound)
      } else {
        set.ranges += low.positiveRanges
      }
    }
    set.isInverted = isInverted
    return set
  }

  private mutating func quantifiers(of start: Int) throws(EvaluationError) {
    while true {
      let least: Int
      let most: Int?
      if take("*") {
        (least, most) = (0, nil)
      } else if take("+") {
        (least, most) = (1, nil)
      } else if take("?") {
        (least, most) = (0, 1)
      } else if peek == "{" {
        position += 1
        (least, most) = try counts()
      } else {
        return
      }
      // Whether a quantifier is reluctant makes no difference to whether all of a text matches.
      if !take("?"), peek == "+" { throw error("possessive quantifiers are not supported") }
      try repeatAtom(from: start, least: least, most: most)
    }
  }

  private mutating func counts() throws(EvaluationError) -> (Int, Int?) {
    guard let least = number() else { throw error("a number is needed") }
    var most: Int? = least
    if take(",") { most = peek == "}" ? nil : number() }
    guard take("}"), most.map({ $0 >= least }) ?? true else { throw error("malformed {m,n}") }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let next = peek, ("0"..."9").contains(next), (value ?? 0) < 100_000 {
      value = (value ?? 0) * 10 + Int(next.value - 0x30)
      position += 1
    }
    return value
  }

  /// Replaces the atom at the end of the program by as many copies as it takes.
  private mutating func repeatAtom(from start: Int, least: Int, most: Int?) throws(EvaluationError)
  {
    let atom = Array(program[start...])
    program.removeSubrange(start...)
    for _ in 0..<least { try append(atom, from: start) }
    guard let most else {
      let loop = program.count
      try emit(.split(0, 0))
      try append(atom, from: start)
      try emit(.jump(loop))
      program[loop] = .split(loop + 1, program.count)
      return
    }
    var splits: [Int] = []
    for _ in least..<most {
      splits.append(program.count)
      try emit(.split(0, 0))
      try append(atom, from: start)
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
  }

  /// Appends a copy of instructions that stood at `origin`, with their targets moved along.
  private mutating func append(_ atom: [RegularExpression.Instruction], from origin: Int)
    throws(EvaluationError)
  {
    let shift = program.count - origin
    for instruction in atom { try emit(moved(instruction, by: shift)) }
  }

  private func moved(_ instruction: RegularExpression.Instruction, by shift: Int)
    -> RegularExpression.Instruction
  {
    switch instruction {
    case .split(let a, let b): .split(a + shift, b + shift)
    case .jump(let target): .jump(target + shift)
    default: instruction
    }
  }

  private mutating func insertSplit(at start: Int) throws(EvaluationError) {
    let tail = Array(program[start...])
    program.removeSubrange(start...)
    try emit(.split(0, 0))
    try append(tail, from: start)
  }
}
