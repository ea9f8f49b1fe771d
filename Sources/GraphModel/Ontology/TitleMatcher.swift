/// Finds the role that a title names: the longest declared title among its words wins, and of two
/// as long the one that comes first.
struct TitleMatcher: Sendable {
  /// By the words of the title with a blank between them.
  private let rolesByTitle: [String: String]
  private let longest: Int

  init(roles: [RoleDefinition]) {
    var rolesByTitle: [String: String] = [:]
    var longest = 0
    for role in roles {
      for title in role.titles {
        let words = TitleMatcher.words(of: title)
        longest = max(longest, words.count)
        let key = words.joined(separator: " ")
        if rolesByTitle[key] == nil { rolesByTitle[key] = role.name }
      }
    }
    self.rolesByTitle = rolesByTitle
    self.longest = longest
  }

  func role(forTitle title: String, at label: String?) -> String? {
    let words = TitleMatcher.words(of: title)
    guard !words.isEmpty else { return nil }
    for length in stride(from: min(longest, words.count), through: 1, by: -1) {
      for start in 0...(words.count - length) {
        guard
          let role =
            rolesByTitle[words[start..<start + length].joined(separator: " ")]
        else { continue }
        if start > 0, TitleMatcher.diminishing.contains(words[start - 1]) {
          return "deputy-" + role
        }
        // The president of a company or an assembly is nobody's head of state.
        if role == "head-of-state", let label, label != "Country" {
          return words[start] == "president" ? "president" : "director"
        }
        return role
      }
    }
    return nil
  }

  /// Words that make the title after them a lesser one.
  private static let diminishing: Set<String> = ["deputy", "vice", "assistant", "associate"]

  /// Letters and digits between anything else, in lower case.
  static func words(of title: String) -> [String] {
    if let words = asciiWords(of: title) { return words }
    return title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The same of a title in ASCII, as nearly all are, byte by byte; nil of any other.
  private static func asciiWords(of title: String) -> [String]? {
    var words: [String] = []
    var word: [UInt8] = []
    for byte in title.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        word.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
      case 0x80...: return nil
      default:
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }
}
