internal import CSchema
internal import Glibc

/// A file of `Schema` that is a table: lines of fields between tabs, and comments behind `#`.
///
/// It is read byte by byte, as a program that answers one question reads it each time.
struct SchemaTable {
  let rows: [[SchemaField]]

  init(_ file: SchemaFile) {
    var rows: [[SchemaField]] = []
    let all = SchemaField(bytes: UnsafeBufferPointer(start: file.bytes, count: file.count))
    for line in all.split(by: UInt8(ascii: "\n"))
    where !line.bytes.isEmpty && line.bytes[0] != UInt8(ascii: "#") {
      rows.append(line.split(by: UInt8(ascii: "\t")))
    }
    self.rows = rows
  }
}

/// Bytes of a file that is compiled in, and so never goes nor changes.
struct SchemaField: @unchecked Sendable {
  let bytes: UnsafeBufferPointer<UInt8>

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text; nil for the dash that stands for none.
  var declared: String? {
    bytes.count == 1 && bytes[0] == UInt8(ascii: "-") ? nil : text
  }

  /// The parts between separators, empty ones too.
  func split(by separator: UInt8) -> [SchemaField] {
    guard var start = bytes.baseAddress else { return [self] }
    let end = start + bytes.count
    var parts: [SchemaField] = []
    while let place = memchr(start, CInt(separator), end - start) {
      let next = UnsafePointer(place.assumingMemoryBound(to: UInt8.self))
      parts.append(SchemaField(bytes: UnsafeBufferPointer(start: start, count: next - start)))
      start = next + 1
    }
    parts.append(SchemaField(bytes: UnsafeBufferPointer(start: start, count: end - start)))
    return parts
  }

  /// Whether these are the bytes of a word.
  static func == (field: SchemaField, word: StaticString) -> Bool {
    field.bytes.count == word.utf8CodeUnitCount
      && field.bytes.baseAddress.map { memcmp($0, word.utf8Start, field.bytes.count) == 0 } ?? true
  }

  /// The texts of the parts between separators that are not empty.
  func texts(between separator: UInt8) -> [String] {
    split(by: separator).compactMap { $0.bytes.isEmpty ? nil : $0.text }
  }
}
