import Foundation
import GraphStore
import Testing

@testable import GraphQuery

@Suite("The stack")
struct StackTests {
  /// Queries as deep as the parser takes them, in each of its ways to go deep.
  private static var deepest: [String] {
    func nest(_ open: String, _ core: String, _ close: String, _ share: Int) -> String {
      let count = (Limits.depth - 10) / share
      return "RETURN " + String(repeating: open, count: count) + core
        + String(repeating: close, count: count) + " AS x"
    }
    return [
      nest("(", "1", ")", 1), nest("1 + (", "1", ")", 2), nest("[", "rand()", "]", 1),
      nest("{a: ", "rand()", "}", 1), nest("NOT ", "true", "", 1), nest("- ", "1", "", 1),
      nest("toString(", "1", ")", 1), nest("CASE WHEN true THEN ", "1", " END", 1),
      nest("[y IN [1] | ", "1", "]", 1), nest("", "null", "[0]", 1), nest("", "null", ".a", 1),
      nest("true OR true XOR true AND 1 = 1 + 1 * 1 ^ size([", "1", "])", 10),
      nest("EXISTS { MATCH (n) WHERE ", "true", "}", 3), nest("COLLECT { RETURN ", "1", " }", 3),
      nest("[(n)-->(m) WHERE ", "true", "| 1] = []", 5),
      nest(
        "EXISTS { MATCH (n:" + String(repeating: "!(", count: 60), "A",
        String(repeating: ")", count: 60) + ") }", 190),
    ]
  }

  /// Runs `body` on a thread with so many bytes of stack.
  private func run(stack: Int, _ body: @escaping @Sendable () throws -> Void) -> (any Error)? {
    let finished = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var failure: (any Error)?
    let thread = Thread {
      do { try body() } catch { failure = error }
      finished.signal()
    }
    thread.stackSize = stack
    thread.start()
    finished.wait()
    return failure
  }

  @Test("holds the deepest queries, read and bound, in half of what the main thread has")
  func binding() throws {
    for text in Self.deepest {
      let failure = run(stack: 4 << 20) { _ = try Binder.bind(text, catalog: Catalog()) }
      #expect(failure == nil, "\(text.prefix(40))")
    }
  }

  @Test("holds them planned and run in what the main thread has")
  func running() throws {
    let engine = QueryEngine(store: try Store.inMemory())
    for text in Self.deepest {
      let failure = run(stack: 8 << 20) { _ = try engine.run(text) }
      #expect(failure == nil, "\(text.prefix(40))")
    }
  }
}
