import Glibc
import Synchronization
import Testing

/// A number that threads share.
final class SharedNumber: Sendable {
  private let number = Atomic<Int>(0)

  var value: Int { number.load(ordering: .sequentiallyConsistent) }

  @discardableResult
  func add(_ delta: Int) -> Int {
    number.add(delta, ordering: .sequentiallyConsistent).newValue
  }
}

/// Runs `body` on so many threads of their own, with the number of each, and waits for all. What one
/// throws is an issue of the test.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) {
  var threads: [pthread_t] = []
  let failures = Failures()
  for index in 0..<count {
    threads.append(
      start {
        do { try body(index) } catch { failures.add("thread \(index): \(error)") }
      })
  }
  for thread in threads { pthread_join(thread, nil) }
  #expect(failures.all == [])
}

private final class Failures: Sendable {
  private let messages = Mutex<[String]>([])
  func add(_ message: String) { messages.withLock { $0.append(message) } }
  var all: [String] { messages.withLock { $0 } }
}

/// Runs `body` on a thread of its own, and waits without keeping a thread of the task's.
func onAnotherThread(_ body: @escaping @Sendable () throws -> Void) async {
  let isDone = SharedNumber()
  let failures = Failures()
  start {
    do { try body() } catch { failures.add("\(error)") }
    isDone.add(1)
  }
  while isDone.value == 0 { try? await Task.sleep(for: .milliseconds(2)) }
  #expect(failures.all == [])
}

@discardableResult
private func start(_ run: @escaping @Sendable () -> Void) -> pthread_t {
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { argument in
      Unmanaged<Job>.fromOpaque(argument!).takeRetainedValue().run()
      return nil
    }, Unmanaged.passRetained(Job(run)).toOpaque())
  precondition(code == 0)
  return thread
}

private final class Job {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
