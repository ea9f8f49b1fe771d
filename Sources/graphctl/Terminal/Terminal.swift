internal import Glibc

/// What is known of the terminal that the output goes to, if it goes to one.
struct Terminal: Sendable {
  /// Whether standard output is a terminal.
  let isOutput: Bool
  /// Whether standard error is a terminal.
  let isTalk: Bool
  /// Cells of a line; nil where lines may have any length.
  let width: Int?
  let usesColor: Bool

  /// - Parameter color: false where the user wants none.
  init(color: Bool) {
    isOutput = isatty(STDOUT_FILENO) == 1
    isTalk = isatty(STDERR_FILENO) == 1
    width = Terminal.width(isTerminal: isOutput)
    // https://no-color.org: set to anything but the empty string.
    let noColor = environment("NO_COLOR").map { !$0.isEmpty } ?? false
    usesColor = color && isOutput && !noColor && environment("TERM") != "dumb"
  }

  /// `COLUMNS` where it is exported, else what the terminal says of itself.
  private static func width(isTerminal: Bool) -> Int? {
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 {
      return max(20, min(columns, 10_000))
    }
    guard isTerminal else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return max(20, Int(size.ws_col))
  }
}

func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
