/// How one scenario went.
struct Verdict {
  let feature: String
  let path: String
  let scenario: String
  let line: Int
  /// Nil: it passed.
  let failure: String?
}

/// Writes verdicts as they come, and the sum at the end.
struct Report {
  let arguments: Arguments
  private(set) var passed = 0
  private(set) var failed = 0
  let write: (String) -> Void

  init(_ arguments: Arguments, write: @escaping (String) -> Void) {
    self.arguments = arguments
    self.write = write
  }

  mutating func add(_ verdict: Verdict) {
    if verdict.failure == nil { passed += 1 } else { failed += 1 }
    if arguments.writesJSON {
      write(Report.json(verdict))
    } else if arguments.showsFailures, let failure = verdict.failure {
      write("\(verdict.path):\(verdict.line): \(verdict.scenario)\n    \(failure)")
    }
  }

  /// The sum. What is written as JSON stays JSON to its end; then the sentence goes to people.
  func finish() {
    let sentence = "\(passed) passed, \(failed) failed"
    if arguments.writesJSON {
      write("{\"passed\":\(passed),\"failed\":\(failed)}")
      Files.complain(sentence)
    } else {
      write(sentence)
    }
  }

  static func json(_ verdict: Verdict) -> String {
    var fields = [
      ("path", quoted(verdict.path)), ("line", String(verdict.line)),
      ("feature", quoted(verdict.feature)), ("scenario", quoted(verdict.scenario)),
      ("passed", verdict.failure == nil ? "true" : "false"),
    ]
    if let failure = verdict.failure { fields.append(("failure", quoted(failure))) }
    return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
