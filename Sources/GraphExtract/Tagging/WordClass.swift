/// What a word can be, by the lexicon. A word may be in several classes.
struct WordClass: OptionSet, Hashable {
  let rawValue: UInt128

  static let month = bit(0)
  static let weekday = bit(1)
  static let honorific = bit(2)
  static let particle = bit(3)
  static let suffix = bit(4)
  static let det = bit(5)
  static let conj = bit(6)
  static let prep = bit(7)
  static let pronoun = bit(8)
  static let aux = bit(9)
  static let modal = bit(10)
  static let negation = bit(11)
  static let doubt = bit(12)
  static let desire = bit(13)
  static let future = bit(14)
  static let former = bit(15)
  static let planned = bit(16)
  static let current = bit(17)
  static let acting = bit(18)
  static let rank = bit(19)
  static let portfolio = bit(20)
  static let saying = bit(21)
  static let government = bit(22)
  static let orghead = bit(23)
  static let publichead = bit(24)
  static let companyhead = bit(25)
  static let companysuffix = bit(26)
  static let treatyhead = bit(27)
  static let lowertreaty = bit(28)
  static let companynoun = bit(29)
  static let timeunit = bit(30)
  static let appoint = bit(31)
  static let serve = bit(32)
  static let become = bit(33)
  static let meet = bit(34)
  static let sign = bit(35)
  static let join = bit(36)
  static let leave = bit(37)
  static let acquire = bit(38)
  static let sell = bit(39)
  static let own = bit(40)
  static let sanction = bit(41)
  static let succeed = bit(42)
  static let invade = bit(43)
  static let verb = bit(44)
  static let given = bit(45)
  static let adverb = bit(46)
  static let dismiss = bit(47)
  static let resign = bit(48)
  static let hold = bit(49)
  /// What a person is, before a name: "businessman X".
  static let occupation = bit(50)
  /// Ends business for a time; likewise what does business, and what that is called.
  static let halt = bit(51)
  static let operate = bit(52)
  static let business = bit(53)
  /// Comes into a right: "secured trademarks".
  static let secure = bit(54)
  /// Begins relations; ends them.
  static let establish = bit(55)
  static let sever = bit(56)

  /// What is held, where the post itself is named elsewhere: "the position of".
  static let office = bit(63)
  static let perish = bit(62)
  /// What persons do and companies do not.
  static let lifeverb = bit(61)

  /// Offices of a city or a region; those of a consulate.
  static let local = bit(60)
  static let consular = bit(59)

  /// Members of a family.
  static let kin = bit(58)

  /// Honorifics that tell whether "he" or "she" can mean the person.
  static let masculine = bit(100)
  static let feminine = bit(101)
  /// Calls in or sends home an envoy.
  static let summon = bit(102)

  /// Comes into an office, stays in it or heads it: "takes Finance"; goes from one to another.
  static let take = bit(103)
  static let move = bit(104)
  /// Singles someone out: "the first woman to".
  static let distinction = bit(105)

  /// In the name of a party: what no other body is called.
  static let party = bit(106)
  /// Gives an office over.
  static let handover = bit(107)

  /// Brings an office to someone: "Finance goes to X".
  static let grant = bit(108)

  /// An institution that every state has; what may be one, and what makes it one: "electoral commission".
  static let institution = bit(109)
  static let statehead = bit(110)
  static let ofstate = bit(111)

  /// Opens a sentence and no name: "When", "Besides".
  static let opener = bit(112)
  /// Heads the name of an organisation or a company in front, as other languages do: "Instituto", "Banque".
  static let foreignhead = bit(113)
  static let foreigncompany = bit(114)

  /// A part of the day: "Monday night".
  static let daypart = bit(115)
  /// Ends in having no longer: "lost his job as".
  static let loss = bit(116)
  /// Says what someone is like or may be, not what someone is: "was described as".
  static let comparison = bit(117)
  /// Begins or goes on: "began her term as".
  static let phase = bit(118)
  /// A part of the world that is no state, as an adjective: "African", and what goes before it: "West".
  static let regional = bit(119)
  static let direction = bit(120)
  /// What makes someone hold an office, as a noun: "the election of X as".
  static let choice = bit(121)
  /// Gets an office, and by what: "won re-election as", "got the votes to be".
  static let victory = bit(122)
  static let endorsement = bit(123)
  /// What ends an office, as a noun: "the resignation of X as".
  static let leaving = bit(124)
  /// Where someone stands in a picture.
  static let pose = bit(125)
  /// Leads or founds a body, of which the object is: "chairs the A", "co-founded B".
  static let lead = bit(126)
  /// A part of an army: "9th Infantry Division".
  static let formation = bit(64)

  /// An office as a noun of its own: "the presidency", "the chairmanship of A".
  static let officenoun = bit(65)
  /// Who sits for a party; how one comes to; what a party is, and which one it is: "the ruling".
  static let seat = bit(90)
  static let candidacy = bit(91)
  static let faction = bit(92)
  static let partisan = bit(93)
  /// What a state may be called: "the kingdom's"; goes where an envoy is sent.
  static let realm = bit(94)
  static let travel = bit(95)
  /// Under what one stands for a party: "on the A ticket".
  static let ticket = bit(96)
  /// By what people talk who do not meet: "by phone".
  static let remote = bit(97)
  /// What a body is divided into: "head of the Africa desk at A".
  static let part = bit(98)

  /// What a company's officer is over: "Vice President Sales".
  static let department = bit(127)

  /// Nothing is said of the word but what it may tell of parties and envoys.
  var isOrdinary: Bool {
    subtracting([
      .seat, .candidacy, .faction, .partisan, .realm, .travel, .ticket, .remote, .part,
      .department,
    ]).isEmpty
  }

  private static func bit(_ number: UInt128) -> WordClass { WordClass(rawValue: 1 << number) }

  /// As written in the lexicon's file.
  static let names: [String: WordClass] = [
    "month": .month, "weekday": .weekday, "honorific": .honorific, "particle": .particle,
    "suffix": .suffix, "det": .det, "conj": .conj, "prep": .prep, "pronoun": .pronoun,
    "aux": .aux, "modal": .modal, "negation": .negation, "doubt": .doubt, "desire": .desire,
    "future": .future, "former": .former, "planned": .planned, "current": .current,
    "acting": .acting, "rank": .rank, "portfolio": .portfolio, "saying": .saying,
    "government": .government, "orghead": .orghead, "publichead": .publichead,
    "companyhead": .companyhead, "companysuffix": .companysuffix, "treatyhead": .treatyhead,
    "lowertreaty": .lowertreaty, "companynoun": .companynoun, "timeunit": .timeunit,
    "appoint": .appoint, "serve": .serve, "become": .become, "meet": .meet, "sign": .sign,
    "join": .join, "leave": .leave, "acquire": .acquire, "sell": .sell, "own": .own,
    "sanction": .sanction, "succeed": .succeed, "invade": .invade, "verb": .verb, "given": .given,
    "adverb": .adverb, "dismiss": .dismiss, "resign": .resign, "hold": .hold,
    "occupation": .occupation, "halt": .halt, "operate": .operate, "business": .business,
    "secure": .secure, "establish": .establish, "sever": .sever,
    "office": .office, "perish": .perish, "lifeverb": .lifeverb, "local": .local, "kin": .kin,
    "masculine": .masculine, "feminine": .feminine, "summon": .summon,
    "consular": .consular, "take": .take, "move": .move, "distinction": .distinction,
    "party": .party, "handover": .handover, "grant": .grant, "institution": .institution,
    "statehead": .statehead, "ofstate": .ofstate, "opener": .opener, "foreignhead": .foreignhead,
    "foreigncompany": .foreigncompany, "daypart": .daypart, "loss": .loss,
    "comparison": .comparison, "phase": .phase, "regional": .regional, "choice": .choice,
    "direction": .direction,
    "victory": .victory, "endorsement": .endorsement, "leaving": .leaving, "pose": .pose,
    "lead": .lead, "formation": .formation, "officenoun": .officenoun,
    "seat": .seat, "candidacy": .candidacy, "faction": .faction, "partisan": .partisan,
    "realm": .realm, "travel": .travel, "ticket": .ticket, "remote": .remote, "part": .part,
    "department": .department,
  ]

  /// Words with which a sentence goes on rather than names: never part of a name in small letters.
  static let function: WordClass = [.det, .conj, .prep, .pronoun, .aux, .modal, .negation]
  /// Everything that can be the verb of a clause.
  static let anyVerb: WordClass = [
    .verb, .saying, .appoint, .serve, .become, .meet, .sign, .join, .leave, .acquire, .sell, .own,
    .sanction, .succeed, .invade, .dismiss, .resign, .hold,
  ]
  /// What tells that a post is left, by verb or noun.
  static let parting: WordClass = [.resign, .leave, .dismiss, .leaving]
}
