internal import Glibc

/// A thread with one piece of work.
package struct BackgroundThread: Sendable {
  private let thread: pthread_t

  /// Begins at once. Nil where the system gives no thread; then `body` is not run.
  ///
  /// Either ``join()`` or ``detach()`` is to be called, once.
  package init?(_ body: @escaping @Sendable () -> Void) {
    final class Box {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let box = Unmanaged.passRetained(Box(body))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { pointer in
        // The pointer is the one below.
        guard let pointer else { return nil }
        Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      return nil
    }
    self.thread = thread
  }

  /// Waits until the work is done, and makes what it wrote visible to this thread.
  package func join() { pthread_join(thread, nil) }

  /// Lets the thread end by itself.
  func detach() { pthread_detach(thread) }
}
