internal import Glibc
internal import GraphExtract

/// The kinds of names that words are part of, from lists of names.
struct Gazetteer {
  private(set) var words = WordNumbers()
  private var folded: [UInt8] = []

  /// - Parameters:
  ///   - directory: with the CC0 lists of the World Factbook and of popular names by country.
  ///   - ownWords: `name-words.txt`.
  init(_ directory: String, ownWords: String) throws(TrainingError) {
    try readOwn(ownWords)
    try readNames(directory + "/gaz-names-by-country/common-forenames-by-country.csv", 11, .given)
    try readNames(directory + "/gaz-names-by-country/common-surnames-by-country.csv", 5, .surname)
    for file in try Gazetteer.files(directory + "/gaz-factbook") { try readFactbook(file) }
  }

  private mutating func add(_ word: some StringProtocol, _ kind: NameWord) {
    var word = String(word)
    let form = word.withUTF8 { WordForm($0, folded: &folded) }
    words[form.word] |= UInt32(kind.rawValue)
  }

  /// Adds the words of a name: the first as one kind, the others as another.
  private mutating func add(name: some StringProtocol, _ first: NameWord, _ inner: NameWord) {
    let parts = name.split { $0 == " " || $0 == "-" || $0 == "," }
    for (index, part) in parts.enumerated() {
      guard part.first.map(\.isUppercase) ?? false || part.first.map({ !$0.isASCII }) ?? false
      else { continue }
      add(part, index == 0 ? first : inner)
    }
  }

  private mutating func readOwn(_ path: String) throws(TrainingError) {
    for line in try Files.lines(path) where line.utf8.first != UInt8(ascii: "#") && !line.isEmpty {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let kind = NameWord.names.first(where: { $0.0 == parts[0] })?.1
      else { throw TrainingError("\(path): no kind of words: \(line)") }
      for word in parts[1].split(separator: " ") { add(word, kind) }
    }
  }

  /// A table of names with commas between its columns.
  private mutating func readNames(
    _ path: String, _ column: Int, _ kind: NameWord
  ) throws(TrainingError) {
    for line in try Files.lines(path).dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count > column else { continue }
      for word in fields[column].split(whereSeparator: { $0 == " " || $0 == "-" })
      where word.utf8.count > 2 { add(word, kind) }
    }
  }

  // MARK: The World Factbook

  private mutating func readFactbook(_ path: String) throws(TrainingError) {
    let text = try Files.read(path)
    for name in Gazetteer.values(of: "conventional short form", in: text).prefix(1) {
      add(name: name, .country, .countryInner)
    }
    if let nationality = Gazetteer.find("Nationality", in: text) {
      for key in ["noun", "adjective"] {
        for value in Gazetteer.values(of: key, in: text, from: nationality).prefix(1) {
          let plain = value.split(separator: "(")[0].split(whereSeparator: { ",;".contains($0) })
          for name in plain.prefix(1) { add(name: name, .demonym, .demonym) }
        }
      }
    }
    if let capital = Gazetteer.find("Capital", in: text) {
      for value in Gazetteer.values(of: "name", in: text, from: capital).prefix(1) {
        let name = value.split(whereSeparator: { "(;".contains($0) }).first ?? ""
        if name.count < 30 { add(name: name, .place, .placeInner) }
      }
    }
    for value in Gazetteer.values(of: "Administrative divisions", in: text).prefix(1) {
      // "34 provinces (…); Badakhshan, Badghis, …"
      let list = value.split(separator: ";").dropFirst().joined(separator: ",")
      for name in list.split(separator: ",") where name.count < 40 {
        let bare = name.split(whereSeparator: { "*(<".contains($0) }).first ?? ""
        add(name: bare, .place, .placeInner)
      }
    }
    for value in Gazetteer.values(of: "Major urban areas - population", in: text).prefix(1) {
      // "4.336 million KABUL (capital), 1.2 million …"
      for word in value.split(whereSeparator: { " ,;()".contains($0) })
      where word.count > 3 && word.allSatisfy({ $0.isUppercase || !$0.isASCII }) {
        add(word, .place)
      }
    }
  }

  private static func find(_ key: String, in bytes: [UInt8]) -> Int? {
    find(Array("\"\(key)\"".utf8), in: bytes, from: 0)
  }

  /// The text of the first `"key": { "text": "…"`, if there is one.
  private static func values(of key: String, in bytes: [UInt8], from start: Int = 0) -> [String] {
    let pattern = Array("\"\(key)\"".utf8)
    var values: [String] = []
    var index = start
    while values.isEmpty, let at = find(pattern, in: bytes, from: index) {
      index = at + pattern.count
      guard let start = find(Array("\"text\"".utf8), in: bytes, from: index), start - index < 40,
        let open = find([UInt8(ascii: "\"")], in: bytes, from: start + 6)
      else { continue }
      var value: [UInt8] = []
      var next = open + 1
      while next < bytes.count, bytes[next] != UInt8(ascii: "\"") {
        if bytes[next] == UInt8(ascii: "\\") { next += 1 }
        value.append(bytes[next])
        next += 1
      }
      values.append(String(decoding: value, as: UTF8.self))
    }
    return values
  }

  private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= pattern.count, start <= bytes.count - pattern.count else { return nil }
    return (start...bytes.count - pattern.count).first { at in
      bytes[at] == pattern[0] && bytes[at..<at + pattern.count].elementsEqual(pattern)
    }
  }

  /// The JSON files in the folders of a folder, in order of their names.
  private static func files(_ directory: String) throws(TrainingError) -> [String] {
    var files: [String] = []
    for folder in try names(directory) where !folder.contains(".") {
      for file in try names(directory + "/" + folder) where file.hasSuffix(".json") {
        files.append(directory + "/" + folder + "/" + file)
      }
    }
    return files
  }

  private static func names(_ directory: String) throws(TrainingError) -> [String] {
    guard let stream = opendir(directory) else { throw TrainingError("cannot read \(directory)") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.utf8.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names.sorted()
  }
}
