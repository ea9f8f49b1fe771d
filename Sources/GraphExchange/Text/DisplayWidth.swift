internal import CUTF8Proc

/// How many cells of a terminal text takes.
public enum DisplayWidth {
  /// East Asian wide characters and emoji take two cells, combining marks none.
  public static func of(_ text: String) -> Int {
    var text = text
    let ascii = text.withUTF8 { utf8 in utf8.allSatisfy { $0 < 0x80 } }
    if ascii { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The width of a cluster is that of its widest scalar: a family of emoji is one emoji wide.
  public static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii < 0x20 ? 0 : 1 }
    var width = 0
    for scalar in character.unicodeScalars {
      // Variation selector 16 asks for the picture, which is wide.
      if scalar == "\u{FE0F}" { return 2 }
      width = max(width, Int(utf8proc_charwidth(Int32(bitPattern: scalar.value))))
    }
    return min(width, 2)
  }

  /// As much of `text` as fits into `width` cells, with `…` where something is left off.
  public static func truncated(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = of(character)
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    return width > 0 ? result + "…" : ""
  }

  /// Lines of at most `width` cells, broken between words where that is possible.
  ///
  /// - Precondition: `width` is at least 2, the width of the widest character.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    precondition(width >= 2)
    // Most cells are such, of which only white space at the begin would be lost.
    if text.utf8.count <= width, text.utf8.first != UInt8(ascii: " "),
      text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
    {
      return [text]
    }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let needed = of(String(word))
      if used > 0, used + 1 + needed <= width {
        line += " " + word
        used += 1 + needed
        continue
      }
      if used > 0 { lines.append(line) }
      line = ""
      used = 0
      for character in word {
        let next = of(character)
        if used + next > width {
          lines.append(line)
          line = ""
          used = 0
        }
        line.append(character)
        used += next
      }
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }
}
