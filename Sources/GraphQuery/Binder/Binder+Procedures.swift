internal import GraphModel

extension Binder {
  /// The call, where a query is nothing but one.
  func standaloneCall(_ query: QuerySyntax) -> ProcedureCallSyntax? {
    guard query.branches.count == 1, query.branches[0].clauses.count == 1,
      case .call(let call) = query.branches[0].clauses[0]
    else { return nil }
    return call
  }

  /// A call alone returns what the procedure yields.
  mutating func bindStandaloneCall(_ call: ProcedureCallSyntax) throws(QueryError) -> BoundQuery {
    let bound = try bindProcedureCall(call, isStandalone: true)
    var projection: BoundProjection?
    var columns: [ResultColumn] = []
    if !bound.yields.isEmpty {
      for yield in bound.yields {
        let name = variables[yield.slot.rawValue].name ?? bound.procedure.results[yield.result].name
        columns.append(ResultColumn(name: name, slot: yield.slot))
      }
      projection = BoundProjection(
        isAggregating: false, groupingKeys: [], aggregates: [],
        columns: columns.map {
          Assignment(slot: $0.slot, expression: variable($0.slot, call.range))
        },
        names: columns.map(\.name), isDistinct: false, orderBy: [], skip: nil, limit: nil,
        predicates: [], range: call.range)
    }
    let part = BoundPart(clauses: [.callProcedure(bound)], projection: projection)
    let branch = BoundLinearQuery(arguments: [], parts: [part], outputs: columns.map(\.slot))
    return BoundQuery(branches: [branch], union: nil, columns: columns)
  }

  mutating func bindProcedureCall(_ call: ProcedureCallSyntax, isStandalone: Bool)
    throws(QueryError) -> BoundProcedureCall
  {
    guard let procedure = catalog.procedure(named: call.name.text) else {
      let suggestion = nearest(to: call.name.text, among: catalog.procedureNames)
      throw QueryError(
        .procedureError, .procedureNotFound, "there is no procedure \(call.name.text)",
        hint: suggestion.map { "did you mean \($0)?" }, at: call.name.range)
    }
    let arguments = try bindArguments(of: call, to: procedure, isStandalone: isStandalone)
    var bound = BoundProcedureCall(
      procedure: procedure, arguments: arguments, yields: [], predicates: [], range: call.range)
    if let yield = call.yield, yield.star == nil {
      for item in yield.items {
        guard let result = procedure.results.firstIndex(where: { $0.name == item.name.text }) else {
          let suggestion = nearest(to: item.name.text, among: procedure.results.map(\.name))
          throw QueryError(
            .syntaxError, .undefinedVariable, "\(procedure.name) yields no \(item.name.text)",
            hint: suggestion.map { "did you mean \($0)?" }, at: item.name.range)
        }
        let name = item.alias ?? item.name
        let slot = try declare(name, .value, StaticType(types(of: procedure.results[result])))
        bound.yields.append((result, slot))
      }
      if let predicate = yield.predicate {
        aggregates = .forbidden("in WHERE")
        bound.predicates = try bindConjuncts(predicate)
      }
    } else if isStandalone {
      for (index, result) in procedure.results.enumerated() {
        let name = NameSyntax(text: result.name, range: call.range)
        bound.yields.append((index, try declare(name, .value, StaticType(types(of: result)))))
      }
    } else if let star = call.yield?.star {
      throw QueryError(
        .syntaxError, .unexpectedSyntax, "YIELD * is for a call that stands alone",
        hint: "name what to yield: YIELD " + procedure.results.map(\.name).joined(separator: ", "),
        at: star)
    }
    return bound
  }

  private mutating func bindArguments(
    of call: ProcedureCallSyntax, to procedure: ProcedureSignature, isStandalone: Bool
  ) throws(QueryError) -> [BoundExpression] {
    guard let written = call.arguments else {
      if !isStandalone, !procedure.parameters.isEmpty {
        throw QueryError(
          .syntaxError, .invalidArgumentPassingMode,
          "only a call that stands alone takes its arguments from the query's parameters",
          hint: "write \(procedure.name)(…)", at: call.range)
      }
      return procedure.parameters.map { parameter in
        use(parameter: parameter.name, call.name.range)
        return BoundExpression(
          kind: .parameter(parameter.name), type: .any, range: call.name.range)
      }
    }
    guard written.count == procedure.parameters.count else {
      let names = procedure.parameters.map { "\($0.name) :: \($0.type.rawValue)" }
      throw QueryError(
        .syntaxError, .invalidNumberOfArguments,
        "\(procedure.name) takes \(procedure.parameters.count) arguments, not \(written.count)",
        hint: "its arguments are (\(names.joined(separator: ", ")))", at: call.range)
    }
    var bound: [BoundExpression] = []
    for (argument, parameter) in zip(written, procedure.parameters) {
      let value = try bind(argument, in: "the arguments of CALL")
      try require(
        value, types(of: parameter),
        "\(parameter.name) of \(procedure.name) is of type \(parameter.type.rawValue)")
      bound.append(value)
    }
    return bound
  }

  private func types(of field: ProcedureSignature.Field) -> ValueTypes {
    switch field.type {
    case .any: .any
    case .boolean: .boolean
    case .integer: .integer
    case .float, .number: .number
    case .string: .string
    case .list: .list
    case .map: .map
    case .node: .node
    case .relationship: .relationship
    case .path: .path
    case .date: .date
    case .localTime: .localTime
    case .time: .time
    case .localDateTime: .localDateTime
    case .dateTime: .dateTime
    case .duration: .duration
    }
  }
}
