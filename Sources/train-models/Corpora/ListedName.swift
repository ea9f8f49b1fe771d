internal import GraphExtract

/// A name of several words, and whether a person or a body bears it.
struct ListedName: Hashable {
  let words: [String]
  let isPerson: Bool

  var sequence: WordSequence { WordSequence(words) }
}

/// Names of persons and of bodies from lists and from texts whose names are marked.
enum NameLists {
  /// - Parameters:
  ///   - directory: with `ofac-sdn` (a work of the United States government) and `world-leaders-2021`
  ///     (Wikidata, CC0).
  ///   - sentences: with marked names.
  /// - Returns: each name once, in an order that does not depend on the machine.
  static func read(
    _ directory: String, _ sentences: [NamedSentence]
  ) throws(TrainingError) -> [ListedName] {
    var names: Set<ListedName> = []
    for line in try Files.lines(directory + "/ofac-sdn/sdn-2022-03-01.csv") {
      if let name = designated(fields(of: line)) { names.insert(name) }
    }
    for line in try Files.lines(directory + "/world-leaders-2021/wikidata.csv").dropFirst() {
      let fields = fields(of: line)
      if fields.count > 5 { insert(fields[5].split(separator: " ").map(String.init), true, &names) }
    }
    for name in marked(sentences) { names.insert(name) }
    return names.filter { $0.words.count > 1 }.sorted { left, right in
      (left.words.joined(separator: " "), left.isPerson ? 1 : 0)
        < (right.words.joined(separator: " "), right.isPerson ? 1 : 0)
    }
  }

  /// Names of persons put together by chance of the popular given names and surnames of all countries: of one or two
  /// given names, and of one surname, two, or two with a hyphen.
  /// - Parameter directory: with `gaz-names-by-country` (CC0).
  static func composed(
    _ directory: String, count: Int, seed: UInt64
  ) throws(TrainingError) -> [ListedName] {
    let folder = directory + "/gaz-names-by-country/common-"
    let given = try column(11, of: folder + "forenames-by-country.csv")
    let surnames = try column(5, of: folder + "surnames-by-country.csv")
    guard !given.isEmpty, !surnames.isEmpty else { return [] }
    var random = SeededRandom(seed: seed)
    return (0..<count).map { index in
      func one(_ names: [String]) -> [String] {
        names[random.below(names.count)].split(separator: " ").map(String.init)
      }
      var words = one(given)
      if index.isMultiple(of: 4) { words += one(given) }
      words += one(surnames)
      if index.isMultiple(of: 5), let last = words.popLast() {
        words +=
          index.isMultiple(of: 2)
          ? [last] + one(surnames) : [last + "-" + one(surnames).joined(separator: "-")]
      }
      return ListedName(words: words, isPerson: true)
    }
  }

  private static func column(_ column: Int, of path: String) throws(TrainingError) -> [String] {
    try Files.lines(path).dropFirst().compactMap { line in
      let fields = fields(of: line)
      return fields.count > column && fields[column].count > 1 ? fields[column] : nil
    }
  }

  /// The names of several words in sentences.
  static func marked(_ sentences: [NamedSentence]) -> [ListedName] {
    sentences.flatMap { sentence in
      sentence.names.filter { $0.kind != .place && $0.words.count > 1 }.map {
        ListedName(words: Array(sentence.words[$0.words]), isPerson: $0.kind == .person)
      }
    }
  }

  private static func insert(_ words: [String], _ isPerson: Bool, _ names: inout Set<ListedName>) {
    names.insert(ListedName(words: words, isPerson: isPerson))
  }

  /// "SURNAME, Given" of a person, "NAME OF A BODY": as running text writes them.
  private static func designated(_ fields: [String]) -> ListedName? {
    guard fields.count > 2 else { return nil }
    let name = fields[1]
    switch fields[2].filter({ $0 != " " }) {
    case "individual":
      let parts = name.split(separator: ",", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let words =
        parts[1].split(separator: " ").map(String.init)
        + parts[0].split(separator: " ").map { capitalised($0) }
      return ListedName(words: words, isPerson: true)
    case "-0-":
      let words = name.split(separator: " ").map { word in
        word.count > 3 || !word.contains(".") ? capitalised(word) : String(word)
      }
      return ListedName(words: words, isPerson: false)
    default: return nil
    }
  }

  /// "AL-FAQIH" as "Al-Faqih".
  private static func capitalised(_ word: Substring) -> String {
    word.split(separator: "-", omittingEmptySubsequences: false)
      .map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }.joined(separator: "-")
  }

  /// The fields of a line of comma-separated values.
  private static func fields(of line: Substring) -> [String] {
    var fields: [String] = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
