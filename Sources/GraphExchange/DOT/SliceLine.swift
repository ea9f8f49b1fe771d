internal import Glibc
internal import GraphStore

/// Makes the slices of a drawing with two threads and hands them out in order.
///
/// Whoever is free takes the next slice, never more than ``window`` ahead of what was handed out, so
/// that memory stays bounded. The calling thread takes slices as well while the one that it is to hand
/// out is being made by the other.
///
/// For one calling thread. The other ends with the object.
final class SliceLine {
  private let maker: SliceMaker
  private let shared = Shared()
  private let thread: BackgroundThread?

  /// - Parameter helper: for the second thread, which then is the only one to use its transaction; nil
  ///   for none.
  init(_ maker: SliceMaker, helper: SliceMaker?) {
    self.maker = maker
    // Where the system gives no thread, the calling one does all.
    thread = helper.flatMap { [shared] helper in
      nonisolated(unsafe) let helper = helper
      return BackgroundThread {
        while let (number, slice) = shared.take(helper, waits: true) {
          shared.make(number, slice, helper)
        }
      }
    }
  }

  deinit {
    guard let thread else { return }
    shared.locked { $0.isEnded = true }
    thread.join()
  }

  /// For all nodes and relationships of a graph: with a second thread where there is enough to do, a
  /// second processor, and another view of the same graph.
  ///
  /// - Parameter width: how many ids a slice has.
  convenience init(
    drawingAllOf reader: ReadTransaction, leastForTwo least: Int = 20_000,
    width: Int64 = DrawingSlice.width
  ) throws(StoreError) {
    var helper: SliceMaker?
    let count = try reader.nodeCount(label: nil) + reader.relationshipCount(type: nil)
    if count >= least, sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1,
      let other = try reader.beginAnother()
    {
      helper = try SliceMaker(other, width: width)
    }
    self.init(try SliceMaker(reader, width: width), helper: helper)
  }

  /// Appends the lines of the next slice. Returns false when there are no more.
  func appendNext(to output: inout OutputBuffer) throws(StoreError) -> Bool {
    while true {
      switch shared.next() {
      case .lines(let lines):
        output.append(lines.bytes)
        shared.giveBack(lines)
        return true
      case .failure(let error): throw error
      case .end: return false
      case .unmade:
        if let (number, slice) = shared.take(maker, waits: false) {
          shared.make(number, slice, maker)
        } else {
          shared.wait()
        }
      }
    }
  }
}

private enum NextSlice {
  case lines(OutputBuffer)
  case failure(StoreError)
  /// Nobody has made it yet.
  case unmade
  case end
}

/// What both threads see, under one lock.
private final class Shared: @unchecked Sendable {
  /// How many slices may be taken and not yet handed out.
  private static let window = 8

  struct State {
    /// The slice taken last.
    var last: DrawingSlice?
    var taken = 0
    var handedOut = 0
    /// Whether no slices are left to take.
    var isExhausted = false
    /// Whether nobody wants more.
    var isEnded = false
    var made: [Int: Result<OutputBuffer, StoreError>] = [:]
    /// To be filled again.
    var spare: [OutputBuffer] = []

    var isDone: Bool { isExhausted && taken == handedOut }
  }

  private var state = State()
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  /// Changes the state and wakes the other.
  func locked<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(lock)
    }
    return body(&state)
  }

  /// The next slice to make, with its number; nil where there is none, or not yet and `waits` is false.
  func take(_ maker: SliceMaker, waits: Bool) -> (Int, DrawingSlice)? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if state.isEnded || state.isExhausted { return nil }
      if state.taken - state.handedOut < Shared.window { break }
      guard waits else { return nil }
      pthread_cond_wait(changed, lock)
    }
    let number = state.taken
    do throws(StoreError) {
      guard let slice = try maker.next(after: state.last) else {
        state.isExhausted = true
        pthread_cond_broadcast(changed)
        return nil
      }
      state.last = slice
      state.taken += 1
      return (number, slice)
    } catch {
      // Comes out where the slice would.
      state.made[number] = .failure(error)
      state.taken += 1
      state.isExhausted = true
      pthread_cond_broadcast(changed)
      return nil
    }
  }

  func make(_ number: Int, _ slice: DrawingSlice, _ maker: SliceMaker) {
    var output = locked { $0.spare.popLast() } ?? OutputBuffer()
    let result: Result<OutputBuffer, StoreError>
    do throws(StoreError) {
      try maker.append(slice, to: &output)
      result = .success(output)
    } catch {
      result = .failure(error)
    }
    locked { $0.made[number] = result }
  }

  func next() -> NextSlice {
    locked { state in
      switch state.made[state.handedOut] {
      case .success(let lines):
        state.made[state.handedOut] = nil
        state.handedOut += 1
        return .lines(lines)
      // It stays, for whoever asks again.
      case .failure(let error): return .failure(error)
      case nil: return state.isDone ? .end : .unmade
      }
    }
  }

  func giveBack(_ lines: consuming OutputBuffer) {
    var lines = lines
    lines.removeAll()
    locked { $0.spare.append(lines) }
  }

  /// Waits until the slice to hand out next is made.
  func wait() {
    pthread_mutex_lock(lock)
    while state.made[state.handedOut] == nil, !state.isDone { pthread_cond_wait(changed, lock) }
    pthread_mutex_unlock(lock)
  }
}
