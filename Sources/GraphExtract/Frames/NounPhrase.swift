/// A noun phrase of a sentence: one name or noun with what qualifies it, or several that are joined.
struct NounPhrase {
  /// All of it, in units of the sentence: with appositions and what it includes.
  var units: Range<Int>
  /// The last unit of its first member: a name, a title or a noun.
  var head: Int
  /// Whom it means, in order: its names, or those that an apposition or "including" adds to a noun.
  var actors: [Int] = []
  /// The common nouns at the heads of its members, by their units.
  var nouns: [Int] = []
  /// Possessors, adjectives and names before the noun: "Britain's sanctions", "EU sanctions".
  var owners: [Int] = []
  /// "its", "their", "his", "her" stands before it, at this unit.
  var possessive: Int?
  /// It is "the two countries", "both sides".
  var isPair = false
  /// Only some of whom it means are named: "five companies, including A".
  var isPlural = false
  /// What is said of its members beside their names.
  var asides: [Aside] = []

  /// "A, a unit of B", "its unit A", "B-owned A": says of a name what a sentence of its own would.
  struct Aside {
    enum Manner {
      /// What stands between the commas.
      case apposition(Range<Int>)
      /// The noun before the name, with its owners.
      case noun(Int, owners: [Int], possessive: Int?)
      /// The participle behind a hyphen, and whose it is.
      case compound(Int, actor: Int)
    }

    var actors: [Int]
    var units: Range<Int>
    var manner: Manner
  }
}

/// A verb with its auxiliaries: what it says of whom, and whether it says it.
struct VerbGroup {
  enum Manner {
    case finite, infinitive, gerund, participle
  }

  var units: Range<Int>
  /// The unit of the verb itself.
  var verb: Int
  var manner: Manner
  var isPassive = false
  /// What it says lies ahead.
  var isPlanned = false
  /// What it says was decided, which for sanctions is all it takes.
  var isDecided = false
  /// It is denied, wished or only possible.
  var isUncertain = false
  /// "said that it would": what was announced.
  var isAnnounced = false
  /// "no longer owns": what was is over.
  var isOver = false
  /// "is", or what an apposition leaves out.
  var isCopula = false
}

/// A sentence cut into noun phrases, verb groups and the words and marks between them.
enum OutlineElement {
  case phrase(NounPhrase)
  case verb(VerbGroup)
  case preposition(Int)
  case time(TimeExpression)
  case comma(Int)
  case conjunction(Int)
  case relative(Int)
  /// Any other word or mark.
  case other(Int)
}
