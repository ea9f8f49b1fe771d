/// The features by which the tagger chooses a word's tag.
package struct TagFeatures: Sendable {
  /// A word, and what is known of it before anything is tagged.
  package struct Word: Sendable {
    package var form: WordForm
    /// The number of the set of tags that the training data shows the word with; 0 for an unknown word.
    package var ambiguity: UInt64
    /// The kinds of names that the word is known to be part of.
    package var name: UInt64

    package init(form: WordForm, ambiguity: UInt64, name: UInt64) {
      self.form = form
      self.ambiguity = ambiguity
      self.name = name
    }
  }

  /// - Parameters:
  ///   - tag1: the number of the tag of the word before, 0 at the beginning.
  ///   - tag2: that of the word before it.
  /// - Returns: how many features were written.
  @inline(__always)
  package static func write(
    _ words: UnsafeBufferPointer<Word>, at index: Int, tag1: UInt64, tag2: UInt64,
    part: FeaturePart = .all, into buffer: FeatureBuffer
  ) -> Int {
    var out = FeatureWriter(buffer)
    let word = words[index]
    let form = word.form
    let before = index > 0 ? words[index - 1].form.word : 1
    let before2 = index > 1 ? words[index - 2].form.word : 1
    let hasNext = index + 1 < words.count
    let hasNext2 = index + 2 < words.count
    let after = hasNext ? words[index + 1].form.word : 2
    let after2 = hasNext2 ? words[index + 2].form.word : 2
    let afterAmbiguity = hasNext ? words[index + 1].ambiguity : 0xFFF
    let after2Ambiguity = hasNext2 ? words[index + 2].ambiguity : 0xFFF
    let afterSuffix = hasNext ? words[index + 1].form.suffixes.2 : 2
    let afterPattern = hasNext ? words[index + 1].form.pattern : 2
    let isFirst: UInt64 = index == 0 ? 1 : 0

    if part.contains(.word) {
      out.add(1, 0)
      out.add(2, form.word)
      out.add(3, form.form, isFirst)
      out.add(22, form.suffixes.0)
      out.add(23, form.suffixes.1)
      out.add(24, form.suffixes.2)
      out.add(25, form.suffixes.3)
      out.add(26, form.suffixes.4)
      out.add(27, form.prefixes.0)
      out.add(28, form.prefixes.1)
      out.add(29, form.prefixes.2)
      out.add(30, form.prefixes.3)
      out.add(31, form.pattern, isFirst)
      out.add(34, form.suffixes.1, form.pattern, isFirst)
      out.add(37, word.name, form.pattern, isFirst)
    }
    if part.contains(.context) {
      out.add(4, before)
      out.add(5, after)
      out.add(6, before2)
      out.add(7, after2)
      out.add(8, before, form.word)
      out.add(9, form.word, after)
      out.add(10, before, after)
      out.add(11, tag1)
      out.add(12, tag2)
      out.add(13, tag1, tag2)
      out.add(14, tag1, form.word)
      out.add(15, tag1, tag2, form.word)
      out.add(16, word.ambiguity, tag1)
      out.add(17, afterAmbiguity, tag1)
      out.add(18, word.ambiguity, afterAmbiguity)
      out.add(19, tag1, word.ambiguity << 16 | afterAmbiguity)
      out.add(20, form.word, afterAmbiguity)
      out.add(21, after2Ambiguity, afterAmbiguity)
      out.add(32, form.pattern, tag1)
      out.add(33, form.suffixes.2, tag1)
      out.add(35, afterSuffix, word.ambiguity)
      out.add(36, afterPattern, form.pattern)
      out.add(38, tag2, before)
      out.add(39, afterSuffix, form.suffixes.2)
      out.add(40, tag1, form.suffixes.1, afterAmbiguity)
    }
    return out.count
  }
}
