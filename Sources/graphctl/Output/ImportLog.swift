internal import Glibc
internal import GraphExchange

/// What `import` tells while it works: how far it is (on a terminal), which lines it passes over, and
/// what it did.
final class ImportLog {
  /// Bad lines beyond these are only counted.
  private static let mostComplaints = 20

  private let isShown: Bool
  private let begin = ImportLog.now()
  private var lastShown = 0.0
  private var isOnScreen = false
  private var complaints = 0

  init(isShown: Bool) { self.isShown = isShown }

  /// The bar, ten times a second at most.
  func show(_ progress: ImportProgress) {
    guard isShown else { return }
    let time = ImportLog.now()
    guard time - lastShown >= 0.1, progress.bytesInAll > 0 else { return }
    lastShown = time
    let share = min(1, Double(progress.bytesRead) / Double(progress.bytesInAll))
    let elapsed = max(time - begin, 1e-3)
    let left = share > 0 ? elapsed / share - elapsed : 0
    write(
      """
      \(ImportLog.bar(share)) \(Int(share * 100)) %  \(ImportLog.rate(Double(progress.lines) / elapsed)) \
      lines/s  \(ImportLog.duration(left)) left
      """)
  }

  /// The files are read; what follows is short beside it.
  func finishing() {
    if isShown { write("\(ImportLog.bar(1)) 100 %  writing indexes") }
  }

  private func write(_ text: String) {
    StandardError.writeRaw("\r\u{1B}[K\(text)")
    isOnScreen = true
  }

  func clear() {
    if isOnScreen { StandardError.writeRaw("\r\u{1B}[K") }
    isOnScreen = false
  }

  func complain(_ error: ImportError) {
    complaints += 1
    guard complaints <= ImportLog.mostComplaints else { return }
    clear()
    StandardError.say("graphctl: \(error); passed over")
    if complaints == ImportLog.mostComplaints {
      StandardError.say("graphctl: further lines that are passed over are only counted")
    }
  }

  func end(_ summary: ImportSummary) {
    clear()
    let skipped =
      summary.badLines > 0 ? "; \(counted(summary.badLines, "line")) passed over" : ""
    StandardError.say(
      """
      \(counted(summary.nodes, "node")) and \(counted(summary.relationships, "relationship")) in \
      \(ImportLog.duration(ImportLog.now() - begin))\(skipped)
      """)
  }

  // MARK: Words

  private static func bar(_ share: Double) -> String {
    let width = 24
    let full = Int(share * Double(width))
    return "[" + String(repeating: "#", count: full)
      + String(repeating: "-", count: width - full) + "]"
  }

  private static func rate(_ number: Double) -> String {
    switch number {
    case 1e6...: "\(tenths(number / 1e6)) M"
    case 1e3...: "\(Int(number / 1e3)) k"
    default: "\(Int(number))"
    }
  }

  private static func duration(_ seconds: Double) -> String {
    guard seconds < 1e8 else { return "long" }
    if seconds < 60 { return "\(tenths(seconds)) s" }
    let whole = Int(seconds)
    return whole < 3600
      ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
