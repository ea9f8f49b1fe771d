/// Bytes on their way out: writers append to it, the caller sends it off and empties it.
///
/// So a writer knows nothing of files, and memory stays bounded however long the output is.
public struct OutputBuffer: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  public var count: Int { bytes.count }
  public var isEmpty: Bool { bytes.isEmpty }

  public mutating func append(_ byte: UInt8) { bytes.append(byte) }
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
  public mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
  public mutating func append(_ slice: some Sequence<UInt8>) { bytes.append(contentsOf: slice) }

  /// In decimal digits.
  public mutating func append(_ number: Int64) {
    guard number >= 0, number < 10 else { return append(String(number)) }
    bytes.append(UInt8(ascii: "0") + UInt8(number))
  }

  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}

extension OutputBuffer {
  /// What was written, as text. For tests and short pieces.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
