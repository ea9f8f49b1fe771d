/// Reads what the store itself wrote as text, byte by byte. Nil means that it is not of that form.
struct TextCursor {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func advance() { if position < bytes.count { position += 1 } }

  /// Passes over `byte` if it comes next.
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard byte.isASCII, next == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  /// Passes over `word` if it comes next.
  mutating func take(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    for index in 0..<count where bytes[position + index] != word.utf8Start[index] { return false }
    position += count
    return true
  }

  /// An unsigned number of at least one digit; nil where it overflows.
  mutating func number(digits: ClosedRange<Int> = 1...19) -> Int64? {
    var value: Int64 = 0
    var count = 0
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte),
      count < digits.upperBound
    {
      let (tens, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, more) = tens.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      if over || more { return nil }
      value = sum
      count += 1
      position += 1
    }
    return count >= digits.lowerBound ? value : nil
  }

  /// The number with its minus, over the whole range of Int64.
  mutating func signedNumber() -> Int64? {
    let start = position
    _ = take("-")
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return Int64(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  /// Everything up to `end`, which is passed over.
  mutating func text(upTo end: Unicode.Scalar) -> String? {
    let start = position
    while let byte = next {
      if end.isASCII, byte == UInt8(ascii: end) {
        defer { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      }
      position += 1
    }
    return nil
  }

  /// The bytes from `start` to here.
  func slice(from start: Int) -> ArraySlice<UInt8> { bytes[start..<position] }
}
