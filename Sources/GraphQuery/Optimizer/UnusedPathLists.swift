/// Lets a shortest path be handed on as a path alone where nothing above asks for the lists of its
/// relationships and nodes.
///
/// It looks only through operators that read what they name and hand on nothing unseen.
struct UnusedPathLists {
  func apply(_ plan: LogicalPlan) -> LogicalPlan {
    let (operators, start) = plan.chain
    var used: SlotSet = []
    var result: [LogicalPlan] = []
    var isKnown = false
    for step in operators {
      switch step {
      case .keep(_, let slots):
        used.formUnion(slots)
        isKnown = true
      case .project(_, let items): used.formUnion(items.flatMap(\.expression.slots))
      case .filter(_, let condition): used.formUnion(condition.slots)
      case .sort(_, let items), .top(_, let items, _, _):
        used.formUnion(items.flatMap(\.expression.slots))
      case .distinct(_, let slots): used.formUnion(slots)
      case .limit, .skip: break
      case .shortestPaths(let input, var path) where isKnown:
        let lists = SlotSet([path.hop.pattern.slot] + [path.hop.nodes].compactMap { $0 })
        let inside = path.predicates.flatMap(\.slots)
        path.needsLists = !used.isDisjoint(with: lists) || !SlotSet(inside).isDisjoint(with: lists)
        result.append(.shortestPaths(input, path))
        isKnown = false
        continue
      default: isKnown = false
      }
      result.append(step)
    }
    var rebuilt = start
    for step in result.reversed() { rebuilt = step.replacing(input: rebuilt) { $0 } }
    return rebuilt
  }
}
