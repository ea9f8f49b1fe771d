internal import GraphModel

/// A page that shows what was read in documents, and where: the text with its actors and the
/// sentences that say something, beside what they say.
///
/// It needs no script and nothing from elsewhere. Every sentence and every statement leads to the
/// other, for the eye, the keyboard and the ear.
public struct ReadingPage {
  /// A document with its reading.
  public struct Entry {
    public var article: Article
    public var name: String
    public var explained: ExplainedReading
    /// What each assertion says, in words, and when it holds.
    public var statements: [(sentence: String, remarks: String)]

    public init(
      article: Article, name: String, explained: ExplainedReading,
      statements: [(sentence: String, remarks: String)]
    ) {
      self.article = article
      self.name = name
      self.explained = explained
      self.statements = statements
    }
  }

  private var body = ""
  private var titles: [String] = []

  public init() {}

  public mutating func add(_ entry: Entry) {
    let number = titles.count + 1
    titles.append(entry.article.title ?? entry.name)
    body += EntryWriter(entry: entry, prefix: "d\(number)").html
  }

  /// The whole page, in UTF-8.
  public var html: String {
    let title = titles.count == 1 ? titles[0] : "\(titles.count) documents"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="graphctl">
      <title>\(PageText.escaped(title))</title>
      <style>
      \(ReadingPageStyle.css)
      </style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }
}

/// Writes one document.
private struct EntryWriter {
  let entry: ReadingPage.Entry
  let prefix: String

  private var reading: Reading { entry.explained.reading }

  var html: String {
    """
    <section class="document" aria-labelledby="\(prefix)">
    \(header)
    <div class="columns">
    <article class="text" tabindex="0" aria-label="The text">
    \(text)
    </article>
    <div class="said">
    \(statements)
    </div>
    </div>
    </section>

    """
  }

  // MARK: Header

  private var header: String {
    let title = PageText.escaped(entry.article.title ?? entry.name)
    var facts: [String] = []
    if let date = entry.article.published {
      facts.append("published <time datetime=\"\(date)\">\(date)</time>")
    }
    let name = PageText.escaped(entry.name)
    let isAddress = entry.name.hasPrefix("https://") || entry.name.hasPrefix("http://")
    if isAddress || entry.article.title != nil {
      facts.append(isAddress ? "<a href=\"\(name)\" rel=\"noreferrer\">\(name)</a>" : name)
    }
    facts.append(counted(reading.assertions.count, "statement"))
    facts.append("read by \(PageText.escaped(reading.extractor))")
    return """
      <header>
      <h1 id="\(prefix)">\(title)</h1>
      <p class="facts">\(facts.joined(separator: " · "))</p>
      \(legend)
      </header>
      """
  }

  private static let labels = [
    "Person", "Country", "Organization", "PublicBody", "Company", "Treaty", "Event",
  ]

  private var legend: String {
    let used = Set(reading.actors.map(\.label))
    let items = Self.labels.filter(used.contains).map { label in
      "<li><mark class=\"\(Self.style(label))\">\(Self.word(label))</mark></li>"
    }
    return items.isEmpty
      ? "" : "<ul class=\"legend\" aria-label=\"Kinds of actors\">\(items.joined())</ul>"
  }

  private static func style(_ label: String) -> String {
    labels.contains(label) ? label.lowercased() : "event"
  }

  private static func word(_ label: String) -> String {
    label == "PublicBody" ? "Public body" : PageText.escaped(label)
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  // MARK: Text

  /// Something that begins or ends at a place in the text.
  private struct Mark {
    var place: Int
    var html: String
  }

  /// The text, with every mention marked and every sentence that is evidence named.
  private var text: String {
    let scalars = Array(entry.article.text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var at = 0
    let marks = marks(upTo: scalars.count)
    var next = 0
    result.append(contentsOf: "<p>".unicodeScalars)
    var blank = 0
    while at <= scalars.count {
      // A blank line begins a paragraph; no sentence goes on behind one.
      if at < scalars.count, !scalars[at].properties.isWhitespace {
        if blank > 1 { result.append(contentsOf: "</p>\n<p>".unicodeScalars) }
        blank = 0
      }
      while next < marks.count, marks[next].place == at {
        result.append(contentsOf: marks[next].html.unicodeScalars)
        next += 1
      }
      guard at < scalars.count else { break }
      if scalars[at] == "\n" {
        blank += 1
        if blank == 1 { result.append("\n") }
      } else {
        PageText.append(scalars[at], to: &result)
      }
      at += 1
    }
    result.append(contentsOf: "</p>".unicodeScalars)
    return String(result)
  }

  /// Proper nesting: sentences do not overlap, and a mention that does not lie within one, or apart
  /// from all, is left unmarked.
  private func marks(upTo count: Int) -> [Mark] {
    var sentences: [Range<Int>: [Int]] = [:]
    for (index, assertion) in reading.assertions.enumerated() {
      for piece in assertion.evidence where piece.span.upperBound <= count && !piece.span.isEmpty {
        if sentences[piece.span]?.last != index { sentences[piece.span, default: []].append(index) }
      }
    }
    var marks: [Mark] = []
    var end = 0
    var accepted: [Range<Int>] = []
    for span in sentences.keys.sorted(by: {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    })
    where span.lowerBound >= end {
      accepted.append(span)
      end = span.upperBound
    }
    var mentions: [(span: Range<Int>, html: String)] = []
    end = 0
    for mention in entry.explained.mentions
    where mention.span.lowerBound >= end && mention.span.upperBound <= count
      && !mention.span.isEmpty
    {
      let actor = reading.actors[mention.actor]
      mentions.append(
        (
          mention.span,
          "<mark class=\"\(Self.style(actor.label))\" title=\"\(PageText.escaped(actor.name)), \(Self.word(actor.label).lowercased())\">"
        ))
      end = mention.span.upperBound
    }
    var next = 0
    func addMentions(within range: Range<Int>) {
      while next < mentions.count, mentions[next].span.lowerBound < range.upperBound {
        let (span, html) = mentions[next]
        next += 1
        guard span.lowerBound >= range.lowerBound, span.upperBound <= range.upperBound else {
          continue
        }
        marks.append(Mark(place: span.lowerBound, html: html))
        marks.append(Mark(place: span.upperBound, html: "</mark>"))
      }
    }
    var last = 0
    for span in accepted {
      addMentions(within: last..<span.lowerBound)
      let numbers = sentences[span] ?? []
      marks.append(
        Mark(place: span.lowerBound, html: "<span class=\"evidence\" id=\"\(sentence(span))\">"))
      addMentions(within: span)
      let links = numbers.map { index in
        "<a href=\"#\(statement(index))\" aria-label=\"statement \(index + 1)\">\(index + 1)</a>"
      }
      marks.append(
        Mark(
          place: span.upperBound,
          html: "</span><sup class=\"numbers\">\(links.joined(separator: " "))</sup>"))
      last = span.upperBound
    }
    addMentions(within: last..<count)
    return marks
  }

  private func sentence(_ span: Range<Int>) -> String { "\(prefix)-t\(span.lowerBound)" }

  private func statement(_ index: Int) -> String { "\(prefix)-s\(index + 1)" }

  // MARK: Statements

  private var statements: String {
    guard !reading.assertions.isEmpty else {
      return "<p class=\"nothing\">Nothing was found that this text states.</p>"
    }
    return "<h2>What it says</h2>\n" + groups.map(card).joined()
  }

  /// Statements that follow each other and come from the same sentences.
  private var groups: [[Int]] {
    var groups: [[Int]] = []
    for index in reading.assertions.indices {
      let spans = reading.assertions[index].evidence.map(\.span)
      if let last = groups.last?.last, reading.assertions[last].evidence.map(\.span) == spans {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
    }
    return groups
  }

  private func card(_ group: [Int]) -> String {
    let evidence = group.first.map { reading.assertions[$0].evidence } ?? []
    return "<section class=\"card\">\n" + group.map(written).joined()
      + evidence.map(quotation).joined() + "</section>\n"
  }

  private func written(_ index: Int) -> String {
    let assertion = reading.assertions[index]
    let (sentence, remarks) = entry.statements[index]
    let percent = Int((assertion.confidence * 100).rounded())
    let level = percent >= 90 ? "high" : percent >= 70 ? "fair" : "low"
    let time = remarks.isEmpty ? "" : " <span>\(PageText.escaped(remarks))</span>"
    return """
      <div class="statement \(level)" id="\(statement(index))">
      <span class="number">\(index + 1)</span>
      <p class="sentence">\(PageText.escaped(sentence))</p>
      <span class="confidence" role="img" aria-label="confidence \(percent) percent"><span class="bar"><span style="width:\(percent)%"></span></span> \(percent)%</span>
      <p class="remarks"><span class="type">\(PageText.escaped(assertion.type))</span>\(time)</p>
      \(explanation(index))
      </div>

      """
  }

  private func quotation(_ evidence: ReadEvidence) -> String {
    let quote = PageText.escaped(evidence.quote.prefix(600))
    return """
      <blockquote><a href="#\(sentence(evidence.span))">\(quote)</a> <span class="place">characters \(evidence.span.lowerBound)–\(evidence.span.upperBound)</span></blockquote>

      """
  }

  private func explanation(_ index: Int) -> String {
    let explanation = entry.explained.explanations[index]
    var rules: [String] = []
    for rule in explanation.pieces.flatMap(\.rules) where !rules.contains(rule) {
      rules.append(rule)
    }
    let names = rules.map { "<code>\(PageText.escaped($0))</code>" }.joined(separator: " ")
    let rows = explanation.weighty.map { factor in
      "<tr><th scope=\"row\">\(PageText.escaped(factor.name))</th><td>\(Decimals.signed(factor.contribution))</td></tr>\n"
    }
    let table = rows.isEmpty ? "" : "<table>\n\(rows.joined())</table>"
    return "<details><summary>\(names)</summary>\(table)</details>"
  }
}
