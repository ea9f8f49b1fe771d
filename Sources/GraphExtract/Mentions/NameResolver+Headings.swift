/// Names in headings in capitals, in which they cannot be told from what follows.
extension NameResolver {
  /// A heading in capitals throughout, in which a name cannot be told from what follows it.
  func isShouted(_ sentence: Sentence) -> Bool {
    sentence.kind == .heading && sentence.units.count > 1
      && sentence.tokens.allSatisfy {
        !tokens[$0].shape.contains(.word) || tokens[$0].shape.contains(.allCapitals)
          || tokens[$0].end - tokens[$0].start == 1
      }
  }

  /// "TAUPO BIDS FAREWELL TO": a name ends where that of a person ends whom the rest of the text names.
  func shortenShoutedNames(_ sentence: inout Sentence, _ actors: ActorTable) {
    for index in sentence.units.indices.reversed() where sentence.units[index].kind == .name {
      let unit = sentence.units[index]
      guard unit.end - unit.nameFirst > 1 else { continue }
      let known = (unit.nameFirst + 1..<unit.end).last { end in
        !actors.persons(withWord: text.slice(tokens: end - 1..<end, of: tokens)).isEmpty
      }
      guard let known else { continue }
      sentence.units[index].end = known
      sentence.units.insert(
        Unit(kind: .word, first: known, end: unit.end, nameFirst: known), at: index + 1)
    }
  }
}
