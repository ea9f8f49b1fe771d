import GraphExtract
import GraphModel
import Testing

/// A file of `PostConstructions`: short passages in the format of ``AnnotatedText``, `====` between them,
/// each of one way to tell of posts, envoys, successions and families.
struct PostConstructionFile: Sendable, CustomTestStringConvertible {
  let name: String
  let passages: [AnnotatedText]

  var testDescription: String { name }

  static let all: [PostConstructionFile] = AnnotatedText.contents(of: "PostConstructions").map {
    file in
    var passages: [AnnotatedText] = []
    var lines: [Substring] = []
    func close() {
      let name = "\(file.name), passage \(passages.count + 1)"
      passages.append(AnnotatedText(name: name, content: lines.joined(separator: "\n")))
      lines = []
    }
    for line in file.content.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "====" { close() } else { lines.append(line) }
    }
    close()
    return PostConstructionFile(name: file.name, passages: passages)
  }
}

@Suite("Constructions of posts")
struct PostConstructionTests {
  /// What the passages annotate; other rules have texts of their own.
  private static let types: Set<String> = [
    "HOLDS_POST", "AMBASSADOR_OF", "AMBASSADOR_TO", "SUCCESSOR_OF", "RELATIVE_OF", "CITIZEN_OF",
  ]

  @Test(
    "every passage is read as it stands, and nothing else is", arguments: PostConstructionFile.all)
  func readsWhatStands(file: PostConstructionFile) {
    for passage in file.passages {
      var reading = Extractor.standard.read(
        DocumentText(passage.text), published: passage.published)
      reading.assertions.removeAll { !Self.types.contains($0.type) }
      var comparison = Comparison()
      comparison.add(passage, reading)
      let found = reading.assertions.map {
        "\(reading.actors[$0.source].name) \($0.type) \(reading.actors[$0.target].name)"
      }
      #expect(
        comparison.missed.isEmpty && comparison.wrong.isEmpty && comparison.inexact.isEmpty,
        """
        \(passage.text)
        missed \(comparison.missed), wrong \(comparison.wrong), inexact \(comparison.inexact)
        """)
      // Families and citizenships need not be annotated elsewhere; here nothing unannotated passes.
      for (assertion, text) in zip(reading.assertions, found) {
        let isAnnotated = passage.edges.contains {
          $0.mark != "!"
            && Comparison.fits(
              $0, type: Comparison.comparableType(assertion.type),
              reading.actors[assertion.source], reading.actors[assertion.target])
        }
        #expect(isAnnotated, "\(passage.name): \(text)")
      }
    }
  }

  @Test("there are passages, of statements and of what only looks like them")
  func hasPassages() {
    let passages = PostConstructionFile.all.flatMap(\.passages)
    #expect(passages.count >= 100)
    #expect(passages.count { $0.edges.isEmpty } >= 12)
  }
}
