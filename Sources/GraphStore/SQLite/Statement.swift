internal import CSQLite

/// A prepared statement. Parameters count from 1, columns from 0, as in SQLite.
///
/// Bound once, stepped until it gives no more rows, and then reset: a statement that is not reset
/// keeps the transaction's snapshot. A step that fails resets it.
final class Statement {
  let handle: OpaquePointer
  private unowned let connection: Connection

  init(preparing sql: UnsafeBufferPointer<UInt8>, on connection: Connection) throws(StoreError) {
    var handle: OpaquePointer?
    let code = sql.withMemoryRebound(to: CChar.self) { text in
      sqlite3_prepare_v3(
        connection.handle, text.baseAddress, CInt(clamping: text.count),
        UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    }
    guard code == SQLITE_OK else { throw connection.error(ResultCode(code)) }
    guard let handle else { throw StoreError(.other, "\(connection.path): an empty statement") }
    self.connection = connection
    self.handle = handle
  }

  deinit { sqlite3_finalize(handle) }

  // MARK: Parameters

  @inline(__always)
  func bind(_ value: Int64, at index: CInt) { sqlite3_bind_int64(handle, index, value) }
  @inline(__always)
  func bind(_ value: Double, at index: CInt) { sqlite3_bind_double(handle, index, value) }
  func bindNull(at index: CInt) { sqlite3_bind_null(handle, index) }

  /// Copies the text, which may contain NUL. A text beyond SQLite's limit binds nothing, and the
  /// step then fails on the column that is not null.
  func bind(_ value: String, at index: CInt) {
    var value = value
    value.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { text in
        if let base = text.baseAddress {
          _ = sqlite3_bind_text64(
            handle, index, base, UInt64(text.count), csqlite_transient(), UInt8(SQLITE_UTF8))
        } else {
          // A null pointer would bind NULL; an empty string is another thing.
          _ = sqlite3_bind_text64(
            handle, index, "", 0, csqlite_transient(), UInt8(SQLITE_UTF8))
        }
      }
    }
  }

  /// Text in UTF-8, which is copied.
  func bind(text: UnsafeBufferPointer<UInt8>, at index: CInt) {
    text.withMemoryRebound(to: CChar.self) { text in
      if let base = text.baseAddress {
        _ = sqlite3_bind_text64(
          handle, index, base, UInt64(text.count), csqlite_transient(), UInt8(SQLITE_UTF8))
      } else {
        _ = sqlite3_bind_text64(handle, index, "", 0, csqlite_transient(), UInt8(SQLITE_UTF8))
      }
    }
  }

  func bind(_ value: [UInt8], at index: CInt) {
    value.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress {
        _ = sqlite3_bind_blob64(handle, index, base, UInt64(bytes.count), csqlite_transient())
      } else {
        _ = sqlite3_bind_zeroblob(handle, index, 0)
      }
    }
  }

  func bind(_ value: String?, at index: CInt) {
    if let value { bind(value, at: index) } else { bindNull(at: index) }
  }

  func bind(_ value: Int64?, at index: CInt) {
    if let value { bind(value, at: index) } else { bindNull(at: index) }
  }

  // MARK: Running

  /// Whether there is a further row.
  @inline(__always)
  func step() throws(StoreError) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw failure(code)
  }

  /// Runs a statement whose rows, if any, do not matter, and resets it.
  @inline(__always)
  func run() throws(StoreError) {
    let code = sqlite3_step(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code) }
    sqlite3_reset(handle)
  }

  @inline(__always)
  func reset() { sqlite3_reset(handle) }

  @inline(never)
  func failure(_ code: CInt) -> StoreError {
    let error = connection.error(ResultCode(code))
    sqlite3_reset(handle)
    return error
  }

  // MARK: Columns

  @inline(__always)
  func integer(_ column: CInt) -> Int64 { sqlite3_column_int64(handle, column) }
  @inline(__always)
  func float(_ column: CInt) -> Double { sqlite3_column_double(handle, column) }
  func type(_ column: CInt) -> CInt { sqlite3_column_type(handle, column) }
  func isNull(_ column: CInt) -> Bool { type(column) == SQLITE_NULL }

  /// Empty where the column is null.
  func text(_ column: CInt) -> String {
    guard let bytes = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func optionalText(_ column: CInt) -> String? { isNull(column) ? nil : text(column) }

  func optionalInteger(_ column: CInt) -> Int64? { isNull(column) ? nil : integer(column) }

  /// The bytes of a text, until the next step.
  func withText(_ column: CInt, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let bytes = sqlite3_column_text(handle, column)
    body(UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// The bytes of a blob, until the next step.
  func withBlob(_ column: CInt, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let bytes = sqlite3_column_blob(handle, column)?.assumingMemoryBound(to: UInt8.self)
    body(UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
  }

  func blob(_ column: CInt) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, column))
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
  }
}
