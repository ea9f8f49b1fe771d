internal import GraphModel
internal import GraphStore

/// How relationships are followed from the nodes of a frontier.
///
/// A relationship of a symmetric type has no direction in the world, and is stored once, in either
/// orientation. So a pattern with an arrow that names a symmetric type follows it both ways.
struct Traversal: Sendable {
  /// Nil: of every type.
  var types: [TypeSymbol]?
  /// Those of ``types`` that are followed both ways whatever the direction.
  var symmetric: [TypeSymbol] = []
  var direction: Direction
  var validity: Validity?

  /// The same relationships seen from their other end.
  var reversed: Traversal {
    var result = self
    result.direction = direction.reversed
    return result
  }

  /// What to ask the store for, with the names as they are known by now.
  func requests(_ context: ExecutionContext) throws(QueryError) -> [ExpandRequest] {
    guard let types else { return [ExpandRequest(types: nil, direction: direction)] }
    var directed: [TypeToken] = []
    var both: [TypeToken] = []
    for symbol in types {
      guard let token = try context.type(symbol) else { continue }
      if direction != .either && symmetric.contains(symbol) {
        both.append(token)
      } else {
        directed.append(token)
      }
    }
    var requests: [ExpandRequest] = []
    if !directed.isEmpty { requests.append(ExpandRequest(types: directed, direction: direction)) }
    if !both.isEmpty { requests.append(ExpandRequest(types: both, direction: .either)) }
    return requests
  }
}

/// A ``Traversal`` as an operator follows it: with what it asks the store for.
///
/// That depends on which names the store knows, so it is worked out again whenever there are more of
/// them, and otherwise kept from one execution to the next.
final class TraversalRun {
  private let traversal: Traversal
  private(set) var requests: [ExpandRequest] = []
  /// How many names were known when ``requests`` were made; nil where that may have changed since.
  private var namesKnown: Int?

  init(_ traversal: Traversal) { self.traversal = traversal }

  /// To be called before anything is followed for a batch.
  func prepare(_ context: ExecutionContext) throws(QueryError) {
    if let namesKnown, namesKnown == context.namesKnown { return }
    requests = try traversal.requests(context)
    namesKnown = context.namesKnown
  }

  /// When relationships must hold to be followed from each row of a batch.
  func validity(of batch: Batch, _ context: ExecutionContext) throws(QueryError) -> RowValidity {
    try Validity.filter(traversal.validity, batch, context)
  }

  /// The relationships from each node of `frontier`, each node with its row's filter.
  ///
  /// Rows come in the order of the frontier.
  func expand(
    _ frontier: [NodeID], _ validity: RowValidity, _ context: ExecutionContext
  ) throws(QueryError) -> Expansion {
    try collect(frontier.count, validity) {
      (range, request, result) throws(StoreError) in
      let part = range.count == frontier.count ? frontier : Array(frontier[range])
      try context.reader.expand(part, request, into: &result)
    }
  }

  /// The relationships from each source to the target of the same row.
  func connect(
    _ sources: [NodeID], _ targets: [NodeID], _ validity: RowValidity, _ context: ExecutionContext
  ) throws(QueryError) -> Expansion {
    try collect(sources.count, validity) {
      (range, request, result) throws(StoreError) in
      try context.reader.connect(
        Array(sources[range]), Array(targets[range]), request, into: &result)
    }
  }

  /// How many relationships ``expand(_:_:)`` would find from each node.
  func degrees(
    of nodes: [NodeID], _ validity: RowValidity, _ context: ExecutionContext
  ) throws(QueryError) -> [Int] {
    var result = Array(repeating: 0, count: nodes.count)
    for request in requests {
      var start = 0
      while start < nodes.count {
        var end = start + 1
        var request = request
        request.validity = validity[start]
        switch validity {
        case .uniform: end = nodes.count
        case .each(let filters):
          while end < nodes.count && filters[end] == filters[start] { end += 1 }
        }
        let (asked, part) = (
          request, start == 0 && end == nodes.count ? nodes : Array(nodes[start..<end])
        )
        let degrees = try context.read { (reader) throws(StoreError) in
          try reader.degrees(of: part, asked)
        }
        for (row, degree) in degrees.enumerated() { result[start + row] += degree }
        start = end
      }
    }
    return result
  }

  private typealias Ask =
    (Range<Int>, ExpandRequest, inout Expansion) throws(StoreError) -> Void

  /// Asks once for every run of rows that have the same filter, and every request.
  private func collect(_ count: Int, _ validity: RowValidity, _ ask: Ask)
    throws(QueryError) -> Expansion
  {
    var result = Expansion()
    guard count > 0, !requests.isEmpty else { return result }
    switch validity {
    case .uniform(let filter):
      try collect(0..<count, filter, ask, into: &result)
    case .each(let filters):
      var start = 0
      while start < count {
        var end = start + 1
        while end < count && filters[end] == filters[start] { end += 1 }
        var part = Expansion()
        try collect(start..<end, filters[start], ask, into: &part)
        result.origins.append(contentsOf: part.origins.map { $0 + Int32(start) })
        result.relationships.append(contentsOf: part.relationships)
        result.types.append(contentsOf: part.types)
        result.neighbours.append(contentsOf: part.neighbours)
        start = end
      }
    }
    return result
  }

  private func collect(
    _ range: Range<Int>, _ filter: ValidityFilter?, _ ask: Ask, into result: inout Expansion
  ) throws(QueryError) {
    do throws(StoreError) {
      var request = requests[0]
      request.validity = filter
      try ask(range, request, &result)
      guard requests.count == 2 else { return }
      request = requests[1]
      request.validity = filter
      var other = Expansion()
      try ask(range, request, &other)
      if other.count > 0 { result = TraversalRun.merge(result, other) }
    } catch {
      throw QueryError(error)
    }
  }

  /// Both, in the order of the frontier.
  private static func merge(_ a: Expansion, _ b: Expansion) -> Expansion {
    var result = Expansion()
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      let takesFirst = j == b.count || (i < a.count && a.origins[i] <= b.origins[j])
      if takesFirst {
        result.append(a, row: i)
        i += 1
      } else {
        result.append(b, row: j)
        j += 1
      }
    }
    return result
  }
}

extension Expansion {
  fileprivate mutating func append(_ other: Expansion, row: Int) {
    origins.append(other.origins[row])
    relationships.append(other.relationships[row])
    types.append(other.types[row])
    neighbours.append(other.neighbours[row])
  }
}
