import GraphExtract
import GraphModel
import Testing

@Suite("Annotated texts")
struct AnnotatedTextTests {
  /// What must hold over all texts together. Raise these when the rules get better.
  static let (precision, recall, exactness) = (0.96, 0.88, 0.88)

  @Test("nearly all that the texts state is read, and next to nothing else")
  func readsWhatIsStated() {
    var (right, inexact) = (0, 0)
    var (missed, wrong): ([String], [String]) = ([], [])
    for text in AnnotatedText.all {
      let reading = Extractor.standard.read(DocumentText(text.text), published: text.published)
      let comparison = Comparison(text, reading)
      right += comparison.right
      inexact += comparison.inexact.count
      missed += comparison.missed.map { "\(text.name) missed: \($0)" }
      wrong += comparison.wrong.map { "\(text.name) wrong: \($0)" }
      wrong += comparison.inexact.map { "\(text.name) inexact: \($0)" }
    }
    let falsehoods = wrong.count - inexact
    let precision = Double(right) / Double(max(1, right + falsehoods))
    let recall = Double(right) / Double(max(1, right + missed.count))
    let exactness = Double(right - inexact) / Double(max(1, right))
    let summary: Comment = """
      precision \(precision), recall \(recall), exact \(exactness) over \(right + missed.count) edges
      \(wrong.joined(separator: "\n"))
      \(missed.joined(separator: "\n"))
      """
    #expect(precision >= Self.precision, summary)
    #expect(recall >= Self.recall, summary)
    #expect(exactness >= Self.exactness, summary)
  }

  @Test("what a text marks as a likely mistake is never asserted", arguments: AnnotatedText.all)
  func avoidsTraps(text: AnnotatedText) {
    let reading = Extractor.standard.read(DocumentText(text.text), published: text.published)
    // A relationship of the same kind may hold besides, under another title or at another time.
    let allowed = Set(text.edges.filter { $0.mark != "!" }.map { [$0.source, $0.type, $0.target] })
    let traps = Set(text.edges.filter { $0.mark == "!" }.map { [$0.source, $0.type, $0.target] })
      .subtracting(allowed)
    for assertion in reading.assertions {
      let edge = [
        reading.actors[assertion.source].name, assertion.type,
        reading.actors[assertion.target].name,
      ]
      #expect(!traps.contains(edge))
    }
  }

  @Test("every quote is the exact slice of the text", arguments: AnnotatedText.all)
  func quotesExactly(text: AnnotatedText) {
    let scalars = Array(text.text.unicodeScalars)
    let reading = Extractor.standard.read(DocumentText(text.text), published: text.published)
    for evidence in reading.assertions.flatMap(\.evidence) {
      var slice = ""
      slice.unicodeScalars.append(contentsOf: scalars[evidence.span])
      #expect(slice == evidence.quote)
    }
  }

  @Test("there are texts to read")
  func hasTexts() {
    #expect(AnnotatedText.all.count >= 10)
  }
}
