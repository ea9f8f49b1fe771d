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
    NameKindFeatures.write(name, known: model.names.number(of:), into: buffer) { count in
      model.nameKinds.score(buffer.keys, count, buffer.scores)
    }
    return buffer.scores[0]
  }
}

/// The features by which a name is taken for a person's or a body's, word by word.
package enum NameKindFeatures {
  /// How many words of a name are looked at.
  package static let longest = 8

  /// Writes the features of each word of a name in turn.
  ///
  /// - Parameters:
  ///   - known: the kinds of names that a word is known to be part of: bits of ``NameWord``.
  ///   - use: takes what the buffer holds of one word: how many features were written.
  package static func write(
    _ name: WordSequence, known: (UInt64) -> UInt32, into buffer: FeatureBuffer, use: (Int) -> Void
  ) {
    let forms = name.forms.prefix(longest)
    for index in forms.indices {
      use(write(forms, at: index, known: known(forms[index].word), into: buffer))
    }
  }

  private static func write(
    _ forms: ArraySlice<WordForm>, at index: Int, known: UInt32, into buffer: FeatureBuffer
  ) -> Int {
    var out = FeatureWriter(buffer)
    let form = forms[index]
    // The first word, the last, one between them.
    let place: UInt64 = index == 0 ? 1 : index == forms.count - 1 ? 2 : 3
    for (template, part) in [
      (301 as UInt64, form.word), (302, form.pattern), (303, form.suffixes.0),
      (304, form.suffixes.1), (305, form.suffixes.2), (306, form.suffixes.3),
      (307, form.suffixes.4), (308, form.prefixes.0), (309, form.prefixes.1),
      (310, form.prefixes.2), (311, form.prefixes.3),
    ] where part != 0 {
      out.add(template, part)
      out.add(template, part, place)
    }
    for bit in 0..<16 where known >> UInt32(bit) & 1 == 1 {
      out.add(320, UInt64(bit))
      out.add(320, UInt64(bit), place)
    }
    if known == 0 { out.add(321, place) }
    if index > 0 { out.add(322, forms[index - 1].pattern, form.pattern) }
    if index == 0 { out.add(323, UInt64(forms.count)) }
    return out.count
  }
}
