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
  /// The country is only what the document leaves to understand.
  var isDefaulted = false
  /// What speaks for it; filled in when its sentence has been read.
  var evidence = ClaimEvidence()

  /// Whether it says of a person what the person is: a post or a mission, no tie.
  var isOffice: Bool { type == "HOLDS_POST" || type.hasPrefix("AMBASSADOR") }

  var isOwnership: Bool { type == "OWNED_BY" || type == "SUBSIDIARY_OF" }

  /// The same office in other hands, with what is known of that time.
  func handed(
    to holder: Int, since: PartialDate?, until: PartialDate?, status: Status?,
    in sentence: Int, trigger: Int?, confidence: Double, rule: String
  ) -> Claim {
    var claim = self
    claim.source = holder
    claim.since = since
    claim.until = until
    claim.status = status
    claim.sentence = sentence
    claim.trigger = trigger
    claim.confidence = confidence
    claim.rule = rule
    return claim
  }
}

/// What the rules have read so far, and what later sentences may refer back to.
struct DocumentFacts {
  var actors: ActorTable
  var claims: [Claim] = []
  /// The country whose offices the document means where it names none.
  var home: Int?
  /// No other country comes near it.
  var isHomeCertain = false
  /// The document is dated in its capital.
  var isHomeDateline = false
  /// The country that the document names most beside its home.
  var otherCountry: Int?
  /// The country that a sentence of this paragraph has spoken of first, and whether the paragraph has named
  /// the document's home.
  var paragraph: (country: Int?, namesHome: Bool) = (nil, false)
  /// A sentence of this paragraph has named a person, or meant one.
  var paragraphSpeaksOfPerson = false
  /// The organisation of states that the document names most.
  var homeOrganisation: Int?
  /// Where it speaks of which countries.
  var countries: DocumentCountries?
  /// The two countries of which the document tells, if it is two.
  var homePair: [Int]?
  /// The company that the document is about.
  var homeCompany: Int?
  /// The document is that company's portrait: "the company" and "it" are it.
  var isProfile = false
  /// Where the ambassadors of a credentials ceremony are accredited.
  var receivingState: Int?
  /// The state that sends the envoys of whom the document tells.
  var sendingState: Int?
  /// They are not yet confirmed.
  var sendsNominees = false
  /// The country that a person's offices belong to, once stated.
  var countryOfPerson: [Int: Int] = [:]
  /// The European Union, if the text names it: "the Council" is its own.
  var union: Int?
  /// The treaty that a sentence names, and no other, for "the document".
  var document: (actor: Int, sentence: Int)?
  /// The country of a company, as a text calls it: "Danish brewer X", "Denmark's X".
  var countryOfCompany: [Int: Int] = [:]
  /// Who has a title, by its number in the lexicon: whom "the emir" refers to where it is one person.
  var holdersByTitle: [Int: Set<Int>] = [:]
  /// For whom a body acts: the state of its Treasury.
  var principal: [Int: Int] = [:]
  /// Whom "he" and "she" may refer to, the likeliest first.
  var lastPersons: [Int] = []
  /// Whom the document is a life of.
  var topic: Int?
  /// Who is expressly said to hold an office of a state, by country and title.
  var officeHolders: [Office: Set<Int>] = [:]
  /// The same by holder.
  var statedOffices: [Int: Set<Office>] = [:]
  /// What "it" and "the company" refer to.
  var lastOrganised: Int?
  /// What "the company", "the bloc", "the two countries" refer to.
  var recent = RecentActors()
  /// Who imposed the sanctions last told of, and in which sentence: "the measures also target X".
  var sanctions: (imposers: [Int], sentence: Int)?
  /// When the sanctions last told of were imposed: those who are listed further on share it.
  var sanctionsDate: PartialDate?
  /// Who imposed the sanctions first told of: those that the document is about.
  var leadImposers: [Int] = []
  var speaksOfSanctions = false
  /// Those whom the last sentence counted were taken off a list.
  var areSanctionsLifted = false
  /// It tells of persons who may not enter a country.
  var speaksOfEntryBans = false
  /// The last sentence that speaks of a list of those who may not enter, or are sanctioned.
  var listedBefore: Int?
  /// A notice of sanctions whose entries follow.
  var notice: SanctionNotice?
  /// Whose "governor" is meant: the central bank that the document names, else the state whose it is.
  var centralBank: Int?
  /// The person who alone stands in the line before, of whose posts the next lines may tell.
  var labelled: Int?
  /// It tells of a government and who is in it.
  var speaksOfCabinet = false
  /// What the line above a list says of those whom its items name.
  var listAnnouncement: ListAnnouncement?
  /// Who could hold the posts, and whose they could be, where that is asked for.
  var likelyCases: [LikelyCase]?
  /// A post of several whom a sentence counts, "nine directors": the next may name them.
  var countedPost: (post: Post, sentence: Int)?
  /// Envoys whose names follow line by line.
  var envoyRoll: EnvoyRoll?
  /// An envoy whom a sentence told of without a name, "its ambassador to A": a later one may name him.
  var unnamedMission: UnnamedMission?
  /// Who is before the colon of a line whose items say what was done: "The Council:", and in which sentence.
  var itemSubject: (actor: Int, sentence: Int)?
  /// A list that a sentence announced and whose items follow it.
  var openList: OpenList?
  /// Those whom a sentence counted without naming them: "three companies".
  var openGroup: OpenList?

  /// Whose envoys the lines below a heading name.
  struct EnvoyRoll {
    let sender: Int
    let receivers: [Int]
    let title: String
    let isFormer: Bool
  }

  struct UnnamedMission {
    let sender: Int
    let receiver: Int
    let title: String
    let sentence: Int
  }

  struct Office: Hashable {
    let country: Int
    let title: Int
  }

  /// The company that the document is about, where its name has the word: "the bank" of Vostok Bank.
  func home(company word: String) -> Int? {
    homeCompany.flatMap { actors[$0].key.contains(word) ? $0 : nil }
  }

  /// Whether what is called a subsidiary, "the alliance, an arm of the Forum", is a part: organisations of states own
  /// no companies.
  func isPart(_ body: Int, of whole: Int) -> Bool {
    actors[whole].isOfLexicon && actors[body].kind == .organization
  }

  /// Whom "he" and "she" refer to.
  var lastPerson: Int? { lastPersons.first }

  /// Whom a pronoun refers to: the first that it can mean.
  func antecedent(of pronoun: Unit) -> Int? {
    let excluded: Actor.Gender = pronoun.isOne(of: .she, .her) ? .masculine : .feminine
    let wanted: Actor.Gender = excluded == .masculine ? .feminine : .masculine
    return lastPersons.first { actors[$0].gender == wanted }
      ?? lastPersons.first { actors[$0].gender != excluded }
  }

  /// How many claims back a sentence may refer: what a document says is read in linear time.
  private static let reach = 64

  var recentClaims: ArraySlice<Claim> { claims.suffix(DocumentFacts.reach) }

  /// Whether a sentence is already read to say this.
  func isTold(_ type: String, _ source: Int, _ target: Int, in sentence: Int) -> Bool {
    recentClaims.contains {
      $0.sentence == sentence && $0.type == type && $0.source == source && $0.target == target
    }
  }

  /// Whether a sentence is already read to say whose a company is.
  func isTold(_ owned: Int, of owner: Int, in sentence: Int) -> Bool {
    recentClaims.contains {
      $0.sentence == sentence && $0.source == owned && $0.target == owner && $0.isOwnership
    }
  }

  /// Who follows whom, by a sentence.
  func successions(in sentence: Int) -> [Claim] {
    recentClaims.filter { $0.sentence == sentence && $0.type == "SUCCESSOR_OF" }
  }

  /// Takes back what a sentence was read to say, for what it says on a closer look.
  mutating func withdraw(_ type: String, of target: Int, in sentence: Int) {
    for index in claims.indices.suffix(DocumentFacts.reach).reversed()
    where claims[index].sentence == sentence && claims[index].type == type
      && claims[index].target == target
    {
      claims.remove(at: index)
    }
  }

  /// Takes back what a rule has read of somebody in a sentence.
  mutating func withdraw(from source: Int, rule: String, in sentence: Int) {
    for index in claims.indices.suffix(DocumentFacts.reach).reversed()
    where claims[index].sentence == sentence && claims[index].source == source
      && claims[index].rule == rule && actors[claims[index].target].kind == .publicBody
    {
      claims.remove(at: index)
    }
  }

  /// Puts the dates that a later sentence states into an earlier claim of the same holding.
  mutating func complete(_ claim: Claim) {
    for index in claims.indices.suffix(DocumentFacts.reach).reversed()
    where claims[index].source == claim.source && claims[index].type == claim.type
      && claims[index].target == claim.target && claims[index].title == claim.title
    {
      claims[index].since = claim.since
      claims[index].until = claim.until
      claims[index].status = claim.status
      break
    }
    add(claim)
  }

  mutating func add(_ claim: Claim) {
    guard claim.source != claim.target, claims.count < 100_000 else { return }
    // Persons are no parts of bodies, nor have parts.
    if claim.type == "PART_OF",
      actors[claim.source].kind == .person || actors[claim.target].kind == .person
    {
      return
    }
    claims.append(claim)
  }
}
