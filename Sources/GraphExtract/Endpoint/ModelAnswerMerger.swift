internal import GraphModel

/// Checks what a language model says against the text, and adds what is new to a reading.
struct ModelAnswerMerger {
  let text: DocumentText
  let extractor: String
  let published: PartialDate?
  /// The text without case, accents and punctuation, and with a space at either end.
  private let folded: [UInt8]

  init(text: DocumentText, extractor: String, published: PartialDate?) {
    self.text = text
    self.extractor = extractor
    self.published = published
    folded = Array(" \(foldedName(text.slice(0..<text.bytes.count))) ".utf8)
  }

  func merge(
    _ assertions: [ModelAssertion], about piece: Range<Int>, into explained: inout ExplainedReading
  ) {
    for assertion in assertions { add(assertion, piece, &explained) }
  }

  private func add(
    _ said: ModelAssertion, _ piece: Range<Int>, _ explained: inout ExplainedReading
  ) {
    let ontology = Ontology.standard
    guard foldedName(said.source) != foldedName(said.target),
      let type = ontology.type(typed: said.type), let place = place(of: said.quote, in: piece),
      let sourceLabel = label(said.sourceLabel, of: type.sources),
      let targetLabel = label(said.targetLabel, of: type.targets),
      let source = actor(said.source, sourceLabel, &explained.reading),
      let target = actor(said.target, targetLabel, &explained.reading), source != target
    else { return }
    let known = explained.reading.assertions.contains {
      $0.type == type.name
        && ($0.source == source && $0.target == target
          || type.isSymmetric && $0.source == target && $0.target == source)
    }
    guard !known else { return }
    let isPost = ontology.subtypes(of: "HOLDS_POST").contains(type.name)
    let title = said.title.flatMap { stands($0) ? $0 : nil }
    let (since, until) = (said.since.flatMap(stated), said.until.flatMap(stated))
    explained.reading.assertions.append(
      ReadAssertion(
        source: source, type: type.name, target: target, title: title,
        role: isPost ? title.flatMap { ontology.role(forTitle: $0, at: targetLabel) } : nil,
        since: since, until: until, status: said.status,
        period: Period(since: since, until: until) ?? .unknown,
        evidence: [
          ReadEvidence(
            quote: text.slice(place),
            span: text.scalarOffset(
              ofByte: place.lowerBound)..<text.scalarOffset(
                ofByte: place.upperBound))
        ], confidence: ModelExtractor.confidence, extractor: extractor))
    explained.explanations.append(
      AssertionExplanation(
        pieces: [
          AssertionExplanation.Piece(rules: [extractor], source: nil, target: nil, trigger: nil)
        ], factors: []))
  }

  /// Where a quote stands in a piece of the text: word for word, but for the white space between.
  private func place(of quote: String, in piece: Range<Int>) -> Range<Int>? {
    let words = quote.utf8.split(separator: 0x20).map(Array.init)
    guard let first = words.first, words.count > 1 || first.count > 8 else { return nil }
    let bytes = text.bytes
    var start = piece.lowerBound
    search: while start + first.count <= piece.upperBound {
      guard bytes[start] == first[0] else {
        start += 1
        continue
      }
      var at = start
      for (index, word) in words.enumerated() {
        if index > 0 {
          let gap = at
          while at < piece.upperBound, bytes[at] <= 0x20 { at += 1 }
          guard at > gap else {
            start += 1
            continue search
          }
        }
        guard at + word.count <= piece.upperBound, bytes[at..<at + word.count].elementsEqual(word)
        else {
          start += 1
          continue search
        }
        at += word.count
      }
      return start..<at
    }
    return nil
  }

  /// A label that the type allows at that end; the first that it allows where the model's is not.
  private func label(_ said: String?, of allowed: [String]) -> String? {
    if let said, allowed.contains(where: { Ontology.standard.isLabel(said, within: $0) }) {
      return said
    }
    return allowed.first
  }

  /// The actor of the reading that has the name, or a new one if the text has it.
  private func actor(_ name: String, _ label: String, _ reading: inout Reading) -> Int? {
    let key = foldedName(name)
    let known = reading.actors.firstIndex { actor in
      ([actor.name] + actor.strongAliases).contains { foldedName($0) == key }
        && (actor.label == label || Ontology.standard.isLabel(actor.label, within: label)
          || Ontology.standard.isLabel(label, within: actor.label))
    }
    if let known { return known }
    guard stands(name) else { return nil }
    reading.actors.append(ReadActor(name: name, label: label))
    return reading.actors.count - 1
  }

  /// Whether words stand in the text, without regard to case, accents and punctuation.
  private func stands(_ words: String) -> Bool {
    let key = foldedName(words)
    return !key.isEmpty && folded.firstRange(of: " \(key) ".utf8) != nil
  }

  /// A date whose year the text gives, or that is the year of publication.
  private func stated(_ date: PartialDate) -> PartialDate? {
    date.year == published?.year || stands("\(date.year)") ? date : nil
  }
}
