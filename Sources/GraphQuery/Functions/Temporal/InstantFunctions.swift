internal import GraphModel

extension StandardFunctions {
  static let instants: [ScalarFunction] =
    InstantKind.allCases.flatMap { functions(of: $0) } + [
      ScalarFunction(
        "datetime.fromEpoch", [.integer, .integer], result: [.dateTime, .null], fromEpoch),
      ScalarFunction(
        "datetime.fromEpochMillis", [.integer], result: [.dateTime, .null], fromEpochMillis),
    ]

  private static func functions(of kind: InstantKind) -> [ScalarFunction] {
    let name = kind.rawValue
    let result: ValueTypes = [kind.type, .null]
    return [
      ScalarFunction(
        name, [[.string, .map, .instant]], optional: 1, result: result, purity: .stable
      ) {
        (a: [Value], context: FunctionContext) throws(EvaluationError) -> Value in
        guard let argument = a.first else { return try kind.now(context.clock) }
        return switch argument {
        case .string(let text): try kind.parse(text, context.clock)
        case .map(let map): try kind.build(map, context.clock)
        default: try kind.select(argument, context.clock)
        }
      },
      clockFunction(kind, "transaction", .stable) { $0.clock },
      clockFunction(kind, "statement", .stable) { $0.clock },
      clockFunction(kind, "realtime", .volatile) { _ in .now() },
      ScalarFunction(
        name + ".truncate", [.string, .instant, .map], optional: 2, result: result, purity: .stable
      ) {
        (a: [Value], context: FunctionContext) throws(EvaluationError) -> Value in
        guard case .string(let text) = a[0], let unit = TruncationUnit(named: text) else {
          throw EvaluationError(
            .argumentError, .invalidArgumentValue,
            "\(name).truncate() knows "
              + TruncationUnit.allCases.map(\.rawValue).joined(separator: ", "))
        }
        var map: [String: Value] = [:]
        if a.count > 2, case .map(let given) = a[2] { map = given }
        // With nothing to truncate, now; in all its parts, of which the kind keeps its own.
        let value = a.count > 1 ? a[1] : try kind.now(context.clock)
        return try kind.truncate(value, to: unit, map, context.clock)
      },
    ]
  }

  private static func clockFunction(
    _ kind: InstantKind, _ name: String, _ purity: Purity,
    _ clock: @escaping @Sendable (FunctionContext) -> StatementClock
  ) -> ScalarFunction {
    ScalarFunction(
      kind.rawValue + "." + name, [.string], optional: 1, result: [kind.type, .null],
      purity: purity
    ) {
      (a: [Value], context: FunctionContext) throws(EvaluationError) -> Value in
      var zone: TimeZoneName?
      if case .string(let name)? = a.first { zone = TimeZoneName(name) }
      return try kind.now(clock(context), in: zone)
    }
  }

  private static func fromEpoch(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    guard case .integer(let seconds) = a[0], case .integer(let nanoseconds) = a[1] else {
      return .null
    }
    // A duration carries whole seconds over.
    guard let sum = Duration(seconds: seconds, nanoseconds: nanoseconds) else {
      throw .temporalOverflow
    }
    return .dateTime(
      try Zones.dateTime(epochSeconds: sum.seconds, nanoseconds: sum.nanoseconds, in: .utc))
  }

  private static func fromEpochMillis(_ a: [Value], _: FunctionContext)
    throws(EvaluationError) -> Value
  {
    guard case .integer(let millis) = a[0],
      let sum = Duration(seconds: millis / 1000, nanoseconds: millis % 1000 * 1_000_000)
    else { return .null }
    return .dateTime(
      try Zones.dateTime(epochSeconds: sum.seconds, nanoseconds: sum.nanoseconds, in: .utc))
  }
}
