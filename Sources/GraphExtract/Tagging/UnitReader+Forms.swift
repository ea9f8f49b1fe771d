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

  /// "A/S Hjortdal Glas", "Public Joint Stock Company Hjortdal": a legal form that opens a name.
  func prefixedEnd(from index: Int, in sentence: Range<Int>) -> Int? {
    guard let name = behindForm(index, sentence) else { return nil }
    var end = name
    while end < sentence.upperBound, end - name < 6, isCapital(end),
      tokens[end].shape.contains(.word), !isTitle(end, sentence),
      longestMatch(at: end, in: sentence) == nil
    { end += 1 }
    return end > name ? end : nil
  }

  /// Where a name begins behind the legal form at a token.
  private func behindForm(_ index: Int, _ sentence: Range<Int>) -> Int? {
    if index + 3 < sentence.upperBound, tokens[index + 1].word == Word.slash.id,
      [index, index + 2].allSatisfy({
        isCapital($0) && tokens[$0].end - tokens[$0].start == 1
      })
    {
      return index + 3
    }
    var next = index
    while next < sentence.upperBound, next - index < 4, isCapital(next),
      Self.formWords.contains(spelling(next..<next + 1).lowercased())
    { next += 1 }
    return next > index && next < sentence.upperBound && isSpelt(next)("company")
      && isCapital(next) && !isTitleCase ? next + 1 : nil
  }

  private static let formWords: Set<String> = [
    "public", "open", "closed", "private", "joint", "stock", "joint-stock", "limited", "liability",
  ]

  /// "the Board of Orlan Bank", "its Supervisory Board": a board by no name of its own, though with capitals.
  func isBoard(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var board = index
    while board < sentence.upperBound, board - index < 2,
      ["supervisory", "management", "executive", "advisory", "governing"].contains(
        spelling(board..<board + 1).lowercased())
    { board += 1 }
    return board < sentence.upperBound && tokens[board].word == Word.board.id
      && !nextIsCapital(board, sentence) && !isTitleCase
      && (board + 2 >= sentence.upperBound || tokens[board + 1].word != Word.of.id
        || !isCapital(board + 2) || isTitle(board + 2, sentence)
        || longestMatch(at: board + 2, in: sentence) == nil)
  }

  /// The end of "Doctors for Peace", "Friends of the River": those of a calling or a mind, and what they are for.
  func fellowshipEnd(from index: Int, in sentence: Range<Int>) -> Int? {
    guard !isTitleCase, index + 2 < sentence.upperBound,
      tokens[index + 1].word == Word.for.id || tokens[index + 1].word == Word.of.id,
      Self.fellows.contains(spelling(index..<index + 1).lowercased())
    else { return nil }
    return complementEnd(from: index + 1, index, [], sentence)
  }

  private static let fellows: Set<String> = [
    "doctors", "friends", "lawyers", "engineers", "journalists", "scientists", "physicians",
    "mothers", "citizens", "students", "knights", "sisters", "brothers", "veterans", "teachers",
    "artists", "writers", "parents", "families", "youth", "partners",
  ]

  /// "de", "du", "des", "y", "e", "et" inside a name.
  private func isLink(_ index: Int) -> Bool {
    classes(index).contains(.particle) || Self.links.contains(spelling(index..<index + 1))
  }

  private static let links: Set<String> = [
    "et", "und", "für", "dan", "para", "en", "i", "des", "dei", "delle", "degli", "los", "las",
    "les", "aux", "vom",
  ]

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
