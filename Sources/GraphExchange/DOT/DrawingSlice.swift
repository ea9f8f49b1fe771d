internal import GraphModel
internal import GraphStore

/// A run of ids whose lines are put together at once.
struct DrawingSlice {
  enum Kind {
    case nodes
    case relationships
  }

  var kind: Kind
  var ids: ClosedRange<Int64>

  /// How many ids: a slice has no more lines than that, however few there are.
  static let width: Int64 = 4_096
}

/// Puts the lines of slices together, for one thread.
struct SliceMaker {
  let reader: ReadTransaction
  private let lines: PlainLines
  private let width: Int64

  init(_ reader: ReadTransaction, width: Int64) throws(StoreError) {
    self.reader = reader
    self.width = width
    lines = try PlainLines(reader)
  }

  /// The slice that begins with the first id behind another's; nil at the end.
  func next(after slice: DrawingSlice?) throws(StoreError) -> DrawingSlice? {
    switch slice?.kind {
    case nil, .nodes:
      let last = slice.map { NodeID($0.ids.upperBound) }
      if let first = try reader.nodes(label: nil, after: last, limit: 1).first {
        return DrawingSlice(kind: .nodes, ids: ids(from: first.rawValue))
      }
      return try relationships(after: nil)
    case .relationships: return try relationships(after: slice?.ids.upperBound)
    }
  }

  private func relationships(after: Int64?) throws(StoreError) -> DrawingSlice? {
    let last = after.map { RelationshipID($0) }
    let first = try reader.relationships(type: nil, after: last, limit: 1).relationships.first
    return first.map { DrawingSlice(kind: .relationships, ids: ids(from: $0.rawValue)) }
  }

  private func ids(from first: Int64) -> ClosedRange<Int64> {
    let (last, overflow) = first.addingReportingOverflow(width - 1)
    return first...(overflow ? .max : last)
  }

  /// Appends the lines of a slice.
  func append(_ slice: DrawingSlice, to output: inout OutputBuffer) throws(StoreError) {
    switch slice.kind {
    case .nodes: try lines.appendNodes(slice.ids, to: &output)
    case .relationships: try lines.appendRelationships(slice.ids, to: &output)
    }
  }
}
