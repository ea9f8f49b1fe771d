internal import Glibc
internal import Synchronization

/// A piece of work on a thread of its own. ``result()`` waits for it, and must be called.
final class BackgroundWork: @unchecked Sendable {
  private let body: @Sendable () -> StoreError?
  private var thread = pthread_t()
  private var isRunning = false
  private var error: StoreError?

  /// Where no thread can be had, the work is done at once.
  init(_ body: @escaping @Sendable () throws(StoreError) -> Void) {
    self.body = {
      do throws(StoreError) { try body() } catch { return error }
      return nil
    }
    let code = pthread_create(
      &thread, nil,
      { pointer in
        // The pointer is the one below.
        let work = Unmanaged<BackgroundWork>.fromOpaque(pointer!).takeRetainedValue()
        work.error = work.body()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    isRunning = code == 0
    if !isRunning {
      Unmanaged.passUnretained(self).release()
      error = self.body()
    }
  }

  /// Waits until the work is done. Joining the thread makes what it wrote visible to this one.
  func result() throws(StoreError) {
    if isRunning {
      pthread_join(thread, nil)
      isRunning = false
    }
    if let error { throw error }
  }
}
