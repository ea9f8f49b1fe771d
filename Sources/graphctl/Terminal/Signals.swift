internal import Glibc
internal import GraphStore

/// Ctrl-C, broken pipes and file size limits.
enum Signals {
  /// Requested by Ctrl-C while a command is ``finishing(_:)``.
  static let interruption = Interruption()

  private nonisolated(unsafe) static var endsAtOnce: sig_atomic_t = 1
  /// Microseconds that a query has to end in order after Ctrl-C; 0: as long as it takes.
  private nonisolated(unsafe) static var grace: sig_atomic_t = 0

  static func install() {
    // Made here, so that the handler only reads them.
    _ = interruption
    // A reader that has gone is an error of `write`; so is a file that reaches its limit, which
    // then ends in a rollback and a message.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGINT) { _ in Signals.interrupt() }
    signal(SIGALRM) { _ in Signals.giveUp() }
  }

  /// Lets a piece of work end in order after Ctrl-C: it watches ``interruption``. A second Ctrl-C does not wait for it.
  static func finishing<Result, Trouble: Error>(
    _ body: () throws(Trouble) -> Result
  ) throws(Trouble) -> Result {
    endsAtOnce = 0
    defer { endsAtOnce = 1 }
    return try body()
  }

  /// The same for a query, which does not get as long as it likes: an operation on one large value
  /// may not look up for seconds. The process then ends where it stands, as if it was killed, which
  /// the file survives as it was before the query.
  ///
  /// - Parameter limit: the query's own limit on time, with whose error it should end.
  static func finishingSoon<Result, Trouble: Error>(
    limit: Duration?, _ body: () throws(Trouble) -> Result
  ) throws(Trouble) -> Result {
    grace = 70_000
    if let limit {
      let (seconds, attoseconds) = limit.components
      // Late enough for the error in words, where the query does look up.
      arm(seconds: Int(seconds), microseconds: Int(attoseconds / 1_000_000_000_000) + 300_000)
    }
    defer {
      grace = 0
      arm(seconds: 0, microseconds: 0)
    }
    return try finishing(body)
  }

  static var isInterrupted: Bool { interruption.isRequested }

  /// Runs in the signal handler: only what is safe there.
  private static func interrupt() {
    if endsAtOnce == 1 || interruption.isRequested { _exit(ExitStatus.interrupted.rawValue) }
    interruption.request()
    if grace > 0 { arm(seconds: 0, microseconds: Int(grace)) }
  }

  /// Both zero: never.
  private static func arm(seconds: Int, microseconds: Int) {
    var timer = itimerval()
    timer.it_value.tv_sec = seconds + microseconds / 1_000_000
    timer.it_value.tv_usec = microseconds % 1_000_000
    setitimer(CInt(ITIMER_REAL.rawValue), &timer, nil)
  }

  /// Runs in the signal handler: the query has not ended in time.
  private static func giveUp() {
    if interruption.isRequested { _exit(ExitStatus.interrupted.rawValue) }
    let message: StaticString =
      "error: LimitExceeded (TimeLimit): the query ran into its time limit\n"
    _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
    _exit(ExitStatus.timeLimit.rawValue)
  }
}
