internal import GraphExtract

/// The tags that the tagger chooses from: those of the training data that occur often enough to be
/// learnt, in order of their frequency.
struct TagSet {
  private(set) var tags: [Tag]
  private var indices: [Tag: Int] = [:]

  init(_ sentences: [TreebankSentence], least: Int = 3) {
    var counts: [Tag: Int] = [:]
    for sentence in sentences { for tag in sentence.tags { counts[tag, default: 0] += 1 } }
    let sorted = counts.sorted { ($1.value, $0.key.number) < ($0.value, $1.key.number) }
    tags = sorted.filter { $0.value >= least }.map(\.key)
    if tags.isEmpty { tags = sorted.map(\.key) }
    tags = Array(tags.prefix(WeightTable.classes))
    for (index, tag) in tags.enumerated() { indices[tag] = index }
    // A rare tag counts as the most frequent one of its part of speech.
    for tag in sorted.map(\.key) where indices[tag] == nil {
      indices[tag] = tags.firstIndex { $0.partOfSpeech == tag.partOfSpeech } ?? 0
    }
  }

  func index(of tag: Tag) -> Int { indices[tag] ?? 0 }
}
