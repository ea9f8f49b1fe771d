/// Why a request came to nothing.
struct HTTPFailure: Error, Hashable {
  enum Kind: Hashable {
    case unreachable, timeOut, interrupted, malformed, tooLong, truncated
  }

  let kind: Kind
  /// What happened, as a sentence without its subject: "did not answer within 60 s".
  let message: String

  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
