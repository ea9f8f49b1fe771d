import Glibc
import Testing

@Suite("Documents of all forms") struct DocumentTests {
  private static let sentence = "South Korea's Ambassador to Russia Lee Sok-bae met reporters."

  private static let page = """
    <html><head><meta charset="windows-1252"><meta property="og:title" content="Envoy returns">
    <meta property="article:published_time" content="2026-01-20T08:00:00Z">
    <link rel="canonical" href="https://news.example.org/envoy"></head>
    <body><nav><a href="/">Home</a></nav><article><p>\(sentence)</p></article>
    <footer>President Footer of Spain</footer></body></html>
    """

  private func documents(_ program: Program) -> [Substring] {
    Array(
      program("stats", "--documents", "--format", "csv").output.split(separator: "\r\n").dropFirst()
    )
  }

  @Test func `A folder of all forms is read, each document under what it calls itself`() {
    let program = Program()
    program.folder.makeFolder("a")
    program.folder.write("a/page.html", Self.page)
    program.folder.write(
      "a/note.md",
      "---\ndate: 2025-05-01\n---\n# Envoy\n\n**Japan's** Foreign Minister Takeshi Iwaya met reporters.\n"
    )
    program.folder.write(
      "a/lines.jsonl",
      """
      {"text": "\(Self.sentence)", "source": "wire:1", "published": "2025-01-01", "title": "One"}

      {"text": "\(Self.sentence) Again."}
      """)
    program.folder.write("a/2024-06-19-plain.txt", Self.sentence)
    program.folder.write("a/picture.png", "x")
    let ending = program("ingest", "a")
    #expect(ending.status == 0)
    let lines = documents(program)
    for beginning in [
      "https://news.example.org/envoy,2026-01-20", "a/note.md,2025-05-01",
      "wire:1,2025-01-01", "a/lines.jsonl#3,,", "a/2024-06-19-plain.txt,2024-06-19",
    ] {
      #expect(lines.contains { $0.hasPrefix(beginning) }, "\(beginning) in \(lines)")
    }
    #expect(lines.count == 5)
    #expect(program("why", "Lee Sok-bae", "--format", "csv").output.contains(",Envoy returns,"))
    #expect(program("search", "Footer").status == 1)
    #expect(
      program("ingest", "a").output.split(separator: "\n").allSatisfy { $0.hasPrefix("unchanged") })
  }

  @Test func `A quote is the exact slice of the text that is kept`() {
    let program = Program()
    let page = Self.page.replacing("<p>South", with: "<p>Caf\u{E9} &eacute;.</p><p>South")
    // In the windows-1252 that the page says that it is written in.
    program.folder.write(
      "page.html", page.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    #expect(program("ingest", "page.html").status == 0)
    #expect(program("check", "--integrity").status == 0)
    let why = program("why", "Lee Sok-bae", "ambassador-to", "Russia")
    #expect(why.output.contains("https://news.example.org/envoy"))
    #expect(why.output.contains("“\(Self.sentence)”"))
  }

  @Test func `Two pages of one address do not replace each other`() {
    let program = Program()
    program.folder.makeFolder("a")
    program.folder.write("a/1.html", Self.page)
    program.folder.write("a/2.html", Self.page.replacing("reporters", with: "students"))
    let ending = program("ingest", "a")
    #expect(ending.output.contains("added      https://news.example.org/envoy "))
    #expect(ending.output.contains("added      a/2.html "))
    #expect(documents(program).count == 2)
  }

  @Test func `A line that is no document does not keep the others out`() {
    let program = Program()
    program.folder.write(
      "a.jsonl", "{\"text\": \"\(Self.sentence)\"}\n{\n{\"text\": \"\(Self.sentence) Now.\"}")
    for verb in ["ingest", "extract"] {
      let ending = program(verb, "a.jsonl")
      #expect(ending.status == 3)
      #expect(ending.talk.contains("a.jsonl, line 2, is not JSON"))
      #expect(!ending.output.isEmpty)
    }
    #expect(documents(program).count == 2)
    let lines = program("extract", "--format", "jsonl", "a.jsonl").output.split(separator: "\n")
    #expect(lines.first?.contains("\"document\": \"a.jsonl#1\"") ?? false)
    #expect(lines.last?.contains("\"document\": \"a.jsonl#3\"") ?? false)
    program.folder.write("empty.jsonl", "")
    #expect(program("ingest", "empty.jsonl").status == 3)
    #expect(program("extract", "--source", "a", "a.jsonl").status == 2)
  }

  @Test func `The form and the encoding are what the user says they are`() {
    let program = Program()
    program.folder.write("page", Self.page)
    let page = program("extract", "--format", "jsonl", "page").output
    #expect(page.contains("Lee Sok-bae"))
    #expect(program("extract", "--format", "jsonl", "-", input: Self.page).output == page)
    #expect(program("extract", "--format", "jsonl", "--input", "html", "page").output == page)
    #expect(!program("extract", "--input", "text", "page").output.contains("x2014"))
    program.folder.write("cp.txt", [0xC9] + Array(" \(Self.sentence)".utf8))
    #expect(program("extract", "cp.txt").status == 3)
    #expect(program("extract", "cp.txt").talk.contains("--encoding"))
    #expect(program("extract", "--encoding", "latin1", "cp.txt").status == 0)
    #expect(program("extract", "--encoding", "martian", "cp.txt").status == 2)
    #expect(program("extract", "--input", "pdf", "cp.txt").status == 2)
  }

  @Test func `An explanation names the rule, the places and the reckoning`() {
    let program = Program()
    program.folder.write("a.txt", Self.sentence)
    let ending = program("extract", "--explain", "a.txt")
    #expect(ending.output.contains("rule post-apposition: source “Lee Sok-bae” 35–46"))
    #expect(ending.output.contains("target “Russia” 28–34"))
    #expect(ending.output.contains("confidence 0."))
    #expect(
      program("extract", "--explain", "--format", "jsonl", "a.txt").output.contains(
        "\"source\": [35, 46], \"target\": [28, 34]"))
    #expect(
      program("extract", "--explain", "--format", "csv", "a.txt").output.contains("factors"))
    #expect(!program("extract", "a.txt").output.contains("rule "))
  }

  @Test func `A page shows the text with everything in it made harmless`() {
    let program = Program()
    program.folder.write(
      "a.html",
      "<title>&lt;script>alert(1)&lt;/script></title><article><p>\(Self.sentence)</p><p>&lt;img src=x onerror=y> &amp; \u{202E}</p>"
    )
    let ending = program("extract", "--html", "out.html", "a.html")
    #expect(ending.status == 0)
    let page = String(
      decoding: TemporaryFolder.read(program.folder.path("out.html")), as: UTF8.self)
    #expect(
      page.contains("<mark class=\"person\" title=\"Lee Sok-bae, person\">Lee Sok-bae</mark>"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("&lt;img src=x onerror=y&gt; &amp; \u{FFFD}"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("<img"))
    #expect(program("extract", "--html", "no/such/out.html", "a.html").status == 3)
    #expect(program("extract", "--html", "", "a.html").status == 2)
  }

  @Test func `Who writes one document at a time into a pipe sees each kept before the next`() {
    let program = Program()
    let ending = program.shell(
      #"""
      mkfifo pipe
      (graphctl ingest --input jsonl - < pipe > listed) &
      exec 3> pipe
      echo '{"text": "Kenya'"'"'s President Alan Mwangi spoke.", "source": "one"}' >&3
      for try in {1..300}; do grep -q one listed && break; sleep 0.1; done
      graphctl stats --documents --format csv
      echo '{"text": "Kenya'"'"'s President Alan Mwangi left.", "source": "two"}' >&3
      exec 3>&-
      wait
      cat listed
      """#)
    #expect(ending.output.split(separator: "\r\n").contains { $0.hasPrefix("one,") })
    #expect(!ending.output.contains("two,"))
    #expect(ending.output.contains("added      one") && ending.output.contains("added      two"))
  }

  @Test
  func `Of documents that are kept together all are listed, and read again all are unchanged`() {
    let program = Program()
    program.folder.write(
      "many.jsonl",
      (1...200).map {
        #"{"text": "Kenya's President Alan Mwangi spoke \#($0) times.", "source": "\#($0)"}"#
      }
      .joined(separator: "\n"))
    let first = program("ingest", "many.jsonl").output.split(separator: "\n")
    #expect(first.count == 200)
    #expect(first.allSatisfy { $0.hasPrefix("added") })
    #expect(documents(program).count == 200)
    let again = program("ingest", "many.jsonl").output.split(separator: "\n")
    #expect(again.count == 200)
    #expect(again.allSatisfy { $0.hasPrefix("unchanged") })
  }

  @Test func `What is less certain is left out where the user says so`() {
    let program = Program()
    program.folder.write("a.txt", Self.sentence)
    #expect(program("extract", "--min-confidence", "0", "a.txt").output.contains("Russia"))
    #expect(program("extract", "--min-confidence", "1", "a.txt").output.isEmpty)
    #expect(program("extract", "--min-confidence", "1.5", "a.txt").status == 2)
    #expect(program("ingest", "--min-confidence", "1", "a.txt").status == 0)
    #expect(program("search", "Russia").status == 1)
    // Another limit reads the document anew.
    #expect(program("ingest", "a.txt").output.hasPrefix("replaced"))
    #expect(program("search", "Russia").status == 0)
  }

  @Test func `A model that cannot be asked is an error, and nothing is asked without being told`() {
    let program = Program()
    program.folder.write("a.txt", Self.sentence)
    // Nothing listens on port 1 of the loopback.
    let ending = program(
      "ingest", "--model-endpoint", "http://127.0.0.1:1", "--model", "m", "a.txt")
    #expect(ending.status == 3)
    #expect(ending.talk.split(separator: "\n").count <= 2)
    #expect(ending.talk.contains("http://127.0.0.1:1/v1/chat/completions cannot be reached"))
    #expect(program("extract", "--model", "m", "a.txt").status == 2)
    #expect(program("extract", "--model-endpoint", "http://a", "a.txt").status == 2)
    #expect(
      program("extract", "--model-endpoint", "https://a", "--model", "m", "a.txt").status == 2)
  }
}
