internal import GraphExtract

/// A sentence of a treebank: words, tags, and for each word its head and how it depends on it.
struct TreebankSentence {
  var words: [String] = []
  var tags: [Tag] = []
  /// Counted from 0; −1 for the root.
  var heads: [Int] = []
  var dependencies: [Dependency] = []

  var sequence: WordSequence { WordSequence(words) }
}

/// Reads CoNLL-U: words with whole numbers; ranges ("1-2") and empty nodes ("8.1") are left out.
enum Treebank {
  static func read(_ path: String) throws(TrainingError) -> [TreebankSentence] {
    var sentences: [TreebankSentence] = []
    var sentence = TreebankSentence()
    for line in try Files.lines(path) {
      if line.isEmpty {
        if !sentence.words.isEmpty { sentences.append(sentence) }
        sentence = TreebankSentence()
        continue
      }
      if line.utf8.first == UInt8(ascii: "#") { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 10 else { throw TrainingError("\(path): not CoNLL-U: \(line)") }
      guard Int(fields[0]) != nil else { continue }
      guard let head = Int(fields[6]),
        let partOfSpeech = PartOfSpeech.allCases.first(where: { $0.code == fields[3] })
      else { throw TrainingError("\(path): not a word of a tree: \(line)") }
      sentence.words.append(String(fields[1]))
      sentence.tags.append(
        Tag(partOfSpeech, PennTag.allCases.first { $0.code == fields[4] } ?? .nn))
      sentence.heads.append(head - 1)
      sentence.dependencies.append(Dependency(code: String(fields[7])))
    }
    if !sentence.words.isEmpty { sentences.append(sentence) }
    return sentences
  }
}
