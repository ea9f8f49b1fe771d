/// Reads the article of a page.
enum HTMLReader {
  static func article(_ html: String) throws(DocumentError) -> Article {
    let tamed = PageGuard(Array(html.utf8))
    guard tamed.html.count <= ArticleReader.longestPage else {
      throw DocumentError(
        .tooLong, "is longer than any article: \(tamed.html.count >> 20) MiB without its scripts")
    }
    let page = PageElement.parse(tamed.html)
    let metadata = PageMetadata(page, linkedData: tamed.linkedData)
    return Article(
      text: ReadableText.of(page), title: metadata.title, published: metadata.published,
      source: metadata.source)
  }
}
