/// The nodes by their ids, in each space of ids: the same text may be one node among people and
/// another among companies.
struct IDSpaces {
  private var tables: [IDTable] = []
  private var numbers: [String: Int] = [:]

  /// The number of a space, which is made where it is new.
  mutating func number(of space: String) -> Int {
    if let known = numbers[space] { return known }
    tables.append(IDTable())
    numbers[space] = tables.count - 1
    return tables.count - 1
  }

  /// Nil where no node file has such ids.
  func existing(_ space: String) -> Int? { numbers[space] }

  var names: [String] { numbers.keys.sorted() }

  func node(of id: ImportID, in space: Int) -> Int64? { tables[space].node(of: id) }

  mutating func insert(_ id: ImportID, in space: Int, _ node: Int64) {
    tables[space].insert(id, node)
  }
}
