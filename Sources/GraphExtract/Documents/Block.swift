/// A stretch of a document that is set apart by line breaks: a paragraph, a heading, a caption, an
/// item of a list, or what surrounds an article on its page.
package struct Block: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case body, heading, caption, item, noise
  }

  package var kind: Kind
  /// In UTF-8 bytes, without the white space around it and without a caption's credit.
  package var bytes: Range<Int>
  /// Whether an earlier block says the same: its facts are already known and gain nothing.
  package var isRepeated: Bool
}

/// Cuts a text into blocks.
///
/// A blank line separates, unless a sentence goes on behind it; a single line break does so unless the lines around it are one
/// paragraph wrapped at a fixed width, or the whole text is and the next word had no room.
struct BlockReader {
  let text: DocumentText
  private var seen: Set<Int> = []
  /// At how many characters the text breaks its lines, if it does.
  private var wrapWidth: Int?

  init(_ text: DocumentText) { self.text = text }

  static func blocks(of text: DocumentText) -> [Block] {
    var reader = BlockReader(text)
    return reader.read()
  }

  private mutating func read() -> [Block] {
    var blocks: [Block] = []
    var paragraph: [Range<Int>] = []
    let lines = lines()
    wrapWidth = wrapWidth(of: lines)
    for (index, line) in lines.enumerated() {
      if !line.isEmpty {
        paragraph.append(line)
      } else if !isTorn(paragraph.last, lines[index...]) {
        flush(&paragraph, into: &blocks)
      }
    }
    flush(&paragraph, into: &blocks)
    return blocks
  }

  /// Whether blank lines stand in the middle of a sentence, which goes on behind them in small letters.
  private func isTorn(_ last: Range<Int>?, _ rest: ArraySlice<Range<Int>>) -> Bool {
    guard let last, let next = rest.prefix(5).first(where: { !$0.isEmpty }) else { return false }
    let byte = text.bytes[next.lowerBound]
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) && continues(last, next)
  }

  /// Lines without their surrounding white space.
  private func lines() -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    let bytes = text.bytes
    for index in 0...bytes.count
    where index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D {
      lines.append(trimmed(start..<index))
      start = index + 1
    }
    return lines
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    let bytes = text.bytes
    while low < high, bytes[low] <= 0x20 { low += 1 }
    while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
    // A no-break space, C2 A0, is white space too.
    while high - low >= 2, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 { low += 2 }
    while high - low >= 2, bytes[high - 2] == 0xC2, bytes[high - 1] == 0xA0 { high -= 2 }
    return low..<high
  }

  private mutating func flush(_ paragraph: inout [Range<Int>], into blocks: inout [Block]) {
    defer { paragraph.removeAll(keepingCapacity: true) }
    guard let first = paragraph.first, let last = paragraph.last else { return }
    if paragraph.count > 1, isWrapped(paragraph) {
      append(first.lowerBound..<last.upperBound, into: &blocks)
      return
    }
    var start = first.lowerBound
    let isOfRuns = isMostlyRun(paragraph)
    for (line, next) in zip(paragraph, paragraph.dropFirst())
    where !continues(line, next) && !runsOn(line, next)
      && !(isOfRuns && isUnfinished(line) && !isItem(next))
    {
      append(start..<line.upperBound, into: &blocks)
      start = next.lowerBound
    }
    append(start..<last.upperBound, into: &blocks)
  }

  /// Whether most of a paragraph's lines plainly run on, so that one that could does too: a wire's text, of which what
  /// has been cut out shortened some lines.
  private func isMostlyRun(_ lines: [Range<Int>]) -> Bool {
    guard lines.count > 3 else { return false }
    let run = zip(lines, lines.dropFirst()).count { continues($0, $1) || runsOn($0, $1) }
    return run * 3 >= (lines.count - 1) * 2
  }

  /// A long line without a mark at its end.
  private func isUnfinished(_ line: Range<Int>) -> Bool {
    guard line.count >= 35, let end = text.bytes[line].last else { return false }
    return end >= 0x80 || end &- 0x30 < 10 || (end | 0x20) &- 0x61 < 26
  }

  /// Lines of about one width, none of which but the last is short, none the item of a list.
  private func isWrapped(_ lines: [Range<Int>]) -> Bool {
    guard lines.count > 2 else { return false }
    let widths = lines.dropLast().map(\.count)
    guard let least = widths.min(), let most = widths.max(), least >= 55, most <= 120 else {
      return false
    }
    return most - least <= 30 && !lines.contains(where: isItem)
      && lines.count(where: opensWithYear) * 2 < lines.count
  }

  /// "2015–2019 Ambassador to Norway": a line of a life in dates.
  private func opensWithYear(_ line: Range<Int>) -> Bool {
    let digits = text.bytes[line].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits.count == 4 && [UInt8(ascii: "1"), UInt8(ascii: "2")].contains(digits.first)
  }

  /// The width of a text of which most lines that others follow are full: nothing is longer, and the next
  /// word had no room.
  private func wrapWidth(of lines: [Range<Int>]) -> Int? {
    let widths = lines.map(width)
    guard let most = widths.max(), (50...100).contains(most) else { return nil }
    var (full, followed) = (0, 0)
    for index in lines.indices.dropLast() where widths[index] > 0 && widths[index + 1] > 0 {
      followed += 1
      if isFull(lines[index], before: lines[index + 1], most) { full += 1 }
    }
    return full >= 6 && full * 2 > followed ? most : nil
  }

  private func width(_ line: Range<Int>) -> Int {
    text.bytes[line].count { $0 & 0xC0 != 0x80 }
  }

  private func isFull(_ line: Range<Int>, before next: Range<Int>, _ width: Int) -> Bool {
    let word = text.bytes[next].prefix { $0 != 0x20 && $0 != UInt8(ascii: "-") }.count
    return self.width(line) + 1 + word > width
  }

  /// Whether a line of a wrapped text goes on in the next.
  private func runsOn(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
    guard let wrapWidth, !isItem(next) else { return false }
    return isFull(line, before: next, wrapWidth)
  }

  /// Whether a line's sentence plainly runs on in the next.
  private func continues(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
    let byte = text.bytes[next.lowerBound]
    guard line.count >= 40, !isItem(next) else { return false }
    let end = text.bytes[line.upperBound - 1]
    guard end != UInt8(ascii: "."), end != UInt8(ascii: ":"), end != UInt8(ascii: "]") else {
      return false
    }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || end == UInt8(ascii: ",")
  }

  /// Whether a line begins with a bullet, a dash or a number.
  private func isItem(_ line: Range<Int>) -> Bool {
    let bytes = text.bytes
    let first = bytes[line.lowerBound]
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): return line.count > 1
    // ·
    case 0xC2: return line.count > 2 && bytes[line.lowerBound + 1] == 0xB7
    case 0xE2:
      guard line.count > 3 else { return false }
      let scalar = (bytes[line.lowerBound + 1], bytes[line.lowerBound + 2])
      // – — • ‣ ● ▪
      return scalar.0 == 0x80 && [0x93, 0x94, 0xA2, 0xA3].contains(scalar.1)
        || scalar.0 == 0x97 || scalar.0 == 0x96
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var index = line.lowerBound
      while index < line.upperBound, (0x30...0x39).contains(bytes[index]) { index += 1 }
      return index < line.upperBound - 1 && index - line.lowerBound <= 3
        && (bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")"))
        && bytes[index + 1] == 0x20
    default: return false
    }
  }

  private mutating func append(_ range: Range<Int>, into blocks: inout [Block]) {
    var range = range
    guard !range.isEmpty else { return }
    var kind = Block.Kind.body
    if PageNoise.isNoise(text, range) {
      kind = .noise
    } else if let uncredited = PageNoise.withoutCredit(text, range) {
      range = trimmed(uncredited)
      kind = .caption
    } else if isItem(range) {
      kind = .item
    } else if isHeading(range) {
      kind = .heading
    }
    guard !range.isEmpty else { return }
    var hasher = Hasher()
    for byte in text.bytes[range] { hasher.combine(byte) }
    let isRepeated = !seen.insert(hasher.finalize()).inserted
    blocks.append(Block(kind: kind, bytes: range, isRepeated: isRepeated))
  }

  /// A short line that does not end as a sentence does.
  private func isHeading(_ range: Range<Int>) -> Bool {
    guard range.count <= 200, let end = text.bytes[range].last else { return false }
    return ![UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "\""), 0x9D]
      .contains(end)
  }
}
