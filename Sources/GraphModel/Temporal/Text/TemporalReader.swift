/// A cursor over the text of a date, a time or a duration. All of it is ASCII.
struct TemporalReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  func peek(_ character: Unicode.Scalar) -> Bool {
    position < bytes.count && bytes[position] == UInt8(ascii: character)
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek(character) else { return false }
    position += 1
    return true
  }

  /// How many digits follow.
  var digitsAhead: Int { bytes[position...].prefix(while: isDigit).count }

  /// Exactly `count` digits.
  mutating func digits(_ count: Int) -> Int? {
    guard count <= 18, digitsAhead >= count else { return nil }
    let value = bytes[position..<position + count].reduce(0) {
      $0 * 10 + Int($1 - UInt8(ascii: "0"))
    }
    position += count
    return value
  }

  /// Digits after a decimal point as billionths; those beyond nine are cut off. Zero without a point.
  mutating func billionths() -> Int? {
    guard take(".") || take(",") else { return 0 }
    let count = digitsAhead
    guard count > 0 else { return nil }
    let kept = min(count, 9)
    guard var value = digits(kept) else { return nil }
    for _ in kept..<9 { value *= 10 }
    position += count - kept
    return value
  }

  /// Everything up to the character, which is taken too.
  mutating func text(upTo end: Unicode.Scalar) -> String? {
    guard let index = bytes[position...].firstIndex(of: UInt8(ascii: end)) else { return nil }
    let text = String(decoding: bytes[position..<index], as: UTF8.self)
    position = index + 1
    return text
  }

  /// Runs `read`, and goes back where it fails.
  mutating func attempt<T>(_ read: (inout TemporalReader) -> T?) -> T? {
    let start = position
    let result = read(&self)
    if result == nil { position = start }
    return result
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
