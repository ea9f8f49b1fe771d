internal import GraphModel

/// Strings are sequences of Unicode scalar values: that is what is counted, cut and reversed.
extension StandardFunctions {
  static let strings: [ScalarFunction] = [
    ScalarFunction("toLower", [.string], result: [.string, .null], toLower),
    ScalarFunction("lower", [.string], result: [.string, .null], toLower),
    ScalarFunction("toUpper", [.string], result: [.string, .null], toUpper),
    ScalarFunction("upper", [.string], result: [.string, .null], toUpper),
    ScalarFunction("trim", [.string, .string], optional: 1, result: [.string, .null], trim),
    ScalarFunction("bTrim", [.string, .string], optional: 1, result: [.string, .null], trim),
    ScalarFunction("lTrim", [.string, .string], optional: 1, result: [.string, .null], leftTrim),
    ScalarFunction("rTrim", [.string, .string], optional: 1, result: [.string, .null], rightTrim),
    ScalarFunction("left", [.string, .integer], result: [.string, .null], left),
    ScalarFunction("right", [.string, .integer], result: [.string, .null], right),
    ScalarFunction(
      "substring", [.string, .integer, .integer], optional: 1, result: [.string, .null], substring),
    ScalarFunction("replace", [.string, .string, .string], result: [.string, .null], replace),
    ScalarFunction("split", [.string, [.string, .list]], result: [.list, .null], split),
    ScalarFunction("char_length", [.string], result: [.integer, .null], characterLength),
    ScalarFunction("character_length", [.string], result: [.integer, .null], characterLength),
  ]

  private static func toLower(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    .string(text(a[0]).lowercased())
  }

  private static func toUpper(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    .string(text(a[0]).uppercased())
  }

  private static func trim(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    trimmed(a, left: true, right: true)
  }

  private static func leftTrim(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    trimmed(a, left: true, right: false)
  }

  private static func rightTrim(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    trimmed(a, left: false, right: true)
  }

  /// Without white space at the ends, or without the scalars of the second argument.
  private static func trimmed(_ a: [Value], left: Bool, right: Bool) -> Value {
    let unwanted = a.count > 1 ? Set(text(a[1]).unicodeScalars) : nil
    func goes(_ scalar: Unicode.Scalar) -> Bool {
      unwanted?.contains(scalar) ?? scalar.properties.isWhitespace
    }
    var scalars = text(a[0]).unicodeScalars[...]
    if left { scalars = scalars.drop(while: goes) }
    if right { while let last = scalars.last, goes(last) { scalars.removeLast() } }
    return .string(String(String.UnicodeScalarView(scalars)))
  }

  private static func left(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    let count = try length(a[1], "left")
    return .string(String(String.UnicodeScalarView(text(a[0]).unicodeScalars.prefix(count))))
  }

  private static func right(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    let count = try length(a[1], "right")
    return .string(String(String.UnicodeScalarView(text(a[0]).unicodeScalars.suffix(count))))
  }

  private static func substring(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    let rest = text(a[0]).unicodeScalars.dropFirst(try length(a[1], "substring"))
    let kept = a.count > 2 ? rest.prefix(try length(a[2], "substring")) : rest
    return .string(String(String.UnicodeScalarView(kept)))
  }

  private static func replace(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    let (original, search) = (text(a[0]), text(a[1]))
    if search.isEmpty { return a[0] }
    var replacement = text(a[2])
    let parts = pieces(of: original, separatedBy: search)
    let size =
      original.utf8.count + (parts.count - 1) * (replacement.utf8.count - search.utf8.count)
    if size > maximumSize { throw .tooLarge("a string") }
    return replacement.withUTF8 { replacement in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(size)
      for (index, part) in parts.enumerated() {
        if index > 0 { bytes.append(contentsOf: replacement) }
        bytes.append(contentsOf: part.utf8)
      }
      return .string(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// At one separator, or at any of a list. The empty separator splits into scalar values.
  private static func split(_ a: [Value], _ context: FunctionContext) throws(EvaluationError)
    -> Value
  {
    // As many parts as the text has bytes, where it comes to the worst.
    let size = text(a[0]).utf8.count
    if size > 1 << 16 { try context.build(bytes: size * MemoryLayout<Value>.stride) }
    var separators = [a[1]]
    if case .list(let values) = a[1] { separators = values }
    var parts = [text(a[0])]
    for separator in separators {
      guard case .string(let separator) = separator else {
        if separator.isNull { return .null }
        throw EvaluationError(
          .typeError, .invalidArgumentValue,
          "split() takes String, not \(ValueTypes(of: separator))")
      }
      parts = parts.flatMap {
        separator.isEmpty
          ? $0.unicodeScalars.map { String($0) } : pieces(of: $0, separatedBy: separator)
      }
    }
    return .list(parts.map { .string($0) })
  }

  private static func characterLength(_ a: [Value], _: FunctionContext)
    throws(EvaluationError) -> Value
  {
    .integer(Int64(text(a[0]).unicodeScalars.count))
  }

  /// - Precondition: the separator is not empty.
  private static func pieces(of text: String, separatedBy separator: String) -> [String] {
    var (text, separator) = (text, separator)
    return text.withUTF8 { text in
      separator.withUTF8 { separator in
        var parts: [String] = []
        var start = 0
        while let end = text.firstOccurrence(of: separator, from: start) {
          parts.append(String(decoding: text[start..<end], as: UTF8.self))
          start = end + separator.count
        }
        parts.append(String(decoding: text[start...], as: UTF8.self))
        return parts
      }
    }
  }

  /// A count or an index, which must not be negative.
  private static func length(_ value: Value, _ name: String) throws(EvaluationError) -> Int {
    guard case .integer(let count) = value, count >= 0 else {
      throw EvaluationError(
        .argumentError, .negativeIntegerArgument, "\(name)() takes no negative numbers")
    }
    return Int(min(count, Int64(Int32.max)))
  }

  /// The string that the parameters of a function have made sure of.
  private static func text(_ value: Value) -> String {
    if case .string(let text) = value { text } else { "" }
  }
}
