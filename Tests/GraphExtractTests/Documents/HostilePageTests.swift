import GraphExtract
import TestSupport
import Testing

@Suite("Hostile pages") struct HostilePageTests {
  private func read(_ html: [UInt8]) -> Article? { try? ArticleReader(.html).read(html) }

  private func read(_ html: String) -> Article? { read(Array(html.utf8)) }

  private func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  @Test("a hundred thousand elements within each other hide no text")
  func readsDeepPages() throws {
    for tag in ["div", "span", "ul><li", "table><tr><td", "a", "b", "font", "blockquote", "svg"] {
      let page =
        times(tag == "div" ? 100_000 : 20_000, "<\(tag)>") + "Deep text."
        + (tag == "svg" ? "</svg>Behind." : "")
      let article = try #require(read(page), "\(tag)")
      #expect(article.text.contains(tag == "svg" ? "Behind." : "Deep text."), "\(tag)")
    }
    let closed = times(100_000, "<div>") + "Deep." + times(100_000, "</div>") + "<p>After."
    #expect(read(closed)?.text == "Deep.\n\nAfter.\n\n")
  }

  @Test("no page makes more of itself than it is")
  func staysSmall() throws {
    // Each paragraph would repeat every font that was left open.
    let fonts = (0..<2_000).map { "<font size=\($0)>" }.joined()
    let page = "<p>" + fonts + times(20_000, "<p>x")
    let article = try #require(read(page))
    #expect(article.text.utf8.count < 200_000)
  }

  @Test("attributes without number or end are passed over")
  func survivesAttributes() {
    let many = "<p " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">Text."
    #expect(read(many)?.text == "Text.\n\n")
    let same = "<p " + times(100_000, "class=a ") + ">Text."
    #expect(read(same)?.text == "Text.\n\n")
    let huge = "<p class=\"" + times(1_000_000, "x y ") + "\">Text."
    #expect(read(huge)?.text == "Text.\n\n")
    #expect(read("Text.<p class=\"" + times(1_000_000, "x"))?.text == "Text.\n\n")
    #expect(read("Text.<p " + times(1_000_000, "="))?.text == "Text.\n\n")
  }

  @Test("what is opened and never closed costs no more for being repeated")
  func survivesUnclosedElements() {
    for opening in [
      "<script>", "<title>", "<textarea>", "<style>", "<iframe>", "<!--", "<svg>", "<a href=x>",
      "<p",
      "<", "</", "<!", "&", "&#", "&#x", "<table>", "<select>", "<template>", "</p>", "</br>",
      "<td>",
      "<li>", "<h1>", "<button>", "<math>", "<![CDATA[", "<?xml ", "<p><a><table>",
    ] {
      _ = read("Text." + times(4_000, opening))
      _ = read("Text." + times(4_000, opening + "x"))
    }
  }

  @Test("any bytes of markup are read to the end")
  func survivesRandomMarkup() {
    let seed = randomSeed()
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "<", ">", "</", "/>", "div", "p", "table", "td", "tr", "a", "b", "svg", "script", "title",
      "li",
      "ul", "br", "article", "main", "nav", "meta", "time", "h1", "pre", " ", "=", "\"", "'",
      "class",
      "content", "datetime", "x", "&amp;", "&", "#", ";", "<!--", "-->", "<![CDATA[", "]]>", "\n",
      "\0",
      "é", "Text.", "select", "option", "template", "form", "frameset", "body", "html", "head",
      "math",
      "<p>", "</p>", "<div>", "</div>", "<table>", "</table>", "<span>", "</span>", "<td>", "<tr>",
    ]
    for _ in 0..<1_000 {
      var page = ""
      for _ in 0..<Int.random(in: 0..<60, using: &generator) {
        page += parts.randomElement(using: &generator) ?? ""
      }
      if let article = read(page) { #expect(!article.text.isEmpty) }
    }
  }
}
