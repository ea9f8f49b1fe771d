import Glibc
import GraphExtract
import GraphModel
import Testing

/// The annotated texts of one folder, and what the rules must make of them.
struct AnnotatedFolder: Sendable, CustomTestStringConvertible {
  var name: String
  var texts: [AnnotatedText]
  /// What must hold over all texts together. Raise these when the rules get better.
  var precision: Double
  var recall: Double
  /// Of those that are right, the share whose title, dates and status are right too.
  var exactness: Double
  /// How many of the likely mistakes that the texts mark may be made.
  var traps: Int
  /// Held-out texts tell no more than their figures, so that nobody writes rules for them.
  var tellsErrors: Bool

  var testDescription: String { name }

  static let all = [
    AnnotatedFolder(
      name: "Texts", texts: AnnotatedText.development,
      precision: 0.89, recall: 0.68, exactness: 0.8, traps: 44, tellsErrors: true),
    AnnotatedFolder(
      name: "HeldOut", texts: AnnotatedText.heldOut,
      precision: 0.82, recall: 0.55, exactness: 0.75, traps: 5, tellsErrors: false),
  ]

  func comparison() -> Comparison {
    var comparison = Comparison()
    for text in texts {
      comparison.add(
        text, Extractor.standard.read(DocumentText(text.text), published: text.published))
    }
    return comparison
  }
}

@Suite("Annotated texts")
struct AnnotatedTextTests {
  static let texts = AnnotatedText.development + AnnotatedText.heldOut

  @Test(
    "nearly all that the texts state is read, and next to nothing else",
    arguments: AnnotatedFolder.all)
  func readsWhatIsStated(folder: AnnotatedFolder) {
    let comparison = folder.comparison()
    let total = comparison.total
    let exactness = Double(comparison.exact.right) / Double(max(1, comparison.exact.count))
    let errors =
      comparison.wrong.map { "wrong " + $0 } + comparison.inexact.map { "inexact " + $0 }
      + comparison.missed.map { "missed " + $0 }
    let summary: Comment = """
      \(folder.name): precision \(total.precision), recall \(total.recall), exact \(exactness)
      \((folder.tellsErrors ? errors : []).joined(separator: "\n"))
      """
    #expect(total.precision >= folder.precision, summary)
    #expect(total.recall >= folder.recall, summary)
    #expect(exactness >= folder.exactness, summary)
    #expect(comparison.trapsFallenInto <= folder.traps, summary)
  }

  /// `GRAPHCTL_SCORE=table` prints the tables, `GRAPHCTL_SCORE=errors` also every error.
  @Test("the score by type of relationship", arguments: AnnotatedFolder.all)
  func printsScore(folder: AnnotatedFolder) {
    guard let wish = getenv("GRAPHCTL_SCORE").map({ String(cString: $0) }) else { return }
    let comparison = folder.comparison()
    print("\(folder.name), \(folder.texts.count) texts")
    for line in ScoreTable(comparison: comparison).lines { print(line) }
    guard wish == "errors", folder.tellsErrors else { return }
    for line in comparison.wrong { print("WRONG", line) }
    for line in comparison.inexact { print("INEXACT", line) }
    for line in comparison.missed { print("MISSED", line) }
  }

  @Test("every quote is the exact slice of the text", arguments: texts)
  func quotesExactly(text: AnnotatedText) {
    let scalars = Array(text.text.unicodeScalars)
    let reading = Extractor.standard.read(DocumentText(text.text), published: text.published)
    for evidence in reading.assertions.flatMap(\.evidence) {
      var slice = ""
      slice.unicodeScalars.append(contentsOf: scalars[evidence.span])
      #expect(slice == evidence.quote)
    }
  }

  @Test("the annotations are of the text that they stand under", arguments: texts)
  func annotatesTheText(text: AnnotatedText) {
    let words = comparableName(text.text)
    for edge in text.edges {
      if let quote = edge.evidence { #expect(text.text.contains(quote)) }
      for type in edge.types { #expect(Ontology.standard.type(type) != nil, "\(edge.line)") }
      // A person, unlike a country, is named as the text names it.
      if edge.types.isSubset(of: ["HOLDS_POST", "AMBASSADOR_OF", "AMBASSADOR_TO"]) {
        #expect(edge.sources.contains { words.contains($0) }, "\(edge.line)")
      }
    }
  }

  @Test("there are texts to read")
  func hasTexts() {
    #expect(AnnotatedText.development.count >= 200)
  }
}
