internal import GraphModel

/// How many bytes things take while an operator keeps them: near enough for a limit, and cheap.
extension Batch {
  var estimatedSize: Int {
    columns.reduce(count * MemoryLayout<Int32>.size) { $0 + $1.estimatedSize }
  }
}

extension Column {
  fileprivate var estimatedSize: Int {
    switch self {
    case .absent: 0
    case .constant(let value): value.estimatedSize
    case .nodes(let ids): ids.count * 8
    case .relationships(let ids): ids.count * 8
    case .values(let values): values.reduce(0) { $0 + $1.estimatedSize }
    }
  }
}

extension Value {
  var estimatedSize: Int {
    let own = MemoryLayout<Value>.stride
    switch self {
    case .string(let text): return own + (text.utf8.count > 15 ? text.utf8.count + 32 : 0)
    case .list(let values): return values.reduce(own + 32) { $0 + $1.estimatedSize }
    case .map(let entries):
      return entries.reduce(own + 64) { $0 + $1.key.utf8.count + 32 + $1.value.estimatedSize }
    case .path(let path): return own + 64 + path.nodes.count * 16
    default: return own
    }
  }
}
