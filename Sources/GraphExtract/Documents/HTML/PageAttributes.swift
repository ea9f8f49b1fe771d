/// The attributes of a start tag that reading a page looks at.
struct PageAttributes {
  enum Name: String, CaseIterable {
    case `class`, id, role, hidden, style, name, property, itemprop, content, datetime, pubdate
    case rel, href, type
    case ariaHidden = "aria-hidden"
  }

  /// As written, with character references; of an attribute that is written twice the first counts.
  var values: [Name: [UInt8]] = [:]

  private static let byName = Dictionary(
    uniqueKeysWithValues: Name.allCases.map { ($0.rawValue, $0) })
  private static let longest = 4_096

  /// Reads up to the end of the tag.
  /// - Returns: whether the tag closes itself.
  mutating func read(_ bytes: [UInt8], _ position: inout Int) -> Bool {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") {
        position += 1
        return bytes[position - 2] == UInt8(ascii: "/")
      }
      if isSpace(byte) || byte == UInt8(ascii: "/") || byte == 0 {
        position += 1
        continue
      }
      readAttribute(bytes, &position)
    }
    return false
  }

  /// Always moves on: at least one byte of the name is taken.
  private mutating func readAttribute(_ bytes: [UInt8], _ position: inout Int) {
    let start = position
    position += 1
    while position < bytes.count, !isSpace(bytes[position]), bytes[position] != UInt8(ascii: "="),
      bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "/")
    { position += 1 }
    let nameEnd = position
    skipSpace(bytes, &position)
    var value = 0..<0
    if position < bytes.count, bytes[position] == UInt8(ascii: "=") {
      position += 1
      skipSpace(bytes, &position)
      value = readValue(bytes, &position)
    }
    guard nameEnd - start <= 12 else { return }
    let spelling = String(decoding: bytes[start..<nameEnd].map(lowercased), as: UTF8.self)
    guard let name = Self.byName[spelling], values[name] == nil else { return }
    var end = min(value.upperBound, value.lowerBound + Self.longest)
    // Not within a character.
    while end < value.upperBound, end > value.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    values[name] = bytes[value.lowerBound..<end].filter { $0 != 0 }
  }

  private func readValue(_ bytes: [UInt8], _ position: inout Int) -> Range<Int> {
    guard position < bytes.count else { return position..<position }
    let quote = bytes[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      let start = position
      while position < bytes.count, bytes[position] != quote { position += 1 }
      defer { position = min(position + 1, bytes.count) }
      return start..<position
    }
    let start = position
    while position < bytes.count, !isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">") {
      position += 1
    }
    return start..<position
  }

  private func skipSpace(_ bytes: [UInt8], _ position: inout Int) {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  var isLinkedData: Bool {
    values[.type].map { $0.map(lowercased).starts(with: "application/ld+json".utf8) } ?? false
  }

  func startTag(_ tag: PageTag) -> [UInt8] {
    var text = Array("<\(tag.name)".utf8)
    for name in Name.allCases {
      guard let value = values[name] else { continue }
      text += Array(" \(name.rawValue)=\"".utf8)
      for byte in value {
        if byte == UInt8(ascii: "\"") { text += Array("&quot;".utf8) } else { text.append(byte) }
      }
      text.append(UInt8(ascii: "\""))
    }
    text.append(UInt8(ascii: ">"))
    return text
  }
}
