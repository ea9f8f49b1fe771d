internal import GraphModel

/// One variable's values in the rows of a ``Batch``.
///
/// Entities stay integers until a property is asked for. A missing entity (of `OPTIONAL MATCH`) is
/// the identity ``NodeID/missing``, so that columns of entities need no second array for nulls.
enum Column: Sendable {
  /// The slot holds nothing here: its variable is not in scope.
  case absent
  /// The same value in every row. In a place of its own, so that a column is no larger than a pointer:
  /// rows are handed on by copying their columns.
  indirect case constant(Value)
  case nodes([NodeID])
  case relationships([RelationshipID])
  case values([Value])
}

extension NodeID {
  /// Null in a column of nodes. No store hands out this identity.
  static let missing = NodeID(rawValue: .min)
}

extension RelationshipID {
  /// Null in a column of relationships. No store hands out this identity.
  static let missing = RelationshipID(rawValue: .min)
}

extension Column {
  /// The value in a row; null in a column that is absent.
  subscript(row: Int) -> Value {
    switch self {
    case .absent: .null
    case .constant(let value): value
    case .nodes(let ids): ids[row] == .missing ? .null : .node(ids[row])
    case .relationships(let ids): ids[row] == .missing ? .null : .relationship(ids[row])
    case .values(let values): values[row]
    }
  }

  /// Whether a value in it is a node or a relationship, or may hold one.
  var mayRefer: Bool {
    switch self {
    case .absent: false
    case .constant(let value): value.mayRefer
    case .nodes, .relationships: true
    case .values(let values): values.contains { $0.mayRefer }
    }
  }

  /// All values of the first `count` rows.
  func values(count: Int) -> [Value] {
    switch self {
    case .absent: return Array(repeating: .null, count: count)
    case .constant(let value): return Array(repeating: value, count: count)
    case .nodes(let ids): return ids.map { $0 == .missing ? .null : .node($0) }
    case .relationships(let ids): return ids.map { $0 == .missing ? .null : .relationship($0) }
    case .values(let values): return values
    }
  }

  /// The column whose row `i` is this column's row `rows[i]`.
  func gathering(_ rows: [Int32]) -> Column {
    switch self {
    case .absent, .constant: return self
    case .nodes(let ids): return .nodes(gather(ids, rows))
    case .relationships(let ids): return .relationships(gather(ids, rows))
    case .values(let values): return .values(gather(values, rows))
    }
  }

  /// The column that has the value in one of this column's rows so many times.
  func repeating(row: Int, count: Int) -> Column {
    switch self {
    case .absent, .constant: self
    case .nodes(let ids): .nodes(Array(repeated: ids[row], count: count))
    case .relationships(let ids): .relationships(Array(repeated: ids[row], count: count))
    case .values(let values): .values(Array(repeated: values[row], count: count))
    }
  }

  func slice(_ range: Range<Int>) -> Column {
    switch self {
    case .absent, .constant: return self
    case .nodes(let ids): return .nodes(Array(ids[range]))
    case .relationships(let ids): return .relationships(Array(ids[range]))
    case .values(let values): return .values(Array(values[range]))
    }
  }

  /// The rows of several columns, one behind the other.
  /// - Parameter counts: the number of rows of each.
  static func concatenating(_ columns: [Column], counts: [Int]) -> Column {
    let total = counts.reduce(0, +)
    var nodes: [NodeID] = []
    var relationships: [RelationshipID] = []
    var isAbsent = true
    var areNodes = true
    var areRelationships = true
    for column in columns {
      switch column {
      case .absent: break
      case .nodes:
        isAbsent = false
        areRelationships = false
      case .relationships:
        isAbsent = false
        areNodes = false
      case .constant, .values:
        isAbsent = false
        areNodes = false
        areRelationships = false
      }
    }
    if isAbsent { return .absent }
    if areNodes {
      nodes.reserveCapacity(total)
      for (column, count) in zip(columns, counts) {
        if case .nodes(let ids) = column {
          nodes.append(contentsOf: ids)
        } else {
          nodes.append(contentsOf: repeatElement(.missing, count: count))
        }
      }
      return .nodes(nodes)
    }
    if areRelationships {
      relationships.reserveCapacity(total)
      for (column, count) in zip(columns, counts) {
        if case .relationships(let ids) = column {
          relationships.append(contentsOf: ids)
        } else {
          relationships.append(contentsOf: repeatElement(.missing, count: count))
        }
      }
      return .relationships(relationships)
    }
    var values: [Value] = []
    values.reserveCapacity(total)
    for (column, count) in zip(columns, counts) {
      values.append(contentsOf: column.values(count: count))
    }
    return .values(values)
  }

  /// The nodes in the first `count` rows, or nil where a row holds neither a node nor null.
  func nodeIDs(count: Int) -> [NodeID]? {
    switch self {
    case .nodes(let ids): return ids
    case .absent: return Array(repeating: .missing, count: count)
    case .constant(.node(let id)): return Array(repeating: id, count: count)
    case .constant(.null): return Array(repeating: .missing, count: count)
    case .constant, .relationships: return nil
    case .values(let values):
      var ids: [NodeID] = []
      ids.reserveCapacity(count)
      for value in values {
        switch value {
        case .node(let id): ids.append(id)
        case .null: ids.append(.missing)
        default: return nil
        }
      }
      return ids
    }
  }

  /// The relationships in the first `count` rows, or nil where a row holds neither a relationship
  /// nor null.
  func relationshipIDs(count: Int) -> [RelationshipID]? {
    switch self {
    case .relationships(let ids): return ids
    case .absent: return Array(repeating: .missing, count: count)
    case .constant(.relationship(let id)): return Array(repeating: id, count: count)
    case .constant(.null): return Array(repeating: .missing, count: count)
    case .constant, .nodes: return nil
    case .values(let values):
      var ids: [RelationshipID] = []
      ids.reserveCapacity(count)
      for value in values {
        switch value {
        case .relationship(let id): ids.append(id)
        case .null: ids.append(.missing)
        default: return nil
        }
      }
      return ids
    }
  }
}

func gather<Element>(_ elements: [Element], _ rows: [Int32]) -> [Element] {
  var result: [Element] = []
  result.reserveCapacity(rows.count)
  for row in rows { result.append(elements[Int(row)]) }
  return result
}

extension Array {
  /// The same as `init(repeating:count:)`, for few elements: that, like `map`, has the runtime look up
  /// the type of its memory at every call, which takes as long as a dozen elements.
  init(repeated element: Element, count: Int) {
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(element) }
  }
}

extension Value {
  fileprivate var mayRefer: Bool {
    switch self {
    case .node, .relationship, .path, .list, .map: true
    default: false
    }
  }
}
