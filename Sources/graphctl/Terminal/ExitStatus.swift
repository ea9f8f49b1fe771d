/// How graphctl ends. Documented in the manual; scripts rely on it.
enum ExitStatus: Int32 {
  case success = 0
  /// Nothing was found, or `check` found something.
  case nothing = 1
  /// The command or the query was wrong.
  case usage = 2
  /// A file, the disk or a lock made trouble.
  case file = 3
  case timeLimit = 124
  case interrupted = 130
}

/// Why a command stopped: what to say on stderr, and how to end.
struct Failure: Error {
  let status: ExitStatus
  /// Without a prefix; empty to say nothing. What comes from outside in it is made visible when it
  /// is written.
  let message: String
  /// Whether it is one document that is at fault, and not the store or the disk.
  let isOfDocument: Bool
  /// Whether the message says by itself that it is an error, and of what.
  let isPlain: Bool

  init(
    _ status: ExitStatus, _ message: String, isOfDocument: Bool = false, isPlain: Bool = false
  ) {
    self.status = status
    self.message = message
    self.isOfDocument = isOfDocument
    self.isPlain = isPlain
  }

  /// Nothing was found: the answer, not an error. It has been said already.
  static let nothingFound = Failure(.nothing, "")
}
