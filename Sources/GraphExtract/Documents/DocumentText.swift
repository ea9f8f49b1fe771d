/// A document's text, addressed by UTF-8 bytes inside this module and by Unicode scalar values
/// outside of it.
///
/// Bytes are what the stages work on; a table of scalar counts, one entry for every 64 bytes, turns
/// a byte position into a scalar offset in constant time.
public struct DocumentText: Sendable {
  /// Valid UTF-8.
  package let bytes: [UInt8]
  private let scalarsBefore: [Int32]

  private static let stride = 64

  public init(_ text: String) {
    self.init(valid: Array(text.utf8))
  }

  /// Decodes UTF-8. What is not UTF-8 becomes U+FFFD, and offsets count in the decoded text.
  public init(decoding bytes: some Collection<UInt8>) {
    self.init(valid: Array(String(decoding: bytes, as: UTF8.self).utf8))
  }

  private init(valid bytes: [UInt8]) {
    self.bytes = bytes
    var table: [Int32] = []
    table.reserveCapacity(bytes.count / DocumentText.stride + 1)
    var scalars: Int32 = 0
    for (index, byte) in bytes.enumerated() {
      if index.isMultiple(of: DocumentText.stride) { table.append(scalars) }
      if byte & 0xC0 != 0x80 { scalars += 1 }
    }
    scalarsBefore = table
  }

  /// The number of scalar values before the byte at `byte`, which may be one past the last.
  /// - Complexity: O(1).
  package func scalarOffset(ofByte byte: Int) -> Int {
    guard !bytes.isEmpty else { return 0 }
    let slot = min(byte / DocumentText.stride, scalarsBefore.count - 1)
    var count = Int(scalarsBefore[slot])
    for index in slot * DocumentText.stride..<byte where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The text between two byte positions.
  package func slice(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
