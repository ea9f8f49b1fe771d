internal import GraphExtract

/// A sentence in which names of persons, places and organisations are marked.
struct NamedSentence {
  var words: [String] = []
  var names: [NameSpan] = []

  var sequence: WordSequence { WordSequence(words) }
}

/// Reads texts of one word a line with its label, blank lines between sentences.
enum NameCorpus {
  /// Universal NER: number, word, label in IOB2.
  static func readUniversal(_ path: String) throws(TrainingError) -> [NamedSentence] {
    try read(path, separator: "\t", word: 1, label: 2)
  }

  /// CrossNER: word, label in IOB2 with labels of its own.
  static func readCrossNER(_ path: String) throws(TrainingError) -> [NamedSentence] {
    try read(path, separator: "\t", word: 0, label: 1)
  }

  /// WikiGold: word, label; a name begins where the label changes.
  static func readWikiGold(_ path: String) throws(TrainingError) -> [NamedSentence] {
    try read(path, separator: " ", word: 0, label: 1)
  }

  private static let kinds: [String: NameKind] = [
    "PER": .person, "LOC": .place, "ORG": .organisation,
    "person": .person, "politician": .person, "country": .place, "location": .place,
    "organisation": .organisation, "politicalparty": .organisation,
  ]

  private static func read(
    _ path: String, separator: Character, word: Int, label: Int
  ) throws(TrainingError) -> [NamedSentence] {
    var sentences: [NamedSentence] = []
    var sentence = NamedSentence()
    var open: (kind: String, start: Int)?
    func close() {
      if let name = open, let kind = kinds[name.kind] {
        sentence.names.append(NameSpan(words: name.start..<sentence.words.count, kind: kind))
      }
      open = nil
    }
    for line in try Files.lines(path) {
      if line.allSatisfy(\.isWhitespace) {
        close()
        if !sentence.words.isEmpty { sentences.append(sentence) }
        sentence = NamedSentence()
        continue
      }
      // A hash is a comment only in Universal NER, whose lines have five fields.
      let fields = line.split(separator: separator, omittingEmptySubsequences: false)
      if word == 1, line.utf8.first == UInt8(ascii: "#"), fields.count < 5 { continue }
      guard fields.count > max(word, label) else {
        throw TrainingError("\(path): no label: \(line)")
      }
      let mark = fields[label]
      let kind = mark == "O" ? "" : String(mark.dropFirst(2))
      if open.map({ $0.kind != kind || mark.first == "B" }) ?? false { close() }
      if open == nil, !kind.isEmpty { open = (kind, sentence.words.count) }
      sentence.words.append(String(fields[word]))
    }
    close()
    if !sentence.words.isEmpty { sentences.append(sentence) }
    return sentences
  }
}
