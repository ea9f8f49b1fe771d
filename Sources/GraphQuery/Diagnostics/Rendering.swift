extension QueryError {
  /// The error as a terminal shows it:
  ///
  ///     error: SyntaxError (UndefinedVariable): the variable m is not defined
  ///       at line 1, column 18
  ///       MATCH (n) RETURN m
  ///                        ^
  ///       did you mean n?
  ///
  /// Nothing of the query reaches the terminal unescaped; of a long line the part around the error
  /// is shown.
  ///
  /// - Parameter source: the text of the query.
  public func rendered(source: String) -> String {
    // The store's troubles have no name in openCypher.
    let name = kind == .storeError ? "" : "\(kind.rawValue) (\(detail.rawValue)): "
    var lines = ["error: " + escapedForTerminal(name + message)]
    if let range { lines += Excerpt(of: range, in: source).lines }
    if let hint { lines.append("  " + escapedForTerminal(hint)) }
    return lines.joined(separator: "\n")
  }
}

extension QueryWarning {
  /// The warning as a terminal shows it; as ``QueryError/rendered(source:)``.
  public func rendered(source: String) -> String {
    var lines = ["warning: " + escapedForTerminal(message)]
    if let range { lines += Excerpt(of: range, in: source).lines }
    if let hint { lines.append("  " + escapedForTerminal(hint)) }
    return lines.joined(separator: "\n")
  }
}

/// Where a range stands: its line and column, the line itself, and carets under the range.
struct Excerpt {
  /// From 1.
  let line: Int
  /// From 1, in characters.
  let column: Int
  /// What of the line is shown.
  let text: String
  /// Spaces and carets that stand under ``text`` in a font of fixed width.
  let carets: String

  /// At most so many columns of the line are shown.
  private static let width = 100

  var lines: [String] { ["  at line \(line), column \(column)", "  " + text, "  " + carets] }

  init(of range: SourceRange, in source: String) {
    let bytes = Array(source.utf8)
    let start = min(Int(range.start), bytes.count)
    let end = min(max(Int(range.end), start), bytes.count)
    let isEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    let lineStart = bytes[..<start].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    let lineEnd = bytes[start...].firstIndex(where: isEnd) ?? bytes.count
    var breaks = 0
    for (index, byte) in bytes[..<lineStart].enumerated() where isEnd(byte) {
      // A carriage return and a line feed are one end of a line.
      if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
      breaks += 1
    }
    line = breaks + 1

    // The characters of the line around the error, each as shown with its width. Of a very long
    // line no more is decoded than can be shown.
    let reach = Excerpt.width * 16
    let before = Array(
      String(decoding: bytes[max(lineStart, start - reach)..<start], as: UTF8.self))
    let marked = Array(
      String(decoding: bytes[start..<min(end, lineEnd, start + reach)], as: UTF8.self))
    let tailStart = min(end, lineEnd, start + reach)
    let after = Array(
      String(decoding: bytes[tailStart..<min(lineEnd, tailStart + reach)], as: UTF8.self))
    column = String(decoding: bytes[lineStart..<start], as: UTF8.self).count + 1

    var head = ""
    var headWidth = 0
    for character in before.reversed() {
      let shown = display(character)
      if headWidth + shown.width > Excerpt.width * 2 / 3 {
        head = "…" + head
        headWidth += 1
        break
      }
      head = shown.text + head
      headWidth += shown.width
    }
    var tail = ""
    var width = headWidth
    var markedWidth = 0
    var isCut = false
    for (index, character) in (marked + after).enumerated() {
      let shown = display(character)
      if width + shown.width > Excerpt.width {
        isCut = true
        break
      }
      tail += shown.text
      width += shown.width
      if index < marked.count { markedWidth += shown.width }
    }
    text = head + tail + (isCut ? "…" : "")
    carets =
      String(repeating: " ", count: headWidth) + String(repeating: "^", count: max(1, markedWidth))
  }
}

/// A character as a terminal shows it safely, and how many columns it takes.
private func display(_ character: Character) -> (text: String, width: Int) {
  if character == "\t" { return ("  ", 2) }
  let text = escapedForTerminal(String(character))
  guard text == String(character) else { return (text, text.utf8.count) }
  guard let first = character.unicodeScalars.first else { return ("", 0) }
  return (text, isWide(first) ? 2 : 1)
}

/// Whether terminals give the scalar two columns (Unicode Standard Annex 11, the ranges in use).
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD:
    true
  default: false
  }
}

/// The text without what a terminal would act on: controls become their code points.
func escapedForTerminal(_ text: String) -> String {
  let isPlain = { (scalar: Unicode.Scalar) -> Bool in
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    // Joiners belong to emoji and to some scripts; marks of direction can reorder a whole line.
    case .format: scalar.value == 0x200C || scalar.value == 0x200D
    default: true
    }
  }
  if text.unicodeScalars.allSatisfy(isPlain) { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isPlain(scalar) {
      result.unicodeScalars.append(scalar)
    } else {
      result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
  return result
}
