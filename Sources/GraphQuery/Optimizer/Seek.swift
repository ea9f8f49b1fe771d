internal import GraphModel

/// A condition by which a node can be found: `n.key = value` or `id(n) = value`, either way round, or
/// `n.name STARTS WITH value`.
struct Seek {
  struct Side {
    let slot: Slot
    /// Nil: the identity.
    let subject: Subject
    let value: BoundExpression
  }

  enum Subject {
    case identity, elementIdentity
    case property(String)
    /// The property `name` begins with the value.
    case namePrefix
  }

  let sides: [Side]

  init?(_ condition: BoundExpression) {
    if case .startsWith(let text, let prefix) = condition.kind {
      guard case .property(let base, "name") = text.kind, case .variable(let slot) = base.kind,
        prefix.isRepeatable, !prefix.slots.contains(slot)
      else { return nil }
      sides = [Side(slot: slot, subject: .namePrefix, value: prefix)]
      return
    }
    guard let (left, right) = condition.equation else { return nil }
    var sides: [Side] = []
    for (subject, value) in [(left, right), (right, left)] {
      switch subject.kind {
      case .property(let base, let key):
        guard case .variable(let slot) = base.kind else { continue }
        sides.append(Side(slot: slot, subject: .property(key), value: value))
      case .call(let function, let arguments):
        guard arguments.count == 1, case .variable(let slot) = arguments[0].kind else { continue }
        switch function.name.lowercased() {
        case "id": sides.append(Side(slot: slot, subject: .identity, value: value))
        case "elementid": sides.append(Side(slot: slot, subject: .elementIdentity, value: value))
        default: break
        }
      default: break
      }
    }
    sides.removeAll { !$0.value.isRepeatable || $0.value.slots.contains($0.slot) }
    guard !sides.isEmpty else { return nil }
    self.sides = sides
  }

  /// Slot, subject, and the slots that the value needs.
  var choices: [(Slot, Subject, SlotSet)] {
    sides.map { ($0.slot, $0.subject, $0.value.slots) }
  }
}
