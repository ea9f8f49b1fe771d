internal import GraphModel

func pending(_ a: [Value], _ c: FunctionContext) throws(EvaluationError) -> Value {
  throw EvaluationError(.argumentError, .invalidArgumentValue, "not available")
}
struct PendingAggregator: Aggregator {
  mutating func accumulate(_ value: Value, parameter: Value) throws(EvaluationError) {}
  func result() throws(EvaluationError) -> Value { .null }
}
extension StandardFunctions {
  static let general: [ScalarFunction] = [
    ScalarFunction("coalesce", [.any], isVariadic: true, result: .any, pending),
    ScalarFunction("exists", [.any], result: .boolean, pending),
    ScalarFunction("isEmpty", [[.string, .list, .map]], result: [.boolean, .null], pending),
    ScalarFunction("nullIf", [.any, .any], result: .any, pending),
    ScalarFunction("valueType", [.any], result: .string, pending),
    ScalarFunction("timestamp", [], result: .integer, purity: .stable, pending),
    ScalarFunction("randomUUID", [], result: .string, purity: .volatile, pending),
  ]
  static let strings: [ScalarFunction] =
    [
      "toLower", "toUpper", "lower", "upper",
    ].map { ScalarFunction($0, [.string], result: [.string, .null], pending) } + [
      ScalarFunction("trim", [.string, .string], optional: 1, result: [.string, .null], pending),
      ScalarFunction("lTrim", [.string, .string], optional: 1, result: [.string, .null], pending),
      ScalarFunction("rTrim", [.string, .string], optional: 1, result: [.string, .null], pending),
      ScalarFunction("bTrim", [.string, .string], optional: 1, result: [.string, .null], pending),
      ScalarFunction("left", [.string, .integer], result: [.string, .null], pending),
      ScalarFunction("right", [.string, .integer], result: [.string, .null], pending),
      ScalarFunction(
        "substring", [.string, .integer, .integer], optional: 1, result: [.string, .null], pending),
      ScalarFunction("replace", [.string, .string, .string], result: [.string, .null], pending),
      ScalarFunction("split", [.string, [.string, .list]], result: [.list, .null], pending),
      ScalarFunction("char_length", [.string], result: [.integer, .null], pending),
      ScalarFunction("character_length", [.string], result: [.integer, .null], pending),
    ]
  static let mathematics: [ScalarFunction] =
    [
      "sqrt", "exp", "log", "log10", "sin", "cos", "tan", "cot", "asin", "acos", "atan", "degrees",
      "radians", "haversin", "ceil", "floor",
    ].map { ScalarFunction($0, [.number], result: [.float, .null], pending) } + [
      ScalarFunction("abs", [.number], result: [.number, .null], pending),
      ScalarFunction("sign", [.number], result: [.integer, .null], pending),
      ScalarFunction(
        "round", [.number, .integer, .string], optional: 2, result: [.float, .null], pending),
      ScalarFunction("atan2", [.number, .number], result: [.float, .null], pending),
      ScalarFunction("isNaN", [.number], result: [.boolean, .null], pending),
      ScalarFunction("e", [], result: .float, pending),
      ScalarFunction("pi", [], result: .float, pending),
      ScalarFunction("rand", [], result: .float, purity: .volatile, pending),
    ]
  static let lists: [ScalarFunction] = [
    ScalarFunction("size", [[.string, .list]], result: [.integer, .null], pending),
    ScalarFunction(
      "range", [.integer, .integer, .integer], optional: 1, result: [.list, .null], pending),
    ScalarFunction("reverse", [[.string, .list]], result: [.string, .list, .null], pending),
    ScalarFunction("head", [.list], result: .any, pending),
    ScalarFunction("last", [.list], result: .any, pending),
    ScalarFunction("tail", [.list], result: [.list, .null], pending),
  ]
  static let conversions: [ScalarFunction] = [
    ScalarFunction(
      "toBoolean", [[.boolean, .integer, .string]], result: [.boolean, .null], pending),
    ScalarFunction("toInteger", [[.number, .string]], result: [.integer, .null], pending),
    ScalarFunction("toFloat", [[.number, .string]], result: [.float, .null], pending),
    ScalarFunction(
      "toString", [[.boolean, .number, .string, .temporal]], result: [.string, .null], pending),
    ScalarFunction("toBooleanOrNull", [.any], result: [.boolean, .null], pending),
    ScalarFunction("toIntegerOrNull", [.any], result: [.integer, .null], pending),
    ScalarFunction("toFloatOrNull", [.any], result: [.float, .null], pending),
    ScalarFunction("toStringOrNull", [.any], result: [.string, .null], pending),
    ScalarFunction("toBooleanList", [.list], result: [.list, .null], pending),
    ScalarFunction("toIntegerList", [.list], result: [.list, .null], pending),
    ScalarFunction("toFloatList", [.list], result: [.list, .null], pending),
    ScalarFunction("toStringList", [.list], result: [.list, .null], pending),
  ]
  static let entities: [ScalarFunction] = [
    ScalarFunction("id", [.entity], result: [.integer, .null], pending),
    ScalarFunction("elementId", [.entity], result: [.string, .null], pending),
    ScalarFunction("labels", [.node], result: [.list, .null], purity: .reading, pending),
    ScalarFunction("type", [.relationship], result: [.string, .null], purity: .reading, pending),
    ScalarFunction("keys", [[.entity, .map]], result: [.list, .null], purity: .reading, pending),
    ScalarFunction(
      "properties", [[.entity, .map]], result: [.map, .null], purity: .reading, pending),
    ScalarFunction(
      "startNode", [.relationship], result: [.node, .null], purity: .reading, pending),
    ScalarFunction("endNode", [.relationship], result: [.node, .null], purity: .reading, pending),
    ScalarFunction("nodes", [.path], result: [.list, .null], pending),
    ScalarFunction("relationships", [.path], result: [.list, .null], pending),
    ScalarFunction("length", [.path], result: [.integer, .null], pending),
  ]
  static let assertions: [ScalarFunction] = [
    ScalarFunction(
      "holds", [.relationship, [.date, .localDateTime, .dateTime, .string]],
      result: [.boolean, .null], purity: .reading, pending),
    ScalarFunction("evidence", [.relationship], result: [.list, .null], purity: .reading, pending),
  ]
  private static let instantNames: [(String, ValueTypes)] = [
    ("date", .date), ("localtime", .localTime), ("time", .time),
    ("localdatetime", .localDateTime), ("datetime", .dateTime),
  ]
  static let dates: [ScalarFunction] = []
  static let times: [ScalarFunction] = []
  static let instants: [ScalarFunction] =
    instantNames.flatMap { name, type in
      [
        ScalarFunction(
          name, [[.string, .map, .instant]], optional: 1, result: [type, .null], purity: .stable,
          pending),
        ScalarFunction(
          name + ".transaction", [.string], optional: 1, result: [type, .null], purity: .stable,
          pending),
        ScalarFunction(
          name + ".statement", [.string], optional: 1, result: [type, .null], purity: .stable,
          pending),
        ScalarFunction(
          name + ".realtime", [.string], optional: 1, result: [type, .null], purity: .volatile,
          pending),
        ScalarFunction(
          name + ".truncate", [.string, .instant, .map], optional: 2, result: [type, .null],
          purity: .stable, pending),
      ]
    } + [
      ScalarFunction(
        "datetime.fromEpoch", [.integer, .integer], result: [.dateTime, .null], pending),
      ScalarFunction("datetime.fromEpochMillis", [.integer], result: [.dateTime, .null], pending),
    ]
  static let durations: [ScalarFunction] = [
    ScalarFunction("duration", [[.string, .map, .duration]], result: [.duration, .null], pending),
    ScalarFunction("duration.between", [.instant, .instant], result: [.duration, .null], pending),
    ScalarFunction(
      "duration.inMonths", [.instant, .instant], result: [.duration, .null], pending),
    ScalarFunction("duration.inDays", [.instant, .instant], result: [.duration, .null], pending),
    ScalarFunction(
      "duration.inSeconds", [.instant, .instant], result: [.duration, .null], pending),
  ]
  static let counting: [AggregateFunction] = [
    AggregateFunction("count", [.any], result: .integer) { PendingAggregator() },
    AggregateFunction("collect", [.any], result: .list) { PendingAggregator() },
    AggregateFunction("min", [.any], result: .any) { PendingAggregator() },
    AggregateFunction("max", [.any], result: .any) { PendingAggregator() },
  ]
  static let statistics: [AggregateFunction] = [
    AggregateFunction("sum", [[.number, .duration]], result: [.number, .duration]) {
      PendingAggregator()
    },
    AggregateFunction("avg", [[.number, .duration]], result: [.number, .duration, .null]) {
      PendingAggregator()
    },
    AggregateFunction("percentileCont", [.number, .number], result: [.float, .null]) {
      PendingAggregator()
    },
    AggregateFunction("percentileDisc", [.number, .number], result: [.number, .null]) {
      PendingAggregator()
    },
    AggregateFunction("stDev", [.number], result: [.float]) { PendingAggregator() },
    AggregateFunction("stDevP", [.number], result: [.float]) { PendingAggregator() },
  ]
}
