internal import GraphModel

/// An equality by which a node can be found: `n.key = value` or `id(n) = value`, either way round.
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
  }

  let sides: [Side]

  init?(_ condition: BoundExpression) {
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

  /// Slot, property key (nil: the identity), and the slots that the value needs.
  var choices: [(Slot, String?, Set<Slot>)] {
    sides.map { side in
      if case .property(let key) = side.subject {
        (side.slot, key, side.value.slots)
      } else {
        (side.slot, nil, side.value.slots)
      }
    }
  }
}
