/// A path in normal form (a node, then hops), with its syntax and the slots that its elements have
/// got so far.
///
/// Patterns are bound in two rounds: first every element gets its slot, then properties and
/// predicates are bound, which may mention any variable of the whole pattern.
struct PathDraft {
  var variable: NameSyntax?
  var slot: Slot?
  let selector: PathSelectorSyntax
  var start: NodeDraft
  var hops: [(step: StepDraft, target: NodeDraft)]
  /// `WHERE` inside the path's parentheses.
  let predicate: ExpressionSyntax?
  let range: SourceRange
}

struct NodeDraft {
  let syntax: NodePatternSyntax
  var slot = Slot(-1)
}

enum StepDraft {
  case relationship(RelationshipDraft)
  case group(GroupDraft)
}

struct RelationshipDraft {
  let syntax: RelationshipPatternSyntax
  var slot = Slot(-1)
  /// Of a variable length: the single relationship, for its predicate.
  var element: Slot?

  var length: PathLength? { syntax.length ?? syntax.quantifier }
}

struct GroupDraft {
  let quantifier: PathLength
  var start: NodeDraft
  var hops: [(relationship: RelationshipDraft, target: NodeDraft)]
  let predicate: ExpressionSyntax?
  let range: SourceRange
  /// Names inside with their slots, and the slots of the lists that they are outside.
  var names: [(name: String, inner: Slot, list: Slot)] = []
}

extension PathDraft {
  /// Brings a path into normal form: nodes that are not written are added between hops.
  init(_ path: PathPatternSyntax) throws(QueryError) {
    var term = path.term
    var variable = path.variable
    var predicate: ExpressionSyntax?
    // Parentheses around the whole path only hold its predicate and another name.
    while case .group(let group) = term.factors.first, term.factors.count == 1,
      group.quantifier == nil
    {
      if let inner = group.variable {
        if variable != nil || predicate != nil { throw misplacedParentheses(group.range) }
        variable = inner
      }
      if let condition = group.predicate {
        if predicate != nil { throw misplacedParentheses(group.range) }
        predicate = condition
      }
      term = group.term
    }
    self.variable = variable
    self.predicate = predicate
    selector = path.selector
    range = path.range
    (start, hops) = try chain(term)
  }
}

/// The nodes and hops of a term.
private func chain(_ term: PathTermSyntax)
  throws(QueryError) -> (NodeDraft, [(step: StepDraft, target: NodeDraft)])
{
  var start: NodeDraft?
  var hops: [(step: StepDraft, target: NodeDraft)] = []
  var pending: StepDraft?
  for factor in term.factors {
    switch factor {
    case .node(let node):
      if let step = pending {
        hops.append((step, NodeDraft(syntax: node)))
        pending = nil
      } else if start == nil {
        start = NodeDraft(syntax: node)
      } else {
        throw QueryError(
          .syntaxError, .unexpectedSyntax, "two nodes stand next to one another",
          hint: "draw a relationship between them, as in (a)-->(b)", at: node.range)
      }
    case .relationship(let relationship):
      if let step = pending { hops.append((step, anonymousNode(relationship.range))) }
      if start == nil { start = anonymousNode(relationship.range) }
      pending = .relationship(RelationshipDraft(syntax: relationship))
    case .group(let group):
      if let step = pending { hops.append((step, anonymousNode(group.range))) }
      if start == nil { start = anonymousNode(group.range) }
      pending = .group(try draft(group))
    }
  }
  if let step = pending { hops.append((step, anonymousNode(term.range))) }
  return (start ?? anonymousNode(term.range), hops)
}

private func anonymousNode(_ range: SourceRange) -> NodeDraft {
  let here = SourceRange(Int(range.start), Int(range.start))
  return NodeDraft(
    syntax: NodePatternSyntax(
      variable: nil, labels: nil, properties: nil, predicate: nil, range: here))
}

private func draft(_ group: PathGroupSyntax) throws(QueryError) -> GroupDraft {
  guard let quantifier = group.quantifier else { throw misplacedParentheses(group.range) }
  try checkQuantifier(quantifier, group.range)
  if let name = group.variable {
    throw QueryError(
      .syntaxError, .unexpectedSyntax, "a path that is repeated cannot have a name inside",
      hint: "name the whole path, before its first parenthesis", at: name.range)
  }
  let (start, steps) = try chain(group.term)
  var hops: [(relationship: RelationshipDraft, target: NodeDraft)] = []
  for (step, target) in steps {
    guard case .relationship(let relationship) = step, relationship.length == nil else {
      throw QueryError(
        .syntaxError, .invalidRelationshipPattern,
        "what is repeated cannot itself contain a repetition", at: group.range)
    }
    hops.append((relationship, target))
  }
  if hops.isEmpty {
    throw QueryError(
      .syntaxError, .invalidRelationshipPattern, "what is repeated needs a relationship",
      hint: "as in ((a)-->(b)){1,3}", at: group.range)
  }
  return GroupDraft(
    quantifier: quantifier, start: start, hops: hops, predicate: group.predicate,
    range: group.range)
}

private func misplacedParentheses(_ range: SourceRange) -> QueryError {
  QueryError(
    .syntaxError, .unexpectedSyntax, "a part of a path in parentheses must be repeated",
    hint: "add a quantifier such as {1,3} or +, or take the parentheses away", at: range)
}

func checkQuantifier(_ length: PathLength, _ range: SourceRange) throws(QueryError) {
  guard let maximum = length.maximum, maximum < length.minimum || maximum == 0 else { return }
  throw QueryError(
    .syntaxError, .invalidRelationshipPattern,
    "no path has \(length.minimum) to \(maximum) repetitions",
    hint: "the first number is the least, the second the most", at: range)
}
