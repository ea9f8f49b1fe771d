/// Reads the notation for values in the kit's tables: literals as in openCypher, `(:A {x: 1})`,
/// `[:T {x: 1}]`, `<(:A)-[:T]->(:B)>`.
struct ExpectedValueReader {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// - Throws: a description of what is wrong with the text.
  static func read(_ text: String) throws(ExpectationError) -> ExpectedValue {
    var reader = ExpectedValueReader(text)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.position == reader.scalars.count else { throw reader.error("more than a value") }
    return value
  }

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func value() throws(ExpectationError) -> ExpectedValue {
    skipSpace()
    switch peek {
    case "'": return .string(try string())
    case "{": return .map(try map())
    case "(": return try node()
    case "<": return try path()
    case "[":
      // A relationship begins with a colon.
      let start = position
      position += 1
      skipSpace()
      if peek == ":" {
        position = start
        return try relationship()
      }
      return .list(try elements(upTo: "]"))
    default: return try word()
    }
  }

  /// After the opening bracket.
  private mutating func elements(upTo end: Unicode.Scalar) throws(ExpectationError)
    -> [ExpectedValue]
  {
    var values: [ExpectedValue] = []
    skipSpace()
    if take(end) { return values }
    while true {
      values.append(try value())
      skipSpace()
      if take(end) { return values }
      guard take(",") else { throw error("a comma or \(end) was expected") }
    }
  }

  private mutating func map() throws(ExpectationError) -> [String: ExpectedValue] {
    guard take("{") else { throw error("{ was expected") }
    var values: [String: ExpectedValue] = [:]
    skipSpace()
    if take("}") { return values }
    while true {
      let key = try name()
      skipSpace()
      guard take(":") else { throw error(": was expected") }
      values[key] = try value()
      skipSpace()
      if take("}") { return values }
      guard take(",") else { throw error("a comma or } was expected") }
    }
  }

  private mutating func node() throws(ExpectationError) -> ExpectedValue {
    guard take("(") else { throw error("( was expected") }
    var labels: Set<String> = []
    skipSpace()
    while take(":") {
      labels.insert(try name())
      skipSpace()
    }
    let properties = peek == "{" ? try map() : [:]
    skipSpace()
    guard take(")") else { throw error(") was expected") }
    return .node(labels: labels, properties: properties)
  }

  private mutating func relationship() throws(ExpectationError) -> ExpectedValue {
    guard take("[") else { throw error("[ was expected") }
    skipSpace()
    guard take(":") else { throw error(": was expected") }
    let type = try name()
    skipSpace()
    let properties = peek == "{" ? try map() : [:]
    skipSpace()
    guard take("]") else { throw error("] was expected") }
    return .relationship(type: type, properties: properties)
  }

  private mutating func path() throws(ExpectationError) -> ExpectedValue {
    guard take("<") else { throw error("< was expected") }
    skipSpace()
    let start = try node()
    var hops: [ExpectedValue.Hop] = []
    while true {
      skipSpace()
      if take(">") { return .path(start: start, hops: hops) }
      let isBackward = take("<")
      guard take("-") else { throw error("- was expected") }
      let relationship = try relationship()
      guard take("-") else { throw error("- was expected") }
      if !isBackward, !take(">") { throw error("> was expected") }
      hops.append(
        ExpectedValue.Hop(
          relationship: relationship, isForward: !isBackward, node: try node()))
    }
  }

  private mutating func name() throws(ExpectationError) -> String {
    skipSpace()
    var name = String.UnicodeScalarView()
    if take("`") {
      while let next = peek {
        position += 1
        if next == "`", !take("`") { return String(name) }
        name.append(next)
      }
      throw error("` was expected")
    }
    while let next = peek, next == "_" || next.properties.isXIDContinue {
      name.append(next)
      position += 1
    }
    if name.isEmpty { throw error("a name was expected") }
    return String(name)
  }

  private mutating func string() throws(ExpectationError) -> String {
    position += 1
    var text = String.UnicodeScalarView()
    while let next = peek {
      position += 1
      switch next {
      case "'": return String(text)
      case "\\":
        guard let escaped = peek else { throw error("an unfinished escape") }
        position += 1
        switch escaped {
        case "n": text.append("\n")
        case "r": text.append("\r")
        case "t": text.append("\t")
        case "b": text.append("\u{8}")
        case "f": text.append("\u{C}")
        default: text.append(escaped)
        }
      default: text.append(next)
      }
    }
    throw error("a string without an end")
  }

  private mutating func word() throws(ExpectationError) -> ExpectedValue {
    var text = String.UnicodeScalarView()
    while let next = peek, !",]}) >".unicodeScalars.contains(next) {
      text.append(next)
      position += 1
    }
    let word = String(text)
    switch word {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "NaN": return .float(.nan)
    case "Inf", "Infinity": return .float(.infinity)
    case "-Inf", "-Infinity": return .float(-.infinity)
    default:
      if let number = Int64(word) { return .integer(number) }
      guard let number = Double(word) else { throw error("no value: \(word)") }
      return .float(number)
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let next = peek, next.properties.isWhitespace { position += 1 }
  }

  private func error(_ message: String) -> ExpectationError {
    ExpectationError(
      "cannot read the value \(String(String.UnicodeScalarView(scalars))) at character "
        + "\(position + 1): \(message)")
  }
}

/// Why a scenario failed, or could not be understood.
struct ExpectationError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
