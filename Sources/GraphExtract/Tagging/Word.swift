/// Words and marks that rules name by themselves. Their numbers are fixed: the vocabulary begins
/// with them.
enum Word: Int32, CaseIterable {
  case stop, comma, colon, semicolon, question, exclamation, quote, openingQuote, closingQuote
  case openingBracket, closingBracket, openingSquare, closingSquare, apostrophe, hyphen, dash
  case emDash, ampersand, possessive, slash, of, the, a, an, to, `in`, on, at, by, `for`, from
  case with, without, under, over, into, against, between, among, amid, during, after, before
  case since, until, till, through, and, or, but, `as`, who, which, that, whose, it, he, she
  case they, its, his, her, their, him, them, `is`, are, was, were, be, been, being, has, have
  case had, will, not, no, held, post, position, office, role, sworn, took, take, takes, taking
  case oath, man, circa, last, this, next, early, late, mid, ago, new, newly, former, previously
  case most, recently, starting, began, beginning, ending, ended, born, war, invasion, conflict
  case sanctions, sanction, ambassador, ambassadors, envoy, envoys, credentials, letters
  case credence, presented, presents, talks, meeting, meetings, summit, alliance, partnership
  case treaty, agreement, stake, stakes, unit, share, subsidiary, parent, owner, owned, wholly
  case joint, venture, percent, member, members, relations, successor, predecessor, brother
  case sister, son, daughter, wife, husband, father, mother, cousin, uncle, nephew, based
  case headquartered, citizen, national, unfriendly, both, including, following, minister
  case president, may, march, troops, ties, embassy, ministry, `where`, also, such, currently
  case part, party, group, sa, co, general, republic, term, country, nation, capital, ceremony
  case accredited, charge, duties, served, serve, serving, job, title, appointment, reappointment
  case resignation, diplomatic, became, becomes, become, named, appointed, elected, nominated
  case imposed, imposes, impose, joined, join, participation, list, blacklist, mediated, brokered
  case mediator, mediates, business, operations, suspended, halted, trademark, trademarks, letter
  case copies, two, three, said, told, pose, posed, poses, stands, stand, stood, alongside, shake
  case shook, hands, beside, chairman, founder, founded, king, queen, south, north, west, east
  case one, per, cent, majority, minority, controlling, buy, bought, acquire, acquired
  case acquisition, sell, sold, merger, elect, designate, set, remains, remained, up, then, later
  case when, once, now, board, boards, left, lifted, lifts, eased, dropped, removed, sells, hold,
    ally
  case allies, woman, deal, transaction, takeover, effect, close, closed, completed, formerly
  case led, within, shares, interest, owns, own, holds, controls, arm, affiliate, brand, division
  case accrediting, placed, added, put, historic, landmark, due, soon, other, well, down, home
  case called, bloc, organisation, organization, grouping, union, accord, convention, signatory
  case signatories, parties, measures, restrictive, designations, listings, action, package
  case sanctioned, pact, include, includes, included, off, head, visit, work, holding
  case those, state, `if`, unless, whether, because, although, though, subject
  case ambassadorial, missions, nominations, appointments
  case `while`, whereas, vacant, unfilled, covering, covers, jurisdiction, responsibility
  case these, others, having, ofac, sdn, all, four, five, whom, along, together, family
  case first, nominee, nominees, counterpart, respectively, would, died
  case married, worked, works, made, effective, female, plc, succession, second, third, ad, ai, non,
    cabinet, government, remain, session
  case reshuffle, portfolio, portfolios, like, affairs, age, central, department, team, place,
    reins, absent, dean, accreditation, rumours, rumors, reports, outside
  case career, known, nicknamed
  case sanctioning, blacklisted, delisted, freeze, freezes, asset, assets, entity, entities
  case residence, residing, resident, seat, mission, commission, delegation
  case shareholder, nationality, citizenship
  case full, employed
  case credential
  case abroad, overseas, there, replacement, used
  case today, yesterday, tomorrow, tonight, year, month, date, present

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
    case .ai: "a.i."
    default: String(describing: word)
    }
  }

  var id: Int32 { rawValue }
}
