import Testing

/// The graph of the examples, made once for all tests that only read it.
enum Demo {
  /// A program whose working folder has the examples and their graph.
  nonisolated(unsafe) static let program: Program = {
    let program = Program()
    let ending = program.shell("cp -r '\(Program.package)/Examples' . && graphctl ingest Examples")
    precondition(ending.status == 0, ending.talk)
    return program
  }()
}
