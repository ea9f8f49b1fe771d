/// The features by which a word is taken for part of a name.
package struct NameFeatures: Sendable {
  package struct Word: Sendable {
    package var form: WordForm
    package var tag: UInt64
    /// The kinds of names that it is known to be part of: bits of ``NameWord``.
    package var name: UInt64

    package init(form: WordForm, tag: UInt64, name: UInt64) {
      self.form = form
      self.tag = tag
      self.name = name
    }
  }

  /// The feature that stands for the label of the word before.
  package static func transition(from label: Int) -> UInt64 {
    FeatureHash.mix(200, UInt64(label))
  }

  /// - Returns: how many features were written.
  @inline(__always)
  package static func write(
    _ words: UnsafeBufferPointer<Word>, at index: Int, part: FeaturePart = .all,
    into buffer: FeatureBuffer
  ) -> Int {
    var out = FeatureWriter(buffer)
    let word = words[index]
    let form = word.form
    if part.contains(.word) {
      let isFirst: UInt64 = index == 0 ? 1 : 0
      out.add(1, 0)
      out.add(2, form.word)
      out.add(3, form.form)
      out.add(4, form.pattern, isFirst)
      out.add(5, form.suffixes.1)
      out.add(6, form.suffixes.2)
      out.add(7, form.suffixes.3)
      out.add(8, form.prefixes.1)
      out.add(9, form.prefixes.2)
      out.add(10, form.prefixes.3)
      out.add(11, word.tag)
      out.add(12, word.tag, form.pattern, isFirst)
      out.add(15, word.name)
      out.add(16, word.name, form.pattern, isFirst)
      out.add(17, form.suffixes.4)
      for bit in 0..<16 where word.name >> UInt64(bit) & 1 == 1 {
        out.add(19, UInt64(bit), form.isCapital ? 1 : 0)
      }
    }
    if part.contains(.context) {
      let before = index > 0 ? words[index - 1] : nil
      let after = index + 1 < words.count ? words[index + 1] : nil
      let before2 = index > 1 ? words[index - 2] : nil
      let after2 = index + 2 < words.count ? words[index + 2] : nil
      let (w1, w2) = (before?.form.word ?? 1, before2?.form.word ?? 1)
      let (v1, v2) = (after?.form.word ?? 2, after2?.form.word ?? 2)
      out.add(30, w1)
      out.add(31, v1)
      out.add(32, w2)
      out.add(33, v2)
      out.add(34, w1, form.word)
      out.add(35, form.word, v1)
      out.add(36, w1, v1)
      out.add(37, w2, w1)
      out.add(38, v1, v2)
      out.add(39, w1, form.pattern)
      out.add(40, v1, form.pattern)
      let (p1, q1) = (before?.form.pattern ?? 1, after?.form.pattern ?? 2)
      let (p2, q2) = (before2?.form.pattern ?? 1, after2?.form.pattern ?? 2)
      out.add(41, p1)
      out.add(42, q1)
      out.add(43, p1, form.pattern, q1)
      out.add(44, p2, p1, form.pattern)
      out.add(45, form.pattern, q1, q2)
      let (t1, u1) = (before?.tag ?? 1, after?.tag ?? 2)
      let (t2, u2) = (before2?.tag ?? 1, after2?.tag ?? 2)
      out.add(46, t1)
      out.add(47, u1)
      out.add(48, t1, word.tag, u1)
      out.add(49, t2, t1, word.tag)
      out.add(50, word.tag, u1, u2)
      let (a1, z1) = (before?.name ?? 1 << 40, after?.name ?? 1 << 41)
      let (a2, z2) = (before2?.name ?? 1 << 40, after2?.name ?? 1 << 41)
      out.add(51, a1)
      out.add(52, z1)
      out.add(53, a2)
      out.add(54, z2)
      out.add(55, a1, form.pattern, q1)
      out.add(56, z1, form.pattern, q1)
      out.add(57, a2, a1, word.name)
      out.add(58, a1, word.name)
      out.add(59, word.name, z1)
      out.add(60, a1, word.name, z1)
      out.add(64, word.name, z1, z2)
      out.add(61, before?.form.suffixes.2 ?? 1)
      out.add(62, after?.form.suffixes.2 ?? 2)
      out.add(63, t1, form.suffixes.2)
    }
    return out.count
  }
}
