import Foundation

/// A query of openCypher's Technology Compatibility Kit, with what its scenario expects of it.
struct FeatureQuery: Sendable {
  let scenario: String
  let text: String
  /// The error that must be raised, if one is.
  let error: (kind: String, phase: String, detail: String)?
  /// Signatures of procedures that the scenario declares, as `name(in :: T?) :: (out :: T?)`.
  let procedures: [String]
  let parameters: [String]
}

/// Reads the kit beside the working copy, where it is there; none of it belongs to this project.
enum FeatureFiles {
  static let folder: URL = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/tck/features").standardizedFileURL

  static var areThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// Every query of every scenario, outlines written out.
  static func queries() throws -> [FeatureQuery] {
    var result: [FeatureQuery] = []
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let urls = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "feature" }
    for url in urls.sorted(by: { $0.path < $1.path }) {
      result += try queries(in: String(contentsOf: url, encoding: .utf8), url.lastPathComponent)
    }
    return result
  }

  private static func queries(in text: String, _ file: String) throws -> [FeatureQuery] {
    var result: [FeatureQuery] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.append("Scenario: end")
    var scenario = ""
    var body: [String] = []
    for line in lines {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if trimmed.hasPrefix("Scenario") {
        if !scenario.isEmpty { result += expand(body, "\(file) \(scenario)") }
        scenario = trimmed
        body = []
      } else {
        body.append(line)
      }
    }
    return result
  }

  private static func expand(_ body: [String], _ scenario: String) -> [FeatureQuery] {
    var template: [String] = []
    var rows: [[String: String]] = []
    var header: [String]?
    var inExamples = false
    var inText = false
    for line in body {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if trimmed == "\"\"\"" { inText.toggle() }
      if !inText, trimmed.hasPrefix("#") || trimmed.hasPrefix("@") { continue }
      if !inText, trimmed.hasPrefix("Examples:") {
        inExamples = true
        header = nil
      } else if inExamples, trimmed.hasPrefix("|") {
        let cells = cells(trimmed)
        if let header {
          rows.append(Dictionary(zip(header, cells), uniquingKeysWith: { $1 }))
        } else {
          header = cells
        }
      } else if !inExamples {
        template.append(line)
      }
    }
    if rows.isEmpty { return queries(template, scenario) }
    return rows.flatMap { row in
      let lines = template.map { line in
        row.reduce(line) { $0.replacingOccurrences(of: "<\($1.key)>", with: $1.value) }
      }
      return queries(lines, scenario)
    }
  }

  private static func cells(_ row: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var escaped = false
    for character in row.dropFirst() {
      if escaped {
        cell += character == "|" ? "|" : "\\" + String(character)
        escaped = false
      } else if character == "\\" {
        escaped = true
      } else if character == "|" {
        cells.append(cell.trimmingCharacters(in: .whitespaces))
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells
  }

  private static func queries(_ lines: [String], _ scenario: String) -> [FeatureQuery] {
    var texts: [String] = []
    var text: [String]?
    var error: (kind: String, phase: String, detail: String)?
    var procedures: [String] = []
    var parameters: [String] = []
    var inParameters = false
    for line in lines {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if trimmed == "\"\"\"" {
        if let finished = text {
          texts.append(finished.joined(separator: "\n"))
          text = nil
        } else {
          text = []
        }
        continue
      }
      if text != nil {
        text?.append(line)
        continue
      }
      let words = trimmed.split(separator: " ").map(String.init)
      if let should = words.firstIndex(of: "should"), trimmed.contains("be raised at") {
        let sides = trimmed.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
        let phase = sides[0].components(separatedBy: "raised at ").last ?? ""
        error = (words[should - 1], phase, sides.count > 1 ? sides[1] : "")
      }
      if let range = trimmed.range(of: "there exists a procedure ") {
        var signature = String(trimmed[range.upperBound...])
        if signature.hasSuffix(":") { signature.removeLast() }
        procedures.append(signature.trimmingCharacters(in: .whitespaces))
      }
      if trimmed.contains("parameters are:") {
        inParameters = true
      } else if inParameters, trimmed.hasPrefix("|") {
        parameters.append(cells(trimmed)[0])
      } else {
        inParameters = false
      }
    }
    return texts.enumerated().map { index, text in
      FeatureQuery(
        scenario: scenario, text: text, error: index == texts.count - 1 ? error : nil,
        procedures: procedures, parameters: parameters)
    }
  }
}
