internal import GraphModel

/// A phrase that names a post: "Russia's former Deputy Foreign Minister", "director of the Eurasia
/// Research Center", "Ambassador of Kuwait to Spain".
struct Post {
  /// The whole phrase, in units of the sentence.
  var units: Range<Int>
  /// The title itself, in tokens of the document: without the country, with rank and field.
  var title: [Range<Int>]
  /// The title, where the text paraphrases it.
  var writtenTitle: String?
  var kind: Lexicon.TitleKind
  /// The title proper in the lexicon: "ambassador" in "former Ambassador of Kuwait".
  var head: Int
  var isPlural: Bool
  /// Whose post it is: the country or the body.
  var bodies: [Int] = []
  /// Where an envoy is accredited.
  var receiving: [Int] = []
  var status: Status?
  /// A rank or a field stands before the title: "deputy president".
  var isRanked = false
  /// "the", "a", "his" stand before it.
  var hasArticle = false
  /// What the phrase calls its body without naming it: "the country's", "of the company".
  var reference: Reference?
  /// The unit of the noun that ``reference`` stands for: "alliance" in "the alliance's".
  var referenceNoun: Int?
  /// It is whose something is, "the Secretary-General's envoy", and gives nobody a post.
  var isPossessor = false
  /// The unit of a city that the phrase names for its body: "mayor of Oslo".
  var city: Int?
  /// Whom another post serves: "Prime Minister X" in "assistant to Prime Minister X", whose units hold it.
  var isPrincipal = false
  /// The pronoun before it, as in "its chairman".
  var possessor: Int32?
  /// The phrase continues into another: its body may be the other's.
  var isJoined = false
  /// Who holds it, by the sentence.
  var holders: [Int] = []
  /// The holder's name stands directly behind it.
  var isPrenominal = false
  /// It refers to its holder without a name, as "the ambassador" does.
  var isReferring: Bool { hasArticle && !holders.isEmpty }
  /// Whether its holder is still looked for.
  var isOpen: Bool { holders.isEmpty && !isPossessor }
  /// The verb that links it to its holder, and how it does.
  var link: Link?

  /// The words that describe the body, of a reference by description.
  var description: Range<Int>?

  enum Reference: String {
    case country, organisation
    /// "the metalworkers' union": the one whose name has these words.
    case described
    /// "her country": the holder's.
    case ownCountry
    /// "the Secretary-General's": the organisation that the document names most.
    case secretariat
  }

  struct Link {
    enum Manner {
      case apposition, copula, appointment, service, becoming, departure, succession, chain
      /// No rule says so, but ``HolderModel``.
      case likely
    }

    var manner: Manner
    /// The verb's unit; the post's first for an apposition.
    var verb: Int
    var isPast = false
    /// It ends the term at a time to come.
    var isAhead = false
    /// It proposes the holder, and does not begin the term.
    var isProposal = false
  }
}
