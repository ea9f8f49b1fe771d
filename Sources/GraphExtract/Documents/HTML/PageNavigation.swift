/// Tells what a page prints around its article: menus, share bars, related links, cookie notes,
/// comments, footers.
enum PageNavigation {
  private static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu",
    "menubar", "toolbar", "tablist",
  ]

  /// Words of class names and ids that say what a part of a page is for.
  private static let words: Set<String> = [
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "share", "sharing",
    "sharebar", "sharetools", "sharethis", "addthis", "addtoany", "social", "socials", "related",
    "recommended", "recommendations", "recirculation", "recirc", "readmore", "trending", "popular",
    "mostread", "newsletter", "subscribe", "subscription", "signup", "paywall", "cookie", "cookies",
    "consent", "gdpr", "comment", "comments", "disqus", "respond", "sidebar", "ad", "ads", "advert",
    "advertisement", "sponsor", "sponsored", "promo", "promotion", "outbrain", "taboola", "footer",
    "colophon", "copyright", "tags", "taglist", "pagination", "pager", "popup", "modal", "overlay",
    "skip", "toolbar", "widget", "widgets", "masthead", "topbar", "tooltip", "hidden", "print",
    "screen-reader-text", "visually-hidden", "sr-only", "noprint",
  ]

  /// Beside which such a word says something else: `article-with-comments`, `no-sidebar`.
  private static let qualifiers: Set<String> = ["no", "has", "with", "without", "hide"]

  /// Whether an element, with all that it contains, is not part of the article.
  ///
  /// - Parameter share: the part of the page's text that stands in it, 0…1. What holds nearly all of
  ///   it is the page itself, whatever its class says.
  static func isAround(_ element: PageElement, share: Double, isInArticle: Bool) -> Bool {
    if isHidden(element) { return true }
    switch element.tag {
    case .nav: return true
    case .footer: return share < 0.5
    case .aside: return share < 0.5
    case .header: if !isInArticle, share < 0.5 { return true }
    case .ul, .ol, .table, .dl:
      // A list of links.
      if element.textLength > 0, element.linkLength * 10 >= element.textLength * 8, share < 0.3 {
        return true
      }
    case .article, .main: return false
    default: break
    }
    if let role = element[.role]?.lowercased(), roles.contains(role), share < 0.5 { return true }
    guard share < 0.4, !element.tag.isHeading else { return false }
    return [element[.class], element[.id]].contains { $0.map(namesSurroundings) ?? false }
  }

  private static func isHidden(_ element: PageElement) -> Bool {
    if element[.hidden] != nil || element[.ariaHidden]?.lowercased() == "true" { return true }
    guard let style = element[.style] else { return false }
    let plain = style.lowercased().filter { !$0.isWhitespace }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }

  private static func namesSurroundings(_ attribute: String) -> Bool {
    attribute.split(whereSeparator: \.isWhitespace).prefix(32).contains { name in
      if words.contains(name.lowercased()) { return true }
      let parts = parts(of: name)
      for (index, part) in parts.enumerated() where words.contains(part) {
        if index == 0 || !qualifiers.contains(parts[index - 1]) { return true }
      }
      return false
    }
  }

  /// `shareBar__top-left` as share, bar, top, left.
  private static func parts(of name: Substring) -> [String] {
    var parts: [String] = []
    var part = ""
    var wasSmall = false
    for scalar in name.unicodeScalars.prefix(128) {
      let isCapital = ("A"..."Z").contains(scalar)
      if scalar == "-" || scalar == "_" || scalar == ":" || isCapital && wasSmall {
        if !part.isEmpty { parts.append(part.lowercased()) }
        part = ""
      }
      if scalar != "-", scalar != "_", scalar != ":" { part.unicodeScalars.append(scalar) }
      wasSmall = ("a"..."z").contains(scalar)
    }
    if !part.isEmpty { parts.append(part.lowercased()) }
    return parts
  }
}
