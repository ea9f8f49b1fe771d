internal import GraphModel

/// One relationship as one sentence states it, before the document's claims are merged.
struct Claim {
  var source: Int
  var type: String
  var target: Int
  var title: String?
  var since: PartialDate?
  var until: PartialDate?
  var status: Status?
  /// An index into the document's sentences.
  var sentence: Int
  /// The unit of the sentence that the rule went by: its verb, its noun.
  var trigger: Int? = nil
  var confidence: Double
  /// The rule that read it.
  var rule: String
  /// What speaks for it; filled in when its sentence has been read.
  var evidence = ClaimEvidence()
}

/// What the rules have read so far, and what later sentences may refer back to.
struct DocumentFacts {
  var actors: ActorTable
  var claims: [Claim] = []
  /// The country whose offices the document means where it names none.
  var home: Int?
  /// Where the ambassadors of a credentials ceremony are accredited.
  var receivingState: Int?
  /// The country that a person's offices belong to, once stated.
  var countryOfPerson: [Int: Int] = [:]
  /// Who has a title, by its word: whom "the emir" refers to where it is one person.
  var holdersByTitle: [Int32: Set<Int>] = [:]
  /// For whom a body acts: the state of its Treasury.
  var principal: [Int: Int] = [:]
  /// Whom "he" and "she" refer to.
  var lastPerson: Int?
  /// What "it" and "the company" refer to.
  var lastOrganised: Int?
  /// What "the company", "the bloc", "the two countries" refer to.
  var recent = RecentActors()
  /// Who imposed the sanctions last told of, and in which sentence: "the measures also target X".
  var sanctions: (imposers: [Int], sentence: Int)?
  var speaksOfSanctions = false
  /// A list that a sentence announced and whose items follow it.
  var openList: OpenList?
  /// Those whom a sentence counted without naming them: "three companies".
  var openGroup: OpenList?

  mutating func add(_ claim: Claim) {
    guard claim.source != claim.target, claims.count < 100_000 else { return }
    claims.append(claim)
  }
}
