internal import CGumbo

/// An element of a page, with what it contains.
struct PageElement {
  enum Child {
    case text(String)
    case element(PageElement)
  }

  var tag: PageTag
  var attributes: [PageAttributes.Name: String] = [:]
  var children: [Child] = []
  /// Bytes of text in it that are not space, and how many of those are in links.
  var textLength = 0
  var linkLength = 0

  subscript(_ name: PageAttributes.Name) -> String? { attributes[name] }

  /// Parses a page that a ``PageGuard`` has rewritten: recursion is bounded by its depth.
  static func parse(_ html: [UInt8]) -> PageElement {
    var options = kGumboDefaultOptions
    options.max_errors = 0
    return html.withUnsafeBytes { buffer -> PageElement in
      guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        let output = gumbo_parse_with_options(&options, start, buffer.count)
      else { return PageElement(tag: .div) }
      defer { gumbo_destroy_output(&options, output) }
      guard let root = output.pointee.root else { return PageElement(tag: .div) }
      return PageElement(root)
    }
  }

  private init(tag: PageTag) { self.tag = tag }

  private init(_ node: UnsafePointer<GumboNode>) {
    let element = node.pointee.v.element
    let name = gumbo_normalized_tagname(element.tag).map { String(cString: $0) } ?? ""
    tag = PageTag.named(name) ?? .span
    for index in 0..<Int(element.attributes.length) {
      guard let pointer = element.attributes.data[index] else { continue }
      let attribute = pointer.assumingMemoryBound(to: GumboAttribute.self).pointee
      guard let name = PageAttributes.Name(rawValue: String(cString: attribute.name)) else {
        continue
      }
      attributes[name] = String(cString: attribute.value)
    }
    // The page, its head and its body separate what they contain.
    if ["html", "head", "body"].contains(name) { tag = .div }
    for index in 0..<Int(element.children.length) {
      guard let pointer = element.children.data[index] else { continue }
      append(pointer.assumingMemoryBound(to: GumboNode.self))
    }
  }

  private mutating func append(_ node: UnsafePointer<GumboNode>) {
    switch node.pointee.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
      let child = PageElement(node)
      textLength += child.textLength
      linkLength += child.tag == .a ? child.textLength : child.linkLength
      children.append(.element(child))
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
      let text = String(cString: node.pointee.v.text.text)
      if tag != .title { textLength += text.utf8.reduce(0) { $0 + (isSpace($1) ? 0 : 1) } }
      children.append(.text(text))
    default: break
    }
  }

  /// All text in it, as one line.
  var line: String {
    var words: [Substring] = []
    func collect(_ element: PageElement) {
      for child in element.children {
        switch child {
        case .text(let text): words += text.split(whereSeparator: \.isWhitespace)
        case .element(let inner): collect(inner)
        }
      }
    }
    collect(self)
    return words.joined(separator: " ")
  }

  /// Visits it and all elements in it, in the order of the page.
  func visit(_ body: (PageElement) -> Void) {
    body(self)
    for case .element(let child) in children { child.visit(body) }
  }
}
