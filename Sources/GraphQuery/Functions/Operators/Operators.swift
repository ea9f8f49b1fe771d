internal import GraphModel

/// The operators of the language on values.
///
/// Where one operand is null, so is the answer, unless an operator says otherwise.
public enum Operators {}

extension EvaluationError {
  /// `a + b` where no `+` takes such operands.
  static func operands(_ symbol: String, _ a: Value, _ b: Value) -> EvaluationError {
    EvaluationError(
      .typeError, .invalidArgumentType,
      "\(symbol) does not take \(ValueTypes(of: a)) and \(ValueTypes(of: b))")
  }

  static func operand(_ symbol: String, _ a: Value, expected: ValueTypes) -> EvaluationError {
    EvaluationError(
      .typeError, .invalidArgumentType, "\(symbol) takes \(expected), not \(ValueTypes(of: a))")
  }

  static let integerOverflow = EvaluationError(
    .arithmeticError, .integerOverflow,
    "the result is beyond the 64-bit integers; use floats, as in 1.0 * x")

  static let divisionByZero = EvaluationError(
    .arithmeticError, .divisionByZero, "division of an integer by zero")

  static let temporalOverflow = EvaluationError(
    .argumentError, .numberOutOfRange,
    "the result is beyond the calendar or the durations that can be kept")

  static func tooLarge(_ what: String) -> EvaluationError {
    EvaluationError(
      .limitExceeded, .valueTooLarge,
      "\(what) of more than \(StandardFunctions.maximumSize) elements is too large to hold")
  }
}
