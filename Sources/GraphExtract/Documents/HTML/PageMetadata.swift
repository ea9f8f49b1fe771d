internal import GraphModel

/// What a page says of itself: its title, when it was published, and its address.
struct PageMetadata {
  var title: String?
  var published: PartialDate?
  var source: String?

  init(_ page: PageElement, linkedData: [ArraySlice<UInt8>]) {
    var properties: [String: String] = [:]
    var canonical: String?
    var pageTitle: String?
    var heading: String?
    var time: String?
    page.visit { element in
      switch element.tag {
      case .meta:
        guard let content = element[.content], !content.isEmpty else { return }
        for key in [element[.property], element[.name], element[.itemprop]].compactMap(\.self) {
          let key = key.lowercased()
          if properties[key] == nil { properties[key] = content }
        }
      case .link:
        let isCanonical = element[.rel]?.lowercased().split(separator: " ").contains("canonical")
        if canonical == nil, isCanonical == true { canonical = element[.href] }
      case .title: if pageTitle == nil { pageTitle = element.line }
      case .h1: if heading == nil, !element.line.isEmpty { heading = element.line }
      case .time:
        // The first that says so; else the first at all.
        let says =
          element[.pubdate] != nil || element[.itemprop]?.lowercased() == "datepublished"
          || element[.class]?.lowercased().contains("publish") == true
        if let written = element[.datetime] ?? (says ? element.line : nil), time == nil || says {
          if PageMetadata.date(written) != nil { time = written }
        }
      default:
        if element[.itemprop]?.lowercased() == "datepublished", let date = element[.datetime] {
          properties["datepublished"] = properties["datepublished"] ?? date
        }
      }
    }
    let data = LinkedData(linkedData)
    title = Self.first([
      properties["og:title"], data.headline, heading, properties["twitter:title"], pageTitle,
    ])
    published = Self.dates([
      properties["article:published_time"], properties["og:article:published_time"],
      data.published, properties["datepublished"], properties["date"], properties["pubdate"],
      properties["publishdate"], properties["publish-date"], properties["dc.date"],
      properties["dc.date.issued"], properties["dcterms.date"], properties["dcterms.created"],
      properties["parsely-pub-date"], properties["sailthru.date"], time,
    ])
    source =
      [canonical, properties["og:url"], data.url].lazy.compactMap(\.self)
      .compactMap(Self.address).first
  }

  private static func first(_ candidates: [String?]) -> String? {
    for case let candidate? in candidates {
      let words = candidate.split(whereSeparator: \.isWhitespace)
      if !words.isEmpty { return String(words.joined(separator: " ").prefix(500)) }
    }
    return nil
  }

  private static func dates(_ candidates: [String?]) -> PartialDate? {
    candidates.lazy.compactMap(\.self).compactMap(date).first
  }

  /// The day of an ISO 8601 date and time, as its own clock has it.
  static func date(_ text: String) -> PartialDate? {
    let written = text.drop(while: \.isWhitespace).prefix {
      !$0.isWhitespace && $0 != "T" && $0 != "t"
    }
    let digits = written.utf8.count
    guard digits == 4 || digits == 7 || digits == 10 else { return nil }
    return PartialDate(String(written))
  }

  /// The address of one page, of which a site has many: not that of the site itself.
  private static func address(_ text: String) -> String? {
    let trimmed = text.drop(while: \.isWhitespace)
    guard trimmed.utf8.count <= 2_000,
      !trimmed.contains(where: { $0.isWhitespace || $0.isNewline }),
      trimmed.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
    else { return nil }
    let folded = trimmed.lowercased()
    guard folded.hasPrefix("https://") || folded.hasPrefix("http://") else { return nil }
    let rest = trimmed.drop { $0 != "/" }.dropFirst(2)
    guard let slash = rest.firstIndex(of: "/"), slash > rest.startIndex,
      rest[slash...].contains(where: { $0 != "/" })
    else { return nil }
    return String(trimmed)
  }
}

/// What JSON-LD says of an article (schema.org NewsArticle and its kin).
private struct LinkedData {
  var headline: String?
  var published: String?
  var url: String?

  init(_ scripts: [ArraySlice<UInt8>]) {
    for script in scripts {
      guard let value = try? JSONReader.value(String(decoding: script, as: UTF8.self)) else {
        continue
      }
      read(value, depth: 0)
    }
  }

  private mutating func read(_ value: Value, depth: Int) {
    guard depth < 4 else { return }
    switch value {
    case .list(let values): for value in values.prefix(64) { read(value, depth: depth + 1) }
    case .map(let map):
      if isArticle(map["@type"]) {
        headline = headline ?? text(map["headline"]) ?? text(map["name"])
        published = published ?? text(map["datePublished"]) ?? text(map["dateCreated"])
        url = url ?? text(map["url"]) ?? text(map["mainEntityOfPage"])
      }
      if let graph = map["@graph"] { read(graph, depth: depth + 1) }
    default: break
    }
  }

  private func isArticle(_ type: Value?) -> Bool {
    switch type {
    case .string(let name)?:
      return name.hasSuffix("Article") || name.hasSuffix("Posting") || name == "Report"
    case .list(let types)?: return types.contains { isArticle($0) }
    default: return false
    }
  }

  private func text(_ value: Value?) -> String? {
    switch value {
    case .string(let text)?: text.isEmpty ? nil : text
    case .map(let map)?: text(map["@id"])
    case .list(let values)?: values.first.flatMap { text($0) }
    default: nil
    }
  }
}
