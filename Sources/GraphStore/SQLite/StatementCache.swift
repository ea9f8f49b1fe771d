/// Prepared statements of one connection.
///
/// Statements that are written out in the program are known by the address of their text, which
/// never moves; a text that occurs at two places may be prepared twice. Statements that are put
/// together are known by their text.
///
/// Every question asks for several, so that the addresses are in a table of their own: open
/// addressing, at most half full.
struct StatementCache {
  private var addresses: [UInt] = Array(repeating: 0, count: 64)
  private var statements: [Statement?] = Array(repeating: nil, count: 64)
  private var count = 0
  private var byText: [String: Statement] = [:]

  @inline(__always)
  func statement(for sql: StaticString) -> Statement? {
    statements[place(of: UInt(bitPattern: sql.utf8Start))]
  }

  mutating func insert(_ statement: Statement, for sql: StaticString) {
    if count * 2 >= addresses.count { grow() }
    let address = UInt(bitPattern: sql.utf8Start)
    let place = place(of: address)
    if addresses[place] == 0 { count += 1 }
    addresses[place] = address
    statements[place] = statement
  }

  /// Where the address is, or where it belongs.
  @inline(__always)
  private func place(of address: UInt) -> Int {
    let mask = addresses.count - 1
    // Fibonacci hashing: the high bits of the product depend on all of the address.
    var place = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    // Ends, as half of the places are free.
    while addresses[place] != 0 && addresses[place] != address { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = (addresses, statements)
    addresses = Array(repeating: 0, count: old.0.count * 2)
    statements = Array(repeating: nil, count: old.0.count * 2)
    for (address, statement) in zip(old.0, old.1) where address != 0 {
      let place = place(of: address)
      addresses[place] = address
      statements[place] = statement
    }
  }

  func statement(forText text: String) -> Statement? { byText[text] }

  mutating func insert(_ statement: Statement, forText text: String) { byText[text] = statement }

  mutating func removeAll() { self = StatementCache() }
}
