public import GraphModel
public import GraphStore

extension HolderQuestion {
  /// Understands a post in words:
  ///
  /// - `ambassador of South Korea to Russia`, `minister of foreign affairs of Japan`
  /// - `South Korean ambassador to Russia`, `Russia's foreign minister`, `Samsung chief executive`
  /// - with `who is`, `the` and a question mark, or without.
  ///
  /// Which words are a body's name and which belong to the title is decided by the names that the
  /// graph has, and by the adjectives of countries.
  public init(words: String, asOf: CalendarDate? = nil, in reader: ReadTransaction)
    throws(QueryError)
  {
    do throws(StoreError) {
      self = try PostReader(finder: ActorFinder(reader: reader)).read(words)
      self.asOf = asOf
    } catch {
      throw QueryError(error)
    }
  }
}

/// Reads a post in words.
private struct PostReader {
  let finder: ActorFinder

  func read(_ text: String) throws(StoreError) -> HolderQuestion {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    if let last = words.last, last.hasSuffix("?") { words[words.count - 1].removeLast() }
    words.removeAll(where: \.isEmpty)
    dropOpening(&words)
    var question = HolderQuestion()
    if let split = try lastSplit(words, at: ["to"]) {
      question.accreditedTo = name(words[(split + 1)...])
      words = Array(words[..<split])
    }
    if let split = try split(words, at: ["of", "for", "at"]) {
      question.body = name(words[(split + 1)...])
      words = Array(words[..<split])
    } else if let count = try bodyAtStart(words) {
      question.body = name(words[..<count])
      words = Array(words[count...])
    }
    let title = words.joined(separator: " ")
    question.post = title.isEmpty ? nil : title
    return question
  }

  /// `who is the`, and the like.
  private func dropOpening(_ words: inout [String]) {
    var count = 0
    while count < words.count,
      ["who", "who's", "is", "was", "were", "are", "the", "a", "an"]
        .contains(words[count].lowercased())
    {
      count += 1
    }
    words.removeFirst(count)
  }

  /// The words of a name without the article, and without the `'s` of a possessor.
  private func name(_ words: some Sequence<String>) -> String {
    var words = Array(words)
    if words.count > 1, words[0].lowercased() == "the" { words.removeFirst() }
    if let last = words.last {
      for ending in ["'s", "’s", "'", "’"] where last.hasSuffix(ending) && last.count > ending.count
      {
        words[words.count - 1] = String(last.dropLast(ending.count))
        break
      }
    }
    return words.joined(separator: " ")
  }

  /// The first of the prepositions after which a body's name follows; else the last one, unless
  /// what is before it has a body already.
  private func split(_ words: [String], at prepositions: Set<String>) throws(StoreError) -> Int? {
    var last: Int?
    for index in words.indices.dropFirst().dropLast()
    where prepositions.contains(words[index].lowercased()) {
      if try finder.isName(name(words[(index + 1)...]), .body) { return index }
      last = index
    }
    guard let last, words[last].lowercased() == "of", try bodyAtStart(words) == nil else {
      return nil
    }
    return last
  }

  /// As ``split(_:at:)``, for what comes last.
  private func lastSplit(_ words: [String], at prepositions: Set<String>)
    throws(StoreError) -> Int?
  {
    var last: Int?
    for index in words.indices.dropFirst().dropLast()
    where prepositions.contains(words[index].lowercased()) {
      if try finder.isName(name(words[(index + 1)...]), .body) { return index }
      last = index
    }
    return last
  }

  /// How many words at the start name a body: `South Korea's`, `South Korean`, `Samsung`. At least
  /// one word is left for the title.
  private func bodyAtStart(_ words: [String]) throws(StoreError) -> Int? {
    for count in stride(from: min(words.count - 1, 6), to: 0, by: -1) {
      if try finder.isName(name(words[..<count]), .body) { return count }
    }
    // A possessor is one, whether the graph has it or not.
    return words.dropLast().firstIndex { $0.hasSuffix("'s") || $0.hasSuffix("’s") }.map { $0 + 1 }
  }
}
