import Glibc
import GraphExtract
import GraphModel
import Testing

/// One sentence of a file of `Constructions`, and all that it states.
///
///     published: 2024-06-20
///     Canada sanctioned Orlan Bank on Tuesday.
///       Orlan Bank | SANCTIONED_BY | Canada | 2024-06-18..
///
/// ` // ` stands for a line break. A line that begins with `?` may be read or not; one with `~` is stated but known to be missed. Posts are
/// tested elsewhere and may be read.
private struct Construction: Sendable, CustomTestStringConvertible {
  struct Statement: Sendable {
    var mark: Character?
    var source: String
    var type: String
    var target: String
    var dates: String
    var status: String
  }

  var sentence: String
  var published: PartialDate?
  var statements: [Statement] = []

  var testDescription: String { sentence }

  static let files = [
    "sanctions", "companies", "memberships", "treaties", "conflicts", "successions", "press",
    "interruptions",
  ]

  static func all(of file: String) -> [Construction] {
    let folder = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)) + "/Constructions/"
    var constructions: [Construction] = []
    var published: PartialDate?
    for line in contents(of: folder + file + ".txt").split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("published:") {
        published = PartialDate(trim(line.dropFirst(10)))
      } else if line.hasPrefix("  ") {
        guard !constructions.isEmpty, let statement = statement(trim(line)) else { continue }
        constructions[constructions.count - 1].statements.append(statement)
      } else {
        var sentence = ""
        for part in line.split(separator: " // ") {
          sentence += (sentence.isEmpty ? "" : "\n") + part
        }
        constructions.append(Construction(sentence: sentence, published: published))
      }
    }
    return constructions
  }

  private static func statement(_ line: String) -> Statement? {
    var line = line[...]
    var mark: Character?
    if let first = line.first, "?~".contains(first) {
      mark = first
      line = line.dropFirst()
    }
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(trim)
    guard fields.count >= 3 else { return nil }
    return Statement(
      mark: mark, source: fields[0], type: fields[1], target: fields[2],
      dates: fields.count > 3 ? fields[3] : "..", status: fields.count > 4 ? fields[4] : "")
  }

  private static func trim(_ text: some StringProtocol) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static func contents(of path: String) -> String {
    guard let file = fopen(path, "rb") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

@Suite("Constructions")
struct ConstructionTests {
  private static let untested: Set<String> = [
    "HOLDS_POST", "AMBASSADOR_OF", "AMBASSADOR_TO", "WORKS_FOR",
  ]

  @Test("a sentence states what its construction says, and no more", arguments: Construction.files)
  func readsConstructions(file: String) {
    let constructions = Construction.all(of: file)
    #expect(constructions.count > 20, "the file \(file) is there")
    for construction in constructions { check(construction) }
  }

  private func check(_ construction: Construction) {
    let reading = Extractor.standard.read(
      DocumentText(construction.sentence), published: construction.published)
    var unmatched = construction.statements
    for assertion in reading.assertions where !Self.untested.contains(assertion.type) {
      let source = reading.actors[assertion.source]
      let target = reading.actors[assertion.target]
      func isSame(_ statement: Construction.Statement) -> Bool {
        guard Comparison.comparableType(statement.type) == Comparison.comparableType(assertion.type)
        else { return false }
        let sources = [source.name] + source.strongAliases
        let targets = [target.name] + target.strongAliases
        return sources.contains(statement.source) && targets.contains(statement.target)
          || Ontology.standard.isSymmetric(assertion.type)
            && sources.contains(statement.target) && targets.contains(statement.source)
      }
      let dates = "\(assertion.since?.description ?? "")..\(assertion.until?.description ?? "")"
      let found = "\(source.name) | \(assertion.type) | \(target.name) | \(dates)"
      guard construction.statements.contains(where: isSame) else {
        Issue.record("“\(construction.sentence)” does not state \(found)")
        continue
      }
      unmatched.removeAll { statement in
        isSame(statement)
          && (statement.mark != nil
            || statement.dates == dates && statement.status == assertion.status?.rawValue ?? "")
      }
    }
    for statement in unmatched where statement.mark == nil {
      let stated = [
        statement.source, statement.type, statement.target, statement.dates, statement.status,
      ]
      Issue.record("“\(construction.sentence)” states \(stated.joined(separator: " | "))")
    }
  }
}
