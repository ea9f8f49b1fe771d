internal import CSQLite
internal import GraphModel

extension Statement {
  /// Binds a property's kind and value.
  ///
  /// - Precondition: the value is not null.
  /// - Throws: ``StoreError/Code/unsupportedValue`` for maps, entities and paths, and for lists of
  ///   them.
  func bind(
    _ value: Value, kindAt kindIndex: CInt, valueAt valueIndex: CInt
  ) throws(StoreError) {
    switch value {
    case .integer(let value):
      bind(PropertyKind.native.rawValue, at: kindIndex)
      bind(value, at: valueIndex)
    case .float(let value):
      if value.isNaN {
        bind(PropertyKind.notANumber.rawValue, at: kindIndex)
        bind("NaN", at: valueIndex)
      } else {
        bind(PropertyKind.native.rawValue, at: kindIndex)
        bind(value, at: valueIndex)
      }
    case .string(let value):
      guard value.utf8.count <= Statement.longestText else {
        throw StoreError(
          .unsupportedValue,
          "a string of \(value.utf8.count) bytes is too long for a property; \(Statement.longestText) is the limit"
        )
      }
      bind(PropertyKind.native.rawValue, at: kindIndex)
      bind(value, at: valueIndex)
    case .boolean(let value):
      bind(PropertyKind.boolean.rawValue, at: kindIndex)
      bind(value ? Int64(1) : 0, at: valueIndex)
    case .list(let list):
      guard let text = ListText.write(list), text.utf8.count <= Statement.longestText else {
        throw StoreError(
          .unsupportedValue,
          "a list with maps, nodes, relationships or paths cannot be kept as a property")
      }
      bind(PropertyKind.list.rawValue, at: kindIndex)
      bind(text, at: valueIndex)
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
      guard let (kind, text) = PropertyKind.temporal(value) else {
        throw StoreError(.unsupportedValue, "a date beyond the calendar cannot be kept")
      }
      bind(kind.rawValue, at: kindIndex)
      bind(text, at: valueIndex)
    case .null, .map, .node, .relationship, .path:
      throw StoreError(
        .unsupportedValue,
        "a map, node, relationship or path cannot be kept as a property; keep its parts")
    }
  }

  /// Fails as binding the value would.
  static func requireStorable(_ value: Value) throws(StoreError) {
    switch value {
    case .integer, .float, .boolean: return
    case .date(let date) where TemporalText.isWithinCalendar(date): return
    case .string(let text) where text.utf8.count <= longestText: return
    case .string(let text):
      throw StoreError(
        .unsupportedValue,
        "a string of \(text.utf8.count) bytes is too long for a property; \(longestText) is the limit"
      )
    case .list(let list):
      guard let text = ListText.write(list), text.utf8.count <= longestText else {
        throw StoreError(
          .unsupportedValue,
          "a list with maps, nodes, relationships or paths cannot be kept as a property")
      }
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
      guard PropertyKind.temporal(value) != nil else {
        throw StoreError(.unsupportedValue, "a date beyond the calendar cannot be kept")
      }
    case .null, .map, .node, .relationship, .path:
      throw StoreError(
        .unsupportedValue,
        "a map, node, relationship or path cannot be kept as a property; keep its parts")
    }
  }

  /// SQLite's default limit is 1,000,000,000 bytes a row.
  static var longestText: Int { 999_000_000 }

  /// The property whose kind and value stand in two columns.
  func value(kind kindColumn: CInt, value column: CInt) throws(StoreError) -> Value {
    switch sqlite3_column_int64(handle, kindColumn) {
    case PropertyKind.native.rawValue:
      return switch sqlite3_column_type(handle, column) {
      case SQLITE_INTEGER: .integer(integer(column))
      case SQLITE_FLOAT: .float(float(column))
      default: .string(text(column))
      }
    case PropertyKind.boolean.rawValue: return .boolean(integer(column) != 0)
    case PropertyKind.notANumber.rawValue: return .float(.nan)
    case PropertyKind.list.rawValue:
      if let list = ListText.read(text(column)) { return .list(list) }
    case let code:
      if let value = PropertyKind(rawValue: code)?.temporal(from: text(column)) { return value }
    }
    throw StoreError(
      .corrupt,
      "a property holds “\(text(column).prefix(40))”, which is none of its kind; see what `check --integrity` finds"
    )
  }
}
