public import GraphModel

/// Writes rows as they come, in one form.
///
/// Call ``begin(columns:into:)`` once, ``write(_:entities:into:)`` for every batch of rows, then
/// ``end(into:)`` once; between the calls the caller may send off and empty the buffer.
public protocol ResultWriter {
  mutating func begin(columns: [String], into output: inout OutputBuffer)

  /// - Parameters:
  ///   - rows: one value for each column.
  ///   - entities: every node and relationship that the rows refer to.
  mutating func write(_ rows: [[Value]], entities: Subgraph, into output: inout OutputBuffer)

  mutating func end(into output: inout OutputBuffer)
}
