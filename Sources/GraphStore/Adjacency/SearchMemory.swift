/// What a search works with, kept from one search to the next, so that a search takes no memory anew
/// unless it is larger than those before it.
///
/// It is used by one search at a time, whoever hands it from one to the next sees to that.
final class SearchMemory<Memory: MarksMemory>: @unchecked Sendable {
  let forward: Memory
  let backward: Memory
  let ahead = PathSide()
  let behind = PathSide()

  init(forward: Memory, backward: Memory) {
    self.forward = forward
    self.backward = backward
  }
}

/// Values that a search lines up. Emptied, it keeps its room.
///
/// It is copied into a variable of the loop that fills it, and back afterwards: whoever holds the
/// copy back frees the room.
struct SearchBuffer<Element: BitwiseCopyable> {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 64
    base = .allocate(capacity: 64)
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count += 1
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  /// What one huge search took is not kept for the small ones after it.
  mutating func removeAll() {
    if capacity > 1 << 16 {
      deallocate()
      self = SearchBuffer()
    }
    count = 0
  }

  func deallocate() { base.deallocate() }

  var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
