internal import Glibc
internal import GraphStore

/// Runs the openCypher Technology Compatibility Kit against the query engine.
@main
enum OpenCypherTCK {
  static func main() {
    guard let arguments = Arguments(CommandLine.arguments.dropFirst()) else {
      Files.complain(Arguments.usage)
      exit(2)
    }
    CrashNote.install()
    do throws(ExpectationError) {
      let reading = Store.Reading(rawValue: Files.environment("GRAPHCTL_READ") ?? "automatic")
      guard let reading else {
        throw ExpectationError("GRAPHCTL_READ is to be index, image or automatic")
      }
      let kit = try Kit(arguments.directory, reading: reading)
      var report = Report(arguments) { print($0) }
      kit.run(only: arguments.only) { report.add($0) }
      // A run of nothing proves nothing.
      if report.passed + report.failed == 0 {
        throw ExpectationError("no scenario contains \(arguments.only ?? "anything")")
      }
      report.finish()
      fflush(nil)
      exit(report.failed == 0 ? 0 : 1)
    } catch {
      Files.complain("opencypher-tck: \(error)")
      exit(2)
    }
  }
}
