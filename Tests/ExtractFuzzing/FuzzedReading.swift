internal import GraphExtract
internal import GraphModel

/// Reads any bytes as a document, and checks what every reading must keep to whatever was read.
package enum FuzzedReading {
  /// The form of a document and its publication date are told by the input's first byte, and its
  /// bytes are the rest.
  ///
  /// - Returns: what is wrong with the reading; nil where nothing is, or where there is no document.
  package static func complaint(about input: UnsafeBufferPointer<UInt8>) -> String? {
    guard let choice = input.first else { return nil }
    let format = DocumentFormat.allCases[Int(choice) % DocumentFormat.allCases.count]
    guard let article = try? ArticleReader(format).read(Array(input.dropFirst())) else {
      return nil
    }
    let published = choice & 0x40 == 0 ? article.published : PartialDate(year: 2024, month: 2)
    return complaint(about: article, published: published)
  }

  private static func complaint(about article: Article, published: PartialDate?) -> String? {
    let text = DocumentText(article.text)
    let explained = Extractor.standard.explain(text, published: published)
    let reading = explained.reading
    let scalars = Array(article.text.unicodeScalars)
    guard Extractor.standard.read(text, published: published).assertions == reading.assertions
    else {
      return "two readings of one text differ"
    }
    guard explained.explanations.count == reading.assertions.count else {
      return "not every assertion is explained"
    }
    for (assertion, explanation) in zip(reading.assertions, explained.explanations) {
      guard reading.actors.indices.contains(assertion.source),
        reading.actors.indices.contains(assertion.target), assertion.source != assertion.target
      else { return "an assertion is not about two actors" }
      guard !assertion.evidence.isEmpty, explanation.pieces.count == assertion.evidence.count else {
        return "an assertion has no evidence"
      }
      guard (0.01...0.99).contains(assertion.confidence) else {
        return "a confidence is a certainty"
      }
      for evidence in assertion.evidence {
        guard evidence.span.upperBound <= scalars.count,
          scalars[evidence.span].elementsEqual(evidence.quote.unicodeScalars)
        else { return "a quote is not the slice of the text" }
      }
      let spans = explanation.pieces.flatMap { [$0.source, $0.target, $0.trigger] }
      guard spans.allSatisfy({ $0.map { $0.upperBound <= scalars.count } ?? true }) else {
        return "a place lies behind the text"
      }
    }
    for line in ReadingLines(explained: explained).lines {
      guard (try? JSONReader.value(line)) != nil else { return "a line is not JSON" }
    }
    return complaint(aboutPage: article, explained)
  }

  private static func complaint(aboutPage article: Article, _ explained: ExplainedReading)
    -> String?
  {
    var page = ReadingPage()
    page.add(
      ReadingPage.Entry(
        article: article, name: article.source ?? "fuzz", explained: explained,
        statements: explained.reading.assertions.map { ($0.type, $0.title ?? "") }))
    let html = page.html
    func count(_ text: String) -> Int {
      html.utf8.split(separator: UInt8(ascii: "<")).count { $0.starts(with: text.utf8) }
    }
    guard count("mark") == count("/mark"), count("span") == count("/span"),
      count("script") == 0,
      html.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
    else { return "the page is not whole" }
    return nil
  }
}
