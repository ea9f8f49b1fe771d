import Glibc

/// The built graphctl, which stands beside the tests.
struct Program {
  let folder = TemporaryFolder()
  var environment = [
    "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "COLUMNS": "80",
  ]

  static let path: String = {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let test = String(
      decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return test.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/graphctl"
  }()

  /// The top of the package.
  static let package: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(4)
    return parts.reduce("") { $0 + "/" + $1 }
  }()

  func start(_ arguments: [String], input: [UInt8]? = nil) -> ChildProcess {
    ChildProcess(Program.path, arguments, in: folder, input: input, environment: environment)
  }

  @discardableResult
  func callAsFunction(_ arguments: String..., input: String? = nil) -> ChildProcess.Ending {
    start(arguments, input: input.map { Array($0.utf8) }).wait()
  }

  func run(_ arguments: [String], input: [UInt8]? = nil) -> ChildProcess.Ending {
    start(arguments, input: input).wait()
  }

  /// A line of the shell, in which `graphctl` is the program.
  func shell(_ line: String) -> ChildProcess.Ending {
    ChildProcess(
      "/bin/bash", ["-c", "graphctl() { \"\(Program.path)\" \"$@\"; }; \(line)"], in: folder,
      environment: environment
    ).wait()
  }
}
