internal import GraphModel

/// Makes evaluators of bound expressions.
extension PhysicalPlanner {
  mutating func compile(_ expression: BoundExpression) throws(QueryError) -> any Evaluator {
    let range = expression.range
    switch expression.kind {
    case .literal(let value): return Constant(value: value)
    case .parameter(let name):
      guard let number = parameters.firstIndex(of: name) else {
        throw QueryError(
          .parameterMissing, .missingParameter, "the parameter $\(name) was not given", at: range)
      }
      return ParameterReference(number: number)
    case .variable(let slot): return SlotReference(slot: slot)

    case .property(let base, let key):
      return PropertyAccess(
        base: try compile(base), key: symbols.key(key), name: key, range: range)
    case .element(let base, let index):
      return ElementwiseOperation(
        operands: [try compile(base), try compile(index)], range: range, isRepeatable: true
      ) { (values, context) throws(EvaluationError) in
        try Operators.element(values[0], values[1], context)
      }
    case .slice(let base, let from, let to):
      let hasFrom = from != nil
      var operands = [try compile(base)]
      if let from { operands.append(try compile(from)) }
      if let to { operands.append(try compile(to)) }
      return ElementwiseOperation(operands: operands, range: range, isRepeatable: true) {
        (values, _) throws(EvaluationError) in
        try Operators.slice(
          values[0], from: hasFrom ? values[1] : nil,
          to: values.count > (hasFrom ? 2 : 1) ? values[values.count - 1] : nil)
      }

    case .list(let elements): return ListConstructor(elements: try compile(elements))
    case .map(let entries):
      var compiled: [(key: String, value: any Evaluator)] = []
      for entry in entries { compiled.append((entry.key, try compile(entry.value))) }
      return MapConstructor(entries: compiled)
    case .mapProjection(let base, let elements): return try projection(base, elements, range)

    case .and(let operands):
      return Junction(operands: try compile(operands), deciding: false, range: range)
    case .or(let operands):
      return Junction(operands: try compile(operands), deciding: true, range: range)
    case .xor(let operands): return ExclusiveOr(operands: try compile(operands), range: range)
    case .not(let operand): return try unary(operand, range, Operators.not)
    case .negate(let operand): return try unary(operand, range, Operators.negate)
    case .plus(let operand): return try unary(operand, range, Operators.plus)
    case .isNull(let operand): return try unary(operand, range) { .boolean($0.isNull) }
    case .isNotNull(let operand): return try unary(operand, range) { .boolean(!$0.isNull) }

    case .comparison(let first, let steps):
      if steps.count == 1 {
        return BinaryOperation(
          left: try compile(first), right: try compile(steps[0].operand), range: range,
          body: steps[0].operation.evaluate)
      }
      var compiled: [(operation: ComparisonOperator, operand: any Evaluator)] = []
      for step in steps { compiled.append((step.operation, try compile(step.operand))) }
      return ComparisonChain(first: try compile(first), steps: compiled, range: range)
    case .arithmetic(let first, let steps):
      var result = try compile(first)
      for step in steps {
        result = BinaryOperation(
          left: result, right: try compile(step.operand), range: range,
          body: step.operation.evaluate)
      }
      return result

    case .startsWith(let a, let b): return try binary(a, b, range, Operators.startsWith)
    case .endsWith(let a, let b): return try binary(a, b, range, Operators.endsWith)
    case .contains(let a, let b): return try binary(a, b, range, Operators.contains)
    case .matchesRegularExpression(let a, let b):
      return try binary(a, b, range, Operators.matches)
    case .isIn(let element, let list): return try binary(element, list, range, Operators.isIn)
    case .hasLabels(let entity, let labels):
      return LabelTest(entity: try compile(entity), condition: condition(labels), range: range)

    case .simpleCase(let operand, let branches, let otherwise):
      let slot = planner.newSlot()
      let value = BoundExpression.variable(slot, operand.range)
      var compiled: [(predicate: any Evaluator, value: any Evaluator)] = []
      for branch in branches {
        var tests: [any Evaluator] = []
        for test in branch.tests {
          tests.append(try binary(value, test, test.range) { Operators.equal($0, $1) })
        }
        compiled.append(
          (
            tests.count == 1 ? tests[0] : Junction(operands: tests, deciding: true, range: range),
            try compile(branch.value)
          ))
      }
      return SimpleCase(
        operand: try compile(operand), slot: slot,
        searched: CaseExpression(branches: compiled, otherwise: try compile(otherwise)))
    case .searchedCase(let branches, let otherwise):
      var compiled: [(predicate: any Evaluator, value: any Evaluator)] = []
      for branch in branches {
        compiled.append((try compile(branch.predicate), try compile(branch.value)))
      }
      return CaseExpression(branches: compiled, otherwise: try compile(otherwise))

    case .call(let function, let arguments):
      let operands = try compile(arguments)
      if function.name.lowercased() == "coalesce" { return Coalesce(operands: operands) }
      let general = ElementwiseOperation(
        operands: operands, range: range, isRepeatable: function.purity != .volatile
      ) { (values, context) throws(EvaluationError) in
        try function.evaluate(values, context)
      }
      guard operands.count == 1, case .variable = arguments[0].kind else { return general }
      switch function.name.lowercased() {
      case "id": return IdentityAccess(base: operands[0], general: general)
      case "type": return TypeAccess(base: operands[0], general: general)
      case "length": return PathLengthAccess(base: operands[0], general: general)
      default: return general
      }

    case .listComprehension(let slot, let list, let predicate, let value):
      return ListComprehension(
        slot: slot, list: try compile(list), predicate: try compile(predicate),
        value: try compile(value), range: range)
    case .quantifier(let quantifier, let slot, let list, let predicate):
      return QuantifiedPredicate(
        quantifier: quantifier, slot: slot, list: try compile(list),
        predicate: try compile(predicate), range: range)
    case .reduce(let accumulator, let initial, let slot, let list, let step):
      return Reduce(
        accumulator: accumulator, initial: try compile(initial), slot: slot,
        list: try compile(list), step: try compile(step), range: range)

    case .subquery(let form, let subquery):
      let (plan, isRowwise) = try plan(subquery.query)
      return SubqueryExpression(
        form: form, plan: plan, output: subquery.query.columns.first?.slot, isBatched: isRowwise)
    }
  }

  private mutating func compile(_ expressions: [BoundExpression])
    throws(QueryError) -> [any Evaluator]
  {
    var compiled: [any Evaluator] = []
    compiled.reserveCapacity(expressions.count)
    for expression in expressions { compiled.append(try compile(expression)) }
    return compiled
  }

  private mutating func compile(_ expression: BoundExpression?)
    throws(QueryError) -> (any Evaluator)?
  {
    guard let expression else { return nil }
    return try compile(expression) as any Evaluator
  }

  private mutating func unary(
    _ operand: BoundExpression, _ range: SourceRange, _ body: @escaping UnaryOperation.Body
  ) throws(QueryError) -> any Evaluator {
    UnaryOperation(operand: try compile(operand), range: range, body: body)
  }

  private mutating func binary(
    _ left: BoundExpression, _ right: BoundExpression, _ range: SourceRange,
    _ body: @escaping BinaryOperation.Body
  ) throws(QueryError) -> any Evaluator {
    BinaryOperation(left: try compile(left), right: try compile(right), range: range, body: body)
  }

  private mutating func projection(
    _ base: BoundExpression, _ elements: [BoundMapElement], _ range: SourceRange
  ) throws(QueryError) -> any Evaluator {
    let subject = try compile(base)
    var compiled: [MapProjection.Element] = []
    for element in elements {
      switch element {
      case .entry(let key, let value): compiled.append(.entry(key, try compile(value)))
      case .allProperties:
        guard case .scalar(let function) = FunctionRegistry.standard.function(named: "properties")
        else { continue }
        compiled.append(
          .all(
            ElementwiseOperation(operands: [subject], range: range, isRepeatable: true) {
              (values, context) throws(EvaluationError) in
              try function.evaluate(values, context)
            }))
      }
    }
    return MapProjection(base: subject, elements: compiled)
  }

  private mutating func condition(_ labels: LabelExpression) -> LabelTest.Condition {
    switch labels {
    case .name(let name): return .name(symbols.label(name), symbols.type(name))
    case .wildcard: return .wildcard
    case .not(let inner): return .not(condition(inner))
    case .all(let parts):
      var conditions: [LabelTest.Condition] = []
      for part in parts { conditions.append(condition(part)) }
      return .all(conditions)
    case .any(let parts):
      var conditions: [LabelTest.Condition] = []
      for part in parts { conditions.append(condition(part)) }
      return .any(conditions)
    }
  }
}

extension ArithmeticOperator {
  fileprivate var evaluate: BinaryOperation.Body {
    switch self {
    case .add: Operators.add
    case .subtract: Operators.subtract
    case .multiply: Operators.multiply
    case .divide: Operators.divide
    case .modulo: Operators.remainder
    case .power: Operators.power
    case .concatenate:
      { (a, b) throws(EvaluationError) in
        switch (a, b) {
        case (.null, _), (_, .null): return .null
        case (.string, .string), (.list, .list): return try Operators.add(a, b)
        default:
          throw EvaluationError(
            .typeError, .invalidArgumentType,
            "|| joins two strings or two lists, not \(ValueTypes(of: a)) and \(ValueTypes(of: b))")
        }
      }
    }
  }
}

/// An expression under whose own name for something another slot's value stands.
struct Renamed: Evaluator {
  let from: Slot
  let to: Slot
  let inner: any Evaluator

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var renamed = batch
    renamed.columns[to.rawValue] = batch.columns[from.rawValue]
    return try inner.evaluate(renamed, context)
  }
}
