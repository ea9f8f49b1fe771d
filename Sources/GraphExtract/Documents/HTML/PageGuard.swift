/// Rewrites a page so that no page can make the parser behind it work or recurse beyond measure.
///
/// That parser follows the standard, which lets a page ask for a great deal: its search for open
/// elements is quadratic in their depth, its check of attributes in their number, each paragraph may
/// repeat every font that was left open, and freeing its tree recurses. What leaves here is as long as
/// the page at most, nested ``deepest`` elements deep at most and properly, without scripts, comments,
/// styles and attributes that nobody reads. Time is linear in the length of the page.
struct PageGuard {
  /// The rewritten page, in UTF-8 and without NUL.
  private(set) var html: [UInt8] = []
  /// The contents of `<script type="application/ld+json">`, as they stand.
  private(set) var linkedData: [ArraySlice<UInt8>] = []

  /// Browsers stop at 512; no article nests half as deep.
  static let deepest = 200
  private static let mostLinkedData = 16

  private let bytes: [UInt8]
  private var position = 0
  private var open: [Open] = []
  private var openParagraphs = 0
  /// Start tags that were left out for being too deep, and whose ends are still to come.
  private var suppressed = 0
  /// Elements whose end was looked for and does not come any more.
  private var endless: Set<String> = []

  private struct Open {
    var tag: PageTag
    /// As written, where nothing of the element has been: an empty element leaves no trace.
    var pending: [UInt8]?
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    html.reserveCapacity(bytes.count / 2)
    run()
  }

  // MARK: Text

  private mutating func run() {
    while position < bytes.count {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
      if start < position { write(start..<position) }
      if position < bytes.count { readMarkup() }
    }
    while let last = open.popLast() { writeEnd(last) }
  }

  private mutating func write(_ range: Range<Int>) {
    let isBlank = range.allSatisfy { bytes[$0] <= 0x20 }
    if isBlank {
      html.append(bytes[range].contains(UInt8(ascii: "\n")) ? 0x0A : 0x20)
      return
    }
    flush()
    for byte in bytes[range] where byte != 0 { html.append(byte) }
  }

  /// Writes the start tags of the open elements, now that they have content.
  private mutating func flush() {
    // Those before the first that is written are written too.
    var first = open.count
    while first > 0, open[first - 1].pending != nil { first -= 1 }
    for index in first..<open.count {
      if let tag = open[index].pending { html += tag }
      open[index].pending = nil
    }
  }

  /// Of an element that is open no more.
  private mutating func writeEnd(_ element: Open) {
    if element.tag == .p { openParagraphs -= 1 }
    guard element.pending == nil else { return }
    html += Array("</\(element.tag.name)>".utf8)
  }

  // MARK: Markup

  /// At a `<`. Always moves on.
  private mutating func readMarkup() {
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    switch next {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): skipDeclaration()
    case UInt8(ascii: "/"):
      guard position + 2 < bytes.count, isLetter(bytes[position + 2]) else {
        skip(to: UInt8(ascii: ">"))
        return
      }
      position += 2
      let name = readName()
      skip(to: UInt8(ascii: ">"))
      readEnd(name)
    case _ where isLetter(next):
      position += 1
      let name = readName()
      readStart(name)
    default:
      flush()
      html += Array("&lt;".utf8)
      position += 1
    }
  }

  private mutating func skipDeclaration() {
    guard bytes[position...].starts(with: "<!--".utf8) else { return skip(to: UInt8(ascii: ">")) }
    var end = position + 4
    // "<!-->" is a whole comment.
    if end < bytes.count, bytes[end] == UInt8(ascii: ">") {
      position = end + 1
      return
    }
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: ">"), bytes[end - 1] == UInt8(ascii: "-"),
        bytes[end - 2] == UInt8(ascii: "-"), end >= position + 6
      {
        position = end + 1
        return
      }
      end += 1
    }
    position = end
  }

  private mutating func skip(to byte: UInt8) {
    while position < bytes.count, bytes[position] != byte { position += 1 }
    position = min(position + 1, bytes.count)
  }

  private mutating func readName() -> String {
    let start = position
    while position < bytes.count, !isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">"),
      bytes[position] != UInt8(ascii: "/")
    { position += 1 }
    guard position - start <= 24 else { return "unknown" }
    return String(decoding: bytes[start..<position].map(lowercased), as: UTF8.self)
  }

  private mutating func readStart(_ name: String) {
    var attributes = PageAttributes()
    let isClosed = attributes.read(bytes, &position)
    if PageTag.raw.contains(name) {
      skipRaw(name, isScript: name == "script", attributes, isClosed: isClosed)
    } else if PageTag.hidden.contains(name) {
      attributes.values[.hidden] = []
      push(.div, attributes)
    } else if !PageTag.ignored.contains(name) {
      // An element that the standard does not know may be anything; it separates nothing by itself.
      let tag = PageTag.named(name) ?? .span
      if tag == .title {
        readTitle()
      } else if tag.isVoid {
        if tag == .br || tag == .hr { closeParagraph(for: tag) }
        flush()
        html += attributes.startTag(tag)
      } else {
        push(tag, attributes)
      }
    }
  }

  /// Leaves out an element whose content is no markup, up to its end tag.
  private mutating func skipRaw(
    _ name: String, isScript: Bool, _ attributes: PageAttributes, isClosed: Bool
  ) {
    if isClosed, name == "svg" || name == "math" { return }
    guard let end = endOf(name) else {
      // A script without an end is a script to the end.
      if isScript || name == "style" { position = bytes.count }
      return
    }
    if isScript, linkedData.count < Self.mostLinkedData, attributes.isLinkedData {
      linkedData.append(bytes[position..<end])
    }
    position = end
    skip(to: UInt8(ascii: ">"))
  }

  private mutating func readTitle() {
    guard let end = endOf("title") else { return }
    html += Array("<title>".utf8)
    for byte in bytes[position..<min(end, position + 2_000)] where byte != 0 {
      if byte == UInt8(ascii: "<") { html += Array("&lt;".utf8) } else { html.append(byte) }
    }
    html += Array("</title>".utf8)
    position = end
    skip(to: UInt8(ascii: ">"))
  }

  /// Where the end tag of an element begins; nil where none follows.
  private mutating func endOf(_ name: String) -> Int? {
    guard !endless.contains(name) else { return nil }
    let tag = Array(name.utf8)
    var index = position
    while index + tag.count + 2 < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), bytes[index + 1] == UInt8(ascii: "/"),
        tag.indices.allSatisfy({ lowercased(bytes[index + 2 + $0]) == tag[$0] }),
        !isLetter(bytes[index + 2 + tag.count])
      {
        return index
      }
      index += 1
    }
    endless.insert(name)
    return nil
  }

  // MARK: Nesting

  private mutating func push(_ tag: PageTag, _ attributes: PageAttributes) {
    if !tag.isInline { closeParagraph(for: tag) }
    if tag.isHeading, let last = open.last, last.tag.isHeading { writeEnd(open.removeLast()) }
    if !tag.closes.isEmpty { close(tag.closes, notBeyond: tag.bounds) }
    guard open.count < Self.deepest else {
      suppressed += 1
      return
    }
    open.append(Open(tag: tag, pending: attributes.startTag(tag)))
    if tag == .p { openParagraphs += 1 }
  }

  /// A block ends the paragraph that it begins in.
  private mutating func closeParagraph(for tag: PageTag) {
    if tag != .br, openParagraphs > 0 { close([.p], notBeyond: .tableParts) }
  }

  /// Closes the innermost open element of some tags and all within it.
  private mutating func close(_ tags: PageTagSet, notBeyond bounds: PageTagSet) {
    var index = open.count - 1
    while index >= 0, !tags.contains(open[index].tag) {
      if bounds.contains(open[index].tag) { return }
      index -= 1
    }
    guard index >= 0 else { return }
    while open.count > index, let last = open.popLast() { writeEnd(last) }
  }

  private mutating func readEnd(_ name: String) {
    if PageTag.ignored.contains(name) || PageTag.raw.contains(name) || name == "title" { return }
    if name == "br" {
      flush()
      html += Array("<br>".utf8)
      return
    }
    let tag = PageTag.hidden.contains(name) ? PageTag.div : PageTag.named(name) ?? .span
    guard !tag.isVoid else { return }
    if suppressed > 0 {
      suppressed -= 1
      return
    }
    // An inline element does not end a block that it contains.
    var index = open.count - 1
    while index >= 0, open[index].tag != tag {
      let isBound =
        tag.isInline
        ? !open[index].tag.isInline : PageTagSet.tableParts.contains(open[index].tag)
      if isBound, !(tag == .tr || tag == .table || tag == .tbody || tag == .thead) { return }
      index -= 1
    }
    guard index >= 0 else { return }
    while open.count > index, let last = open.popLast() { writeEnd(last) }
  }

  private func isLetter(_ byte: UInt8) -> Bool { lowercased(byte) &- UInt8(ascii: "a") < 26 }
}

func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
