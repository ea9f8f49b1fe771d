internal import ArgumentParser
internal import GraphModel
internal import GraphStore

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Whether the file is sound, and documents agree.",
    discussion: """
      Prints nothing and exits 0 where nothing is wrong; else prints what is, one line each, and \
      exits 1.

      EXAMPLE:
        graphctl check --integrity
        graphctl check --contradictions
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Every page, index and count of the file.")
  var integrity = false

  @Flag(help: "Posts that documents say were held twice, or by two where one is expected.")
  var contradictions = false

  mutating func validate() throws {
    if !integrity && !contradictions {
      throw ValidationError("say what to check: --integrity or --contradictions")
    }
  }

  func run() throws {
    let store = try global.open(.readOnly)
    let reader = try store.beginRead()
    defer { reader.end() }
    var rows: [[Value]] = []
    if integrity {
      rows += try reader.checkIntegrity().map { [.string($0.rule.rawValue), .string($0.message)] }
    }
    if contradictions {
      rows += try reader.contradictions().map { [.string($0.rule.rawValue), .string($0.message)] }
    }
    guard !rows.isEmpty else {
      StandardError.say(
        integrity ? "\(global.path) is sound" : "nothing in \(global.path) contradicts itself")
      return
    }
    try Answer(global).write(columns: ["rule", "finding"], rows)
    throw Failure.nothingFound
  }
}
