/// Cuts text into tokens.
///
/// A hyphenated word is one token ("Sok-bae", "Asia-Pacific"), save where its parts are words of
/// their own to this domain: a prefix ("ex-minister", "then-President", "vice-president"), a suffix
/// ("president-elect", "Paris-based") or two countries ("Russia-Ukraine war"). The possessive ending
/// is a token, and so is each mark of punctuation.
struct Tokenizer {
  private static let prefixes = Set(
    ["ex", "then", "vice", "former", "deputy", "co", "under", "pro", "anti", "non"].map(fold))
  /// Prefixes that no title has.
  private static let attached = Set(["pro", "anti", "non"].map(fold))
  private static let suffixes = Set(
    [
      "elect", "designate", "general", "based", "led", "born", "owned", "backed", "brokered",
      "mediated", "headquartered", "listed", "president", "minister", "chairman", "secretary",
      "chief", "founder", "controlled", "held",
    ].map(fold))

  private static func fold(_ text: String) -> [UInt8] { WordFolding.folded(text) }

  /// The tokens of `range`, appended to `tokens`.
  static func tokenize(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, vocabulary: inout Vocabulary,
    into tokens: inout [Token]
  ) {
    var index = range.lowerBound
    var lastEnd = -1
    while index < range.upperBound {
      let byte = text[index]
      if byte <= 0x20 {
        index += 1
        continue
      }
      if byte == 0xC2, index + 1 < range.upperBound, text[index + 1] == 0xA0 {
        index += 2
        continue
      }
      if isEmphasis(text, index, range.upperBound, isAttached: lastEnd == index) {
        if lastEnd == index { lastEnd += 1 }
        index += 1
        continue
      }
      let start = index
      var shape: TokenShape = lastEnd == start ? .attached : []
      if isDigit(byte) {
        index = endOfNumber(text, start, range.upperBound)
        shape.insert(.number)
      } else if isLetter(text, start, range.upperBound) {
        index = endOfWord(text, start, range.upperBound)
        if let cut = cut(text, start..<index, vocabulary: &vocabulary) { index = cut }
        index = includingStop(text, start..<index, range.upperBound, vocabulary: &vocabulary)
        shape.formUnion(shapeOfWord(text, start..<index))
      } else {
        index = endOfMark(text, start, range.upperBound)
      }
      var word = vocabulary.number(of: UnsafeBufferPointer(rebasing: text[start..<index]))
      // "X - a former minister - said": what typewriters have for a dash.
      if word == Word.hyphen.id, start > range.lowerBound, text[start - 1] == 0x20,
        index < range.upperBound, text[index] == 0x20
      {
        word = Word.dash.id
      }
      tokens.append(
        Token(
          start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: index),
          word: word, shape: shape))
      lastEnd = index
    }
  }

  /// Marks of bold and italic type that plain text has kept: "**Name**", "_Le Monde_". They say nothing.
  private static func isEmphasis(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, isAttached: Bool
  ) -> Bool {
    switch text[index] {
    case UInt8(ascii: "*"): true
    case UInt8(ascii: "_"): !isAttached || index + 1 >= end || !isLetter(text, index + 1, end)
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Letters are ASCII letters and every scalar from U+00C0 up but general punctuation and symbols.
  private static func isLetter(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> Bool {
    let byte = text[index]
    if byte < 0x80 { return isASCIILetter(byte) }
    switch byte {
    case 0xC2: return false
    case 0xC3: return index + 1 >= end || (text[index + 1] != 0x97 && text[index + 1] != 0xB7)
    case 0xE2: return index + 1 < end && text[index + 1] >= 0xB0
    case 0xE3: return index + 1 < end && text[index + 1] != 0x80
    case 0xEF: return false
    default: return true
    }
  }

  /// An apostrophe of either form, and its length; nil for any other byte.
  private static func apostrophe(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> Int? {
    guard index < end else { return nil }
    if text[index] == UInt8(ascii: "'") { return 1 }
    if text[index] == 0xE2, index + 2 < end, text[index + 1] == 0x80,
      text[index + 2] == 0x99 || text[index + 2] == 0x98
    {
      return 3
    }
    return nil
  }

  private static func hyphen(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> Int? {
    guard index < end else { return nil }
    if text[index] == UInt8(ascii: "-") { return 1 }
    if text[index] == 0xE2, index + 2 < end, text[index + 1] == 0x80,
      text[index + 2] == 0x90 || text[index + 2] == 0x91
    {
      return 3
    }
    return nil
  }

  private static func next(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
    var index = index + 1
    while index < end, text[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }

  private static func endOfWord(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    var index = start
    while index < end {
      if isLetter(text, index, end) || isDigit(text[index]) {
        index = next(text, index, end)
        continue
      }
      if let domain = endOfDomain(text, start..<index, end) { return domain }
      // Dotted capitals: "U.S.", "H.E.", "M.A.".
      if text[index] == UInt8(ascii: "."), index + 1 < end, isASCIILetter(text[index + 1]),
        index == start + 1 || text[index - 2] == UInt8(ascii: "."),
        index + 2 >= end || !isASCIILetter(text[index + 2])
      {
        index += 1
        continue
      }
      if text[index] == UInt8(ascii: "."), index >= start + 3,
        text[index - 2] == UInt8(ascii: ".")
      {
        index += 1
        return index
      }
      if let width = apostrophe(text, index, end), index + width < end,
        isLetter(text, index + width, end), !isPossessive(text, index + width, end)
      {
        index += width
        continue
      }
      if let width = hyphen(text, index, end), index + width < end,
        isLetter(text, index + width, end) || isDigit(text[index + width])
      {
        index += width
        continue
      }
      if text[index] == UInt8(ascii: "&"), index + 1 < end, index > start,
        isASCIILetter(text[index + 1])
      {
        index += 1
        continue
      }
      break
    }
    return index
  }

  /// The end of "Booking.com", "Mail.ru", whose first part is `name`: a company's address is its name.
  private static func endOfDomain(
    _ text: UnsafeBufferPointer<UInt8>, _ name: Range<Int>, _ end: Int
  ) -> Int? {
    let stop = name.upperBound
    guard name.count > 1, stop < end, text[stop] == UInt8(ascii: ".") else { return nil }
    var last = stop + 1
    while last < end, text[last] &- 0x61 < 26, last - stop < 5 { last += 1 }
    guard last >= end || !isASCIILetter(text[last]) && !isDigit(text[last]),
      isDomain(text, stop + 1..<last)
    else { return nil }
    return last
  }

  private static func isDomain(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    domains.contains { $0.utf8.elementsEqual(text[range]) }
  }

  private static let domains = ["com", "ru", "org", "net", "io", "kz", "ua", "az"]

  /// Whether the letter after an apostrophe is a possessive ending or a contraction by itself.
  private static func isPossessive(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> Bool {
    func ends(_ at: Int) -> Bool { at >= end || !isLetter(text, at, end) }
    switch text[index] | 0x20 {
    case UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "m"): return ends(index + 1)
    case UInt8(ascii: "l"), UInt8(ascii: "r"), UInt8(ascii: "v"):
      return index + 1 < end && ends(index + 2)
    default: return false
    }
  }

  private static func endOfNumber(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    var index = start
    while index < end {
      if isDigit(text[index]) || isASCIILetter(text[index]) {
        index += 1
      } else if index + 1 < end, isDigit(text[index + 1]),
        text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",")
      {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  private static func endOfMark(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    if let width = apostrophe(text, start, end) {
      // "'s" and the like are one token.
      if start + width < end, isLetter(text, start + width, end),
        isPossessive(text, start + width, end)
      {
        var index = start + width
        while index < end, isASCIILetter(text[index]) { index += 1 }
        return index
      }
      return start + width
    }
    return next(text, start, end)
  }

  /// Where a hyphenated word is to be cut, if anywhere: before or after a hyphen.
  private static func cut(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, vocabulary: inout Vocabulary
  ) -> Int? {
    guard let first = range.first(where: { hyphen(text, $0, range.upperBound) != nil }) else {
      return nil
    }
    let width = hyphen(text, first, range.upperBound) ?? 1
    let left = UnsafeBufferPointer(rebasing: text[range.lowerBound..<first])
    let right = UnsafeBufferPointer(rebasing: text[first + width..<range.upperBound])
    var folded: [UInt8] = []
    WordFolding.fold(left, into: &folded)
    if prefixes.contains(folded) {
      // "Anti-Corruption Commission": a word of a name; "anti-Western", "Vice-President" are two.
      let isOfName =
        text[range.lowerBound] &- 0x41 < 26 && first + width < range.upperBound
        && text[first + width] &- 0x41 < 26 && attached.contains(folded)
      return isOfName ? nil : first
    }
    folded.removeAll(keepingCapacity: true)
    WordFolding.fold(right, into: &folded)
    if suffixes.contains(folded) || isOrigin(left, right) { return first }
    // "PARIS-The group": a dateline.
    if folded.elementsEqual("the".utf8), left.count > 2, left.allSatisfy({ $0 &- 0x41 < 26 }) {
      return first
    }
    let lexicon = vocabulary.lexicon
    guard left.count > 1, right.count > 1 else { return nil }
    let wholly = vocabulary.number(of: UnsafeBufferPointer(rebasing: text[range]))
    if lexicon.beginsPhrase(wholly) { return nil }
    if lexicon.isPlaceWord(vocabulary.number(of: left)),
      lexicon.isPlaceWord(vocabulary.number(of: right))
    {
      return first
    }
    return nil
  }

  /// "Cyprus-registered", "Kremlin-linked": a name and a participle that says something of the next word.
  private static func isOrigin(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard left.count > 2 || left.count == 2 && left.allSatisfy({ $0 &- 0x41 < 26 }),
      right.count > 4, right.allSatisfy({ $0 &- 0x61 < 26 }),
      right.suffix(2).elementsEqual("ed".utf8)
    else { return false }
    return left[0] &- 0x41 < 26 || isCapitalPair(left, 0, left.count)
  }

  /// The end of a word, with its full stop where that belongs to it.
  private static func includingStop(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ end: Int,
    vocabulary: inout Vocabulary
  ) -> Int {
    let stop = range.upperBound
    guard stop < end, text[stop] == UInt8(ascii: ".") else { return stop }
    if range.count == 1, text[range.lowerBound] &- 0x41 < 26 { return stop + 1 }
    if let dot = range.last(where: { text[$0] == UInt8(ascii: ".") }) {
      return isDomain(text, dot + 1..<stop) ? stop : stop + 1
    }
    if isClipped(text, range, end) { return stop + 1 }
    guard range.count <= 6 else { return stop }
    var folded: [UInt8] = []
    WordFolding.fold(UnsafeBufferPointer(rebasing: text[range.lowerBound...stop]), into: &folded)
    return vocabulary.lexicon.isAbbreviation(folded) ? stop + 1 : stop
  }

  /// "Th." in "Gunnar Th. Jónsson": capital and consonants before another name.
  private static func isClipped(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ end: Int
  ) -> Bool {
    let name = range.upperBound + 2
    guard (2...3).contains(range.count), name < end, text[name - 1] == 0x20,
      text[range.lowerBound] &- 0x41 < 26, range.lowerBound > 0, text[range.lowerBound - 1] == 0x20,
      text[name] &- 0x41 < 26 || isCapitalPair(text, name, end)
    else { return false }
    return text[range].allSatisfy { byte in
      isASCIILetter(byte) && !"aeiouy".utf8.contains(byte | 0x20)
    } && text[range].dropFirst().allSatisfy { $0 &- 0x61 < 26 }
  }

  private static func shapeOfWord(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> TokenShape {
    var shape: TokenShape = .word
    let first = text[range.lowerBound]
    if first &- 0x41 < 26 || isCapitalPair(text, range.lowerBound, range.upperBound)
      || isBrand(text, range)
    {
      shape.insert(.capital)
    }
    var letters = 0
    var hasSmall = false
    for index in range {
      let byte = text[index]
      if byte &- 0x61 < 26
        || (byte == 0xC3 && index + 1 < range.upperBound && text[index + 1] >= 0xA0)
      {
        hasSmall = true
      }
      if isASCIILetter(byte) || byte >= 0xC0 { letters += 1 }
      if byte == UInt8(ascii: "-") { shape.insert(.hyphenated) }
    }
    if letters > 1, !hasSmall { shape.insert(.allCapitals) }
    if text[range.upperBound - 1] == UInt8(ascii: ".") { shape.insert(.dotted) }
    return shape
  }

  /// "easyTrain", "iFuel": a name though it begins small; "kWh" is none.
  private static func isBrand(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard let capital = range.prefix(6).firstIndex(where: { text[$0] &- 0x61 >= 26 }),
      capital > range.lowerBound, text[capital] &- 0x41 < 26, range.upperBound - capital >= 4
    else { return false }
    return text[(capital + 1)..<range.upperBound].allSatisfy { $0 &- 0x61 < 26 }
  }

  /// Capitals of Latin-1, Latin Extended, Vietnamese, Greek and Cyrillic.
  private static func isCapitalPair(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> Bool {
    guard index + 1 < end else { return false }
    let (lead, next) = (text[index], text[index + 1])
    switch lead {
    case 0xC3: return next < 0x9F
    case 0xC4, 0xC5:
      let scalar = UInt32(lead & 0x1F) << 6 | UInt32(next & 0x3F)
      // U+0139…0148 and U+0179…017E have their capitals on odd numbers.
      let odd = (0x139...0x148).contains(scalar) || (0x179...0x17E).contains(scalar)
      return odd ? !scalar.isMultiple(of: 2) : scalar.isMultiple(of: 2)
    // Ə, Ơ, Ư.
    case 0xC6: return next == 0x8F || next == 0xA0 || next == 0xAF
    case 0xC8: return next.isMultiple(of: 2)
    // U+1E00…1EFF, which have their capitals on even numbers.
    case 0xE1:
      return (0xB8...0xBB).contains(next) && index + 2 < end && text[index + 2].isMultiple(of: 2)
    case 0xCE: return next >= 0x91
    case 0xD0: return next < 0xB0
    default: return lead >= 0xE3
    }
  }
}
