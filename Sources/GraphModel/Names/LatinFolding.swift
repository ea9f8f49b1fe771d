/// The folding of ``foldedName(_:)`` for names in Latin letters, from a table of what each of them
/// becomes: most names that are not in ASCII are such, and take a fifth of the time.
///
/// Where each scalar by itself becomes letters in ASCII, a separator or nothing, so does the whole:
/// nothing is left to be put in order or composed.
enum LatinFolding {
  /// Below this, letters of one or two bytes in UTF-8.
  private static let letters: UInt32 = 0x180
  /// Dashes, quotation marks and apostrophes.
  private static let signs: Range<UInt32> = 0x2010..<0x2028

  private static let separator: UInt16 = 0x20
  private static let nothing: UInt16 = 0
  private static let unknown = UInt16.max

  /// One or two letters, the second in the high byte; or one of the above.
  private static let table: [UInt16] = (Array(0..<letters) + Array(signs)).map(entry)

  private static func entry(_ value: UInt32) -> UInt16 {
    guard let scalar = Unicode.Scalar(value) else { return unknown }
    var result: [Int32] = []
    var isSeparator = false
    for part in decomposed(String(Character(scalar))) where !isAccent(part) {
      if separates(part) {
        isSeparator = true
      } else {
        result += plainLetters[part] ?? [part]
      }
    }
    if result.isEmpty { return isSeparator ? separator : nothing }
    guard !isSeparator, result.count <= 2, result.allSatisfy({ $0 > 0x20 && $0 < 0x80 }) else {
      return unknown
    }
    return UInt16(result[0]) | (result.count == 2 ? UInt16(result[1]) << 8 : 0)
  }

  /// Nil where the name has other scalars, or nothing but punctuation.
  static func fold(_ name: String) -> String? {
    var name = name
    return name.withUTF8 { utf8 in
      var folded: [UInt8] = []
      folded.reserveCapacity(utf8.count)
      let isKnown = table.withUnsafeBufferPointer { append(utf8, to: &folded, by: $0) }
      return isKnown && !folded.isEmpty ? String(decoding: folded, as: UTF8.self) : nil
    }
  }

  private static func append(
    _ utf8: UnsafeBufferPointer<UInt8>, to folded: inout [UInt8],
    by table: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    var isSeparated = false
    var index = 0
    // A Swift string is valid UTF-8; still nothing is read beyond its end.
    while index < utf8.count {
      let byte = utf8[index]
      let place: Int
      if byte < 0x80 {
        place = Int(byte)
        index += 1
      } else if byte & 0xE0 == 0xC0, index + 1 < utf8.count {
        place = Int(byte & 0x1F) << 6 | Int(utf8[index + 1] & 0x3F)
        guard place < Int(letters) else { return false }
        index += 2
      } else if byte & 0xF0 == 0xE0, index + 2 < utf8.count {
        let value =
          UInt32(byte & 0x0F) << 12 | UInt32(utf8[index + 1] & 0x3F) << 6
          | UInt32(utf8[index + 2] & 0x3F)
        guard signs.contains(value) else { return false }
        place = Int(letters + value - signs.lowerBound)
        index += 3
      } else {
        return false
      }
      let entry = table[place]
      switch entry {
      case unknown: return false
      case nothing: continue
      case separator: isSeparated = true
      default:
        if isSeparated, !folded.isEmpty { folded.append(0x20) }
        isSeparated = false
        folded.append(UInt8(truncatingIfNeeded: entry))
        if entry > 0xFF { folded.append(UInt8(truncatingIfNeeded: entry >> 8)) }
      }
    }
    return true
  }
}
