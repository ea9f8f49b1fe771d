internal import CSchema

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

/// Bytes of a file that is compiled in, and so never goes.
struct SchemaField {
  let bytes: UnsafeBufferPointer<UInt8>

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text; nil for the dash that stands for none.
  var declared: String? {
    bytes.count == 1 && bytes[0] == UInt8(ascii: "-") ? nil : text
  }

  /// The parts between separators, empty ones too.
  func split(by separator: UInt8) -> [SchemaField] {
    var parts: [SchemaField] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == separator {
      parts.append(SchemaField(bytes: UnsafeBufferPointer(rebasing: bytes[start..<index])))
      start = index + 1
    }
    return parts
  }

  /// The texts of the parts between separators that are not empty.
  func texts(between separator: UInt8) -> [String] {
    split(by: separator).compactMap { $0.bytes.isEmpty ? nil : $0.text }
  }
}
