/// Korean names in their own letters and in Latin ones.
enum KoreanName {
  /// Spellings of surnames, with the one that stands for all of them. Those of the North are not taken
  /// for those of the South (`Ri`, `Lee`).
  static let surnames: [String: String] = {
    var surnames: [String: String] = [:]
    for line in classes {
      let words = line.split(separator: " ").map(String.init)
      for word in words { surnames[word] = words[0] }
    }
    return surnames
  }()

  static func surname(_ word: String) -> String { surnames[word] ?? word }

  private static let classes = [
    "lee yi rhee", "park bak", "kim gim", "choi choe", "jung jeong chung", "cho jo", "yoon yun",
    "kang gang", "kwon gwon", "ahn an", "moon mun", "shin sin", "oh", "seo suh", "yoo yu",
    "ryu ryoo",
    "noh roh", "lim im", "jang", "jeon", "baek paik", "koo gu", "bae", "nam", "ha", "min",
    "heo hur",
    "han", "song", "hong", "hwang", "ban", "ri", "pak", "no", "ko go", "son", "cha", "bang", "byun",
    "yang", "won", "pyo", "do",
  ]

  /// Surname and given name of a name in Korean letters, in the Revised Romanisation; nil of any other.
  ///
  /// Assimilation between syllables is left out, as the romanisation of names leaves it out.
  static func words(ofLetters name: String) -> [String]? {
    let scalars = name.unicodeScalars.map(\.value)
    guard (2...5).contains(scalars.count), scalars.allSatisfy({ (0xAC00...0xD7A3).contains($0) })
    else { return nil }
    // 남궁, 황보, 제갈, 선우, 독고, 사공 are the surnames of two syllables that are in use.
    let pairs: Set<[UInt32]> = [
      [0xB0A8, 0xAD81], [0xD669, 0xBCF4], [0xC81C, 0xAC08], [0xC120, 0xC6B0], [0xB3C5, 0xACE0],
      [0xC0AC, 0xACF5],
    ]
    let length = scalars.count > 2 && pairs.contains(Array(scalars.prefix(2))) ? 2 : 1
    let given = scalars.dropFirst(length).map(romanised).joined()
    // 이 is written Lee, as nearly all of its bearers do, and not I.
    let family = scalars.prefix(length).map(romanised).joined()
    return [family == "i" ? "lee" : surname(family), given]
  }

  private static func romanised(_ syllable: UInt32) -> String {
    let index = Int(syllable - 0xAC00)
    return onsets[index / 588] + vowels[index % 588 / 28] + codas[index % 28]
  }

  private static let onsets = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
  ]
  private static let vowels = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi",
    "yu", "eu", "ui", "i",
  ]
  private static let codas = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t",
    "t", "ng", "t", "t", "k", "t", "p", "t",
  ]
}
