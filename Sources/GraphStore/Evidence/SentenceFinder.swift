/// Where a sentence begins and ends, as well as can be told without an extractor: a document's text is
/// kept, the sentences that were found in it are not.
enum SentenceFinder {
  /// No sentence is shown at greater length, in Unicode scalar values on either side of the span.
  private static let reach = 600

  /// The sentences that `span` touches, with white space runs as single spaces. Nil where the text
  /// has no such span.
  static func sentence(around span: Range<Int>, in text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard span.lowerBound >= 0, span.upperBound <= scalars.count else { return nil }
    var start = span.lowerBound
    while start > 0, span.lowerBound - start < reach, !isBoundary(before: start, in: scalars) {
      start -= 1
    }
    var end = span.upperBound
    while end < scalars.count, end - span.upperBound < reach,
      !(end > span.lowerBound && isBoundary(before: end, in: scalars))
    {
      end += 1
    }
    var sentence = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in scalars[start..<end] {
      if scalar.properties.isWhitespace {
        pendingSpace = !sentence.isEmpty
      } else {
        if pendingSpace { sentence.append(" ") }
        pendingSpace = false
        sentence.append(scalar)
      }
    }
    return String(sentence)
  }

  /// Whether a sentence may begin at `index`: after an empty line, or after a full stop, a question
  /// or exclamation mark, perhaps with quotes or brackets, and white space, and before what is not in
  /// lower case; but not after a title or an initial.
  private static func isBoundary(before index: Int, in text: [Unicode.Scalar]) -> Bool {
    guard index > 0, index < text.count else { return true }
    guard text[index - 1].properties.isWhitespace, !text[index].properties.isWhitespace else {
      return "。！？".unicodeScalars.contains(text[index - 1])
    }
    var last = index - 1
    var newlines = 0
    while last >= 0, text[last].properties.isWhitespace {
      if text[last] == "\n" { newlines += 1 }
      last -= 1
    }
    if newlines > 1 || last < 0 { return true }
    while last >= 0, "\"'”’»)]".unicodeScalars.contains(text[last]) { last -= 1 }
    guard last >= 0, ".!?…".unicodeScalars.contains(text[last]) else { return false }
    if text[index].properties.isLowercase { return false }
    return text[last] != "." || !isAbbreviation(endingAt: last, in: text)
  }

  private static func isAbbreviation(endingAt stop: Int, in text: [Unicode.Scalar]) -> Bool {
    var start = stop
    while start > 0, text[start - 1].properties.isAlphabetic || text[start - 1] == "." {
      start -= 1
    }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: text[start..<stop])
    // "J.", "U.S."
    if word.split(separator: ".").allSatisfy({ $0.count == 1 }) && !word.isEmpty { return true }
    return abbreviations.contains(String(word).lowercased())
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "capt", "sgt", "gov", "sen", "rep", "rev",
    "hon", "st", "jr", "sr", "no", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "amb", "pres", "min", "adm", "maj", "brig",
  ]
}
