/// Reads feature files in the part of the Gherkin language that conformance kits use: features,
/// backgrounds, scenarios, outlines with examples, rules, tags, tables, doc strings and comments.
///
/// The file is read line by line; every loop consumes at least one line.
struct FeatureReader {
  private let lines: [Substring]
  private let path: String
  private var index = 0

  init(_ text: String, path: String) {
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    self.path = path
  }

  static func read(_ text: String, path: String) throws(FeatureError) -> Feature {
    var reader = FeatureReader(text, path: path)
    return try reader.feature()
  }

  private mutating func feature() throws(FeatureError) -> Feature {
    var tags = try readTags()
    guard let line = current, let name = heading(line, "Feature") else {
      throw error("a feature was expected")
    }
    index += 1
    skipDescription()
    var background: [Step] = []
    var scenarios: [Scenario] = []
    while true {
      let inherited = tags
      tags = try readTags()
      guard let line = current else { break }
      if heading(line, "Background") != nil {
        index += 1
        skipDescription()
        background += try steps()
      } else if heading(line, "Rule") != nil {
        index += 1
        skipDescription()
      } else if let name = heading(line, "Scenario Outline") ?? heading(line, "Scenario Template") {
        scenarios += try outline(
          name, tags: inherited.isEmpty ? tags : inherited + tags, background)
      } else if let name = heading(line, "Scenario") ?? heading(line, "Example") {
        let start = index + 1
        index += 1
        skipDescription()
        scenarios.append(
          Scenario(
            name: name, example: nil, tags: tags, line: start, steps: background + (try steps())))
      } else {
        throw error("a scenario was expected, not \(trimmed(line))")
      }
      tags = []
    }
    return Feature(name: name, path: path, scenarios: scenarios)
  }

  /// All examples of an outline, each as a scenario with its values filled in.
  private mutating func outline(_ name: String, tags: [String], _ background: [Step])
    throws(FeatureError) -> [Scenario]
  {
    let start = index + 1
    index += 1
    skipDescription()
    let template = try steps()
    var scenarios: [Scenario] = []
    while true {
      let mark = index
      let exampleTags = try readTags()
      guard let line = current, heading(line, "Examples") ?? heading(line, "Scenarios") != nil
      else {
        index = mark
        break
      }
      index += 1
      skipDescription()
      let first = index
      let rows = try table()
      guard let header = rows.first else { throw error("examples without a table") }
      for (offset, row) in rows.dropFirst().enumerated() {
        guard row.cells.count == header.cells.count else {
          throw FeatureError(path: path, line: row.line, message: "a row of another length")
        }
        let values = Array(zip(header.cells, row.cells))
        scenarios.append(
          Scenario(
            name: filled(name, values), example: scenarios.count + 1, tags: tags + exampleTags,
            line: row.line,
            steps: background
              + template.map { step in
                var step = step
                step.text = filled(step.text, values)
                step.document = step.document.map { filled($0, values) }
                step.table = step.table?.map { $0.map { filled($0, values) } }
                return step
              }))
        _ = (offset, first)
      }
    }
    if scenarios.isEmpty {
      throw FeatureError(path: path, line: start, message: "an outline without examples")
    }
    return scenarios
  }

  private func filled(_ text: String, _ values: [(String, String)]) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    // In one pass, so that what is filled in is not filled again.
    var result = ""
    var rest = Substring(text)
    while let mark = rest.firstIndex(of: "<") {
      result += rest[..<mark]
      rest = rest[mark...]
      let name = values.first { rest.dropFirst().hasPrefix($0.0 + ">") }
      if let name {
        result += name.1
        rest = rest.dropFirst(name.0.count + 2)
      } else {
        result += "<"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private mutating func steps() throws(FeatureError) -> [Step] {
    var steps: [Step] = []
    while let line = current, let text = stepText(line) {
      var step = Step(text: text, document: nil, table: nil, line: index + 1)
      index += 1
      if let next = current {
        let start = trimmed(next)
        if start.hasPrefix("\"\"\"") || start.hasPrefix("```") {
          step.document = try document()
        } else if start.hasPrefix("|") {
          step.table = try table().map(\.cells)
        }
      }
      steps.append(step)
    }
    return steps
  }

  /// The lines between two fences, without the indentation of the first fence.
  private mutating func document() throws(FeatureError) -> String {
    let opening = lines[index]
    let indent = opening.prefix { $0 == " " || $0 == "\t" }.count
    let fence = trimmed(opening).prefix(3)
    index += 1
    var content: [String] = []
    while index < lines.count {
      let line = lines[index]
      index += 1
      if trimmed(line) == fence { return content.joined(separator: "\n") }
      let blank = line.prefix { $0 == " " || $0 == "\t" }.count
      content.append(String(line.dropFirst(min(indent, blank))))
    }
    throw error("a doc string without an end")
  }

  private mutating func table() throws(FeatureError) -> [(cells: [String], line: Int)] {
    var rows: [(cells: [String], line: Int)] = []
    while let line = current, trimmed(line).hasPrefix("|") {
      let text = trimmed(line)
      guard text.hasSuffix("|") else { throw error("a row without an end") }
      rows.append((cells(text), index + 1))
      index += 1
    }
    return rows
  }

  /// Between bars; `\|` is a bar, `\\` a backslash, `\n` the end of a line.
  private func cells(_ row: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in row.dropFirst() {
      if isEscaped {
        switch character {
        case "|", "\\": cell.append(character)
        case "n": cell.append("\n")
        default: cell += "\\" + String(character)
        }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(String(stripped(cell[...])))
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells
  }

  /// White space around a cell, but not line ends that were written as `\n`.
  private func stripped(_ cell: Substring) -> Substring {
    var cell = cell.drop { $0 == " " || $0 == "\t" }
    while cell.last == " " || cell.last == "\t" { cell.removeLast() }
    return cell
  }

  private mutating func readTags() throws(FeatureError) -> [String] {
    var tags: [String] = []
    while let line = current, trimmed(line).hasPrefix("@") {
      tags += trimmed(line).split { $0 == " " || $0 == "\t" }.map(String.init)
      index += 1
    }
    return tags
  }

  /// Free text after a heading.
  private mutating func skipDescription() {
    while let line = current {
      let text = trimmed(line)
      let isStructure =
        text.hasPrefix("@") || text.hasPrefix("|") || stepText(line) != nil
        || FeatureReader.headings.contains { heading(line, $0) != nil }
      if isStructure { return }
      index += 1
    }
  }

  private static let headings = [
    "Feature", "Background", "Rule", "Scenario Outline", "Scenario Template", "Scenario",
    "Example", "Examples", "Scenarios",
  ]

  /// The next line that is neither blank nor a comment.
  private var current: Substring? {
    mutating get {
      while index < lines.count {
        let text = trimmed(lines[index])
        if !text.isEmpty, !text.hasPrefix("#") { return lines[index] }
        index += 1
      }
      return nil
    }
  }

  private func heading(_ line: Substring, _ word: String) -> String? {
    let text = trimmed(line)
    guard text.hasPrefix(word + ":") else { return nil }
    return String(trimmed(text.dropFirst(word.count + 1)))
  }

  private func stepText(_ line: Substring) -> String? {
    let text = trimmed(line)
    for keyword in ["Given ", "When ", "Then ", "And ", "But ", "* "] where text.hasPrefix(keyword)
    {
      return String(trimmed(text.dropFirst(keyword.count)))
    }
    return nil
  }

  private func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  private func error(_ message: String) -> FeatureError {
    FeatureError(path: path, line: min(index + 1, lines.count), message: message)
  }
}

/// What is wrong with a feature file.
struct FeatureError: Error, CustomStringConvertible {
  let path: String
  let line: Int
  let message: String

  var description: String { "\(path):\(line): \(message)" }
}
