/// Tells by a name alone whether a person or a body bears it: "Sohail Rathore", "Hanbit Petrochemical".
///
/// A linear model, trained as an averaged perceptron (Freund and Schapire 1999) on lists of names: each word's
/// spelling, beginning, end and pattern of capitals, whether lists of given names and surnames have it, and where in
/// the name it stands. It knows no places.
package struct NameKindClassifier {
  /// What a name alone tells, for certain or not.
  package enum Verdict: Sendable {
    case person, likelyPerson, likelyBody, body

    package var isCertain: Bool { self == .person || self == .body }
    package var isOfPerson: Bool { self == .person || self == .likelyPerson }
  }

  private let model: SyntaxModel
  private let buffer: FeatureBuffer

  package init(_ model: SyntaxModel, buffer: FeatureBuffer = FeatureBuffer()) {
    self.model = model
    self.buffer = buffer
  }

  package func verdict(on name: WordSequence) -> Verdict {
    let score = score(of: name)
    if score >= model.nameKindBounds.person { return .person }
    if score <= -model.nameKindBounds.body { return .body }
    return score > 0 ? .likelyPerson : .likelyBody
  }

  /// Above zero where a person is likelier, in steps of the weights.
  package func score(of name: WordSequence) -> Int32 {
    buffer.scores[0] = 0
    let forms = name.forms.prefix(NameKindFeatures.longest)
    for index in forms.indices {
      let word = NameKindFeatures.Word(
        form: forms[index], name: UInt64(model.names.number(of: forms[index].word)))
      let count = NameKindFeatures.write(
        word, behind: index > 0 ? forms[index - 1] : nil, at: index, of: forms.count, into: buffer)
      model.nameKinds.score(buffer.keys, count, buffer.scores)
    }
    return buffer.scores[0]
  }
}

/// The features by which a name is taken for a person's or a body's, word by word.
package enum NameKindFeatures {
  /// How many words of a name are looked at.
  package static let longest = 8

  package struct Word: Sendable {
    package var form: WordForm
    /// The kinds of names that it is known to be part of: bits of ``NameWord``.
    package var name: UInt64

    package init(form: WordForm, name: UInt64) {
      self.form = form
      self.name = name
    }
  }

  /// - Returns: how many features were written.
  package static func write(
    _ word: Word, behind before: WordForm?, at index: Int, of count: Int, into buffer: FeatureBuffer
  ) -> Int {
    var out = FeatureWriter(buffer)
    let form = word.form
    // The first word, the last, one between them.
    let place: UInt64 = index == 0 ? 1 : index == count - 1 ? 2 : 3
    for (template, part) in [
      (301 as UInt64, form.word), (302, form.pattern), (303, form.suffixes.0),
      (304, form.suffixes.1), (305, form.suffixes.2), (306, form.suffixes.3),
      (307, form.suffixes.4), (308, form.prefixes.0), (309, form.prefixes.1),
      (310, form.prefixes.2), (311, form.prefixes.3),
    ] where part != 0 {
      out.add(template, part)
      out.add(template, part, place)
    }
    for bit in 0..<16 where word.name >> UInt64(bit) & 1 == 1 {
      out.add(320, UInt64(bit))
      out.add(320, UInt64(bit), place)
    }
    if word.name == 0 { out.add(321, place) }
    if let before { out.add(322, before.pattern, form.pattern) }
    if index == 0 { out.add(323, UInt64(count)) }
    return out.count
  }
}
