internal import GraphStore

/// The pattern of one `MATCH`: nodes, the hops between them, and what must hold of them.
struct GraphPattern: Sendable {
  /// Every node once, in order of first mention.
  var nodes: [Slot]
  var hops: [Hop]
  /// Paths of which only some are wanted: looked for when both their ends are bound.
  var selections: [Selection]
  /// What must hold, in the order written: labels and properties, then `WHERE`.
  var conditions: [BoundExpression]
  var paths: [PathAssignment]
  var validTime: BoundValidTime?
  /// Slots that are bound before.
  var bound: SlotSet
  var introduced: [Slot]
  /// In which order to look for the parts; nil: as written.
  var order: [Step]?

  struct Hop: Sendable {
    var kind: Kind
    var left: Slot
    var right: Slot
    /// Takes the nodes of a hop of variable length.
    var nodes: Slot?

    enum Kind: Sendable {
      case relationship(BoundRelationshipPattern)
      case quantified(BoundQuantifiedPath, relationships: Slot)
    }

    /// The slot of its relationship, or of its relationships.
    var relationship: Slot {
      switch kind {
      case .relationship(let pattern): pattern.slot
      case .quantified(_, let relationships): relationships
      }
    }
  }

  struct Selection: Sendable {
    var selector: PathSelector
    var left: Slot
    var right: Slot
    var hops: [Hop]
    /// The nodes between, with the conditions on them.
    var conditions: [BoundExpression]
    var path: Slot?
    /// Of the path itself, before the choice.
    var predicates: [BoundExpression]
    var assignment: PathAssignment?
  }

  enum Step: Sendable {
    /// Finds a node by itself.
    case anchor(Slot)
    /// Follows a hop, from its left or its right end.
    case hop(Int, isReversed: Bool)
    /// Starts from a relationship that is bound.
    case bound(Int)
    /// Starts from the relationships whose property has a value, by an index.
    case seek(Int, key: String, value: BoundExpression)
    case selection(Int)
  }

  /// The order as written: each path from its left end.
  var textualOrder: [Step] {
    var solver = PatternSolver(self)
    while let step = solver.nextAsWritten() { solver.take(step) }
    return solver.steps
  }
}

/// Which parts of a pattern are found, while an order is being chosen.
struct PatternSolver {
  let pattern: GraphPattern
  private(set) var solved: SlotSet
  private(set) var openHops: [Int]
  private(set) var openSelections: [Int]
  private(set) var steps: [GraphPattern.Step] = []

  init(_ pattern: GraphPattern) {
    self.pattern = pattern
    solved = pattern.bound
    openHops = Array(pattern.hops.indices)
    openSelections = Array(pattern.selections.indices)
  }

  mutating func take(_ step: GraphPattern.Step) {
    steps.append(step)
    switch step {
    case .anchor(let node): solved.insert(node)
    case .hop(let index, _), .bound(let index), .seek(let index, _, _):
      let hop = pattern.hops[index]
      solved.formUnion([hop.left, hop.right, hop.relationship])
      openHops.removeAll { $0 == index }
    case .selection(let index):
      openSelections.removeAll { $0 == index }
    }
  }

  var openNodes: [Slot] { pattern.nodes.filter { !solved.contains($0) } }

  /// A selection whose ends are both found.
  var readySelection: GraphPattern.Step? {
    openSelections.first {
      solved.contains(pattern.selections[$0].left) && solved.contains(pattern.selections[$0].right)
    }.map { .selection($0) }
  }

  /// A hop over a relationship that an earlier clause has bound.
  var readyBoundHop: GraphPattern.Step? {
    openHops.first { index in
      guard case .relationship(let relationship) = pattern.hops[index].kind else { return false }
      return relationship.length == nil && pattern.bound.contains(relationship.slot)
    }.map { .bound($0) }
  }

  func nextAsWritten() -> GraphPattern.Step? {
    if let step = readyBoundHop { return step }
    for index in openHops {
      let hop = pattern.hops[index]
      if solved.contains(hop.left) { return .hop(index, isReversed: false) }
      if index == openHops.first { return .anchor(hop.left) }
    }
    if let node = openNodes.first { return .anchor(node) }
    return readySelection
  }
}
