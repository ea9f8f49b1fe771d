extension String {
  /// Whether the bytes of `part` stand in this text.
  ///
  /// It goes before the standard library's search, which compares characters by their composition and makes
  /// tables for each search. What is looked for here are short words in letters of ASCII, of which the bytes
  /// say the same.
  /// - Complexity: O(*n* · *m*), of which *m* seldom counts.
  func contains(_ part: String) -> Bool {
    var (text, part) = (self, part)
    return text.withUTF8 { text in
      part.withUTF8 { part in
        guard let first = part.first else { return true }
        guard part.count <= text.count else { return false }
        for start in 0...text.count - part.count where text[start] == first {
          var length = 1
          while length < part.count, text[start + length] == part[length] { length += 1 }
          if length == part.count { return true }
        }
        return false
      }
    }
  }
}
