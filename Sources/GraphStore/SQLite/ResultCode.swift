internal import CSQLite

/// What a call into SQLite returned. Extended codes carry their primary code in the low byte;
/// patterns match by primary code, so that `case .busy` matches `SQLITE_BUSY_SNAPSHOT` too.
struct ResultCode: RawRepresentable, Hashable {
  let rawValue: CInt

  init(rawValue: CInt) { self.rawValue = rawValue }
  init(_ rawValue: CInt) { self.rawValue = rawValue }

  var primary: ResultCode { ResultCode(rawValue & 0xff) }

  static let ok = ResultCode(SQLITE_OK)
  static let busy = ResultCode(SQLITE_BUSY)
  static let locked = ResultCode(SQLITE_LOCKED)
  static let readOnly = ResultCode(SQLITE_READONLY)
  static let interrupted = ResultCode(SQLITE_INTERRUPT)
  static let inputOutput = ResultCode(SQLITE_IOERR)
  static let corrupt = ResultCode(SQLITE_CORRUPT)
  static let full = ResultCode(SQLITE_FULL)
  static let cannotOpen = ResultCode(SQLITE_CANTOPEN)
  static let tooBig = ResultCode(SQLITE_TOOBIG)
  static let constraint = ResultCode(SQLITE_CONSTRAINT)
  static let notADatabase = ResultCode(SQLITE_NOTADB)
  static let permission = ResultCode(SQLITE_PERM)

  static func ~= (pattern: ResultCode, value: ResultCode) -> Bool {
    pattern == value || pattern == value.primary
  }
}

extension ResultCode: CustomStringConvertible {
  /// SQLite's own words for the code.
  var description: String { String(cString: sqlite3_errstr(rawValue)) }
}
