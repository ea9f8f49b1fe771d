internal import Glibc

/// A bounded wait that polls: often at first, then every 20 ms.
struct Patience {
  private let deadline: UInt64
  private var pause: UInt32 = 500

  /// - Parameter seconds: how long to wait in all.
  init(seconds: Double) {
    deadline = Patience.now() &+ UInt64(max(0, min(seconds, 1e9)) * 1e9)
  }

  /// Sleeps a little; false when the time is up.
  mutating func wait() -> Bool {
    guard Patience.now() < deadline else { return false }
    usleep(pause)
    pause = min(pause * 2, 20_000)
    return true
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    // The monotonic clock counts from the start of the machine and is never negative.
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
