/// A text in which `1️⃣` marks a place.
struct MarkedText {
  let text: String
  /// In UTF-8 code units of the text without the mark.
  let offset: Int

  init(_ marked: String) {
    let mark = "1️⃣"
    guard let range = marked.firstRange(of: mark) else {
      preconditionFailure("no mark in \(marked)")
    }
    offset = marked[..<range.lowerBound].utf8.count
    text = marked.replacing(mark, with: "")
  }
}
