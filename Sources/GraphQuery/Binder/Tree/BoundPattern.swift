internal import GraphStore

/// `[OPTIONAL] MATCH pattern [WHERE …] [FOR VALID_TIME …]`.
///
/// No relationship is bound twice in one match, over all its paths.
struct BoundMatch: Sendable {
  var isOptional: Bool
  /// At least one.
  var paths: [BoundPathPattern]
  /// The conjuncts of `WHERE`, evaluated after path selectors have chosen.
  var predicates: [BoundExpression]
  /// Nil: no clause; the run's own default (`--as-of`) applies, if it has one.
  var validTime: BoundValidTime?
  /// Slots of the pattern that earlier clauses have bound. A bound slot that holds null matches
  /// nothing.
  var arguments: [Slot]
  /// Slots that this clause binds, anonymous ones too, in order of first mention. An optional
  /// match that finds nothing binds them to null.
  var introduced: [Slot]
  var range: SourceRange
}

/// When relationships must possibly hold to be matched, checked hop by hop while expanding. A null
/// is a runtime error. The expressions depend on no variable of the pattern.
enum BoundValidTime: Sendable {
  case asOf(BoundExpression)
  /// Half-open.
  case between(from: BoundExpression, to: BoundExpression)
}

/// A walk: a node, then hops.
struct BoundPathPattern: Sendable {
  /// The path variable.
  var slot: Slot?
  var selector: PathSelector
  var start: BoundNodePattern
  var hops: [BoundHop]
  /// Conjuncts that belong to the path itself: from `WHERE` inside its parentheses. They restrict
  /// the paths among which a selector chooses.
  var predicates: [BoundExpression]
  var range: SourceRange

  /// The node before hop `index`.
  func source(of index: Int) -> BoundNodePattern { index == 0 ? start : hops[index - 1].target }
}

/// Which of the paths between each pair of end nodes are kept.
enum PathSelector: Sendable {
  /// Every one.
  case all
  /// `ANY k`: any that many.
  case any(BoundExpression)
  /// `ANY SHORTEST`, `SHORTEST 1`, and `shortestPath(…)`.
  case anyShortest
  /// `ALL SHORTEST` and `allShortestPaths(…)`.
  case allShortest
  /// `SHORTEST k`: that many, the shortest first.
  case shortest(BoundExpression)
  /// `SHORTEST k GROUPS`: all of the k least lengths that occur.
  case shortestGroups(BoundExpression)
}

struct BoundHop: Sendable {
  var step: BoundStep
  var target: BoundNodePattern
}

enum BoundStep: Sendable {
  case relationship(BoundRelationshipPattern)
  case quantified(BoundQuantifiedPath)
}

struct BoundNodePattern: Sendable {
  /// The same slot may occur several times in a match: it is the same node.
  var slot: Slot
  var labels: LabelExpression?
  /// Each must be equal (as `=`).
  var properties: [BoundProperty]
  /// Conjuncts of an inline `WHERE`; they may mention any variable of the match.
  var predicates: [BoundExpression]
  var range: SourceRange
}

struct BoundProperty: Sendable {
  var key: String
  var value: BoundExpression
}

struct BoundRelationshipPattern: Sendable {
  /// A relationship, or the list of relationships where ``length`` is given.
  var slot: Slot
  /// Nil: any type. Subtypes of the ontology are already written out.
  var types: LabelExpression?
  /// As seen from the node on the left; `<-->` and `--` are ``Direction/either``.
  var direction: Direction
  /// Nil: exactly one relationship, and the slot holds it. Else a list, also for `*1`.
  var length: PathLength?
  /// Where ``length`` is given: each single relationship while ``predicates`` are evaluated.
  var element: Slot?
  /// Each relationship walked must have them.
  var properties: [BoundProperty]
  /// Conjuncts of an inline `WHERE`, for each relationship walked.
  var predicates: [BoundExpression]
  var range: SourceRange

  /// The types, if they are a plain choice of names.
  var typeNames: [String]? { types?.alternatives }
}

/// How many hops: `maximum` nil is without bound.
struct PathLength: Hashable, Sendable {
  var minimum: Int
  var maximum: Int?
}

/// `( (a)-[r]->(b) WHERE … ){1,3}`: a part of a path that is walked several times.
struct BoundQuantifiedPath: Sendable {
  /// Bound anew in every iteration. The first node is the node on the left or the last node of the
  /// iteration before; the last one is the node on the right after the last iteration.
  var start: BoundNodePattern
  /// Relationships only: quantified paths do not nest.
  var hops: [(relationship: BoundRelationshipPattern, target: BoundNodePattern)]
  /// Conjuncts, evaluated for each iteration.
  var predicates: [BoundExpression]
  var length: PathLength
  /// The variables inside, and the slots of the lists that collect them over the iterations.
  var groups: [(inner: Slot, list: Slot)]
  var range: SourceRange
}

/// What the labels of a node, or the type of a relationship, must satisfy.
indirect enum LabelExpression: Hashable, Sendable {
  case name(String)
  /// `%`: any label at all.
  case wildcard
  case not(LabelExpression)
  case all([LabelExpression])
  case any([LabelExpression])

  /// The names of `A` or `A|B|C`, each once; nil for anything else.
  var alternatives: [String]? {
    guard let names = allAlternatives, names.count > 1 else { return allAlternatives }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private var allAlternatives: [String]? {
    switch self {
    case .name(let name): return [name]
    case .any(let parts):
      var names: [String] = []
      for part in parts {
        guard let inner = part.allAlternatives else { return nil }
        names += inner
      }
      return names
    case .wildcard, .not, .all: return nil
    }
  }

  /// The names of `A` or `A&B&C`; nil for anything else.
  var conjuncts: [String]? {
    switch self {
    case .name(let name): return [name]
    case .all(let parts):
      var names: [String] = []
      for part in parts {
        guard let inner = part.conjuncts else { return nil }
        names += inner
      }
      return names
    case .wildcard, .not, .any: return nil
    }
  }
}
