internal import GraphModel
public import GraphStore

/// Writes a drawing in the DOT language of Graphviz, part by part.
///
/// Every graph gives valid DOT, and the same graph the same bytes: nodes and then relationships,
/// each in order of id. Nodes are called `n` and their id, never by a name that might be a keyword;
/// what people read stands in labels and tooltips. The graph is never `strict`, as two terms in
/// one post are two edges; relationships that are symmetric have no arrow.
///
///     var writer = DOTWriter(reader, drawing: .everything())
///     while try writer.writePart(into: &output) { … }
public struct DOTWriter<Reader: GraphReader> {
  private enum State {
    case header
    /// Of a whole graph, in its file.
    case slices(SliceLine)
    case nodes(after: NodeID?)
    case edges(after: RelationshipID?)
    case footer
    case done
  }

  private let reader: Reader
  private let drawing: Drawing
  private var state = State.header
  /// The only nodes to be drawn; nil for all.
  private var nodes: [NodeID]?
  private let batchSize = 4_096

  public init(_ reader: Reader, drawing: Drawing) {
    self.reader = reader
    self.drawing = drawing
    nodes = drawing.parts?.nodes
  }

  /// Appends the next few thousand lines. Returns false when there was nothing left to write.
  public mutating func writePart(into output: inout OutputBuffer) throws(StoreError) -> Bool {
    switch state {
    case .header:
      output.append(DOTWriter.header)
      if drawing.parts == nil, drawing.validity == nil, let transaction = reader as? ReadTransaction
      {
        state = .slices(try SliceLine(drawingAllOf: transaction))
        break
      }
      if nodes == nil, let validity = drawing.validity {
        nodes = try ends(ofRelationshipsIn: validity)
      }
      state = .nodes(after: nil)
    case .slices(let slices):
      if try !slices.appendNext(to: &output) { state = .footer }
    case .nodes(let after):
      let batch = try nextNodes(after: after)
      try NodeLines(reader).append(batch, to: &output)
      state = batch.last.map { .nodes(after: $0) } ?? .edges(after: nil)
    case .edges(let after):
      let batch = try nextRelationships(after: after)
      try EdgeLines(reader).append(batch, validity: drawing.validity, to: &output)
      state = batch.relationships.last.map { .edges(after: $0) } ?? .footer
    case .footer:
      output.append("}\n")
      state = .done
    case .done: return false
    }
    return true
  }

  private static var header: StaticString {
    """
    digraph graphctl {
      graph [charset="UTF-8", rankdir=LR, overlap=prism, outputorder=edgesfirst, fontname="Helvetica"];
      node [style="filled,rounded", color="#5a6470", fontname="Helvetica", fontsize=12];
      edge [color="#7b8794", fontcolor="#3d4852", fontname="Helvetica", fontsize=10];

    """
  }

  private func nextNodes(after: NodeID?) throws(StoreError) -> [NodeID] {
    guard let nodes else { return try reader.nodes(label: nil, after: after, limit: batchSize) }
    return Array(slice(of: nodes, after: after))
  }

  private func nextRelationships(after: RelationshipID?) throws(StoreError) -> RelationshipColumns {
    guard let parts = drawing.parts else {
      return try reader.relationships(type: nil, after: after, limit: batchSize)
    }
    return try reader.endpoints(of: Array(slice(of: parts.relationships, after: after)))
  }

  /// The next batch of an ascending list.
  private func slice<ID: Comparable>(of ids: [ID], after: ID?) -> ArraySlice<ID> {
    guard let after else { return ids.prefix(batchSize) }
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] <= after { low = middle + 1 } else { high = middle }
    }
    return ids[low...].prefix(batchSize)
  }

  private func ends(ofRelationshipsIn validity: ValidityFilter) throws(StoreError) -> [NodeID] {
    var ends: Set<NodeID> = []
    var after: RelationshipID?
    while true {
      let batch = try reader.relationships(type: nil, after: after, limit: batchSize)
      guard let last = batch.relationships.last else { return ends.sorted() }
      for (index, period) in try reader.periods(of: batch.relationships).enumerated()
      where period.mayOverlap(from: validity.from, to: validity.to) {
        ends.insert(batch.sources[index])
        ends.insert(batch.targets[index])
      }
      after = last
    }
  }
}
