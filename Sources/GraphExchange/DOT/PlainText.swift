internal import CUTF8Proc

/// Texts of which every scalar can be looked at by itself: scalars of one cell or two that stand alone
/// and need no care in DOT but for the ampersand. Most names are such, and take a tenth of the time.
enum PlainText {
  /// Which scalars below U+0800 (one or two bytes) are such and take one cell; behind them those of
  /// ``letters`` and of ``signs``.
  private static let isPlain: [Bool] = (Array(0..<0x800) + Array(letters) + Array(signs)).map {
    (value: UInt32) in
    guard let scalar = Unicode.Scalar(value), value >= 0x20, VisibleText.visible(scalar) == scalar,
      scalar != "\"", scalar != "\\", scalar != "\u{AD}"
    else { return false }
    let code = Int32(bitPattern: value)
    switch utf8proc_category(code) {
    case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME, UTF8PROC_CATEGORY_CF,
      UTF8PROC_CATEGORY_CN, UTF8PROC_CATEGORY_CC:
      return false
    default: return utf8proc_charwidth(code) == 1
    }
  }

  /// Dashes, quotation marks and apostrophes: of the scalars of three bytes those that names in Latin
  /// letters have.
  private static let signs: Range<UInt32> = 0x2010..<0x2028
  /// The rest of the letters of Latin script, as Vietnamese has them.
  private static let letters: Range<UInt32> = 0x1E00..<0x1F00

  /// The place in ``isPlain`` of a scalar of three bytes; nil where it is not in the table.
  @inline(__always)
  private static func place(of value: UInt32) -> Int? {
    if signs.contains(value) { return 0x800 + letters.count + Int(value - signs.lowerBound) }
    if letters.contains(value) { return 0x800 + Int(value - letters.lowerBound) }
    return nil
  }

  /// Whether it is an ideograph, a syllable of Hangul or a letter of Kana, all of which take two cells.
  @inline(__always)
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00...0x9FEF, 0xAC00...0xD7A3, 0x3041...0x3096, 0x30A1...0x30FA: true
    default: false
    }
  }

  /// The most bytes that a folded text takes, with its quotes.
  static func mostBytes(width: Int, lines: Int) -> Int {
    // No cell takes more than an ampersand.
    width * lines * "&amp;".utf8.count + 2 * lines + 2
  }

  /// Writes `text` as ``foldedLabel(_:width:lines:)`` would fold it, quoted for DOT.
  ///
  /// - Precondition: there is room for ``mostBytes(width:lines:)``.
  /// - Returns: false, with nothing written, where the text is not plain or does not fit.
  static func put(
    folded text: UnsafeBufferPointer<UInt8>, width: Int, lines: Int, into cursor: inout LineCursor
  ) -> Bool {
    guard text.count <= width * lines * 3, let cells = cells(text) else { return false }
    // In a line that is taken apart, white space at its begin is lost.
    if cells != text.count, text[0] == UInt8(ascii: " ") { return false }
    if cells <= width {
      cursor.put(UInt8(ascii: "\""))
      putEscaped(text, into: &cursor)
      cursor.put(UInt8(ascii: "\""))
      return true
    }
    return putWrapped(text, width: width, lines: lines, into: &cursor)
  }

  /// How many cells the text takes; nil where it is not plain.
  private static func cells(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    isPlain.withUnsafeBufferPointer { isPlain -> Int? in
      var index = 0
      var cells = 0
      // The text is valid, but nothing is read beyond its end.
      while index < text.count {
        let byte = text[index]
        let place: Int
        if byte < 0x80 {
          place = Int(byte)
          index += 1
        } else if byte & 0xE0 == 0xC0 {
          guard index + 1 < text.count else { return nil }
          place = Int(byte & 0x1F) << 6 | Int(text[index + 1] & 0x3F)
          index += 2
        } else {
          guard byte & 0xF0 == 0xE0, index + 2 < text.count else { return nil }
          let value =
            UInt32(byte & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6
            | UInt32(text[index + 2] & 0x3F)
          index += 3
          if isWide(value) {
            cells += 2
            continue
          }
          guard let known = PlainText.place(of: value) else { return nil }
          place = known
        }
        guard isPlain[place] else { return nil }
        cells += 1
      }
      return cells
    }
  }

  /// As ``DisplayWidth/wrapped(_:to:)``: as many words in a line as fit, and a word that fits into
  /// none broken. Ranges of lines are noted first, as nothing may be appended of what does not fit.
  private static func putWrapped(
    _ text: UnsafeBufferPointer<UInt8>, width: Int, lines: Int, into cursor: inout LineCursor
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
        // Of the scalars let in, those from U+3000 on are the wide ones.
        if text[end] & 0xC0 != 0x80 { cells += text[end] >= 0xE3 ? 2 : 1 }
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
    cursor.put(UInt8(ascii: "\""))
    for (number, line) in begins.enumerated() {
      if number > 0 { cursor.put("\\n") }
      putEscaped(UnsafeBufferPointer(rebasing: text[line.start..<line.end]), into: &cursor)
    }
    cursor.put(UInt8(ascii: "\""))
    return true
  }

  @inline(__always)
  private static func putEscaped(
    _ text: UnsafeBufferPointer<UInt8>, into cursor: inout LineCursor
  ) {
    for byte in text {
      if byte == UInt8(ascii: "&") { cursor.put("&amp;") } else { cursor.put(byte) }
    }
  }
}
