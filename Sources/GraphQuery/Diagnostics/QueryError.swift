public import GraphStore

/// Why a query could not be understood or could not be carried out.
///
/// It says what went wrong in openCypher's words (``kind``, ``phase``, ``detail``), in words for
/// people (``message``, ``hint``) and where in the text (``range``).
public struct QueryError: Error, Sendable {
  /// openCypher's name for the kind of error, and kinds of our own for what it does not name.
  public enum Kind: String, Hashable, Sendable {
    case syntaxError = "SyntaxError"
    case semanticError = "SemanticError"
    case typeError = "TypeError"
    case argumentError = "ArgumentError"
    case arithmeticError = "ArithmeticError"
    case parameterMissing = "ParameterMissing"
    case entityNotFound = "EntityNotFound"
    case propertyNotFound = "PropertyNotFound"
    case labelNotFound = "LabelNotFound"
    case procedureError = "ProcedureError"
    case constraintVerificationFailed = "ConstraintVerificationFailed"
    case constraintValidationFailed = "ConstraintValidationFailed"
    /// A limit on time, rows or memory was passed.
    case limitExceeded = "LimitExceeded"
    /// The user stopped the query.
    case interrupted = "Interrupted"
    /// The store could not do its part; see ``QueryError/storeError``.
    case storeError = "StoreError"
  }

  /// When it was found: before the first row was read, or while running.
  public enum Phase: String, Hashable, Sendable {
    case compileTime = "compile time"
    case runtime = "runtime"
  }

  /// All that there is to say, behind one pointer: every function that can throw keeps room for an
  /// error on the stack, and the parser's and the evaluator's are many at once.
  private var content: Content

  private final class Content: Sendable {
    let kind: Kind
    let phase: Phase
    let detail: Detail
    let message: String
    let hint: String?
    let range: SourceRange?
    let storeError: StoreError?

    init(
      _ kind: Kind, _ phase: Phase, _ detail: Detail, _ message: String, _ hint: String?,
      _ range: SourceRange?, _ storeError: StoreError?
    ) {
      self.kind = kind
      self.phase = phase
      self.detail = detail
      self.message = message
      self.hint = hint
      self.range = range
      self.storeError = storeError
    }
  }

  public init(
    _ kind: Kind, _ detail: Detail, _ message: String, phase: Phase = .compileTime,
    hint: String? = nil, at range: SourceRange? = nil
  ) {
    content = Content(kind, phase, detail, message, hint, range, nil)
  }

  public init(_ error: StoreError) {
    content = Content(
      .storeError, .runtime, Detail(rawValue: error.code.rawValue), error.message, nil, nil, error)
  }

  public var kind: Kind { content.kind }
  public var phase: Phase { content.phase }
  public var detail: Detail { content.detail }
  /// What is wrong, in one line without a full stop.
  public var message: String { content.message }
  /// The store's own error, for ``Kind/storeError``.
  public var storeError: StoreError? { content.storeError }

  /// What to do about it, where that can be said: `did you mean "name"?`.
  public var hint: String? {
    get { content.hint }
    set {
      let old = content
      content = Content(
        old.kind, old.phase, old.detail, old.message, newValue, old.range, old.storeError)
    }
  }

  /// Where in the query's text; nil where no place is to blame.
  public var range: SourceRange? {
    get { content.range }
    set {
      let old = content
      content = Content(
        old.kind, old.phase, old.detail, old.message, old.hint, newValue, old.storeError)
    }
  }

  /// A stable name for programs, as in `syntax.undefined-variable`.
  public var code: String {
    if let storeError { return storeError.code.rawValue }
    return kind.codePrefix + "." + kebabCase(detail.rawValue)
  }
}

extension QueryError: CustomStringConvertible {
  /// One line: the message, and the hint where there is one.
  public var description: String { hint.map { "\(message); \($0)" } ?? message }
}

extension QueryError.Kind {
  fileprivate var codePrefix: String {
    var name = rawValue
    if name.hasSuffix("Error") { name.removeLast(5) }
    return kebabCase(name)
  }
}

/// `UndefinedVariable` as `undefined-variable`.
private func kebabCase(_ name: String) -> String {
  var result = ""
  for (index, character) in name.enumerated() {
    if character.isUppercase, index > 0 { result += "-" }
    result += character.lowercased()
  }
  return result
}
