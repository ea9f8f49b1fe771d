internal import GraphModel

/// Reads one line of JSON Lines: `{"text": …, "source": …, "published": …, "title": …}`, of which only
/// the text must be there. Other keys are left alone.
enum JSONLineReader {
  static func article(_ line: String) throws(DocumentError) -> Article {
    let value: Value
    do throws(JSONReader.Failure) {
      value = try JSONReader.value(line)
    } catch {
      throw DocumentError(.malformed, "is not JSON: \(error.description) (byte \(error.offset))")
    }
    guard case .map(let map) = value else {
      throw DocumentError(.malformed, "is not an object: {\"text\": …} is expected")
    }
    guard case .string(let text)? = map["text"] else {
      throw DocumentError(.malformed, "has no \"text\", which must be a string")
    }
    guard !text.utf8.contains(0) else {
      throw DocumentError(.notText, "is not text: it has NUL characters")
    }
    var article = Article(text: text)
    article.title = try string(map, "title")
    article.source = try string(map, "source")
    if let published = try string(map, "published") {
      guard let date = PageMetadata.date(published) else {
        throw DocumentError(
          .malformed,
          "has a \"published\" that is no date: YYYY, YYYY-MM or YYYY-MM-DD is expected, not “\(published.prefix(40))”"
        )
      }
      article.published = date
    }
    return article
  }

  private static func string(
    _ map: [String: Value], _ key: String
  ) throws(DocumentError) -> String? {
    switch map[key] {
    case nil, .null?: return nil
    case .string(let text)?: return text.isEmpty ? nil : text
    default: throw DocumentError(.malformed, "has a \"\(key)\" that is not a string")
    }
  }
}
