/// What a page prints around its article: menus, share buttons, bylines, credits.
enum PageNoise {
  private static let lines: Set<String> = [
    "header ads", "advertisement", "related article", "related articles", "related news",
    "related stories", "read more", "read also", "see also", "no comments", "leave a comment",
    "powered by blogger", "powered by blogger.", "share", "share this", "share this article",
    "tweet", "print", "email", "e-mail", "facebook", "twitter", "linkedin", "whatsapp", "telegram",
    "home", "menu", "search", "subscribe", "subscribe now", "sign in", "log in", "login",
    "register", "contact us", "about us", "privacy policy", "terms of use", "cookie policy",
    "all rights reserved", "all rights reserved.", "comments", "tags", "most read", "most popular",
    "trending", "recommended", "recommended stories", "you may also like", "newsletter", "news",
    "world", "politics", "business", "opinion", "sports", "next", "previous", "back to top",
    "skip to content", "skip to main content", "news analysis", "[news analysis]",
    "continue reading",
    "reply", "loading...", "listen", "listen to this article", "download", "photo", "photos",
  ]

  private static let openings = [
    "by ", "copyright", "©", "(c) ", "follow us", "sign up", "click here", "read more:",
    "also read",
    "see also:", "related:", "tags:", "share on", "photo:", "image:", "reporting by ",
    "editing by ", "(reporting by", "written by ", "posted on ", "posted by ", "last updated",
    "filed under", "http://", "https://", "www.",
  ]

  static func isNoise(_ text: DocumentText, _ range: Range<Int>) -> Bool {
    guard range.count <= 120 else { return false }
    let line = text.slice(range).lowercased()
    if lines.contains(line) { return true }
    guard let opening = openings.first(where: line.hasPrefix) else { return false }
    // "By 2019, …" and "By joining NATO …" are sentences; "BY SEO JI-EUN" and "By Jane Doe" are not.
    return opening != "by " || (range.count <= 80 && line.last != ".")
  }

  private static let credits = [
    "photo credit", "photo:", "photo by ", "photos:", "photo/", "image:", "image credit",
    "picture:", "credit:", "photograph:", "photo courtesy", "\u{A9}",
  ]
  private static let creditInitials = Set(credits.compactMap(\.utf8.first))

  /// The caption without its credit, where a block ends in one: `[REUTERS/YONHAP]`, `(AP Photo/…)`,
  /// `Photo credit: …`.
  static func withoutCredit(_ text: DocumentText, _ range: Range<Int>) -> Range<Int>? {
    bracketedCredit(text, range) ?? trailingCredit(text, range)
  }

  private static func trailingCredit(_ text: DocumentText, _ range: Range<Int>) -> Range<Int>? {
    guard (12...400).contains(range.count) else { return nil }
    let bytes = text.bytes
    for index in max(range.lowerBound + 8, range.upperBound - 80)..<range.upperBound {
      // In small letters, if it is a letter.
      guard bytes[index - 1] <= 0x20, creditInitials.contains(bytes[index] | 0x20) else { continue }
      let rest = text.slice(index..<min(index + 16, range.upperBound)).lowercased()
      if credits.contains(where: rest.hasPrefix) { return range.lowerBound..<index }
    }
    return nil
  }

  private static func bracketedCredit(_ text: DocumentText, _ range: Range<Int>) -> Range<Int>? {
    let bytes = text.bytes
    guard range.count > 8, let last = bytes[range].last else { return nil }
    let open: UInt8
    switch last {
    case UInt8(ascii: "]"): open = UInt8(ascii: "[")
    case UInt8(ascii: ")"): open = UInt8(ascii: "(")
    default: return nil
    }
    var index = range.upperBound - 2
    while index > range.lowerBound, bytes[index] != open, range.upperBound - index < 80 {
      index -= 1
    }
    guard bytes[index] == open, index > range.lowerBound else { return nil }
    let credit = text.slice(index + 1..<range.upperBound - 1)
    let letters = credit.unicodeScalars.filter { $0.properties.isAlphabetic }
    guard letters.count >= 2 else { return nil }
    if open == UInt8(ascii: "[") {
      return letters.allSatisfy { !$0.properties.isLowercase } || isCredit(credit)
        ? range.lowerBound..<index : nil
    }
    return isCredit(credit) ? range.lowerBound..<index : nil
  }

  private static func isCredit(_ text: String) -> Bool {
    let words = text.lowercased()
    return ["photo", "reuters", "afp", "getty", "courtesy", "credit", "image:", "handout", "epa"]
      .contains(where: words.contains)
  }
}
