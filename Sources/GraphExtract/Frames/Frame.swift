/// What a verb, or a noun with the verb that carries it, says of its arguments: a line of
/// `Schema/lexicon/frames.txt`.
struct Frame: Sendable {
  /// What the date beside it dates, and what it says of the status.
  enum Effect: String, Sendable {
    case begin, end, state, event
  }

  enum Slot: Sendable, Hashable {
    /// Who does it; of a passive verb what "by" names.
    case subject
    case object
    /// The possessor or the adjective before the noun.
    case owner
    /// Who imposed the sanctions that the sentences before told of; only where the sentence has no
    /// subject of its own to say who.
    case context
    /// The organisation of which the text has just spoken, where a country leaves or joins without
    /// saying what.
    case bloc
    /// The company whose shares are told of: "the remaining 30% is held by A".
    case company
    /// What the noun itself is called: "formed a joint venture, A".
    case named
    /// The country that somebody is barred from entering.
    case entered
    /// A noun phrase behind this preposition, by the preposition's word.
    case preposition(Int32)
  }

  var type: String
  var effect: Effect
  /// Verbs of ``FrameLexicon``; of a noun's frame those that may carry it.
  var verbs: Set<Int> = []
  /// The noun's frame holds without any verb.
  var holdsAlone = false
  var nouns: Set<Int> = []
  /// What is tried in turn; of each all slots together.
  var source: [[Slot]] = []
  var target: [[Slot]] = []
  var isSymmetric = false
  /// Only in a document that speaks of sanctions: "designated" says more than one thing.
  var needsSanctions = false
  /// Only of "its" or "A's": who sold "its stake" has none any more, who sold "a stake" may.
  var needsPossessive = false
  /// Only where one side is known to be a company.
  var needsCompany = false
  /// Only of those who may not enter a country: "barred from the podium" is no sanction.
  var needsEntry = false
  /// Only of states, as members: persons are elected to offices.
  var needsStates = false
  /// Only of chambers of a parliament: who sits in the Senate belongs to it.
  var needsChamber = false
  /// The words that name it in explanations: "acquire", "sanction".
  var name: String
}
