/// What a step means.
enum StepKind: Equatable {
  case emptyGraph
  case namedGraph(String)
  case execute
  case parameters
  case procedure(String)
  case query
  case controlQuery
  case expectResult(isOrdered: Bool, ignoresListOrder: Bool)
  case expectEmptyResult
  case expectError(ExpectedError)
  case expectSideEffects
  case expectNoSideEffects

  /// Nil for a step that the kit does not know.
  init?(_ text: String) {
    switch text {
    case "an empty graph", "any graph": self = .emptyGraph
    case "having executed:": self = .execute
    case "parameters are:": self = .parameters
    case "executing query:": self = .query
    case "executing control query:": self = .controlQuery
    case "the result should be, in any order:":
      self = .expectResult(isOrdered: false, ignoresListOrder: false)
    case "the result should be, in order:":
      self = .expectResult(isOrdered: true, ignoresListOrder: false)
    case "the result should be (ignoring element order for lists):":
      self = .expectResult(isOrdered: false, ignoresListOrder: true)
    case "the result should be, in order (ignoring element order for lists):":
      self = .expectResult(isOrdered: true, ignoresListOrder: true)
    case "the result should be empty": self = .expectEmptyResult
    case "the side effects should be:": self = .expectSideEffects
    case "no side effects": self = .expectNoSideEffects
    default:
      if let name = StepKind.middle(of: text, "the ", " graph") {
        self = .namedGraph(name)
      } else if let signature = StepKind.middle(of: text, "there exists a procedure ", ":") {
        self = .procedure(signature)
      } else if let error = ExpectedError(text) {
        self = .expectError(error)
      } else {
        return nil
      }
    }
  }

  private static func middle(of text: String, _ start: String, _ end: String) -> String? {
    guard text.hasPrefix(start), text.hasSuffix(end), text.count > start.count + end.count else {
      return nil
    }
    return String(text.dropFirst(start.count).dropLast(end.count))
  }
}

/// An error that a scenario wants to see.
struct ExpectedError: Equatable {
  /// openCypher's name, as `SyntaxError`.
  let kind: String
  /// `compile time` or `runtime`; nil for any time.
  let phase: String?
  /// Nil for any.
  let detail: String?

  /// Reads `a SyntaxError should be raised at compile time: UndefinedVariable`.
  init?(_ text: String) {
    var rest = Substring(text)
    for article in ["an ", "a "] where rest.hasPrefix(article) {
      rest = rest.dropFirst(article.count)
      break
    }
    let words = rest.split(separator: " ", maxSplits: 5).map(String.init)
    // TypeError should be raised at …
    guard words.count == 6, words[1...4] == ["should", "be", "raised", "at"] else { return nil }
    let parts = words[5].split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
    guard parts.count == 2, ["compile time", "runtime", "any time"].contains(parts[0]) else {
      return nil
    }
    kind = words[0]
    phase = parts[0] == "any time" ? nil : String(parts[0])
    detail = parts[1] == "*" ? nil : String(parts[1])
  }
}
