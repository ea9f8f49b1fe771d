internal import GraphModel

/// One assertion as a language model gives it: every part of it is to be checked.
struct ModelAssertion {
  var source: String
  var sourceLabel: String?
  var type: String
  var target: String
  var targetLabel: String?
  var title: String?
  var since: PartialDate?
  var until: PartialDate?
  var status: Status?
  var quote: String
}

/// Reads a chat completion.
enum ModelAnswer {
  /// More than an article states.
  private static let mostAssertions = 2_000

  /// - Throws: ``ModelError`` where there is no answer, or where it is no JSON of the form asked for.
  ///   An assertion in it that lacks a part is left out.
  static func assertions(
    in body: [UInt8], from address: HTTPAddress
  ) throws(ModelError) -> [ModelAssertion] {
    guard case .map(let completion)? = json(String(decoding: body, as: UTF8.self)) else {
      throw ModelError(.answer, "\(address) did not answer with JSON")
    }
    guard case .list(let choices)? = completion["choices"], case .map(let choice)? = choices.first,
      case .map(let message)? = choice["message"], case .string(let content)? = message["content"]
    else { throw ModelError(.answer, "\(address) did not answer with a chat completion") }
    if case .string("length")? = choice["finish_reason"] {
      throw ModelError(.answer, "the model at \(address) broke its answer off for its length")
    }
    guard case .map(let answer)? = json(unfenced(content)),
      case .list(let items)? = answer["assertions"]
    else {
      throw ModelError(
        .answer, "the model at \(address) did not answer with {\"assertions\": [...]}")
    }
    return items.prefix(mostAssertions).compactMap(assertion)
  }

  private static func json(_ text: String) -> Value? { try? JSONReader.value(text) }

  /// Without the code fence that some models put around JSON, in spite of all.
  private static func unfenced(_ content: String) -> String {
    guard let start = content.firstIndex(of: "{"), let end = content.lastIndex(of: "}"),
      start < end,
      content[..<start].allSatisfy({ $0.isWhitespace || $0 == "`" || $0.isLetter })
    else { return content }
    return String(content[start...end])
  }

  private static func assertion(_ item: Value) -> ModelAssertion? {
    guard case .map(let map) = item else { return nil }
    func text(_ key: String, longest: Int) -> String? {
      guard case .string(let text)? = map[key] else { return nil }
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return words.isEmpty || words.utf8.count > longest ? nil : words
    }
    guard let source = text("source", longest: 300), let target = text("target", longest: 300),
      let type = text("type", longest: 100), let quote = text("quote", longest: 4_000)
    else { return nil }
    return ModelAssertion(
      source: source, sourceLabel: text("sourceLabel", longest: 100), type: type, target: target,
      targetLabel: text("targetLabel", longest: 100), title: text("title", longest: 300),
      since: text("since", longest: 10).flatMap { PartialDate($0) },
      until: text("until", longest: 10).flatMap { PartialDate($0) },
      status: text("status", longest: 20).flatMap(Status.init(rawValue:)), quote: quote)
  }
}
