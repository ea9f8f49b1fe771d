import GraphModel
import GraphStore
import Testing

@testable import GraphQuery

/// Calls a function of the language on an empty graph, at a fixed instant.
func call(_ name: String, _ arguments: Value...) throws -> Value {
  guard case .scalar(let function)? = FunctionRegistry.standard.function(named: name) else {
    throw Missing(name: name)
  }
  #expect(function.arity.contains(arguments.count), "\(name) with \(arguments.count) arguments")
  let store = try Store.inMemory()
  let transaction = try store.beginRead()
  defer { transaction.end() }
  // 2024-02-29T12:34:56.789Z
  let clock = StatementClock(epochSeconds: 1_709_210_096, nanoseconds: 789_000_000)
  return try function.evaluate(
    arguments, FunctionContext(reader: transaction, clock: clock))
}

/// The result as the language writes it.
func text(_ name: String, _ arguments: Value...) throws -> String {
  switch arguments.count {
  case 0: try call(name).rendered()
  case 1: try call(name, arguments[0]).rendered()
  case 2: try call(name, arguments[0], arguments[1]).rendered()
  default: try call(name, arguments[0], arguments[1], arguments[2]).rendered()
  }
}

/// What an aggregate function makes of some rows.
func aggregate(_ name: String, _ values: [Value], parameter: Value = .null) throws -> String {
  guard case .aggregate(let function)? = FunctionRegistry.standard.function(named: name) else {
    throw Missing(name: name)
  }
  var aggregator = function.makeAggregator()
  for value in values { try aggregator.accumulate(value, parameter: parameter) }
  return try aggregator.result().rendered()
}

/// What went wrong, as `Kind/Detail`.
func failure(_ body: () throws -> Value) -> String {
  do {
    return "no error but \(try body().rendered())"
  } catch let error as EvaluationError {
    return "\(error.kind.rawValue)/\(error.detail.rawValue)"
  } catch {
    return "\(error)"
  }
}

struct Missing: Error { let name: String }

extension Value: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(floatLiteral value: Double) { self = .float(value) }
  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: Value...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Value)...) {
    self = .map(Dictionary(elements, uniquingKeysWith: { $1 }))
  }
}
