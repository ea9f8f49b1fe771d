import Glibc

/// A program that runs beside the test. Never more than a minute: then it is ended.
struct ChildProcess {
  let id: pid_t
  private let outputPath: String
  private let talkPath: String

  /// How a program ended, and what it wrote.
  struct Ending {
    /// The exit status; of a program that a signal ended, minus the signal.
    let status: Int32
    let output: String
    let talk: String
    let outputBytes: [UInt8]
  }

  /// - Parameters:
  ///   - folder: the working folder; its outputs are kept there until they are read.
  ///   - environment: all of it.
  init(
    _ program: String, _ arguments: [String], in folder: TemporaryFolder, input: [UInt8]? = nil,
    environment: [String: String] = [:]
  ) {
    let number = folder.nextNumber()
    outputPath = folder.path(".out-\(number)")
    talkPath = folder.path(".err-\(number)")
    var inputPath = "/dev/null"
    if let input {
      inputPath = folder.path(".in-\(number)")
      folder.write(".in-\(number)", input)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, talkPath, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    // The shell changes the folder and becomes the program.
    let line = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, program] + arguments
    var strings = line.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    // Threads of a test may hold signals back, and a child would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var id: pid_t = 0
    let result = posix_spawn(&id, line[0], &actions, &attributes, &strings, &variables)
    precondition(result == 0, "cannot start \(program)")
    for string in strings { free(string) }
    for variable in variables { free(variable) }
    self.id = id
  }

  func send(_ signal: Int32) { kill(id, signal) }

  func wait(seconds: Double = 60) -> Ending {
    var status: Int32 = 0
    var waited = 0.0
    while waitpid(id, &status, WNOHANG) == 0 {
      if waited > seconds {
        kill(id, SIGKILL)
        waitpid(id, &status, 0)
        break
      }
      usleep(1_000)
      waited += 0.001
    }
    let signal = status & 0x7F
    let bytes = TemporaryFolder.read(outputPath)
    return Ending(
      status: signal == 0 ? (status >> 8) & 0xFF : -signal,
      output: String(decoding: bytes, as: UTF8.self),
      talk: String(decoding: TemporaryFolder.read(talkPath), as: UTF8.self), outputBytes: bytes)
  }
}
