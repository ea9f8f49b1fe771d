internal import Glibc
internal import GraphExchange

/// A line on stderr that says how far the work is; only on a terminal.
struct Progress {
  private let isShown: Bool
  private let total: Int
  private var lastShown = 0.0

  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown && total > 1
  }

  /// Ten times a second at most.
  mutating func show(_ done: Int, _ what: String) {
    guard isShown else { return }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    guard now - lastShown >= 0.1 else { return }
    lastShown = now
    let text = DisplayWidth.truncated("\(done) of \(total)  \(VisibleText.of(what))", to: 78)
    StandardError.writeRaw("\r\u{1B}[K\(text)")
  }

  /// Takes the line away, so that messages stand alone.
  func clear() {
    if isShown, lastShown > 0 { StandardError.writeRaw("\r\u{1B}[K") }
  }
}
