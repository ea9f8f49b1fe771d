internal import GraphModel
internal import GraphStore

extension StandardFunctions {
  static let entities: [ScalarFunction] = [
    ScalarFunction("id", [.entity], result: [.integer, .null], id),
    ScalarFunction("elementId", [.entity], result: [.string, .null], elementID),
    ScalarFunction("labels", [.node], result: [.list, .null], purity: .reading, labels),
    ScalarFunction("type", [.relationship], result: [.string, .null], purity: .reading, type),
    ScalarFunction("keys", [[.entity, .map]], result: [.list, .null], purity: .reading, keys),
    ScalarFunction(
      "properties", [[.entity, .map]], result: [.map, .null], purity: .reading, properties),
    ScalarFunction(
      "startNode", [.relationship], result: [.node, .null], purity: .reading, startNode),
    ScalarFunction("endNode", [.relationship], result: [.node, .null], purity: .reading, endNode),
    ScalarFunction("nodes", [.path], result: [.list, .null], nodes),
    ScalarFunction("relationships", [.path], result: [.list, .null], relationships),
    ScalarFunction("length", [.path], result: [.integer, .null], length),
  ]

  private static func id(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    switch a[0] {
    case .node(let id): .integer(id.rawValue)
    case .relationship(let id): .integer(id.rawValue)
    default: .null
    }
  }

  private static func elementID(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    switch a[0] {
    case .node(let id): .string("n\(id)")
    case .relationship(let id): .string("r\(id)")
    default: .null
    }
  }

  private static func labels(_ a: [Value], _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    guard case .node(let id) = a[0] else { return .null }
    return .list(try Entities.labels(of: id, context))
  }

  private static func type(_ a: [Value], _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    guard case .relationship(let id) = a[0] else { return .null }
    let type = try Entities.fixedPart(of: id, context).type
    return try Entities.read { () throws(StoreError) in .string(try context.reader.name(of: type)) }
  }

  private static func keys(_ a: [Value], _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    if case .map(let values) = a[0] { return .list(values.keys.sorted().map { .string($0) }) }
    return .list(try Entities.properties(of: a[0], context).map { .string($0.name) })
  }

  private static func properties(_ a: [Value], _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    if case .map = a[0] { return a[0] }
    var map: [String: Value] = [:]
    for (name, value) in try Entities.properties(of: a[0], context) { map[name] = value }
    return .map(map)
  }

  private static func startNode(_ a: [Value], _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    guard case .relationship(let id) = a[0] else { return .null }
    return .node(try Entities.fixedPart(of: id, context).source)
  }

  private static func endNode(_ a: [Value], _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    guard case .relationship(let id) = a[0] else { return .null }
    return .node(try Entities.fixedPart(of: id, context).target)
  }

  private static func nodes(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    guard case .path(let path) = a[0] else { return .null }
    return .list(path.nodes.map { .node($0) })
  }

  private static func relationships(_ a: [Value], _: FunctionContext)
    throws(EvaluationError) -> Value
  {
    guard case .path(let path) = a[0] else { return .null }
    return .list(path.relationships.map { .relationship($0) })
  }

  private static func length(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    guard case .path(let path) = a[0] else { return .null }
    return .integer(Int64(path.length))
  }
}
