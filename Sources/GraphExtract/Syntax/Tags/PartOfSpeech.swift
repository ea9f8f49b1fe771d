/// The universal parts of speech of Universal Dependencies, version 2.
package enum PartOfSpeech: UInt8, CaseIterable, Sendable {
  case adjective, adposition, adverb, auxiliary, coordinator, determiner, interjection, noun
  case numeral, particle, pronoun, properNoun, punctuation, subordinator, symbol, verb, other

  /// As treebanks write it.
  package var code: String {
    switch self {
    case .adjective: "ADJ"
    case .adposition: "ADP"
    case .adverb: "ADV"
    case .auxiliary: "AUX"
    case .coordinator: "CCONJ"
    case .determiner: "DET"
    case .interjection: "INTJ"
    case .noun: "NOUN"
    case .numeral: "NUM"
    case .particle: "PART"
    case .pronoun: "PRON"
    case .properNoun: "PROPN"
    case .punctuation: "PUNCT"
    case .subordinator: "SCONJ"
    case .symbol: "SYM"
    case .verb: "VERB"
    case .other: "X"
    }
  }
}

/// What the Penn Treebank's tags tell beyond the part of speech: tense, number, degree.
package enum PennTag: UInt8, CaseIterable, Sendable {
  case cc, cd, dt, ex, fw, `in`, jj, jjr, jjs, ls, md, nn, nnp, nnps, nns, pdt, pos, prp, prpS
  case rb, rbr, rbs, rp, sym, to, uh, vb, vbd, vbg, vbn, vbp, vbz, wdt, wp, wpS, wrb
  case comma, stop, colon, openingQuote, closingQuote, openingBracket, closingBracket, hyphen
  case currency, list, address, affix, goesWith

  /// As treebanks write it.
  package var code: String {
    switch self {
    case .prpS: "PRP$"
    case .wpS: "WP$"
    case .comma: ","
    case .stop: "."
    case .colon: ":"
    case .openingQuote: "``"
    case .closingQuote: "''"
    case .openingBracket: "-LRB-"
    case .closingBracket: "-RRB-"
    case .hyphen: "HYPH"
    case .currency: "$"
    case .list: "NFP"
    case .address: "ADD"
    case .affix: "AFX"
    case .goesWith: "GW"
    default: String(describing: self).uppercased()
    }
  }
}

/// A word's part of speech with its inflection.
package struct Tag: Hashable, Sendable {
  package var partOfSpeech: PartOfSpeech
  package var penn: PennTag

  package init(_ partOfSpeech: PartOfSpeech, _ penn: PennTag) {
    self.partOfSpeech = partOfSpeech
    self.penn = penn
  }

  /// A number that stands for the tag in features; never 0.
  @inline(__always)
  package var number: UInt64 {
    UInt64(partOfSpeech.rawValue) << 8 | UInt64(penn.rawValue) | 1 << 16
  }
}
