internal import CUTF8Proc

/// Texts of which every byte can be looked at by itself: scalars of one cell that stand alone and
/// need no care in DOT. Most names are such, and take a tenth of the time.
enum PlainText {
  /// Which scalars below U+0800 (one or two bytes) are such.
  private static let isPlain: [Bool] = (0..<0x800).map { (value: UInt32) in
    guard let scalar = Unicode.Scalar(value), value >= 0x20, VisibleText.visible(scalar) == scalar,
      scalar != "\"", scalar != "\\", scalar != "&", scalar != "\u{AD}"
    else { return false }
    let code = Int32(bitPattern: value)
    switch utf8proc_category(code) {
    case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME, UTF8PROC_CATEGORY_CF,
      UTF8PROC_CATEGORY_CN, UTF8PROC_CATEGORY_CC:
      return false
    default: return utf8proc_charwidth(code) == 1
    }
  }

  /// Appends `text` as ``foldedLabel(_:width:lines:)`` would fold it, quoted for DOT.
  ///
  /// - Returns: false, with nothing appended, where the text is not plain or does not fit.
  static func append(
    folded text: UnsafeBufferPointer<UInt8>, width: Int, lines: Int, to output: inout OutputBuffer
  ) -> Bool {
    guard text.count <= width * lines * 2, let cells = cells(text) else { return false }
    // In a line that is taken apart, white space at its begin is lost.
    if cells != text.count, text[0] == UInt8(ascii: " ") { return false }
    if cells <= width {
      output.append(UInt8(ascii: "\""))
      output.append(text)
      output.append(UInt8(ascii: "\""))
      return true
    }
    return appendWrapped(text, width: width, lines: lines, to: &output)
  }

  /// How many cells the text takes; nil where it is not plain.
  private static func cells(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    isPlain.withUnsafeBufferPointer { isPlain -> Int? in
      var index = 0
      var cells = 0
      while index < text.count {
        let byte = text[index]
        if byte < 0x80 {
          guard isPlain[Int(byte)] else { return nil }
          index += 1
        } else {
          // Two bytes make 11 bits. The text is valid, but nothing is read beyond its end.
          guard byte & 0xE0 == 0xC0, index + 1 < text.count else { return nil }
          guard isPlain[Int(byte & 0x1F) << 6 | Int(text[index + 1] & 0x3F)] else { return nil }
          index += 2
        }
        cells += 1
      }
      return cells
    }
  }

  /// As ``DisplayWidth/wrapped(_:to:)``: as many words in a line as fit, and a word that fits into
  /// none broken. Ranges of lines are noted first, as nothing may be appended of what does not fit.
  private static func appendWrapped(
    _ text: UnsafeBufferPointer<UInt8>, width: Int, lines: Int, to output: inout OutputBuffer
  ) -> Bool {
    let space = UInt8(ascii: " ")
    var begins: [(start: Int, end: Int)] = []
    begins.reserveCapacity(lines)
    var lineStart = 0
    var used = 0
    var index = 0
    while index <= text.count {
      var end = index
      var cells = 0
      while end < text.count, text[end] != space {
        if text[end] & 0xC0 != 0x80 { cells += 1 }
        end += 1
      }
      if used > 0, used + 1 + cells <= width {
        used += 1 + cells
      } else {
        if used > 0 { begins.append((lineStart, index - 1)) }
        guard begins.count < lines else { return false }
        lineStart = index
        used = cells
        // A word longer than a line is left to those who take it apart by clusters.
        guard cells <= width else { return false }
      }
      index = end + 1
    }
    if used > 0 || begins.isEmpty { begins.append((lineStart, text.count)) }
    guard begins.count <= lines else { return false }
    output.append(UInt8(ascii: "\""))
    for (number, line) in begins.enumerated() {
      if number > 0 { output.append("\\n") }
      output.append(UnsafeBufferPointer(rebasing: text[line.start..<line.end]))
    }
    output.append(UInt8(ascii: "\""))
    return true
  }
}
