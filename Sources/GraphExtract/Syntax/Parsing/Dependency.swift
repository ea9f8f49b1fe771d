/// How a word depends on its head: the relations of Universal Dependencies, version 2, with the
/// subtypes that English treebanks mark.
package enum Dependency: UInt8, CaseIterable, Sendable {
  case root
  case subject, passiveSubject, outerSubject, clausalSubject, passiveClausalSubject
  case object, indirectObject, clausalComplement, openComplement
  case oblique, agent, unmarkedOblique
  case adverbialClause, relativeAdverbialClause, adverbialModifier
  case auxiliary, passiveAuxiliary, copula, marker, expletive, vocative, discourse, dislocated
  case nominalModifier, possessor, unmarkedNominal, description
  case apposition, numericModifier, adjectivalModifier, adnominalClause, relativeClause
  case determiner, predeterminer, caseMarker
  case coordinator, preconjunction, conjunct
  case compound, verbParticle, fixed, flat, goesWith
  case list, parataxis, orphan, reparandum, punctuation, other

  /// As treebanks write it.
  package var code: String {
    switch self {
    case .root: "root"
    case .subject: "nsubj"
    case .passiveSubject: "nsubj:pass"
    case .outerSubject: "nsubj:outer"
    case .clausalSubject: "csubj"
    case .passiveClausalSubject: "csubj:pass"
    case .object: "obj"
    case .indirectObject: "iobj"
    case .clausalComplement: "ccomp"
    case .openComplement: "xcomp"
    case .oblique: "obl"
    case .agent: "obl:agent"
    case .unmarkedOblique: "obl:unmarked"
    case .adverbialClause: "advcl"
    case .relativeAdverbialClause: "advcl:relcl"
    case .adverbialModifier: "advmod"
    case .auxiliary: "aux"
    case .passiveAuxiliary: "aux:pass"
    case .copula: "cop"
    case .marker: "mark"
    case .expletive: "expl"
    case .vocative: "vocative"
    case .discourse: "discourse"
    case .dislocated: "dislocated"
    case .nominalModifier: "nmod"
    case .possessor: "nmod:poss"
    case .unmarkedNominal: "nmod:unmarked"
    case .description: "nmod:desc"
    case .apposition: "appos"
    case .numericModifier: "nummod"
    case .adjectivalModifier: "amod"
    case .adnominalClause: "acl"
    case .relativeClause: "acl:relcl"
    case .determiner: "det"
    case .predeterminer: "det:predet"
    case .caseMarker: "case"
    case .coordinator: "cc"
    case .preconjunction: "cc:preconj"
    case .conjunct: "conj"
    case .compound: "compound"
    case .verbParticle: "compound:prt"
    case .fixed: "fixed"
    case .flat: "flat"
    case .goesWith: "goeswith"
    case .list: "list"
    case .parataxis: "parataxis"
    case .orphan: "orphan"
    case .reparandum: "reparandum"
    case .punctuation: "punct"
    case .other: "dep"
    }
  }

  /// Reads a treebank's label; a subtype that is not listed here counts as its relation.
  package init(code: String) {
    if let exact = Dependency.allCases.first(where: { $0.code == code }) {
      self = exact
      return
    }
    let base = code.prefix { $0 != ":" }
    self = Dependency.allCases.first { $0.code == base } ?? .other
  }
}
