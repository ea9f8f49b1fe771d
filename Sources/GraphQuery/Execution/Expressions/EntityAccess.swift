internal import GraphModel
internal import GraphStore

/// `id(x)`: for a column of entities, the integers that it is made of.
struct IdentityAccess: Evaluator {
  let base: any Evaluator
  /// What answers for everything that is not a column of entities.
  let general: any Evaluator

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    switch try base.evaluate(batch, context) {
    case .nodes(let ids):
      return .values(ids.map { $0 == .missing ? .null : .integer($0.rawValue) })
    case .relationships(let ids):
      return .values(ids.map { $0 == .missing ? .null : .integer($0.rawValue) })
    case .constant(.node(let id)): return .constant(.integer(id.rawValue))
    case .values(let values):
      // The nodes of paths, mostly.
      var results: [Value] = []
      results.reserveCapacity(values.count)
      for value in values {
        switch value {
        case .node(let id): results.append(.integer(id.rawValue))
        case .relationship(let id): results.append(.integer(id.rawValue))
        case .null: results.append(.null)
        default: return try general.evaluate(batch, context)
        }
      }
      return .values(results)
    default:
      return try general.evaluate(batch, context)
    }
  }
}

/// `type(r)`: one question to the store for the whole batch, and one string for each type.
struct TypeAccess: Evaluator {
  let base: any Evaluator
  let general: any Evaluator

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    guard context.deletions.isEmpty,
      case .relationships(let ids) = try base.evaluate(batch, context),
      !ids.contains(.missing)
    else { return try general.evaluate(batch, context) }
    var names: [(type: TypeToken, name: Value)] = []
    var results: [Value] = []
    results.reserveCapacity(ids.count)
    names.reserveCapacity(4)
    let types = try context.types(of: ids)
    for type in types {
      if let known = names.last, known.type == type {
        results.append(known.name)
        continue
      }
      // Graphs have few types, and neighbouring rows mostly the same.
      if let place = names.firstIndex(where: { $0.type == type }) {
        names.swapAt(place, names.count - 1)
      } else {
        names.append(
          (
            type,
            .string(
              try context.read { (reader) throws(StoreError) in try reader.name(of: type) })
          ))
      }
      results.append(names[names.count - 1].name)
    }
    return .values(results)
  }
}

/// `length(p)` where `p` is a path of the row.
struct PathLengthAccess: Evaluator {
  let base: any Evaluator
  let general: any Evaluator

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    guard case .values(let values) = try base.evaluate(batch, context) else {
      return try general.evaluate(batch, context)
    }
    var results: [Value] = []
    results.reserveCapacity(values.count)
    for value in values {
      switch value {
      case .path(let path): results.append(.integer(Int64(path.length)))
      case .null: results.append(.null)
      default: return try general.evaluate(batch, context)
      }
    }
    return .values(results)
  }
}
