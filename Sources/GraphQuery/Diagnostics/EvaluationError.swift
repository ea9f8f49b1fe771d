public import GraphStore

/// Why an operator or a function could not be evaluated on the values it was given.
///
/// It knows no place in the source: whoever evaluates an expression adds that expression's range.
public struct EvaluationError: Error, Sendable {
  /// openCypher's error types, as far as values can raise them.
  public enum Kind: String, Sendable {
    case typeError = "TypeError"
    case argumentError = "ArgumentError"
    case arithmeticError = "ArithmeticError"
    case entityNotFound = "EntityNotFound"
    case syntaxError = "SyntaxError"
    /// The store could not be read.
    case storeError = "StoreError"
    /// A limit on what one value may hold was passed.
    case limitExceeded = "LimitExceeded"
  }

  /// openCypher's words for what is wrong.
  public enum Detail: String, Sendable {
    case invalidArgumentType = "InvalidArgumentType"
    case invalidArgumentValue = "InvalidArgumentValue"
    case invalidNumberOfArguments = "InvalidNumberOfArguments"
    case invalidPropertyType = "InvalidPropertyType"
    case mapElementAccessByNonString = "MapElementAccessByNonString"
    case listElementAccessByNonInteger = "ListElementAccessByNonInteger"
    case numberOutOfRange = "NumberOutOfRange"
    case integerOverflow = "IntegerOverflow"
    case divisionByZero = "DivisionByZero"
    case invalidRegularExpression = "InvalidRegularExpression"
    case negativeIntegerArgument = "NegativeIntegerArgument"
    case deletedEntityAccess = "DeletedEntityAccess"
    case unknownTimeZone = "UnknownTimeZone"
    case valueTooLarge = "ValueTooLarge"
    case store = "Store"
  }

  public let kind: Kind
  public let detail: Detail
  /// What was wrong and what would be right: one line.
  public let message: String
  /// What the store said, where ``kind`` is ``Kind/storeError``.
  public let cause: StoreError?
  /// What ended the whole query, where it was not the values' fault.
  let ending: QueryError?

  public init(_ kind: Kind, _ detail: Detail, _ message: String) {
    self.kind = kind
    self.detail = detail
    self.message = message
    cause = nil
    ending = nil
  }

  /// A limit or an interruption, met while a value was being built.
  init(ending: QueryError) {
    kind = .limitExceeded
    detail = .valueTooLarge
    message = ending.message
    cause = nil
    self.ending = ending
  }

  public init(_ cause: StoreError) {
    kind = .storeError
    detail = .store
    message = cause.message
    self.cause = cause
    ending = nil
  }
}

extension EvaluationError: CustomStringConvertible {
  public var description: String { "\(kind.rawValue): \(message)" }
}
