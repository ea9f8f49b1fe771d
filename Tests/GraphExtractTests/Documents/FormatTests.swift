import GraphExtract
import GraphModel
import Testing

@Suite("Forms of documents") struct FormatTests {
  @Test(
    "Markdown is read without its marks",
    arguments: [
      ("# A *title* here\n\nText.", "A title here\n\nText.\n"),
      ("One line\ngoes on.\n\nAnother.", "One line goes on.\n\nAnother.\n"),
      ("A **bold** and __strong__ and _soft_ word.", "A bold and strong and soft word.\n"),
      ("snake_case_name and 5 * 3 * 2", "snake_case_name and 5 * 3 * 2\n"),
      ("See [the treaty](https://a.example/b_(c) \"x\") of 2024.", "See the treaty of 2024.\n"),
      ("See [the treaty][1].\n\n[1]: https://a.example", "See the treaty.\n"),
      ("Shaking hands. [REUTERS]", "Shaking hands. [REUTERS]\n"),
      ("![](a.png)![logo](b.png)Text.", "Text.\n"),
      ("![The ministers met in Oslo.](a.png)", "The ministers met in Oslo.\n"),
      ("* one\n* two\n  goes on\n3. three", "- one\n\n- two goes on\n\n3. three\n"),
      ("> quoted\n> text", "quoted text\n"), ("```\ncode\n```\nText.", "Text.\n"),
      ("Title\n=====\n\nText.", "Title\n\nText.\n"), ("a\n\n---\n\nb", "a\n\nb\n"),
      ("a  \nb\\\nc", "a\nb\nc\n"), ("\\*a\\* `b_c`", "*a* b_c\n"),
      ("a <b>c</b> &amp; d", "a c & d\n"),
      ("<!-- a\nb -->\nText.", "Text.\n"), ("| A | B |\n|---|---|\n| c | d |", "A | B\n\nc | d\n"),
      ("<https://a.example> x < y", "https://a.example x < y\n"), ("a [b c", "a [b c\n"),
      ("]( [ ![", "]( [ ![\n"),
    ])
  func readsMarkdown(markdown: String, expected: String) throws {
    #expect(try ArticleReader(.markdown).read(Array(markdown.utf8)).text == expected)
  }

  @Test("the front matter of Markdown tells title, day and source, and the first heading a title")
  func readsFrontMatter() throws {
    let article = try ArticleReader(.markdown).read(
      Array(
        "---\ntitle: \"Envoy: returns\"\ndate: 2026-01-20T10:00\nsource: https://a.example/b\n---\n# Other\n\nText.\n"
          .utf8))
    #expect(
      article
        == Article(
          text: "Other\n\nText.\n", title: "Envoy: returns", published: PartialDate("2026-01-20"),
          source: "https://a.example/b"))
    #expect(try ArticleReader(.markdown).read(Array("# Other\n\nText.".utf8)).title == "Other")
    // Without an end it is no front matter.
    #expect(try ArticleReader(.markdown).read(Array("---\ntitle: a\n".utf8)).title == nil)
  }

  @Test("Markdown of nothing but marks is read in time that grows with its length")
  func survivesMarks() {
    for mark in [
      "[", "![", "](", "*", "_", "`", "<", "&", "\\", "> ", "| ", "[a](", "[a][", "<!--", "- ",
    ] {
      _ = try? ArticleReader(.markdown).read(Array(String(repeating: mark, count: 100_000).utf8))
    }
  }

  @Test("a line of JSON Lines tells text, source, day and title")
  func readsJSON() throws {
    let reader = ArticleReader(.jsonLines)
    let line =
      #"{"text": "A \u00e9 \ud83d\ude42\n", "source": "s", "published": "2024-05-03T10:00:00Z", "title": "t", "more": [1]}"#
    #expect(
      try reader.read(Array(line.utf8))
        == Article(text: "A é 🙂\n", title: "t", published: PartialDate("2024-05-03"), source: "s"))
    #expect(
      try reader.read(Array(#"{"text": "A", "source": null, "title": ""}"#.utf8))
        == Article(text: "A"))
  }

  @Test(
    "a line that is no document is refused",
    arguments: [
      "{", "[]", "\"text\"", "{}", #"{"text": 1}"#, #"{"text": ""}"#,
      #"{"text": "a", "source": 1}"#,
      #"{"text": "a", "published": "May 3"}"#, #"{"text": "a"} {"text": "b"}"#,
      #"{"text": "\ud800"}"#,
      #"{"text": "a\u0000b"}"#, #"{"text": " \n "}"#, String(repeating: "[", count: 100_000),
    ])
  func refusesLine(line: String) {
    #expect(throws: DocumentError.self) { try ArticleReader(.jsonLines).read(Array(line.utf8)) }
  }

  @Test("names and beginnings tell the form")
  func tellsForm() {
    #expect(DocumentFormat(path: "a/B.HTML") == .html)
    #expect(DocumentFormat(path: "a.md") == .markdown)
    #expect(DocumentFormat(path: "a.ndjson") == .jsonLines)
    #expect(DocumentFormat(path: "a") == nil)
    #expect(DocumentFormat(beginning: "\u{FEFF}\n<!DOCTYPE html>".utf8) == .html)
    #expect(DocumentFormat(beginning: "<HTML lang=en>".utf8) == .html)
    #expect(DocumentFormat(beginning: "{ \"text\": ".utf8) == .jsonLines)
    #expect(DocumentFormat(beginning: "{a}".utf8) == .text)
    #expect(DocumentFormat(beginning: "<3".utf8) == .text)
    #expect(DocumentFormat(beginning: "".utf8) == .text)
  }

  @Test("what is not text is refused, and says why")
  func refuses() {
    for format in [DocumentFormat.text, .markdown] {
      #expect(throws: DocumentError.self) { try ArticleReader(format).read(Array("a\0b".utf8)) }
      #expect(throws: DocumentError.self) { try ArticleReader(format).read([]) }
      #expect(throws: DocumentError.self) { try ArticleReader(format).read(Array(" \n".utf8)) }
    }
  }
}
