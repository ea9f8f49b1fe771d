public import GraphModel

/// Three-valued logic: null is "unknown", and the answer is known where it does not hang on it.
extension Operators {
  /// `a AND b`.
  public static func and(_ a: Value, _ b: Value) throws(EvaluationError) -> Value {
    let (a, b) = (try truth(of: a, "AND"), try truth(of: b, "AND"))
    if a == false || b == false { return .boolean(false) }
    return a == nil || b == nil ? .null : .boolean(true)
  }

  /// `a OR b`.
  public static func or(_ a: Value, _ b: Value) throws(EvaluationError) -> Value {
    let (a, b) = (try truth(of: a, "OR"), try truth(of: b, "OR"))
    if a == true || b == true { return .boolean(true) }
    return a == nil || b == nil ? .null : .boolean(false)
  }

  /// `a XOR b`.
  public static func xor(_ a: Value, _ b: Value) throws(EvaluationError) -> Value {
    let (a, b) = (try truth(of: a, "XOR"), try truth(of: b, "XOR"))
    guard let a, let b else { return .null }
    return .boolean(a != b)
  }

  /// `NOT a`.
  public static func not(_ a: Value) throws(EvaluationError) -> Value {
    truth(try truth(of: a, "NOT").map { !$0 })
  }

  /// What a value says where a truth is asked for, nil for null.
  /// - Parameter place: the operator or clause that asks, for the message.
  public static func truth(of value: Value, _ place: String) throws(EvaluationError) -> Bool? {
    switch value {
    case .boolean(let value): value
    case .null: nil
    default: throw .operand(place, value, expected: .boolean)
    }
  }
}
