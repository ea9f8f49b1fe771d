internal import GraphExchange

/// Lines of text with an indent, folded to the width of the terminal.
enum Paragraph {
  /// - Parameter hanging: how much further the second line is indented, and all that follow.
  static func lines(
    _ text: String, indent: Int = 0, hanging: Int = 0, width: Int
  ) -> [String] {
    let words = VisibleText.of(
      text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    let available = max(16, width - indent - hanging)
    return DisplayWidth.wrapped(words, to: available).enumerated().map { index, line in
      String(repeating: " ", count: indent + (index == 0 ? 0 : hanging)) + line
    }
  }
}
