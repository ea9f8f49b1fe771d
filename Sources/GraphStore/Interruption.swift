internal import Glibc
internal import Synchronization

/// Asks a running transaction to stop: by a person (from a signal handler, another thread), or
/// because its time is up.
public final class Interruption: Sendable {
  private let requested = Atomic<Bool>(false)
  /// Nanoseconds of the monotonic clock; nil without a time limit.
  private let deadline: UInt64?

  /// - Parameter seconds: the time after which the interruption requests itself.
  public init(after seconds: Double? = nil) {
    deadline = seconds.map { seconds in
      let limit = max(0, min(seconds, 1e9)) * 1e9
      return Interruption.now() &+ UInt64(limit)
    }
  }

  /// Safe to call in a signal handler.
  public func request() { requested.store(true, ordering: .relaxed) }

  public var isRequested: Bool {
    if requested.load(ordering: .relaxed) { return true }
    guard let deadline else { return false }
    return Interruption.now() >= deadline
  }

  /// Whether it was the time limit that ended the work, and not ``request()``.
  public var isOverdue: Bool {
    guard let deadline else { return false }
    return !requested.load(ordering: .relaxed) && Interruption.now() >= deadline
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    // The monotonic clock counts from the start of the machine and is never negative.
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
