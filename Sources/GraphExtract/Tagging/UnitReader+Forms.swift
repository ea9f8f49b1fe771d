/// Forms of organisations' names beside that of English, which ends in its head.
extension UnitReader {
  /// The end of "Adler family" behind "the": an owner as companies are. Not "a member of the Adler family".
  func familyEnd(from index: Int, in sentence: Range<Int>) -> Int? {
    guard index > sentence.lowerBound, tokens[index - 1].word == Word.the.id,
      index - 2 < sentence.lowerBound || tokens[index - 2].word != Word.of.id
    else { return nil }
    var end = index
    while end < sentence.upperBound, end - index < 4, isCapital(end),
      tokens[end].shape.contains(.word), !isTitle(end, sentence)
    { end += 1 }
    guard end > index, end < sentence.upperBound, !isCapital(end), isSpelt(end)("family"),
      // "the X family business", "family members".
      end + 1 >= sentence.upperBound || !["member", "members"].contains(where: isSpelt(end + 1))
    else { return nil }
    return end + 1
  }

  /// "Instituto Nacional de Estadística", "Banque du Nil": the head opens the name.
  func foreignNameEnd(from index: Int, in sentence: Range<Int>) -> (Int, Actor.Kind)? {
    let head = classes(index)
    guard isCapital(index), !head.isDisjoint(with: [.foreignhead, .foreigncompany]) else {
      return nil
    }
    // "OOO Vektor", but not "Too many".
    let token = tokens[index]
    if token.end - token.start <= 3, !token.shape.contains(.allCapitals) { return nil }
    var end = index + 1
    while end < sentence.upperBound, end - index < 12 {
      let token = tokens[end]
      guard token.shape.contains(.word) else { break }
      if token.shape.contains(.capital) {
        if isTitle(end, sentence) { break }
        if isTitleCase, !classes(end).isDisjoint(with: .anyVerb) { break }
        end += 1
      } else if isLink(end), end + 1 < sentence.upperBound,
        isCapital(end + 1) || isLink(end + 1) && nextIsName(end + 1, sentence)
      {
        end += 1
      } else {
        break
      }
    }
    guard end - index > 1 else { return nil }
    return (end, head.contains(.foreigncompany) ? .company : .organization)
  }

  /// "de", "du", "des", "y", "e", "et" inside a name.
  private func isLink(_ index: Int) -> Bool {
    classes(index).contains(.particle)
      || [
        "et", "und", "für", "dan", "para", "en", "i", "des", "dei", "delle", "degli", "los", "las",
        "les",
        "aux", "vom",
      ].contains(spelling(index..<index + 1))
  }

  /// "23 March Movement", "March 23 Movement", "14 February Coalition".
  func datedNameEnd(from index: Int, in sentence: Range<Int>) -> Int? {
    guard index + 2 < sentence.upperBound else { return nil }
    let (first, second) = (tokens[index], tokens[index + 1])
    guard
      first.shape.contains(.number) && isMonth(index + 1)
        || isMonth(index) && second.shape.contains(.number)
    else { return nil }
    let head = index + 2
    guard isCapital(head), tokens[head].shape.contains(.word),
      !classes(head).isDisjoint(with: [.orghead, .party]), classes(head).isDisjoint(with: .month)
    else { return nil }
    return head + 1
  }

  private func isMonth(_ index: Int) -> Bool {
    isCapital(index) && classes(index).contains(.month)
  }
}
