/// A pattern that is a tree: a node, and the hops from it to the roots of further trees.
struct CountTree: Sendable {
  var node: Slot
  /// On the node alone.
  var conditions: [BoundExpression] = []
  var branches: [Branch] = []

  struct Branch: Sendable {
    var step: ExpandStep
    /// On the relationship alone.
    var conditions: [BoundExpression] = []
    var tree: CountTree
    /// The branches of the same node, by number, whose relationship may be the same one, and must not
    /// be.
    var siblings: [Int] = []
    /// Whether the relationship by which this node was reached may be the same one, if it is a loop.
    var mayRepeatLoop = false
  }

  /// The number of hops in it.
  var hopCount: Int { branches.reduce(0) { $0 + 1 + $1.tree.hopCount } }
}
