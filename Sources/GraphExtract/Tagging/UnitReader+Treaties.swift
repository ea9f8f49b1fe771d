/// Treaties by their form: "Treaty on …", "1961 … Agreement".
extension UnitReader {
  /// The end of a treaty's name: capitals up to its head, and "of …", "on …" after it.
  func treatyEnd(from index: Int, in sentence: Range<Int>) -> Int? {
    var end = index
    if tokens[end].shape.contains(.number) {
      // "1961 Treaty of Friendship".
      guard tokens[end].end - tokens[end].start == 4, nextIsName(end, sentence) else { return nil }
      end += 1
      while end + 1 < sentence.upperBound, tokens[end].word == Word.and.id { return nil }
    }
    let words = end
    var head: Int?
    while end < sentence.upperBound, end - index < 12 {
      let token = tokens[end]
      guard token.shape.contains(.word) || token.word == Word.comma.id else { break }
      if token.shape.contains(.capital) {
        if isTitle(end, sentence) { break }
        if !classes(end).isDisjoint(with: .treatyhead) { head = end + 1 }
        end += 1
      } else if !classes(end).isDisjoint(with: .lowertreaty), end > words {
        head = end + 1
        break
      } else if token.word == Word.and.id, end > words, nextIsName(end, sentence), head == nil {
        end += 1
      } else if token.word == Word.of.id, head == nil, end == words + 1,
        nextIsName(end, sentence), opensTreaty(words, sentence)
      {
        // "Status of Forces Agreement".
        end += 1
      } else if token.word == Word.comma.id, head == nil, end == words + 1,
        let and = seriesEnd(from: end, sentence), nextIsName(and, sentence)
      {
        // "Borders, Waters and Pastures Accord".
        end = and
      } else {
        break
      }
    }
    guard var end = head else { return nil }
    let isAlone = end == words + 1
    if let extended = treatyComplement(from: end, sentence) {
      end = extended
    } else if isAlone {
      return nil
    }
    // "Anglo-Japanese Treaty of 1902".
    if end + 1 < sentence.upperBound, tokens[end].word == Word.of.id, isCapital(end - 1),
      tokens[end + 1].shape.contains(.number), tokens[end + 1].end - tokens[end + 1].start == 4
    {
      return end + 2
    }
    // A country's treaty in small letters is a description: "Russian treaty".
    if end - words == 2, lexicon.isPlaceWord(tokens[words].word), !isCapital(end - 1) { return nil }
    return end
  }

  /// Whether a word before "of" can be the first of a treaty's name: neither a body's nor a place's.
  private func opensTreaty(_ index: Int, _ sentence: Range<Int>) -> Bool {
    classes(index).isDisjoint(with: [
      .orghead, .publichead, .companyhead, .government, .statehead, .given, .honorific, .party,
    ]) && longestMatch(at: index, in: sentence) == nil
  }

  /// "Falepili Union treaty": the name before a treaty's noun is the treaty's.
  func isHeadedByTreaty(_ index: Int, _ sentence: Range<Int>) -> Bool {
    index < sentence.upperBound && !classes(index).isDisjoint(with: .lowertreaty)
  }

  func treatyComplement(from head: Int, _ sentence: Range<Int>) -> Int? {
    var end = head
    guard end + 1 < sentence.upperBound,
      tokens[end].word == Word.of.id || tokens[end].word == Word.on.id
        || tokens[end].word == Word.for.id
    else { return nil }
    // "signed the Rhine Convention for A": whom a signer stands for is no part of it.
    if tokens[end].word == Word.for.id, let match = longestMatch(at: end + 1, in: sentence),
      case .country(_, .name, _) = match.entry.meaning
    {
      return nil
    }
    end += 1
    if tokens[end].word == Word.the.id { end += 1 }
    let first = end
    while end < sentence.upperBound {
      let token = tokens[end]
      if token.shape.contains(.word), token.shape.contains(.capital) {
        if !classes(end).isDisjoint(with: [.month, .weekday]) { break }
        // "for the Democratic Republic of the Congo".
        if let match = longestMatch(at: end, in: sentence), match.end > end + 1,
          case .country(_, .name, _) = match.entry.meaning
        {
          // "and the Lakes".
          let and = match.end
          let isMore =
            and + 2 < sentence.upperBound && tokens[and].word == Word.and.id
            && tokens[and + 1].word == Word.the.id && isCapital(and + 2)
            && longestMatch(at: and + 2, in: sentence) == nil
          return isMore ? and + 3 : and
        }
        end += 1
      } else if token.word == Word.comma.id, end > first,
        let and = seriesEnd(from: end, sentence), nextIsName(and, sentence)
      {
        // "Treaty of Fishing, Piloting and Salvage".
        end = and + 1
      } else if end > first,
        token.word == Word.and.id || token.word == Word.of.id || token.word == Word.on.id
          || token.word == Word.for.id || token.word == Word.in.id,
        nextIsName(end, sentence), longestMatch(at: end + 1, in: sentence) == nil,
        token.word != Word.in.id
          || classes(end + 1).isDisjoint(with: [.month, .weekday])
            && lexicon.cities[ActorTable.key(spelling(end + 1..<end + 2))] == nil
            && end + 2 < sentence.upperBound && isCapital(end + 2)
            && !classes(end + 2).isDisjoint(with: [.portfolio, .orghead, .companyhead])
      {
        end += 1
      } else {
        break
      }
    }
    return end > first ? end : nil
  }

  /// The "and" to which words in capitals lead from the comma at `index`, none of them a name that is known:
  /// ", Piloting and".
  private func seriesEnd(from index: Int, _ sentence: Range<Int>) -> Int? {
    var at = index
    while at + 1 < sentence.upperBound, at - index < 8 {
      if tokens[at].word == Word.and.id { return at > index ? at : nil }
      if tokens[at].word == Word.comma.id {
        if tokens[at + 1].word == Word.and.id { return at + 1 }
        guard isCapital(at + 1) else { return nil }
      } else {
        guard isCapital(at), tokens[at].shape.contains(.word), !isTitle(at, sentence),
          longestMatch(at: at, in: sentence) == nil, classes(at).isDisjoint(with: .given)
        else { return nil }
      }
      at += 1
    }
    return nil
  }
}
