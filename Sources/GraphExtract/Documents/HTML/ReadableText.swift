/// The text of a page's article: paragraphs, headings, captions and items, one a line, with a blank
/// line between.
struct ReadableText {
  private(set) var text = ""
  private let pageLength: Int
  private let keepsAll: Bool
  private var line = ""
  private var isSpaced = false
  private var prefix = ""
  private var isPreformatted = false

  /// - Returns: the article of the page; all of its text where nothing in it looks like one.
  static func of(_ page: PageElement) -> String {
    let root = article(of: page) ?? page
    var reader = ReadableText(pageLength: root.textLength, keepsAll: false)
    reader.read(root, isInArticle: root.tag == .article || root.tag == .main)
    if reader.text.isEmpty {
      reader = ReadableText(pageLength: page.textLength, keepsAll: true)
      reader.read(page, isInArticle: true)
    }
    return reader.text
  }

  private init(pageLength: Int, keepsAll: Bool) {
    self.pageLength = max(1, pageLength)
    self.keepsAll = keepsAll
  }

  /// The element that says that it is the article, if it holds a fair part of the text outside of
  /// links: a page of teasers has many short ones.
  private static func article(of page: PageElement) -> PageElement? {
    var best: PageElement?
    var all = 0
    func weight(_ element: PageElement) -> Int { element.textLength - element.linkLength }
    page.visit { element in
      guard isArticle(element) else { return }
      if element.tag == .article { all += weight(element) }
      if weight(element) > best.map(weight) ?? 0 { best = element }
    }
    guard let best, weight(best) * 5 >= weight(page) else { return nil }
    // Of an article within the main part, the article; of many equal ones, all.
    if best.tag != .article, let inner = innerArticle(of: best),
      weight(inner) * 10 >= weight(best) * 6
    {
      return inner
    }
    return best.tag == .article && weight(best) * 2 < all ? nil : best
  }

  private static func innerArticle(of element: PageElement) -> PageElement? {
    var best: PageElement?
    element.visit {
      if $0.tag == .article, $0.textLength > best?.textLength ?? 0 { best = $0 }
    }
    return best
  }

  private static func isArticle(_ element: PageElement) -> Bool {
    element.tag == .article || element.tag == .main || element[.role]?.lowercased() == "main"
      || element[.role]?.lowercased() == "article"
  }

  // MARK: Reading

  private mutating func read(_ element: PageElement, isInArticle: Bool) {
    let share = Double(element.textLength) / Double(pageLength)
    if !keepsAll, PageNavigation.isAround(element, share: share, isInArticle: isInArticle) {
      return
    }
    switch element.tag {
    case .title, .meta, .link: return
    case .br:
      endLine(isParagraph: false)
      return
    case .hr: endLine(isParagraph: true)
    case .td, .th:
      // The cells of a row are read as one line.
      if !line.isEmpty {
        line += " | "
        isSpaced = false
      }
      readChildren(element, isInArticle)
      return
    case let tag where tag.isInline:
      readChildren(element, isInArticle)
      return
    default: break
    }
    endLine(isParagraph: true)
    if element.tag == .li { prefix = "- " }
    let wasPreformatted = isPreformatted
    isPreformatted = element.tag == .pre
    readChildren(element, isInArticle || element.tag == .article)
    endLine(isParagraph: true)
    isPreformatted = wasPreformatted
    if element.tag == .li { prefix = "" }
  }

  private mutating func readChildren(_ element: PageElement, _ isInArticle: Bool) {
    for child in element.children {
      switch child {
      case .text(let text): append(text)
      case .element(let inner): read(inner, isInArticle: isInArticle)
      }
    }
  }

  private mutating func append(_ text: String) {
    for scalar in text.unicodeScalars {
      if isPreformatted, scalar == "\n" {
        endLine(isParagraph: false)
      } else if scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}" {
        isSpaced = true
      } else if scalar != "\u{AD}" {
        if isSpaced, !line.isEmpty { line += " " }
        isSpaced = false
        line.unicodeScalars.append(scalar)
      }
    }
  }

  private mutating func endLine(isParagraph: Bool) {
    isSpaced = false
    if !line.isEmpty {
      text += prefix + line + "\n"
      prefix = ""
      line = ""
    }
    if isParagraph, !text.isEmpty, !text.utf8.suffix(2).elementsEqual("\n\n".utf8) { text += "\n" }
  }
}
