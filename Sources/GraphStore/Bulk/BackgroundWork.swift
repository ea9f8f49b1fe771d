/// A piece of work on a thread of its own. ``result()`` waits for it, and must be called.
final class BackgroundWork: @unchecked Sendable {
  private var thread: BackgroundThread?
  private var error: StoreError?

  /// Where no thread can be had, the work is done at once.
  init(_ body: @escaping @Sendable () throws(StoreError) -> Void) {
    let work: @Sendable () -> Void = {
      do throws(StoreError) { try body() } catch { self.error = error }
    }
    thread = BackgroundThread(work)
    if thread == nil { work() }
  }

  /// Waits until the work is done.
  func result() throws(StoreError) {
    thread?.join()
    thread = nil
    if let error { throw error }
  }
}
