/// Why an import stopped, or a line was not taken.
public struct ImportError: Error, Sendable {
  public enum Code: String, Sendable {
    /// A file that cannot be read.
    case file = "import.file"
    /// A header that cannot be understood, or files that do not fit together.
    case header = "import.header"
    /// A line that cannot be understood.
    case line = "import.line"
    /// A node's id that an earlier line has.
    case duplicateID = "import.duplicate-id"
    /// The end of a relationship that no line of a node file has.
    case unknownID = "import.unknown-id"
    /// A quotation mark that is never closed.
    case unclosedQuote = "import.unclosed-quote"
  }

  public let code: Code
  /// Nil where it is no file's fault.
  public let file: String?
  /// The line on which the record begins, counted from 1; quoted fields may hold line ends.
  public let line: Int?
  /// What is wrong and what to do, without the place.
  public let reason: String

  public init(_ code: Code, file: String?, line: Int? = nil, _ reason: String) {
    self.code = code
    self.file = file
    self.line = line
    self.reason = reason
  }
}

extension ImportError: CustomStringConvertible {
  /// `people.csv:17: …`
  public var description: String {
    let place = [file, line.map { "\($0)" }].compactMap(\.self).joined(separator: ":")
    return place.isEmpty ? reason : "\(place): \(reason)"
  }
}
