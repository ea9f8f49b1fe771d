import GraphExtract
import GraphModel
import Testing

@Suite("HTML pages") struct HTMLReaderTests {
  private func read(_ html: String) throws -> Article {
    try ArticleReader(.html).read(Array(html.utf8))
  }

  private func text(_ html: String) throws -> String { try read(html).text }

  static let page = """
    <!DOCTYPE html>
    <html lang="en"><head>
    <meta charset="utf-8">
    <title>Envoy returns &mdash; The Daily</title>
    <meta property="og:title" content="Envoy returns to &quot;Moscow&quot;">
    <meta property="article:published_time" content="2026-01-20T23:30:00+09:00">
    <link rel="canonical" href="https://news.example.org/2026/envoy?id=1&amp;lang=en">
    <style>.a { content: "President Nobody of Nowhere" }</style>
    <script>var a = "<p>King Script of Spain met nobody</p>";</script>
    </head><body class="has-sidebar single">
    <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
    <header class="site-header"><a href="/">The Daily</a></header>
    <div class="cookie-consent">We use cookies to improve your day. Accept?</div>
    <main><article>
    <header><h1>Envoy returns to &ldquo;Moscow&rdquo;</h1><p class="byline">By JANE DOE</p></header>
    <div class="share-bar"><a href="#">Share</a> <a href="#">Tweet this</a></div>
    <p>South&nbsp;Korea&rsquo;s <b>Ambas</b>sador to <a href="/russia">Russia</a>
       Lee Sok-bae met reporters.</p>
    <figure><img src="a.jpg" alt="nothing"><figcaption>Lee Sok-bae, left, in Moscow. (AP Photo)</figcaption></figure>
    <p>He arrived<br>in January.</p>
    <ul><li>first item</li><li>second item</li></ul>
    <table><tr><th>Post</th><td>Envoy</td></tr></table>
    <!-- <p>King Comment of Spain</p> -->
    <aside class="related"><h2>Related</h2><p>President Other of Elsewhere was elected.</p></aside>
    <div hidden>President Hidden of Nowhere</div><p style="display: none">President Unseen</p>
    <noscript>Turn scripts on</noscript>
    </article>
    <section id="comments"><p>Prime Minister Troll of Bridge said so.</p></section></main>
    <footer>Copyright The Daily. All rights reserved.</footer>
    </body></html>
    """

  @Test("of a page the article is read, and nothing around it")
  func readsArticle() throws {
    #expect(
      try text(Self.page) == """
        Envoy returns to “Moscow”

        By JANE DOE

        South Korea’s Ambassador to Russia Lee Sok-bae met reporters.

        Lee Sok-bae, left, in Moscow. (AP Photo)

        He arrived
        in January.

        - first item

        - second item

        Post | Envoy


        """)
  }

  @Test("a page says its title, its day and its address")
  func readsMetadata() throws {
    let article = try read(Self.page)
    #expect(article.title == "Envoy returns to \"Moscow\"")
    #expect(article.published == PartialDate("2026-01-20"))
    #expect(article.source == "https://news.example.org/2026/envoy?id=1&lang=en")
  }

  @Test(
    "the day is found wherever pages put it",
    arguments: [
      #"<meta name="date" content="2024-05-03">"#,
      #"<meta itemprop="datePublished" content="2024-05-03T08:00:00Z">"#,
      #"<time datetime="2024-05-03T08:00">May 3</time>"#,
      #"<time datetime="2020-01-01">old</time><time pubdate datetime="2024-05-03">x</time>"#,
      #"<span itemprop="datePublished" datetime="2024-05-03">May</span>"#,
      #"<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-03T01:02:03+00:00"}</script>"#,
      #"<script type='application/ld+json'>{"@graph": [{"@type": "WebSite"}, {"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2024-05-03"}]}</script>"#,
      #"<META PROPERTY=article:published_time CONTENT=2024-05-03><time datetime="2020-01-01">"#,
    ])
  func readsDay(markup: String) throws {
    #expect(
      try read("<html><body>\(markup)<p>Some text.</p>").published == PartialDate("2024-05-03"))
  }

  @Test("JSON-LD names the headline and the address; broken JSON-LD says nothing")
  func readsLinkedData() throws {
    let article = try read(
      """
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "A", "mainEntityOfPage": {"@id": "http://a.example/b"}}</script><p>Text.
      """)
    #expect(article.title == "A")
    #expect(article.source == "http://a.example/b")
    let broken = try read(
      "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", </script><p>Text.")
    #expect(broken.title == nil)
    #expect(broken.text == "Text.\n\n")
  }

  @Test(
    "an address that all pages of a site share, or that is none, names no page",
    arguments: [
      "https://example.org/", "https://example.org", "/relative", "javascript:alert(1)", "",
      "https://exa mple.org/a", "file:///etc/passwd", "https:///a",
    ])
  func refusesAddress(address: String) throws {
    let page = "<link rel=canonical href=\"\(address)\"><p>Text."
    #expect(try read(page).source == nil)
  }

  @Test("a date that is none is no date")
  func refusesDate() throws {
    for date in ["2024-13-01", "yesterday", "2024-02-30T00:00", "20240503", ""] {
      #expect(try read("<meta name=date content=\"\(date)\"><p>Text.").published == nil)
    }
  }

  @Test(
    "text stays text whatever is around it",
    arguments: [
      ("<p>a &lt;b&gt; c", "a <b> c\n\n"), ("a < b & c", "a < b & c\n\n"),
      ("<p>one<p>two", "one\n\ntwo\n\n"), ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc\n\n"),
      ("x<script>y", "x\n\n"), ("x<script>y</script >z", "xz\n\n"), ("x<!-- y", "x\n\n"),
      ("x<!-->y", "xy\n\n"), ("<p>a<svg><text>b</text></svg>c", "ac\n\n"),
      ("a<br/>b", "a\nb\n\n"), ("<title>t</title>a", "a\n\n"), ("a\u{0}b", "ab\n\n"),
      ("<span><div>a</span>b</div>c", "ab\n\nc\n\n"), ("</div></p>a", "a\n\n"),
      ("<li>a<li>b", "- a\n\n- b\n\n"),
      ("<table><tr><td>a<td>b<tr><td>c</table>", "a | b\n\nc\n\n"),
      ("co\u{AD}operate", "cooperate\n\n"), ("<pre>a\nb</pre>", "a\nb\n\n"),
      ("<p class=\"article-no-comments\">a", "a\n\n"), ("<my-thing>a</my-thing> b", "a b\n\n"),
      ("&#8217;&#x2014;&nosuch;", "’—&nosuch;\n\n"), ("<p\u{0}x>a", "a\n\n"),
      ("<a href=x>a<a href=y>b", "ab\n\n"), ("<select><option>a</select>b", "b\n\n"),
    ])
  func readsAnyMarkup(html: String, expected: String) throws { #expect(try text(html) == expected) }

  @Test("a page in which nothing looks like an article is read whole")
  func readsPoorPages() throws {
    #expect(
      try text("<body class=sidebar><div class=comments>All there is.</div></body>")
        .contains("All there is."))
    #expect(try text("Bare words.") == "Bare words.\n\n")
  }

  @Test(
    "a page without text is refused",
    arguments: ["<html></html>", "<script>a</script>", "<p> &nbsp; </p>", "<!-- a -->", "<"])
  func refusesEmptyPages(html: String) throws {
    if html == "<" { return #expect(try text(html) == "<\n\n") }
    #expect(throws: DocumentError.self) { try text(html) }
  }

  @Test("a caption that a page repeats counts once")
  func countsCaptionsOnce() throws {
    let caption = "<figcaption>Russia's President Vladimir Putin in Moscow. (AP Photo)</figcaption>"
    let article = try read(
      "<article><figure>\(caption)</figure><p>Some words of no weight stand here.</p><figure>\(caption)</figure></article>"
    )
    let reading = Extractor.standard.read(DocumentText(article.text))
    #expect(reading.assertions.count == 1)
    #expect(reading.assertions.first?.evidence.count == 1)
  }

  @Test("evidence is an exact slice of the readable text")
  func quotesExactly() throws {
    let article = try read(Self.page)
    let scalars = Array(article.text.unicodeScalars)
    let reading = Extractor.standard.read(
      DocumentText(article.text), published: article.published)
    #expect(reading.assertions.contains { $0.type == "AMBASSADOR_TO" })
    for evidence in reading.assertions.flatMap(\.evidence) {
      #expect(String(String.UnicodeScalarView(scalars[evidence.span])) == evidence.quote)
    }
    for name in ["Nobody", "Script", "Hidden", "Unseen", "Troll", "Other", "Comment"] {
      #expect(!article.text.contains(name))
    }
  }
}
