internal import GraphModel

/// The elements of a list in each row, each in a row of its own, with the row around it.
struct FlattenedLists {
  let rows: Batch
  /// How many elements each list has; nil where there is null instead of a list.
  let counts: [Int?]

  init(
    _ batch: Batch, _ lists: Column, element: Slot, at range: SourceRange, _ what: String
  ) throws(QueryError) {
    var origins: [Int32] = []
    var elements: [Value] = []
    var counts: [Int?] = []
    counts.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      switch lists[row] {
      case .list(let list):
        origins.append(contentsOf: repeatElement(Int32(row), count: list.count))
        elements.append(contentsOf: list)
        counts.append(list.count)
      case .null:
        counts.append(nil)
      case let value:
        throw QueryError(
          .typeError, .invalidArgumentType, "\(what) takes List, not \(ValueTypes(of: value))",
          phase: .runtime, at: range)
      }
    }
    var rows = batch.gathering(origins)
    rows.columns[element.rawValue] = .values(elements)
    self.rows = rows
    self.counts = counts
  }
}

/// `[slot IN list WHERE predicate | value]`.
struct ListComprehension: Evaluator {
  let slot: Slot
  let list: any Evaluator
  let predicate: (any Evaluator)?
  /// Nil: the element.
  let value: (any Evaluator)?
  let range: SourceRange

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    let lists = try list.evaluate(batch, context)
    let flat = try FlattenedLists(batch, lists, element: slot, at: range, "a list comprehension")
    let selected = try predicate?.select(flat.rows, context)
    let kept = selected.map { flat.rows.gathering($0) } ?? flat.rows
    let values =
      try value?.evaluate(kept, context).values(count: kept.count)
      ?? kept.columns[slot.rawValue].values(count: kept.count)
    var results: [Value] = []
    results.reserveCapacity(batch.count)
    var begin = 0
    var next = 0
    for count in flat.counts {
      guard let count else {
        results.append(.null)
        continue
      }
      let first = next
      if let selected {
        while next < selected.count && Int(selected[next]) < begin + count { next += 1 }
      } else {
        next += count
      }
      begin += count
      results.append(.list(Array(values[first..<next])))
    }
    return .values(results)
  }
}

/// `all(slot IN list WHERE predicate)`, `any`, `none`, `single`, three-valued.
struct QuantifiedPredicate: Evaluator {
  let quantifier: Quantifier
  let slot: Slot
  let list: any Evaluator
  let predicate: any Evaluator
  let range: SourceRange

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    let lists = try list.evaluate(batch, context)
    let flat = try FlattenedLists(batch, lists, element: slot, at: range, "a quantifier")
    let truths = try predicate.evaluate(flat.rows, context)
    var results: [Value] = []
    results.reserveCapacity(batch.count)
    var row = 0
    for count in flat.counts {
      guard let count else {
        results.append(.null)
        continue
      }
      var yes = 0
      var no = 0
      for element in row..<row + count {
        switch truths[element] {
        case .boolean(true): yes += 1
        case .boolean(false): no += 1
        case .null: break
        case let value:
          throw QueryError(
            .typeError, .invalidArgumentType,
            "the predicate of a quantifier is \(ValueTypes(of: value)), not Boolean",
            phase: .runtime, at: range)
        }
      }
      row += count
      results.append(verdict(yes: yes, no: no, unknown: count - yes - no))
    }
    return .values(results)
  }

  private func verdict(yes: Int, no: Int, unknown: Int) -> Value {
    switch quantifier {
    case .all: no > 0 ? .boolean(false) : unknown > 0 ? .null : .boolean(true)
    case .any: yes > 0 ? .boolean(true) : unknown > 0 ? .null : .boolean(false)
    case .none: yes > 0 ? .boolean(false) : unknown > 0 ? .null : .boolean(true)
    case .single: yes > 1 ? .boolean(false) : unknown > 0 ? .null : .boolean(yes == 1)
    }
  }
}

/// `reduce(accumulator = initial, slot IN list | step)`: all rows take their first step together,
/// then their second, until the longest list is done.
struct Reduce: Evaluator {
  let accumulator: Slot
  let initial: any Evaluator
  let slot: Slot
  let list: any Evaluator
  let step: any Evaluator
  let range: SourceRange

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    let lists = try list.evaluate(batch, context)
    var results = try initial.evaluate(batch, context).values(count: batch.count)
    var elements: [[Value]] = []
    for row in 0..<batch.count {
      switch lists[row] {
      case .list(let list): elements.append(list)
      case .null:
        elements.append([])
        results[row] = .null
      case let value:
        throw QueryError(
          .typeError, .invalidArgumentType, "reduce takes List, not \(ValueTypes(of: value))",
          phase: .runtime, at: range)
      }
    }
    let longest = elements.reduce(0) { max($0, $1.count) }
    for position in 0..<longest {
      try context.checkpoint()
      let open = elements.indices.filter { elements[$0].count > position }
      var rows = batch.gathering(open.map { Int32($0) })
      rows.columns[accumulator.rawValue] = .values(open.map { results[$0] })
      rows.columns[slot.rawValue] = .values(open.map { elements[$0][position] })
      let values = try step.evaluate(rows, context)
      for (index, row) in open.enumerated() { results[row] = values[index] }
    }
    return .values(results)
  }
}
