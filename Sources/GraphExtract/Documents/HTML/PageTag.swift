/// The elements of a page that reading it can tell apart.
///
/// What marks up words within a line (emphasis, fonts, styles) is not among them: it says nothing of
/// where text begins and ends.
enum PageTag: UInt8, CaseIterable {
  case div, section, article, main, header, footer, nav, aside, p, h1, h2, h3, h4, h5, h6, ul, ol,
    li
  case dl, dt, dd, blockquote, pre, figure, figcaption, table, caption, thead, tbody, tfoot, tr, td
  case th, address, hgroup, details, summary
  case a, span, time
  case br, hr, meta, link
  case title

  private static let names = allCases.map { String(describing: $0) }

  /// As in a page, in small letters.
  var name: String { PageTag.names[Int(rawValue)] }

  private static let byName: [String: PageTag] = {
    var tags: [String: PageTag] = [:]
    for tag in allCases { tags[tag.name] = tag }
    for name in ["form", "fieldset", "center", "legend", "search", "dir", "menu"] {
      tags[name] = .div
    }
    return tags
  }()

  static func named(_ name: String) -> PageTag? { byName[name] }

  /// Elements whose content is for machines, for other programs or not shown.
  static let hidden: Set<String> = [
    "template", "noscript", "object", "canvas", "video", "audio", "select", "button", "dialog",
    "datalist", "map", "frameset", "applet", "portal",
  ]

  /// Elements whose content is not markup, and is left out.
  static let raw: Set<String> = [
    "script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "svg", "math",
  ]

  /// Elements that neither contain nor separate anything that is read, or that only style words.
  static let ignored: Set<String> = [
    "html", "head", "body", "base", "col", "colgroup", "img", "input", "wbr", "area", "embed",
    "source", "track", "param", "frame", "keygen", "bgsound", "command", "image", "isindex",
    "plaintext", "listing", "optgroup", "option", "b", "big", "code", "em", "font", "i", "s",
    "small", "strike", "strong", "tt", "u", "nobr", "abbr", "acronym", "cite", "q", "mark", "sub",
    "sup", "label", "bdi", "bdo", "ins", "del", "data", "var", "kbd", "samp", "dfn", "ruby", "rb",
    "rt", "rp", "rtc", "picture", "output", "meter", "progress", "slot", "marquee", "blink",
  ]

  var isVoid: Bool {
    switch self {
    case .br, .hr, .meta, .link: true
    default: false
    }
  }

  var isInline: Bool {
    switch self {
    case .a, .span, .time, .br: true
    default: false
    }
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// The open elements that a start tag closes, being of the same list or table.
  var closes: PageTagSet {
    switch self {
    case .li: [.li]
    case .dt, .dd: [.dt, .dd]
    case .td, .th: [.td, .th]
    case .tr: [.tr]
    case .thead, .tbody, .tfoot: [.thead, .tbody, .tfoot]
    case .a: [.a]
    default: []
    }
  }

  /// What that search does not look beyond.
  var bounds: PageTagSet {
    switch self {
    case .li: [.ul, .ol, .table, .td, .th]
    case .dt, .dd: [.dl, .table, .td, .th]
    case .td, .th, .tr, .thead, .tbody, .tfoot: [.table]
    default: .tableParts
    }
  }
}

/// Some kinds of elements.
struct PageTagSet: ExpressibleByArrayLiteral {
  private var bits: UInt64 = 0

  /// Beyond which no other element looks for one to close.
  static let tableParts: PageTagSet = [.td, .th, .caption, .table]

  init(arrayLiteral tags: PageTag...) {
    // There are fewer kinds than bits.
    for tag in tags { bits |= 1 << UInt64(tag.rawValue) }
  }

  var isEmpty: Bool { bits == 0 }

  func contains(_ tag: PageTag) -> Bool { bits & (1 << UInt64(tag.rawValue)) != 0 }
}
