internal import GraphModel
internal import GraphStore

/// How often a pattern that is a tree matches, in one row. See ``FactorizedCountRule``.
struct TreeCount: PhysicalPlan {
  /// A node of the tree.
  struct Node: Sendable {
    let slot: Slot
    let conditions: [any Evaluator]
    let branches: [Branch]
  }

  /// A hop to another node of it.
  struct Branch: Sendable {
    let relationship: Slot
    let traversal: Traversal
    let conditions: [any Evaluator]
    let node: Node
    let siblings: [Int]
    let mayRepeatLoop: Bool
  }

  /// Finds the nodes that the root may be.
  let input: any PhysicalPlan
  let root: Node
  let counts: [Slot]
  /// What counts one by one, should the parts not be independent.
  let otherwise: any PhysicalPlan
  let text: PlanText

  var summary: String { "TreeCount \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator {
    Run(self, input: input.makeOperator(), otherwise: otherwise.makeOperator())
  }

  private final class Run: Operator {
    private let plan: TreeCount
    private let input: any Operator
    private let otherwise: any Operator
    /// What the count is made for, until it is made.
    private var argument: Batch?
    private var countsOneByOne = false

    init(_ plan: TreeCount, input: any Operator, otherwise: any Operator) {
      self.plan = plan
      self.input = input
      self.otherwise = otherwise
    }

    func open(_ argument: Batch, _ context: ExecutionContext) { self.argument = argument }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      if countsOneByOne { return try otherwise.next(context) }
      guard let argument = argument.take() else { return nil }
      guard let count = try count(argument, context) else {
        try otherwise.open(argument, context)
        countsOneByOne = true
        return try otherwise.next(context)
      }
      var result = Batch.unit(width: argument.columns.count)
      for slot in plan.counts { result.columns[slot.rawValue] = .values([.integer(count)]) }
      return result
    }

    func close() {
      if countsOneByOne { otherwise.close() }
      countsOneByOne = false
      argument = nil
    }

    /// Nil where the parts are not independent.
    private func count(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) -> Int64?
    {
      try input.open(argument, context)
      var count: Int64 = 0
      var evaluation = Evaluation(context, width: argument.columns.count)
      while !evaluation.isDependent, let batch = try input.next(context) {
        try context.checkpoint()
        for weight in try evaluation.weights(of: batch.nodes(plan.root.slot), at: plan.root) {
          count = try evaluation.add(count, weight)
        }
      }
      input.close()
      return evaluation.isDependent ? nil : count
    }
  }

  private struct Evaluation {
    private let context: ExecutionContext
    private let width: Int
    private let unit: Batch
    /// Whether a relationship was met that two hops might take.
    private(set) var isDependent = false

    init(_ context: ExecutionContext, width: Int) {
      self.context = context
      self.width = width
      unit = .unit(width: width)
    }

    /// How often the tree below a node matches, for each of some nodes.
    mutating func weights(of nodes: [NodeID], at node: Node) throws(QueryError) -> [Int64] {
      var weights = Array(repeating: Int64(1), count: nodes.count)
      var kept = nodes.indices.map { Int32($0) }
      for condition in node.conditions where !kept.isEmpty {
        let rows = column(.nodes(gather(nodes, kept)), at: node.slot, count: kept.count)
        kept = gather(kept, try condition.select(rows, context))
      }
      if kept.count < nodes.count {
        weights = Array(repeating: 0, count: nodes.count)
        for row in kept { weights[Int(row)] = 1 }
      }
      guard !node.branches.isEmpty else { return weights }
      var open = kept
      var hops: [Hops] = []
      let keepsHops = node.branches.contains { !$0.siblings.isEmpty }
      for branch in node.branches {
        guard !open.isEmpty, !isDependent else { break }
        let found = try follow(
          branch, gather(nodes, open), open, keepsRelationships: keepsHops)
        var sums = Array(repeating: Int64(0), count: nodes.count)
        for hop in found.weights.indices where found.weights[hop] != 0 {
          let row = Int(found.rows[hop])
          sums[row] = try add(sums[row], found.weights[hop])
        }
        var products = Array(repeating: Int64(0), count: nodes.count)
        for row in open { products[Int(row)] = try multiply(weights[Int(row)], sums[Int(row)]) }
        if let sibling = branch.siblings.first {
          // Of the other branches between, each is a factor of what the two have in common too.
          try subtract(
            hops[sibling], found, from: &products, before: weights, sums: hops[sibling].sums)
        }
        weights = products
        if keepsHops { hops.append(Hops(found, sums: sums)) }
        // With a sibling still to come a sum of zero is final as well.
        open = open.filter { weights[Int($0)] != 0 }
      }
      return weights
    }

    /// What one branch finds: a row of each for every hop whose weight is not zero.
    private struct Found {
      var rows: [Int32] = []
      var relationships: [RelationshipID] = []
      var weights: [Int64] = []
    }

    private struct Hops {
      let found: Found
      let sums: [Int64]
      init(_ found: Found, sums: [Int64]) {
        self.found = found
        self.sums = sums
      }
    }

    private mutating func follow(
      _ branch: Branch, _ nodes: [NodeID], _ rows: [Int32], keepsRelationships: Bool
    ) throws(QueryError) -> Found {
      let run = TraversalRun(branch.traversal)
      try run.prepare(context)
      let validity = try run.validity(of: unit, context)
      var result = Found()
      var neighbours: [NodeID] = []
      let mayLoop = branch.node.branches.contains(where: \.mayRepeatLoop)
      var start = 0
      while start < nodes.count {
        try context.checkpoint()
        let part = Array(nodes[start..<min(nodes.count, start + Batch.target)])
        var found = try run.expand(part, .uniform(validity[0]), context)
        for condition in branch.conditions where found.count > 0 {
          let batch = column(
            .relationships(found.relationships), at: branch.relationship, count: found.count)
          found.keep(rows: try condition.select(batch, context))
        }
        if mayLoop {
          for hop in 0..<found.count where found.neighbours[hop] == part[Int(found.origins[hop])] {
            isDependent = true
          }
        }
        for origin in found.origins { result.rows.append(rows[start + Int(origin)]) }
        if keepsRelationships { result.relationships.append(contentsOf: found.relationships) }
        neighbours.append(contentsOf: found.neighbours)
        try context.keep(bytes: found.count * 28)
        start += part.count
      }
      if isDependent { return Found() }
      result.weights = try weightsOfEach(neighbours, at: branch.node)
      try context.keep(bytes: -neighbours.count * 28)
      return result
    }

    /// As ``weights(of:at:)``, reckoning each node once.
    private mutating func weightsOfEach(_ nodes: [NodeID], at node: Node)
      throws(QueryError) -> [Int64]
    {
      if node.branches.isEmpty && node.conditions.isEmpty {
        return Array(repeating: 1, count: nodes.count)
      }
      var different = NodeNumbers(count: nodes.count)
      var numbers: [Int32] = []
      numbers.reserveCapacity(nodes.count)
      for node in nodes { numbers.append(different.number(of: node)) }
      let weights = try weights(of: different.nodes, at: node)
      return gather(weights, numbers)
    }

    /// Takes away the matches in which two branches take the same relationship.
    private func subtract(
      _ first: Hops, _ second: Found, from products: inout [Int64], before: [Int64], sums: [Int64]
    ) throws(QueryError) {
      var common: [RelationshipID: [Int32: Int64]] = [:]
      for hop in first.found.weights.indices where first.found.weights[hop] != 0 {
        common[first.found.relationships[hop], default: [:]][first.found.rows[hop]] =
          first.found.weights[hop]
      }
      for hop in second.weights.indices where second.weights[hop] != 0 {
        let row = second.rows[hop]
        guard let weight = common[second.relationships[hop]]?[row] else { continue }
        // `before` is the product of all branches so far, the first of the two among them.
        let others = sums[Int(row)] == 0 ? 0 : before[Int(row)] / sums[Int(row)]
        let both = try multiply(try multiply(weight, second.weights[hop]), others)
        products[Int(row)] -= both
      }
    }

    private func column(_ column: Column, at slot: Slot, count: Int) -> Batch {
      var batch = Batch(
        count: count, columns: Array(repeating: .absent, count: width),
        origins: Array(repeating: 0, count: count))
      batch.columns[slot.rawValue] = column
      return batch
    }

    func add(_ a: Int64, _ b: Int64) throws(QueryError) -> Int64 {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if overflow { throw tooMany }
      return sum
    }

    func multiply(_ a: Int64, _ b: Int64) throws(QueryError) -> Int64 {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if overflow { throw tooMany }
      return product
    }

    private var tooMany: QueryError {
      QueryError(
        .arithmeticError, .numberOutOfRange,
        "the pattern matches more often than an integer can say",
        phase: .runtime)
    }
  }
}
