/// Korean, Chinese and Japanese names in Latin letters, whichever part comes first.
enum EastAsianName {
  /// The surname, then the given name in one word; nil where the words are no such name, or it cannot
  /// be told which of them is the surname.
  static func words(_ words: [String]) -> [String]? {
    guard (2...3).contains(words.count) else { return nil }
    let first = isSurname(words[0])
    let last = isSurname(words[words.count - 1])
    // Of two that could be, the one that stands first: nothing says that the name is turned.
    let surname: String
    let given: [String]
    if first {
      (surname, given) = (words[0], Array(words.dropFirst()))
    } else if last {
      (surname, given) = (words[words.count - 1], Array(words.dropLast()))
    } else {
      return nil
    }
    let isJapanese = japaneseSurnames.contains(surname)
    guard given.allSatisfy({ isJapanese ? isMoras($0) : isSyllables($0) }) else { return nil }
    if isJapanese, given.count > 1 { return nil }
    let joined = given.joined()
    guard joined.utf8.count > 1 else { return nil }
    return [
      KoreanName.surname(surname), isJapanese ? joined : joined.replacing("oo", with: "u"),
    ]
  }

  private static func isSurname(_ word: String) -> Bool {
    KoreanName.surnames[word] != nil || chineseSurnames.contains(word)
      || japaneseSurnames.contains(word)
  }

  // MARK: Syllables

  /// Whether a word is one or two syllables of Korean or Mandarin.
  static func isSyllables(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    guard letters.count <= 12 else { return false }
    return syllableEnds(letters, from: 0).contains { end in
      end == letters.count || syllableEnds(letters, from: end).contains(letters.count)
    }
  }

  /// Where a syllable that begins at `start` may end.
  private static func syllableEnds(_ letters: [UInt8], from start: Int) -> [Int] {
    var ends: [Int] = []
    for onset in onsets {
      guard letters[start...].starts(with: onset) else { continue }
      let vowel = start + onset.count
      for nucleus in nuclei {
        guard letters[min(vowel, letters.count)...].starts(with: nucleus) else { continue }
        let coda = vowel + nucleus.count
        for ending in codas where letters[coda...].starts(with: ending) {
          ends.append(coda + ending.count)
        }
      }
    }
    return ends
  }

  private static let onsets = bytes(
    "", "b", "p", "m", "f", "d", "t", "n", "l", "r", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh",
    "z", "c", "s", "y", "w", "kk", "tt", "pp", "ss", "jj", "hs", "ts")
  private static let nuclei = bytes(
    "a", "ae", "ai", "ao", "e", "ei", "eo", "eu", "i", "ia", "iao", "ie", "io", "iu", "o", "oe",
    "oo",
    "ou", "u", "ua", "uai", "ue", "ui", "uo", "ya", "yae", "ye", "yeo", "yo", "yu", "wa", "wae",
    "we",
    "wi", "wo")
  private static let codas = bytes("", "n", "ng", "k", "g", "l", "m", "p", "b", "t", "h")

  /// Whether a word is two or more moras of Japanese, as Hepburn writes them.
  static func isMoras(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    var (index, count) = (0, 0)
    while index < letters.count {
      if let mora = moras.first(where: { letters[index...].starts(with: $0) }) {
        index += mora.count
      } else if letters[index] == UInt8(ascii: "n"), index > 0 {
        index += 1
      } else if index + 1 < letters.count, letters[index] == letters[index + 1],
        "kstp".utf8.contains(letters[index])
      {
        index += 1
        continue
      } else {
        return false
      }
      count += 1
    }
    return count > 1
  }

  /// The longest first.
  private static let moras: [[UInt8]] = {
    var moras: [String] = []
    for onset in ["ky", "gy", "ny", "hy", "by", "py", "my", "ry"] {
      for vowel in "auo" { moras.append("\(onset)\(vowel)") }
    }
    moras += [
      "sha", "shi", "shu", "sho", "cha", "chi", "chu", "cho", "tsu", "ja", "ji", "ju", "jo",
    ]
    for onset in ["k", "g", "s", "z", "t", "d", "n", "h", "b", "p", "m", "r", "w", ""] {
      for vowel in "aiueo" { moras.append("\(onset)\(vowel)") }
    }
    moras += ["ya", "yu", "yo", "fu"]
    return moras.map { Array($0.utf8) }.sorted { $0.count > $1.count }
  }()

  private static func bytes(_ words: String...) -> [[UInt8]] { words.map { Array($0.utf8) } }

  // MARK: Surnames

  private static func words(in list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private static let chineseSurnames = words(
    in: """
      wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang
      xie song tang deng feng han cao zeng peng xiao cai pan tian dong yuan yu ye jiang du su wei lu
      ding ren shen yao fu zhong cui tan fan liao shi jin jia xia bai zou xiong meng qin qiu hou xue
      yan lei long duan hao kong shao mao qian dai hong xi tsai hsu wen qi
      """)

  private static let japaneseSurnames = words(
    in: """
      sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki
      yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto yamashita
      ishikawa nakajima maeda fujita ogawa goto okada hasegawa murakami kondo ishii saito sakamoto endo
      aoki fujii nishimura fukuda ota miura fujiwara okamoto matsuda nakagawa nakano harada ono tamura
      takeuchi kaneko wada nakayama ishida ueda morita hara shibata sakai kudo yokoyama miyazaki
      miyamoto uchida takagi ando taniguchi ohno maruyama imai takada fujimoto takeda murata ueno
      sugiyama masuda sugawara hirano kojima otsuka chiba kubo matsui iwasaki sakurai kinoshita noguchi
      matsuo nomura kikuchi sano onishi sugimoto arai hamada furukawa mizuno kishida hayakawa asahara
      aso koizumi hatoyama kono motegi ishiba noda
      """)
}
