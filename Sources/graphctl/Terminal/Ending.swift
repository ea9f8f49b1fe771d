internal import ArgumentParser
internal import Glibc
internal import GraphExchange
internal import GraphQuery
internal import GraphStore

/// Turns whatever ended a command into a message and an exit status.
enum Ending {
  static func status(of body: () throws -> Void) -> ExitStatus {
    do {
      try body()
      return .success
    } catch let failure as Failure {
      if !failure.message.isEmpty {
        StandardError.say(failure.isPlain ? failure.message : "graphctl: \(failure.message)")
      }
      return failure.status
    } catch let error as StoreError {
      StandardError.say("graphctl: \(error.message)")
      return status(of: error)
    } catch let error as QueryError {
      StandardError.say("graphctl: \(error.description)")
      return status(of: error)
    } catch {
      return parserStatus(of: error)
    }
  }

  static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }

  static func status(of error: StoreError) -> ExitStatus {
    error.code == .interrupted ? .interrupted : .file
  }

  static func status(of error: QueryError) -> ExitStatus {
    switch error.kind {
    case .interrupted: .interrupted
    case .limitExceeded: error.detail == .timeLimit ? .timeLimit : .usage
    case .storeError: error.storeError.map(status(of:)) ?? .file
    default: .usage
    }
  }

  /// Help and version are answers; everything else that the parser throws is wrong usage.
  private static func parserStatus(of error: any Error) -> ExitStatus {
    let message = GraphControl.fullMessage(for: error)
    guard GraphControl.exitCode(for: error) != .success else {
      do throws(Failure) {
        try StandardOutput.write(message.hasSuffix("\n") ? message : message + "\n")
        return .success
      } catch {
        StandardError.say("graphctl: \(error.message)")
        return error.status
      }
    }
    // A verb that is parsed by itself does not know whose it is where it points to its help.
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("  See '") && !line.hasPrefix("  See 'graphctl ")
        ? "  See 'graphctl " + line.dropFirst(7) : String(line)
    }
    StandardError.say(lines.joined(separator: "\n"))
    return .usage
  }
}
