internal import Synchronization

/// The working memory of searches on one image, kept for the next search: to clear it costs as much as
/// the graph is large, which a small search does not.
final class SearchMemoryPool: Sendable {
  private let free = Mutex<[SearchMemory<NodeStamps>]>([])

  /// Memory for nodes below `capacity`, to be given back by ``give(_:)``.
  func take(capacity: Int) -> SearchMemory<NodeStamps> {
    free.withLock { $0.popLast() }
      ?? SearchMemory(
        forward: NodeStamps(capacity: capacity), backward: NodeStamps(capacity: capacity))
  }

  func give(_ memory: SearchMemory<NodeStamps>) {
    free.withLock { if $0.count < 4 { $0.append(memory) } }
  }
}
