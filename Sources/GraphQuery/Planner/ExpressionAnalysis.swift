internal import GraphModel

extension BoundExpression {
  /// The slots that it reads from the row, those that it binds itself left out.
  var slots: SlotSet {
    var result: SlotSet = []
    collect(into: &result)
    return result
  }

  private func collect(into slots: inout SlotSet) {
    switch kind {
    case .literal, .parameter: break
    case .variable(let slot): slots.insert(slot)
    case .listComprehension(let slot, let list, let predicate, let value):
      list.collect(into: &slots)
      var inner: SlotSet = []
      predicate?.collect(into: &inner)
      value?.collect(into: &inner)
      inner.remove(slot)
      slots.formUnion(inner)
    case .quantifier(_, let slot, let list, let predicate):
      list.collect(into: &slots)
      var inner = predicate.slots
      inner.remove(slot)
      slots.formUnion(inner)
    case .reduce(let accumulator, let initial, let slot, let list, let step):
      initial.collect(into: &slots)
      list.collect(into: &slots)
      slots.formUnion(step.slots.subtracting([accumulator, slot]))
    case .subquery(_, let subquery): slots.formUnion(subquery.arguments)
    default: for child in children { child.collect(into: &slots) }
    }
  }

  /// Whether it may be evaluated for more or fewer rows, or earlier, without a difference.
  var isRepeatable: Bool {
    if case .call(let function, _) = kind, function.purity == .volatile { return false }
    return children.allSatisfy(\.isRepeatable)
  }

  /// The expressions that it is made of directly. A subquery has none.
  var children: [BoundExpression] {
    switch kind {
    case .literal, .parameter, .variable, .subquery: []
    case .property(let base, _), .negate(let base), .plus(let base), .not(let base),
      .isNull(let base), .isNotNull(let base), .hasLabels(let base, _):
      [base]
    case .element(let base, let index): [base, index]
    case .slice(let base, let from, let to): [base] + [from, to].compactMap { $0 }
    case .list(let elements), .and(let elements), .or(let elements), .xor(let elements):
      elements
    case .map(let entries): entries.map(\.value)
    case .mapProjection(let base, let elements):
      [base]
        + elements.compactMap { if case .entry(_, let value) = $0 { value } else { nil } }
    case .comparison(let first, let steps): [first] + steps.map(\.operand)
    case .arithmetic(let first, let steps): [first] + steps.map(\.operand)
    case .startsWith(let a, let b), .endsWith(let a, let b), .contains(let a, let b),
      .matchesRegularExpression(let a, let b), .isIn(let a, let b):
      [a, b]
    case .simpleCase(let operand, let branches, let otherwise):
      [operand] + branches.flatMap { $0.tests + [$0.value] } + [otherwise].compactMap { $0 }
    case .searchedCase(let branches, let otherwise):
      branches.flatMap { [$0.predicate, $0.value] } + [otherwise].compactMap { $0 }
    case .call(_, let arguments): arguments
    case .listComprehension(_, let list, let predicate, let value):
      [list] + [predicate, value].compactMap { $0 }
    case .quantifier(_, _, let list, let predicate): [list, predicate]
    case .reduce(_, let initial, _, let list, let step): [initial, list, step]
    }
  }

  /// Whether it is the variable in `slot` and nothing else.
  func isVariable(_ slot: Slot) -> Bool {
    if case .variable(slot) = kind { true } else { false }
  }

  /// The two sides of `a = b`.
  var equation: (left: BoundExpression, right: BoundExpression)? {
    guard case .comparison(let first, let steps) = kind, steps.count == 1,
      steps[0].operation == .equal
    else { return nil }
    return (first, steps[0].operand)
  }

  static func variable(_ slot: Slot, _ range: SourceRange) -> BoundExpression {
    BoundExpression(kind: .variable(slot), type: .any, range: range)
  }

  /// `slot.key = value`.
  static func property(_ slot: Slot, equals property: BoundProperty, _ range: SourceRange)
    -> BoundExpression
  {
    let access = BoundExpression(
      kind: .property(.variable(slot, range), key: property.key), type: .any, range: range)
    return BoundExpression(
      kind: .comparison(access, [ComparisonStep(operation: .equal, operand: property.value)]),
      type: .any, range: property.value.range)
  }

  static func hasLabels(_ slot: Slot, _ labels: LabelExpression, _ range: SourceRange)
    -> BoundExpression
  {
    BoundExpression(kind: .hasLabels(.variable(slot, range), labels), type: .any, range: range)
  }

  /// The parts of a conjunction; itself, where it is none.
  var conjuncts: [BoundExpression] {
    if case .and(let parts) = kind { return parts.flatMap(\.conjuncts) }
    return [self]
  }
}
