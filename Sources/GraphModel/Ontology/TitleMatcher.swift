/// Finds the role that a title names: the longest declared title among its words wins, and of two
/// as long the one that comes first.
struct TitleMatcher: Sendable {
  private let rolesByTitle: [[String]: String]
  private let longest: Int

  init(roles: [RoleDefinition]) {
    var rolesByTitle: [[String]: String] = [:]
    for role in roles {
      for title in role.titles {
        let words = TitleMatcher.words(of: title)
        rolesByTitle[words] = rolesByTitle[words] ?? role.name
      }
    }
    self.rolesByTitle = rolesByTitle
    longest = rolesByTitle.keys.lazy.map(\.count).max() ?? 0
  }

  func role(forTitle title: String, at label: String?) -> String? {
    let words = TitleMatcher.words(of: title)
    guard !words.isEmpty else { return nil }
    for length in stride(from: min(longest, words.count), through: 1, by: -1) {
      for start in 0...(words.count - length) {
        guard let role = rolesByTitle[Array(words[start..<start + length])] else { continue }
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
  private static func words(of title: String) -> [String] {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
