internal import GraphModel

/// The elements of a list in each row, each in a row of its own with the row around it, some at a
/// time: a list may have more elements than rows can be held.
struct ListElements {
  private let batch: Batch
  private let lists: Column
  private let slot: Slot
  private let range: SourceRange
  private let what: String
  private var row = 0
  private var element = 0

  /// So many elements are handed out together.
  private static let target = 1 << 14

  init(_ batch: Batch, _ lists: Column, element: Slot, at range: SourceRange, _ what: String) {
    self.batch = batch
    self.lists = lists
    slot = element
    self.range = range
    self.what = what
  }

  /// The next rows, and for each the row of the batch that it is of; nil after the last.
  mutating func next(_ context: ExecutionContext) throws(QueryError)
    -> (rows: Batch, origins: [Int32])?
  {
    try context.pulse()
    var origins: [Int32] = []
    var values: [Value] = []
    while row < batch.count && values.count < ListElements.target {
      switch lists[row] {
      case .list(let list):
        let end = min(list.count, element + ListElements.target - values.count)
        origins.append(contentsOf: repeatElement(Int32(row), count: end - element))
        values.append(contentsOf: list[element..<end])
        element = end
        if end < list.count { continue }
      case .null: break
      case let value:
        throw QueryError(
          .typeError, .invalidArgumentType, "\(what) takes List, not \(ValueTypes(of: value))",
          phase: .runtime, at: range)
      }
      row += 1
      element = 0
    }
    guard !values.isEmpty else { return nil }
    var rows = batch.gathering(origins)
    rows.columns[slot.rawValue] = .values(values)
    return (rows, origins)
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
    var results: [[Value]] = Array(repeating: [], count: batch.count)
    var elements = ListElements(
      batch, lists, element: slot, at: range, "a list comprehension")
    while let (rows, origins) = try elements.next(context) {
      let selected = try predicate?.select(rows, context)
      let kept = selected.map { rows.gathering($0) } ?? rows
      guard kept.count > 0 else { continue }
      let values = try value?.evaluate(kept, context) ?? kept.columns[slot.rawValue]
      try context.pulse(building: size(of: values, count: kept.count, context))
      for index in 0..<kept.count {
        results[Int(origins[selected.map { Int($0[index]) } ?? index])].append(values[index])
      }
    }
    return .values(
      results.enumerated().map { row, values in lists[row].isNull ? .null : .list(values) })
  }

  /// Of the values themselves: what is in a list among them was counted when that was built.
  private func size(of values: Column, count: Int, _ context: ExecutionContext) -> Int {
    guard context.countsBytes else { return 0 }
    var size = count * MemoryLayout<Value>.stride
    if case .values(let values) = values {
      for case .string(let text) in values where text.utf8.count > 15 { size += text.utf8.count }
    }
    return size
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
    var counts: [(yes: Int, no: Int, unknown: Int)] = Array(
      repeating: (0, 0, 0), count: batch.count)
    var elements = ListElements(batch, lists, element: slot, at: range, "a quantifier")
    while let (rows, origins) = try elements.next(context) {
      let truths = try predicate.evaluate(rows, context)
      for (index, row) in origins.enumerated() {
        switch truths[index] {
        case .boolean(true): counts[Int(row)].yes += 1
        case .boolean(false): counts[Int(row)].no += 1
        case .null: counts[Int(row)].unknown += 1
        case let value:
          throw QueryError(
            .typeError, .invalidArgumentType,
            "the predicate of a quantifier is \(ValueTypes(of: value)), not Boolean",
            phase: .runtime, at: range)
        }
      }
    }
    return .values(
      counts.enumerated().map { row, count in
        lists[row].isNull
          ? .null : verdict(yes: count.yes, no: count.no, unknown: count.unknown)
      })
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
      try context.pulse()
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
