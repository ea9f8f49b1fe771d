/// Words and marks that rules name by themselves. Their numbers are fixed: the vocabulary begins
/// with them.
enum Word: Int32, CaseIterable {
  case stop, comma, colon, semicolon, question, exclamation, quote, openingQuote, closingQuote
  case openingBracket, closingBracket, openingSquare, closingSquare, apostrophe, hyphen, dash
  case emDash
  case ampersand, possessive, slash
  case of, the, a, an, to, `in`, on, at, by, `for`, from, with, without, under, over, into
  case against, between, among, amid, during, after, before, since, until, till, through, and
  case or, but, `as`, who, which, that, whose, it, he, she, they, its, his, her, their, him
  case them, `is`, are, was, were, be, been, being, has, have, had, will, not, no, held, post
  case position, office, role, sworn, took, take, takes, taking, oath, man, circa, last, this
  case next, early, late, mid, ago, new, newly, former, previously, most, recently, starting
  case began, beginning, ending, ended, born, war, invasion, conflict, sanctions, sanction
  case ambassador, ambassadors, envoy, envoys, credentials, letters, credence, presented
  case presents, talks, meeting, meetings, summit, alliance, partnership, treaty, agreement
  case stake, stakes, unit, share, subsidiary, parent, owner, owned, wholly, joint, venture
  case percent, member, members, relations, successor, predecessor, brother, sister, son
  case daughter, wife, husband, father, mother, cousin, uncle, nephew, based, headquartered
  case citizen, national, unfriendly, both, including, following, minister, president, may
  case march, troops, ties, embassy, ministry, `where`, also, such, currently, part, party
  case group, sa, co, general, republic, term, country, nation, capital, ceremony, accredited
  case charge, duties, served, serve, serving, job, title, appointment, reappointment
  case resignation, diplomatic, became, becomes, become, named, appointed, elected, nominated
  case imposed, imposes, impose, joined, join, participation, list, blacklist, mediated
  case brokered, mediator, mediates, business, operations, suspended, halted, trademark
  case trademarks, letter, copies, two, three, said, told, pose, posed, poses, stands, stand
  case stood, alongside, shake, shook, hands, beside, chairman, founder, founded, king, queen
  case south, north, west, east, one, per, cent, majority, minority, controlling, buy, bought
  case acquire, acquired, acquisition, sell, sold, merger
  case elect, designate, set, remains, remained, up, then, later, when, once, now, ally, allies,
    woman, deal,
    transaction, takeover, effect, close, closed, completed, formerly, led,
    within, shares, interest
  case owns, own, holds, controls, arm, affiliate, brand, division, accrediting, placed, added
  case put, historic, landmark, due, soon, other, well, down, home, called

  static let spellings: [String] = allCases.map { word in
    switch word {
    case .stop: "."
    case .comma: ","
    case .colon: ":"
    case .semicolon: ";"
    case .question: "?"
    case .exclamation: "!"
    case .quote: "\""
    case .openingQuote: "“"
    case .closingQuote: "”"
    case .openingBracket: "("
    case .closingBracket: ")"
    case .openingSquare: "["
    case .closingSquare: "]"
    case .apostrophe: "'"
    case .hyphen: "-"
    case .dash: "–"
    case .emDash: "—"
    case .ampersand: "&"
    case .possessive: "'s"
    case .slash: "/"
    default: String(describing: word)
    }
  }

  var id: Int32 { rawValue }
}
