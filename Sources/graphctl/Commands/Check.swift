internal import ArgumentParser
internal import GraphModel
internal import GraphStore

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Whether the file is sound.",
    discussion: """
      Prints nothing and exits 0 where nothing is wrong; else prints what is, one line each, and \
      exits 1.

      EXAMPLE:
        graphctl check --integrity
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Every page, index and count of the file.")
  var integrity = false

  mutating func validate() throws {
    if !integrity { throw ValidationError("say what to check: --integrity") }
  }

  func run() throws {
    let store = try global.open(.readOnly)
    let reader = try store.beginRead()
    defer { reader.end() }
    let findings = try reader.checkIntegrity()
    guard !findings.isEmpty else {
      StandardError.say("\(global.path) is sound")
      return
    }
    try Answer(global).write(
      columns: ["rule", "finding"],
      findings.map { [.string($0.rule.rawValue), .string($0.message)] })
    throw Failure.nothingFound
  }
}
