/// The table of labels, of types or of keys, with the index of their names.
struct TokenTree {
  private let rows: TableRows<StoredToken>
  private let names: TextTree

  init(_ pages: FilePages, rows: Int, names: Int) {
    self.rows = TableRows(pages: pages, root: rows)
    self.names = TextTree(pages, root: names, columns: 2)
  }

  /// What was found of a name or a number.
  enum Finding<Value> {
    case found(Value)
    case absent
    /// Names near it, or its own, go on in other pages.
    case elsewhere
  }

  func number(of name: String) throws(StoreError) -> Finding<Int32> {
    var number: Int64?
    let isRead = try Array(name.utf8).withUnsafeBufferPointer { bytes throws(StoreError) in
      try names.forEach(.whole, bytes, nil) { entry in
        number = entry.first
        return false
      }
    }
    guard isRead else { return .elsewhere }
    return number.map { .found(Int32(truncatingIfNeeded: $0)) } ?? .absent
  }

  func name(of number: Int32) throws(StoreError) -> Finding<String> {
    guard let row = try rows.find(Int64(number)) else { return .absent }
    return row.name.map { .found(String(decoding: $0, as: UTF8.self)) } ?? .elsewhere
  }

  /// How many nodes have the label, or how many relationships there are of the type.
  func count(of number: Int32) throws(StoreError) -> Finding<Int> {
    guard let row = try rows.find(Int64(number)) else { return .found(0) }
    return row.name == nil ? .elsewhere : .found(Int(row.count))
  }
}
