internal import GraphModel

/// Asks a language model that the user already runs for what a text asserts.
///
/// The model is behind an endpoint of the kind of OpenAI's chat completions. What it says is a claim to
/// be checked: an assertion whose quote does not stand in the text, or whose actors the text does not
/// name, is dropped. What the rules read stays; what only the model says is added and marked.
public struct ModelExtractor: Sendable {
  public var address: HTTPAddress
  public var model: String
  /// Sent as a bearer token, where there is one.
  public var key: String?
  /// For each answer.
  public var seconds = 120
  public var isInterrupted: @Sendable () -> Bool = { false }

  /// That of an assertion which only the model makes. It is not calibrated, and lies below most of
  /// what rules read.
  static let confidence = 0.6
  /// Bytes of text that are asked about at once.
  static let longestPiece = 12_000

  /// - Parameter endpoint: the server, its `/v1`, or the whole address of its chat completions.
  /// - Returns: nil where it is no address that begins with `http://`, or where the model's name or
  ///   the key cannot be sent.
  public init?(endpoint: String, model: String, key: String? = nil) {
    guard let address = HTTPAddress(endpoint), !model.isEmpty, model.utf8.count <= 500,
      key.map({ $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !$0.isEmpty }) ?? true
    else { return nil }
    var path = address.path[...]
    while path.hasSuffix("/") { path = path.dropLast() }
    if path.isEmpty { path = "/v1" }
    if !path.hasSuffix("/chat/completions") { path += "/chat/completions" }
    self.address = HTTPAddress(host: address.host, port: address.port, path: String(path))
    self.model = model
    self.key = key
  }

  /// The name of this extractor, as it stands in a reading.
  public var name: String { "model \(model)" }

  /// Adds what the model reads to a reading of the same text.
  public func extend(
    _ explained: ExplainedReading, of article: Article
  ) throws(ModelError) -> ExplainedReading {
    var extended = explained
    extended.reading.extractor += " + \(name)"
    let text = DocumentText(article.text)
    let merger = ModelAnswerMerger(text: text, extractor: name, published: article.published)
    for piece in pieces(of: text) {
      let answer = try ask(text.slice(piece), article)
      merger.merge(answer, about: piece, into: &extended)
    }
    return extended
  }

  /// The text in pieces that end where lines do, where there are lines.
  private func pieces(of text: DocumentText) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    let bytes = text.bytes
    while start < bytes.count {
      var end = min(start + Self.longestPiece, bytes.count)
      if end < bytes.count {
        if let line = bytes[start + Self.longestPiece / 2..<end].lastIndex(of: 0x0A) {
          end = line + 1
        } else {
          while bytes[end] & 0xC0 == 0x80 { end -= 1 }
        }
      }
      if bytes[start..<end].contains(where: { $0 > 0x20 }) { pieces.append(start..<end) }
      start = end
    }
    return pieces
  }

  private func ask(
    _ text: String, _ article: Article
  ) throws(ModelError) -> [ModelAssertion] {
    let request = ModelRequest(model: model, text: text, published: article.published)
    var headers = [(name: "Content-Type", value: "application/json")]
    if let key { headers.append((name: "Authorization", value: "Bearer \(key)")) }
    let response: HTTPClient.Response
    do throws(HTTPFailure) {
      response = try HTTPClient(seconds: seconds, isInterrupted: isInterrupted)
        .post(Array(request.json.utf8), to: address, headers: headers)
    } catch {
      throw ModelError(
        error.kind == .interrupted ? .interrupted : .endpoint, "\(address) \(error.message)")
    }
    switch response.status {
    case 200: break
    case 300..<400:
      throw ModelError(
        .endpoint, "\(address) sends on to elsewhere (\(response.status)), which is not followed")
    default:
      let words = String(decoding: response.body.prefix(1_000), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200)
      throw ModelError(
        .endpoint,
        "\(address) answered \(response.status)\(words.isEmpty ? "" : ": \(words)")")
    }
    return try ModelAnswer.assertions(in: response.body, from: address)
  }
}

/// Why a language model could not be asked, or was not understood.
public struct ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable {
    case endpoint = "model.endpoint"
    case answer = "model.answer"
    case interrupted = "model.interrupted"
  }

  public let code: Code
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
