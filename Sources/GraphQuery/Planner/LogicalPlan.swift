internal import GraphStore

/// What is to be done with the rows, in terms of the query and not of its execution.
///
/// Every operator hands on the columns of its input together with its own. The optimiser rewrites
/// logical plans into logical plans; ``PhysicalPlanner`` makes of one something that can run.
indirect enum LogicalPlan: Sendable {
  /// The rows that the plan is run for.
  case argument
  /// A pattern of `MATCH`, before it is decided in which order to look for its parts.
  case match(LogicalPlan, GraphPattern)

  /// Every node, or every node with the label, for each row.
  case nodeScan(LogicalPlan, slot: Slot, label: String?)
  /// The nodes that a key leads to.
  case nodeLookup(LogicalPlan, slot: Slot, NodeKey)
  /// The relationships of the types whose property equals a value, without their ends.
  case relationshipLookup(
    LogicalPlan, slot: Slot, types: [String], key: String, value: BoundExpression)
  /// The nodes with the label whose property likely equals a value of the row, by a hash table.
  case hashJoin(LogicalPlan, slot: Slot, label: String?, key: String, value: BoundExpression)
  case expand(LogicalPlan, ExpandStep)
  case shortestPaths(LogicalPlan, ShortestStep)
  /// The chosen ones of the paths that `inner` finds for each row, between each pair of end nodes.
  case selectPaths(LogicalPlan, inner: LogicalPlan, PathSelection)
  /// A part of a path that is walked several times.
  case repeatPath(LogicalPlan, RepeatStep)
  /// Path variables.
  case constructPaths(LogicalPlan, [PathAssignment])

  case filter(LogicalPlan, BoundExpression)
  case project(LogicalPlan, [Assignment])
  /// Lets go of all columns but these.
  case keep(LogicalPlan, [Slot])
  case aggregate(LogicalPlan, keys: [Assignment], [BoundAggregate])
  case distinct(LogicalPlan, [Slot])
  case sort(LogicalPlan, [BoundSortItem])
  /// The first rows in an order.
  case top(LogicalPlan, [BoundSortItem], limit: BoundExpression, skip: BoundExpression?)
  case skip(LogicalPlan, BoundExpression)
  case limit(LogicalPlan, BoundExpression)
  case unwind(LogicalPlan, BoundUnwind)
  case union([(plan: LogicalPlan, outputs: [Slot])], columns: [Slot])
  /// The rows of `inner` for each row; with nulls for `introduced` where there are none, if optional.
  case apply(LogicalPlan, inner: LogicalPlan, introduced: [Slot], isOptional: Bool)
  case call(LogicalPlan, BoundProcedureCall)
  /// A count that the store keeps.
  case storedCount(StoredCount, slot: Slot)
  /// The relationships of each type, counted by the store: a row for each type that has any.
  case typeCounts([String]?, type: Slot, counts: [Slot])
  /// Each node that a walk of some length leads to, once for each row.
  case neighbourhood(LogicalPlan, NeighbourhoodStep)
  /// How many different nodes ``neighbourhood`` finds for all rows together.
  case neighbourhoodCount(LogicalPlan, NeighbourhoodStep, slot: Slot)
  /// The number of relationships that a hop finds, for the rows for which it finds any.
  case degree(LogicalPlan, ExpandStep, counts: [Slot])
  /// How often a pattern that is a tree matches, its root being what the input finds.
  case treeCount(LogicalPlan, CountTree, counts: [Slot], otherwise: LogicalPlan)

  case create(LogicalPlan, BoundCreate)
  case merge(LogicalPlan, BoundMerge, match: LogicalPlan)
  case set(LogicalPlan, [BoundSetItem])
  case remove(LogicalPlan, [BoundRemoveItem])
  case delete(LogicalPlan, BoundDelete)
}

/// By what a node can be found without a scan. The value depends on no slot bound here or later.
enum NodeKey: Sendable {
  case identity(BoundExpression)
  case elementIdentity(BoundExpression)
  case property(label: String?, key: String, value: BoundExpression)
  /// The property `name`, of which the store has an index whatever the label.
  case name(label: String?, value: BoundExpression)
  /// By the begin of the property `name`.
  case namePrefix(BoundExpression)
}

/// One hop of a pattern, from an end that is bound.
struct ExpandStep: Sendable {
  var pattern: BoundRelationshipPattern
  var from: Slot
  var to: Slot
  /// Whether `from` is the right end of the hop as it is written.
  var isReversed: Bool
  /// Whether `to` is bound as well.
  var isInto: Bool
  /// Whether the relationship itself is bound by an earlier clause, and `from` too.
  var isRelationshipBound = false
  var isFromBound = true
  /// Takes the nodes of a variable-length hop.
  var nodes: Slot?
  /// Slots whose relationships must not be taken again.
  var distinctFrom: [Slot]
  var validTime: BoundValidTime?
  /// Conditions on each relationship of a variable-length hop beyond those of the pattern, each
  /// with the slot that stands for the relationship in it.
  var conditions: [(element: Slot, condition: BoundExpression)] = []
}

/// A shortest path over one variable-length relationship, both ends of which are bound.
struct ShortestStep: Sendable {
  var hop: ExpandStep
  var selector: PathSelector
  var path: Slot?
  /// On the whole path.
  var predicates: [BoundExpression]
  /// Whether the lists of relationships and nodes are asked for, and not the path alone.
  var needsLists = true
}

/// Which of the paths that a plan finds are kept.
struct PathSelection: Sendable {
  var selector: PathSelector
  /// Paths are chosen for each combination of these.
  var ends: [Slot]
  /// Single relationships, and lists of them: what the length of a path is made of.
  var single: Int
  var lists: [Slot]
  var introduced: [Slot]
}

/// What a variable-length hop finds, of which only the nodes that it leads to are asked for.
struct NeighbourhoodStep: Sendable {
  var hop: ExpandStep
  /// Whether a walk that leads back to where it began counts as leading there.
  var includesStart: Bool
}

struct RepeatStep: Sendable {
  var pattern: BoundQuantifiedPath
  /// One iteration, from the first node of the inner pattern on.
  var inner: LogicalPlan
  var from: Slot
  var to: Slot
  var isInto: Bool
  /// Takes all relationships, and all nodes of the walk.
  var relationships: Slot
  var nodes: Slot
}

/// A path variable, and what it is made of.
struct PathAssignment: Sendable {
  var slot: Slot
  var start: Slot
  var hops: [PathConstructor.Hop]
}

enum StoredCount: Sendable {
  case nodes(label: String?)
  case relationships(types: [String]?)
}
