internal import Glibc
internal import GraphStore

/// Ctrl-C, broken pipes and file size limits.
enum Signals {
  /// Requested by Ctrl-C while a command is ``finishing(_:)``.
  static let interruption = Interruption()

  private nonisolated(unsafe) static var endsAtOnce: sig_atomic_t = 1

  static func install() {
    // Made here, so that the handler only reads them.
    _ = interruption
    // A reader that has gone is an error of `write`; so is a file that reaches its limit, which
    // then ends in a rollback and a message.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGINT) { _ in Signals.interrupt() }
  }

  /// Lets a piece of work end in order after Ctrl-C: it watches ``interruption``. A second Ctrl-C does not wait for it.
  static func finishing<Result, Trouble: Error>(
    _ body: () throws(Trouble) -> Result
  ) throws(Trouble) -> Result {
    endsAtOnce = 0
    defer { endsAtOnce = 1 }
    return try body()
  }

  static var isInterrupted: Bool { interruption.isRequested }

  /// Runs in the signal handler: only what is safe there.
  private static func interrupt() {
    if endsAtOnce == 1 || interruption.isRequested { _exit(ExitStatus.interrupted.rawValue) }
    interruption.request()
  }
}
