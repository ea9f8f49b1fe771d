internal import GraphModel

/// Some rows on their way through a plan: one column for every slot of the query.
struct Batch: Sendable {
  /// The number of rows that operators aim at.
  static let target = 1024

  var count: Int
  var columns: [Column]
  /// For each row, the row of the enclosing ``Apply``'s argument that it came from.
  var origins: [Int32]

  /// The argument of a whole query: one row that holds nothing.
  static func unit(width: Int) -> Batch {
    Batch(count: 1, columns: Array(repeating: .absent, count: width), origins: [0])
  }

  var isEmpty: Bool { count == 0 }

  /// The batch whose row `i` is this batch's row `rows[i]`.
  func gathering(_ rows: [Int32]) -> Batch {
    var gathered: [Column] = []
    gathered.reserveCapacity(columns.count)
    for column in columns { gathered.append(column.gathering(rows)) }
    return Batch(count: rows.count, columns: gathered, origins: gather(origins, rows))
  }

  /// The batch that has one of this batch's rows so many times.
  func repeating(row: Int, count: Int) -> Batch {
    var repeated: [Column] = []
    repeated.reserveCapacity(columns.count)
    for column in columns { repeated.append(column.repeating(row: row, count: count)) }
    return Batch(
      count: count, columns: repeated, origins: Array(repeated: origins[row], count: count))
  }

  func slice(_ range: Range<Int>) -> Batch {
    if range == 0..<count { return self }
    return Batch(
      count: range.count, columns: columns.map { $0.slice(range) }, origins: Array(origins[range]))
  }

  /// Each row as the argument of something that is to run for the rows of this batch.
  func asArgument() -> Batch {
    var result = self
    result.origins = (0..<Int32(count)).map { $0 }
    return result
  }

  /// The rows of several batches, one behind the other.
  static func concatenating(_ batches: [Batch], width: Int) -> Batch {
    if batches.count == 1 { return batches[0] }
    let counts = batches.map(\.count)
    var origins: [Int32] = []
    for batch in batches { origins.append(contentsOf: batch.origins) }
    return Batch(
      count: origins.count,
      columns: (0..<width).map { slot in
        Column.concatenating(batches.map { $0.columns[slot] }, counts: counts)
      },
      origins: origins)
  }
}
