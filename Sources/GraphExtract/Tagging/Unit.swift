/// A stretch of tokens that the grammar treats as one: a word, a mark, a title, a name.
struct Unit {
  enum Kind: UInt8 {
    case word, mark, number, title
    /// A name that is known or was recognised by its form: a country, an organisation, a treaty.
    case actor
    /// Capitalised words that are a name of something or someone.
    case name
  }

  enum Form: UInt8 {
    case plain, adjective, people, capital

    /// As the features of models have it.
    var name: String {
      switch self {
      case .plain: "plain"
      case .adjective: "adjective"
      case .people: "people"
      case .capital: "capital"
      }
    }
  }

  var kind: Kind
  /// Indices into the document's tokens, half-open.
  var first: Int
  var end: Int
  /// The first token of the name itself, behind honorifics.
  var nameFirst: Int
  /// The word of a unit of one token; −1 otherwise.
  var word: Int32 = -1
  var classes: WordClass = []
  var shape: TokenShape = []
  /// An index into the document's actors; −1 for none.
  var actor: Int = -1
  var form: Form = .plain
  /// The number of a title in the lexicon; −1 for none.
  var title = -1
  var titleKind: Lexicon.TitleKind = .body
  var isPlural = false
  /// A honorific stands before the name.
  var isHonoured = false

  func `is`(_ word: Word) -> Bool { self.word == word.id }

  func isOne(of words: Word...) -> Bool { words.contains { self.word == $0.id } }

  func has(_ classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }

  var isCapital: Bool { shape.contains(.capital) }
  var isComma: Bool { self.is(.comma) }
}
