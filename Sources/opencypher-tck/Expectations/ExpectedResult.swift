internal import GraphQuery

/// A table of rows that a query should give.
struct ExpectedResult {
  let columns: [String]
  let rows: [[ExpectedValue]]
  let isOrdered: Bool
  let ignoresListOrder: Bool

  init(_ table: [[String]], isOrdered: Bool, ignoresListOrder: Bool) throws(ExpectationError) {
    guard let header = table.first else { throw ExpectationError("a result without a table") }
    columns = header
    self.isOrdered = isOrdered
    self.ignoresListOrder = ignoresListOrder
    var rows: [[ExpectedValue]] = []
    for row in table.dropFirst() {
      guard row.count == header.count else { throw ExpectationError("rows of different lengths") }
      var values: [ExpectedValue] = []
      for cell in row { values.append(try ExpectedValueReader.read(cell)) }
      rows.append(values)
    }
    self.rows = rows
  }

  /// - Throws: what differs.
  func check(_ result: QueryResult) throws(ExpectationError) {
    guard result.columns == columns else {
      throw ExpectationError(
        "columns are \(result.columns.joined(separator: ", ")), "
          + "not \(columns.joined(separator: ", "))")
    }
    let expected = rows.map(text)
    let actual = result.rows.map { row in
      text(row.map { ExpectedValue($0, in: result.entities) })
    }
    guard isOrdered else {
      return try checkUnordered(expected, actual)
    }
    for (index, (wanted, got)) in zip(expected, actual).enumerated() where wanted != got {
      throw ExpectationError("row \(index + 1) is \(got), not \(wanted)")
    }
    guard expected.count == actual.count else {
      throw ExpectationError("\(actual.count) rows, not \(expected.count)")
    }
  }

  /// As bags: each row as often as it is expected.
  private func checkUnordered(_ expected: [String], _ actual: [String]) throws(ExpectationError) {
    var counts: [String: Int] = [:]
    for row in expected { counts[row, default: 0] += 1 }
    for row in actual { counts[row, default: 0] -= 1 }
    let missing = counts.filter { $0.value > 0 }.keys.sorted()
    let extra = counts.filter { $0.value < 0 }.keys.sorted()
    if missing.isEmpty, extra.isEmpty { return }
    throw ExpectationError(
      (missing.map { "missing row \($0)" } + extra.map { "unexpected row \($0)" })
        .joined(separator: "; "))
  }

  private func text(_ row: [ExpectedValue]) -> String {
    "| " + row.map { $0.canonical(ignoringListOrder: ignoresListOrder) }.joined(separator: " | ")
      + " |"
  }
}
