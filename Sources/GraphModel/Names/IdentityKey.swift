/// What kind of actor a name is of, as far as it matters to when two names are one.
public enum NameKind: Int64, Sendable, CaseIterable {
  case person = 0
  /// A company, an organisation, a public body, a treaty.
  case body = 1

  /// Nil for countries and the rest, whose names are compared as they stand.
  public init?(label: String) {
    if label == "Person" {
      self = .person
    } else if Ontology.standard.isLabel(label, within: "Organization") || label == "Treaty" {
      self = .body
    } else {
      return nil
    }
  }
}

/// The form under which spellings of one name are one: two names of the same kind name the same actor
/// where their keys are equal, as far as names can tell.
///
/// Equality of keys joins any number of names in any order, which no rule about pairs does; so there
/// is none here of "J. Smith" and "John Smith", nor of middle names left out. What is one:
/// - what ``foldedName(_:)`` makes one, and names with and without apostrophes;
/// - a person with and without honorifics, with initials written together or apart;
/// - spellings of Arabic, Persian and Slavic names that come from the same letters (`Mohammed`,
///   `Muhammad`; `el-`, `al-`, `Al`; `-sky`, `-skyy`, `-skiy`);
/// - Korean, Chinese and Japanese names whichever part comes first, and with the given name in one
///   word or two; a Korean name and its letters in the Revised Romanisation;
/// - a company with and without its legal form, `&` and `and`, British and American spelling.
///
/// A key is its own key. Complexity: linear in the length.
public func identityKey(_ name: String, _ kind: NameKind) -> String {
  let folded = foldedName(withoutApostrophes(name))
  guard !folded.isEmpty else { return foldedName(name) }
  var words = folded.split(separator: " ").map(String.init)
  switch kind {
  case .person: words = personWords(words)
  case .body:
    while true {
      let shorter = bodyWords(words)
      if shorter == words { break }
      words = shorter
    }
  }
  return words.joined(separator: " ")
}

/// An apostrophe between letters is a sound or a mark of elision, not the end of a word.
private func withoutApostrophes(_ name: String) -> String {
  let marks: Set<Unicode.Scalar> = ["'", "’", "‘", "ʻ", "ʼ", "ʿ", "ʾ", "`", "´"]
  let scalars = Array(name.unicodeScalars)
  guard scalars.contains(where: marks.contains) else { return name }
  var kept = String.UnicodeScalarView()
  for (index, scalar) in scalars.enumerated() {
    let isWithin =
      index > 0 && index + 1 < scalars.count && scalars[index - 1].properties.isAlphabetic
      && scalars[index + 1].properties.isAlphabetic
    if !(isWithin && marks.contains(scalar)) { kept.append(scalar) }
  }
  return String(kept)
}

// MARK: Persons

private func personWords(_ words: [String]) -> [String] {
  var words = joinedInitials(words)
  while words.count > 2, NameSpellings.honorifics.contains(words[0]) { words.removeFirst() }
  if words.count == 1, let korean = KoreanName.words(ofLetters: words[0]) { words = korean }
  guard words.count > 1 else { return words }
  words = arabicWords(words.map { NameSpellings.spellings[$0] ?? $0 }).map(slavicWord)
  return EastAsianName.words(words) ?? words
}

/// "j k rowling" is "jk rowling".
private func joinedInitials(_ words: [String]) -> [String] {
  var joined: [String] = []
  var isInitial = false
  for word in words {
    let isOne = word.utf8.count == 1
    if isOne, isInitial { joined[joined.count - 1] += word } else { joined.append(word) }
    isInitial = isOne
  }
  return joined
}

/// The article and "servant of" belong to the word that follows: "abdel fattah el sisi" is
/// "abdalfattah alsisi".
private func arabicWords(_ words: [String]) -> [String] {
  var joined: [String] = []
  var index = 0
  while index < words.count {
    var word = words[index] == "el" ? "al" : words[index]
    // What follows an article or a servant is part of his name, if anything follows.
    while ["al", "abd", "abdal", "abdel", "abdul", "abdol"].contains(word), index + 1 < words.count
    {
      index += 1
      let next = words[index]
      word = word == "abd" && ["al", "el", "ul", "ol"].contains(next) ? "abdal" : word + next
    }
    for prefix in ["abdel", "abdul", "abdol"] where word.hasPrefix(prefix) {
      let rest = word.dropFirst(prefix.count)
      word = "abdal" + rest
    }
    joined.append(word)
    index += 1
  }
  return joined
}

/// The endings of adjectives that are surnames, from Russian, Ukrainian, Belarusian and Polish.
private func slavicWord(_ word: String) -> String {
  for ending in ["skyy", "skyi", "skiy", "skii", "skij", "sky"] where word.hasSuffix(ending) {
    return word.utf8.count > ending.utf8.count + 1
      ? word.dropLast(ending.utf8.count) + "ski" : word
  }
  return word
}

// MARK: Bodies

private func bodyWords(_ words: [String]) -> [String] {
  var words = words.map { NameSpellings.american[$0] ?? $0 }
  if words.count > 1, words[0] == "the" { words.removeFirst() }
  let kept = words.filter { $0 != "and" }
  if !kept.isEmpty { words = kept }
  while let shorter = withoutLegalForm(words) { words = shorter }
  if let first = words.first, words.count > 1, NameSpellings.leadingLegalForms.contains(first) {
    words.removeFirst()
  }
  return words
}

/// Nil where no legal form ends the name, or nothing would be left.
private func withoutLegalForm(_ words: [String]) -> [String]? {
  // "s p a" is "spa", "a s" is "as".
  for count in stride(from: min(6, words.count - 1), through: 1, by: -1) {
    let tail = words.suffix(count)
    guard count == 1 || tail.allSatisfy({ $0.utf8.count <= 2 }) else { continue }
    if NameSpellings.legalForms.contains(tail.joined()) { return Array(words.dropLast(count)) }
  }
  return nil
}
