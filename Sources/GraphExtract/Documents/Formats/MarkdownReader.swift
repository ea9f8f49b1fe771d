internal import GraphModel

/// Makes plain text of Markdown: the words without their marks, a paragraph on a line, and what the
/// front matter says of the document.
///
/// Code, comments and the addresses of links are left out. What is no Markdown is text as it stands.
struct MarkdownReader {
  private var article = Article(text: "")
  private var paragraph = ""
  private var fence: (mark: Character, length: Int)?
  private var isInComment = false

  static func article(_ text: String) -> Article {
    var reader = MarkdownReader()
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }[...]
    reader.readFrontMatter(&lines)
    for line in lines { reader.read(line) }
    reader.flush()
    return reader.article
  }

  // MARK: Front matter

  /// YAML between two lines of `---`, of which a line `key: value` is understood.
  private mutating func readFrontMatter(_ lines: inout ArraySlice<Substring>) {
    guard let first = lines.first, first == "---" || first == "\u{FEFF}---",
      let end = lines.dropFirst().prefix(200).firstIndex(where: { $0 == "---" || $0 == "..." })
    else { return }
    for line in lines[..<end].dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      var value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
      while let last = value.last, last.isWhitespace { value = value.dropLast() }
      if let quote = value.first, quote == "\"" || quote == "'", value.count > 1,
        value.last == quote
      {
        value = value.dropFirst().dropLast()
      }
      guard !value.isEmpty else { continue }
      switch line[..<colon].lowercased() {
      case "title": article.title = String(value)
      case "date", "published", "pubdate", "publishdate", "published_time":
        article.published = article.published ?? PageMetadata.date(String(value))
      case "source", "url", "canonical", "canonical_url", "canonicalurl", "link":
        article.source = article.source ?? String(value)
      default: break
      }
    }
    lines = lines[(end + 1)...]
  }

  // MARK: Blocks

  private mutating func read(_ written: Substring) {
    let indented = written.drop { $0 == " " || $0 == "\t" }
    if let fence {
      let run = indented.prefix { $0 == fence.mark }.count
      if run >= fence.length, indented.dropFirst(run).allSatisfy(\.isWhitespace) {
        self.fence = nil
      }
      return
    }
    if isInComment {
      if let end = written.firstRange(of: "-->") {
        isInComment = false
        read(written[end.upperBound...])
      }
      return
    }
    var line = indented
    while line.first == ">" { line = line.dropFirst().drop { $0 == " " || $0 == "\t" } }
    guard let first = line.first else { return flush() }
    switch first {
    case "`", "~":
      let run = line.prefix { $0 == first }.count
      if run >= 3, first == "~" || !line.dropFirst(run).contains("`") {
        flush()
        fence = (first, run)
        return
      }
    case "#":
      let run = line.prefix { $0 == "#" }.count
      let rest = line.dropFirst(run)
      if run <= 6, rest.isEmpty || rest.first == " " || rest.first == "\t" {
        flush()
        return readHeading(rest, level: run)
      }
    case "=", "-", "*", "_":
      let isRule = line.allSatisfy { $0 == first || $0 == " " } && line.count { $0 == first } >= 3
      let isUnderline = first == "=" && line.allSatisfy { $0 == "=" || $0 == " " }
      if isRule || isUnderline && !paragraph.isEmpty {
        if first == "=", article.title == nil { article.title = MarkdownWords.plain(paragraph) }
        return flush()
      }
    case "<":
      if line.hasPrefix("<!--") {
        guard let end = line.firstRange(of: "-->") else {
          isInComment = true
          return
        }
        return read(line[end.upperBound...])
      }
    case "|":
      if line.allSatisfy({ "|:- ".contains($0) }) { return }
      flush()
      let cells = line.split(separator: "|").map { $0.trimmed }.filter { !$0.isEmpty }
      paragraph = cells.joined(separator: " | ")
      return flush()
    case "[":
      // "[name]: address" is for links alone.
      if let close = line.firstRange(of: "]:"), !line.hasPrefix("[^"),
        line[..<close.lowerBound].count < 200
      {
        return
      }
    default: break
    }
    if isItem(line) { flush() }
    append(line, endsLine: written.hasSuffix("  ") || written.hasSuffix("\\"))
  }

  private func isItem(_ line: Substring) -> Bool {
    let rest: Substring
    if let first = line.first, "-*+".contains(first) {
      rest = line.dropFirst()
    } else {
      let digits = line.prefix { $0.isASCII && $0.isNumber }
      guard (1...3).contains(digits.count) else { return false }
      let mark = line.dropFirst(digits.count)
      guard mark.first == "." || mark.first == ")" else { return false }
      rest = mark.dropFirst()
    }
    return rest.first == " " || rest.first == "\t"
  }

  private mutating func readHeading(_ text: Substring, level: Int) {
    var text = text.trimmed
    while text.last == "#" { text = text.dropLast() }
    paragraph = String(text.trimmed)
    if level == 1, article.title == nil {
      let title = MarkdownWords.plain(paragraph)
      if !title.isEmpty { article.title = title }
    }
    flush()
  }

  private mutating func append(_ line: Substring, endsLine: Bool) {
    var line = line.trimmed
    if paragraph.isEmpty, isItem(line), "*+".contains(line.first ?? " ") {
      line = Substring("-" + line.dropFirst())
    }
    if endsLine, line.last == "\\" { line = line.dropLast() }
    if !paragraph.isEmpty, paragraph.last != "\n" { paragraph += " " }
    paragraph += line
    if endsLine { paragraph += "\n" }
  }

  private mutating func flush() {
    let plain = MarkdownWords.plain(paragraph)
    paragraph = ""
    guard plain.contains(where: { !$0.isWhitespace }) else { return }
    if !article.text.isEmpty { article.text += "\n" }
    article.text += plain
    article.text += "\n"
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return text
  }
}
