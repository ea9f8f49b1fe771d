internal import GraphModel

/// Finds the date of publication where the text gives it on a line of its own.
enum Dateline {
  static func date(
    of sentences: [Sentence], _ text: DocumentText, _ tokens: [Token], _ lexicon: Lexicon
  ) -> PartialDate? {
    let reader = DateReader(text: text, tokens: tokens, lexicon: lexicon, published: nil)
    for sentence in sentences.prefix(12) where sentence.units.count <= 12 {
      guard let date = reader.expressions(in: sentence.units).first(where: { $0.from?.day != nil })
      else { continue }
      // Nothing else stands on the line but a weekday or "Published on".
      let others = sentence.units.indices.filter {
        !date.units.contains($0) && sentence.units[$0].kind == .word
          && !sentence.units[$0].has([.weekday, .prep])
      }
      if others.count <= 1 { return date.from }
    }
    return nil
  }
}
