import Glibc
import GraphExtract
import GraphModel
import Testing

@Suite("Language models", .serialized) struct ModelExtractorTests {
  static let text = """
    In 2019 Jane Doe was put in charge of
    Acme Institute. She lives in Ruritania. Ana Sol met nobody.
    """

  private static func read(
    _ server: ReplayServer, text: String = text, key: String? = nil, seconds: Int = 20
  ) throws(ModelError) -> ExplainedReading {
    // The server serves until the answer is there.
    defer { withExtendedLifetime(server) {} }
    return try read(server.address, text: text, key: key, seconds: seconds)
  }

  private static func read(
    _ address: String, text: String = text, key: String? = nil, seconds: Int = 20
  ) throws(ModelError) -> ExplainedReading {
    var extractor = ModelExtractor(endpoint: address, model: "small", key: key)
    extractor?.seconds = seconds
    let article = Article(text: text, published: PartialDate("2024-05-03"))
    let explained = Extractor.standard.explain(DocumentText(text), published: article.published)
    guard let extractor else { return explained }
    return try extractor.extend(explained, of: article)
  }

  private static func assertion(_ fields: [String: String]) -> String {
    var all = [
      "source": "\"Jane Doe\"", "sourceLabel": "\"Person\"", "type": "\"HOLDS_POST\"",
      "target": "\"Acme Institute\"", "targetLabel": "\"Organization\"", "title": "null",
      "since": "\"2019\"", "until": "null", "status": "null",
      "quote": "\"In 2019 Jane Doe was put in charge of Acme Institute.\"",
    ]
    for (key, value) in fields { all[key] = value }
    return "{"
      + all.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
      .joined(separator: ", ") + "}"
  }

  private static func answer(_ assertions: String...) -> String {
    "{\"assertions\": [\(assertions.joined(separator: ", "))]}"
  }

  private static func added(_ explained: ExplainedReading) -> [ReadAssertion] {
    explained.reading.assertions.filter { $0.extractor != nil }
  }

  // MARK: Good answers

  @Test("what a model reads is added with the exact slice of the text, and marked")
  func adds() throws {
    let server = ReplayServer(content: Self.answer(Self.assertion([:])))
    let explained = try Self.read(server, key: "secret")
    let added = Self.added(explained)
    #expect(added.count == 1)
    let assertion = try #require(added.first)
    #expect(assertion.type == "HOLDS_POST")
    #expect(explained.reading.actors[assertion.source].name == "Jane Doe")
    #expect(explained.reading.actors[assertion.target].name == "Acme Institute")
    #expect(assertion.since == PartialDate("2019"))
    #expect(assertion.extractor == "model small")
    #expect(explained.reading.extractor == "\(Extractor.version) + model small")
    let evidence = try #require(assertion.evidence.first)
    // With the line break that the model left out.
    #expect(evidence.quote == "In 2019 Jane Doe was put in charge of\nAcme Institute.")
    let scalars = Array(Self.text.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[evidence.span])) == evidence.quote)
    #expect(explained.explanations.count == explained.reading.assertions.count)
    #expect(
      ReadingLines(explained.reading).lines.contains {
        $0.contains("\"extractor\": \"model small\"")
      })

    let request = try #require(server.requests.first)
    #expect(request.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n"))
    #expect(request.contains("\r\nAuthorization: Bearer secret\r\n"))
    #expect(request.contains("\r\nHost: 127.0.0.1:\(server.port)\r\n"))
    let body = try #require(request.firstRange(of: "\r\n\r\n")).upperBound
    guard case .map(let asked) = try JSONReader.value(String(request[body...])) else {
      Issue.record("the request is no object")
      return
    }
    #expect(asked["model"] == .string("small"))
    #expect(asked["response_format"] != nil)
  }

  @Test(
    "answers come in pieces, behind interim answers, in fences, without a length",
    arguments: [
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: LENGTH\r\n\r\nBODY",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\nFIRST\r\nREST;x=y\r\nBEHIND\r\n0\r\nTrailer: a\r\n\r\n",
      "HTTP/1.0 200 OK\r\n\r\nBODY",
      "HTTP/1.1 200\nContent-Length:LENGTH\n\nBODY and more than the length",
    ])
  func readsFraming(frame: String) throws {
    let body = ReplayServer.completion("```json\n\(Self.answer(Self.assertion([:])))\n```")
    let raw = frame.replacing("LENGTH", with: "\(body.utf8.count)").replacing("BODY", with: body)
      .replacing("FIRST", with: String(body.prefix(1)))
      .replacing("REST", with: String(body.utf8.count - 1, radix: 16))
      .replacing("BEHIND", with: String(body.dropFirst()))
    #expect(Self.added(try Self.read(ReplayServer(raw: raw))).count == 1)
  }

  @Test("an answer that trickles in byte by byte is read")
  func readsSlowly() throws {
    let body = ReplayServer.completion(Self.answer(Self.assertion([:])))
    let server = ReplayServer { connection in
      let raw = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
      for character in raw { connection.write(String(character)) }
    }
    #expect(Self.added(try Self.read(server)).count == 1)
  }

  @Test("a long text is asked about in pieces")
  func asksInPieces() throws {
    let server = ReplayServer(content: Self.answer())
    let text = String(repeating: "Nothing of note was said that day.\n", count: 1_000)
    #expect(Self.added(try Self.read(server, text: text)).isEmpty)
    #expect((3...6).contains(server.requests.count))
  }

  // MARK: Lies

  @Test(
    "what does not stand in the text is dropped",
    arguments: [
      ["quote": "\"Jane Doe was never put in charge of Acme Institute.\""],
      ["quote": "\"\""], ["quote": "\"In\""], ["quote": "1"], ["source": "\"John Roe\""],
      ["target": "\"Other Institute\""], ["type": "\"LOVES\""], ["type": "null"],
      ["source": "\"Acme Institute\"", "sourceLabel": "\"Organization\""], ["source": "[]"],
      ["quote": "\"In 2019 JaneDoe was put in charge of Acme Institute.\""],
    ])
  func dropsInventions(fields: [String: String]) throws {
    let server = ReplayServer(content: Self.answer(Self.assertion(fields)))
    #expect(Self.added(try Self.read(server)).isEmpty)
  }

  @Test("a title, a date and a status that the text does not give are left out")
  func dropsDetails() throws {
    let server = ReplayServer(
      content: Self.answer(
        Self.assertion([
          "title": "\"Grand Vizier\"", "since": "\"1999\"", "until": "\"soon\"",
          "status": "\"eternal\"",
          "sourceLabel": "\"Treaty\"",
        ])))
    let explained = try Self.read(server)
    let assertion = try #require(Self.added(explained).first)
    #expect(assertion.title == nil && assertion.since == nil && assertion.until == nil)
    #expect(assertion.status == nil)
    #expect(explained.reading.actors[assertion.source].label == "Person")
  }

  @Test("what the rules read too is not said twice")
  func addsOnce() throws {
    let text = "South Korea's Ambassador to Russia Lee Sok-bae met reporters."
    let said = Self.assertion([
      "source": "\"Lee Sok-bae\"", "type": "\"ambassador-to\"", "target": "\"Russia\"",
      "targetLabel": "\"Country\"", "quote": "\"\(text)\"",
    ])
    let server = ReplayServer(content: Self.answer(said, said))
    let explained = try Self.read(server, text: text)
    #expect(Self.added(explained).isEmpty)
    #expect(explained.reading.assertions.contains { $0.type == "AMBASSADOR_TO" })
  }

  // MARK: Trouble

  @Test(
    "an answer that is none is an error of one line",
    arguments: [
      "", "nonsense", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 999 X\r\n\r\n", "HTTP/2 200 OK\r\n\r\n",
      "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
      "HTTP/1.1 500 Broken\r\nContent-Length: 5\r\n\r\nsorry",
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\n{}\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n{}",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
      "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\n\r\n{\"choices\": []}",
      "HTTP/1.1 200 OK\r\n\r\n{\"choices\": [{\"message\": {\"content\": null}}]}",
      "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "[", count: 50_000),
      "HTTP/1.1 200 OK\r\n\r\n{\"choices\": [{\"finish_reason\": \"length\", \"message\": {\"content\": \"{\"}}]}",
      String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 50),
    ])
  func refuses(raw: String) {
    let server = ReplayServer(raw: raw)
    let error = #expect(throws: ModelError.self) { try Self.read(server) }
    #expect(error?.description.contains("\n") == false)
    #expect(error?.description.contains("\r") == false)
  }

  @Test(
    "a model that does not keep to the form is an error",
    arguments: ["", "I cannot do that.", "[]", "{\"assertions\": 1}", "{\"assertions\": [", "null"])
  func refusesContent(content: String) {
    let server = ReplayServer(content: content)
    #expect(throws: ModelError.self) { try Self.read(server) }
  }

  @Test("a server that never answers is given up, and so is one that never ends")
  func givesUp() {
    let silent = ReplayServer { $0.waitForEnd() }
    #expect(throws: ModelError.self) { try Self.read(silent, seconds: 1) }
    let endless = ReplayServer { connection in
      connection.write("HTTP/1.1 200 OK\r\n\r\n")
      while connection.write(String(repeating: " ", count: 1 << 16)) {}
    }
    #expect(throws: ModelError.self) { try Self.read(endless) }
    let endlessHead = ReplayServer { connection in
      connection.write("HTTP/1.1 200 OK\r\n")
      while connection.write("X: y\r\n") {}
    }
    #expect(throws: ModelError.self) { try Self.read(endlessHead) }
    let endlessLine = ReplayServer { connection in
      while connection.write(String(repeating: "x", count: 1 << 12)) {}
    }
    #expect(throws: ModelError.self) { try Self.read(endlessLine) }
  }

  @Test("a server that is not there is an error")
  func missesServer() {
    let port = ReplayServer(raw: "").port
    usleep(20_000)
    #expect(throws: ModelError.self) { try Self.read("http://127.0.0.1:\(port)", seconds: 2) }
  }

  // MARK: Addresses

  @Test("addresses are those that begin with http://")
  func readsAddresses() {
    func path(_ address: String) -> String? {
      ModelExtractor(endpoint: address, model: "m")?.address.description
    }
    #expect(path("http://127.0.0.1:8080") == "http://127.0.0.1:8080/v1/chat/completions")
    #expect(path("http://127.0.0.1:8080/") == "http://127.0.0.1:8080/v1/chat/completions")
    #expect(path("HTTP://host/v1/") == "http://host/v1/chat/completions")
    #expect(path("http://host/api/chat/completions") == "http://host/api/chat/completions")
    #expect(path("http://[::1]:81/x") == "http://[::1]:81/x/chat/completions")
    for address in [
      "https://host", "host", "", "http://", "http://:80", "http://a:0", "http://a:99999",
      "http://a:b",
      "http://u@a", "http://a/?q", "http://a/#f", "http://a b", "http://a\r\nX: y", "http://[::1",
    ] {
      #expect(path(address) == nil, "\(address)")
    }
    #expect(ModelExtractor(endpoint: "http://a", model: "") == nil)
    #expect(ModelExtractor(endpoint: "http://a", model: "m", key: "a\r\nb") == nil)
  }
}
