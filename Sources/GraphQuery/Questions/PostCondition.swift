internal import GraphModel

/// Which posts a question is about.
struct PostCondition {
  /// The canonical role; nil where the words name none.
  let role: String?
  /// Words that a title must have, folded: what the question says beyond the role.
  private let words: Set<String>
  private let isAny: Bool

  /// - Parameters:
  ///   - post: a title or a role, as a person writes it; nil for any post.
  ///   - body: whose post it is: the president of a company is no head of state.
  init(_ post: String?, at body: ActorReference?) {
    guard let post, !post.isEmpty else {
      role = nil
      words = []
      isAny = true
      return
    }
    isAny = false
    let ontology = Ontology.standard
    let asRole = Ontology.kebabCase(post.split(separator: " ").joined(separator: "-"))
    if ontology.roles.contains(where: { $0.name == asRole }) {
      role = asRole
      words = []
      return
    }
    role = ontology.role(forTitle: post, at: body?.labels.first)
    words = PostCondition.words(of: post).subtracting(PostCondition.known(role))
  }

  private static let small: Set<String> = ["of", "the", "for", "and", "to", "in", "at", "s"]

  static func words(of title: String) -> Set<String> {
    Set(foldedName(title).split(separator: " ").map(String.init)).subtracting(small)
  }

  /// The words that titles of a role are made of.
  private static func known(_ role: String?) -> Set<String> {
    guard let role, let definition = Ontology.standard.roles.first(where: { $0.name == role })
    else { return [] }
    return definition.titles.reduce(into: []) { $0.formUnion(words(of: $1)) }
  }

  func accepts(_ half: Half) -> Bool {
    if isAny { return true }
    if let role {
      let theirs = half.role ?? half.title.flatMap { Ontology.standard.role(forTitle: $0) }
      if let theirs, theirs != role { return false }
      if theirs == nil, half.type != "AMBASSADOR_OF" && half.type != "AMBASSADOR_TO" {
        return false
      }
      if theirs == nil, !isEnvoy { return false }
    }
    guard !words.isEmpty else { return true }
    return half.title.map { words.isSubset(of: PostCondition.words(of: $0)) } ?? false
  }

  /// Whether it is a post with a country that sends and one that receives.
  var isEnvoy: Bool {
    switch role {
    case "ambassador", "charge-d-affaires", "consul": true
    default: false
    }
  }

  var isMinister: Bool { role.map { $0.hasSuffix("minister") } ?? false }

  /// Whether a body is expected to have one holder at a time.
  var isForOne: Bool {
    guard words.isEmpty, let role else { return false }
    return Ontology.standard.roles.contains { $0.name == role && $0.isSingle }
  }
}
