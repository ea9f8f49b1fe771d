/// Prepared statements of one connection.
///
/// Statements that are written out in the program are known by the address of their text, which
/// never moves; a text that occurs at two places may be prepared twice. Statements that are put
/// together are known by their text.
struct StatementCache {
  private var byAddress: [UnsafePointer<UInt8>: Statement] = [:]
  private var byText: [String: Statement] = [:]

  func statement(for sql: StaticString) -> Statement? { byAddress[sql.utf8Start] }

  mutating func insert(_ statement: Statement, for sql: StaticString) {
    byAddress[sql.utf8Start] = statement
  }

  func statement(forText text: String) -> Statement? { byText[text] }

  mutating func insert(_ statement: Statement, forText text: String) { byText[text] = statement }

  mutating func removeAll() {
    byAddress.removeAll()
    byText.removeAll()
  }
}
