internal import Glibc

/// Graphviz as a child process: DOT in, a picture out. No shell is involved, and the picture is
/// given up when it takes too long.
public struct Graphviz: Sendable {
  /// Which of Graphviz's programs lays the graph out.
  public enum Layout: String, Sendable {
    /// In layers, for small graphs.
    case dot
    /// By forces, for larger ones.
    case sfdp

    /// Layers are readable up to about this many edges.
    public static let mostEdgesForDot = 149

    public init(edges: Int) { self = edges <= Layout.mostEdgesForDot ? .dot : .sfdp }
  }

  public enum Picture: String, CaseIterable, Sendable {
    case svg, png
  }

  /// Beyond this no layout is readable, and computing one may take hours.
  public static let mostEdges = 5_000

  public enum Failure: Error, Sendable {
    /// No such program.
    case notInstalled
    /// It took longer than this many seconds.
    case timeLimit(Double)
    /// What it said, in one line.
    case failed(String)
    /// A temporary file could not be made or written, or the process not started.
    case system(Int32)
  }

  /// A picture that is done.
  public struct Result: Sendable {
    public let bytes: [UInt8]
    /// What Graphviz had to say of it, if anything.
    public let warnings: String?
  }

  /// - Parameters:
  ///   - seconds: how long the layout may take.
  ///   - dot: appends the next part of the graph, in the DOT language; false when there is none.
  public static func draw<Trouble: Error>(
    as picture: Picture, layout: Layout, seconds: Double,
    dot: (inout OutputBuffer) throws(Trouble) -> Bool
  ) throws(Trouble) -> Swift.Result<Result, Failure> {
    guard let input = TemporaryFile(), let output = TemporaryFile(), let talk = TemporaryFile()
    else { return .failure(.system(errno)) }
    var buffer = OutputBuffer()
    while try dot(&buffer) {
      guard input.write(buffer.bytes) else { return .failure(.system(errno)) }
      buffer.removeAll()
    }
    input.rewind()
    let process: pid_t
    switch start(
      layout.rawValue, ["-T\(picture.rawValue)"],
      descriptors: (input.descriptor, output.descriptor, talk.descriptor))
    {
    case .success(let started): process = started
    case .failure(let failure): return .failure(failure)
    }
    guard let status = wait(for: process, seconds: seconds) else {
      return .failure(.timeLimit(seconds))
    }
    var words: [UInt8] = []
    talk.read { words += $0 }
    let said = String(decoding: words.prefix(4_000), as: UTF8.self)
      .split(separator: "\n").joined(separator: "; ")
    guard status == 0 else {
      return .failure(
        status == 127 << 8 ? .notInstalled : .failed(said.isEmpty ? "no reason given" : said))
    }
    var bytes: [UInt8] = []
    output.read { bytes += $0 }
    return .success(Result(bytes: bytes, warnings: said.isEmpty ? nil : said))
  }

  private static func start(
    _ program: String, _ arguments: [String], descriptors: (Int32, Int32, Int32)
  ) -> Swift.Result<pid_t, Failure> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptors.0, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, descriptors.1, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, descriptors.2, STDERR_FILENO)
    var strings: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    defer { for string in strings { free(string) } }
    strings.append(nil)
    var process: pid_t = 0
    let result = posix_spawnp(&process, program, &actions, nil, strings, environ)
    switch result {
    case 0: return .success(process)
    case ENOENT: return .failure(.notInstalled)
    default: return .failure(.system(result))
    }
  }

  /// The status that the process ended with; nil where it had to be ended.
  private static func wait(for process: pid_t, seconds: Double) -> Int32? {
    var status: Int32 = 0
    var waited = 0.0
    var pause: UInt32 = 500  // microseconds; grows, as short layouts are the rule
    while waitpid(process, &status, WNOHANG) == 0 {
      guard waited < seconds else {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        return nil
      }
      usleep(pause)
      waited += Double(pause) / 1e6
      pause = min(20_000, pause * 2)
    }
    return status
  }
}
