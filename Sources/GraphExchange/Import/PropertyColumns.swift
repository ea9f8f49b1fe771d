internal import GraphModel
internal import GraphStore

/// The columns of a file that become properties, in the order of their keys.
struct PropertyColumns {
  private struct Column {
    var index: Int
    var key: KeyToken
    var type: FieldType
    var isList: Bool
    var name: String
  }

  private let columns: [Column]
  private let options: ImportOptions
  private var scratch: [UInt8] = []
  /// The properties of the record that was read last.
  private(set) var properties: [(key: KeyToken, value: Value)] = []

  init(_ header: ImportHeader, _ options: ImportOptions, _ writer: some BulkWriter)
    throws(StoreError)
  {
    var columns: [Column] = []
    for (index, column) in header.columns.enumerated() where !column.name.isEmpty {
      let (type, isList): (FieldType, Bool)
      switch column.role {
      case .property(let of, let list): (type, isList) = (of, list)
      case .id: (type, isList) = (options.idKind == .string ? .string : .integer, false)
      case .label, .start, .end, .type, .ignored: continue
      }
      columns.append(
        Column(
          index: index, key: try writer.intern(propertyKey: column.name), type: type,
          isList: isList, name: column.name))
    }
    self.columns = columns.sorted { $0.key < $1.key }
    self.options = options
  }

  /// Reads the properties of a record.
  ///
  /// - Returns: what is wrong with it, if anything is.
  mutating func read(_ reader: borrowing CSVReader) -> String? {
    properties.removeAll(keepingCapacity: true)
    let separator = options.arrayDelimiter
    for column in columns {
      let field = reader.fields[column.index]
      // Nothing is no value; nothing in quotation marks is an empty text.
      if field.isEmpty, !field.isQuoted || column.type != .string || column.isList { continue }
      let value = reader.withBytes(of: field, trimming: options.trimsFields, &scratch) { bytes in
        bytes.isEmpty && !field.isQuoted
          ? Value.null
          : column.isList
            ? PropertyColumns.list(bytes, of: column.type, separator)
            : column.type.value(bytes)
      }
      guard let value else { return trouble(column.name, column.type, reader, field) }
      if !value.isNull { properties.append((column.key, value)) }
    }
    return nil
  }

  private static func list(
    _ bytes: UnsafeBufferPointer<UInt8>, of type: FieldType, _ separator: UInt8
  ) -> Value? {
    var elements: [Value] = []
    for part in bytes.split(separator: separator, omittingEmptySubsequences: false) {
      guard let element = type.value(UnsafeBufferPointer(rebasing: part)) else { return nil }
      elements.append(element)
    }
    return .list(elements)
  }

  private func trouble(
    _ name: String, _ type: FieldType, _ reader: borrowing CSVReader, _ field: CSVReader.Field
  ) -> String {
    let bytes = UnsafeBufferPointer(rebasing: reader.bytes[field.start..<field.end])
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return "the field \(name) is not in UTF-8"
    }
    let text = String(decoding: bytes.prefix(60), as: UTF8.self)
    return "the field \(name) is “\(text)\(bytes.count > 60 ? "…" : "")”, not \(type.example)"
  }
}
