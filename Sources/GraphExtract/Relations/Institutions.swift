internal import GraphModel

/// Institutions of a state that a text does not name: "the central bank", "the electoral commission",
/// "army". Their posts are posts of the country that the text speaks of.
struct Institutions {
  let units: [Unit]

  /// The end of "electoral commission", "ground forces", "presidency" that begins at `index`.
  func end(from index: Int, _ actors: ActorTable) -> Int? {
    var end = index
    var isOfState = false
    // "head of the president's office".
    if units.indices.contains(index + 1), units[index].kind == .title,
      units[index].titleKind == .state, units[index + 1].is(.possessive)
    {
      isOfState = true
      end = index + 2
    }
    while units.indices.contains(end), end - index < 6 {
      let unit = units[end]
      guard unit.kind == .word, !unit.has(WordClass.function.subtracting(.conj)) else { break }
      if unit.has(.institution) || unit.has(.statehead) && isOfState {
        let next = end + 1
        if !goesOn(next) {
          return isName(next, behind: unit, actors) || isOfBody(next, actors) ? nil : next
        }
      }
      if unit.has([.ofstate, .portfolio, .institution]) { isOfState = true }
      end += 1
    }
    return nil
  }

  /// The begin of an institution that ends before `end`, from `limit` on.
  func start(endingAt end: Int, from limit: Int, _ actors: ActorTable) -> Int? {
    guard end > limit, units[end - 1].kind == .word,
      units[end - 1].has([.institution, .statehead])
    else { return nil }
    var start = end - 1
    while start > limit, end - start < 4, units[start - 1].kind == .word,
      units[start - 1].has([.ofstate, .portfolio]), !units[start - 1].has(WordClass.function)
    { start -= 1 }
    let isWhole = self.end(from: start, actors) == end
    return isWhole || end - start == 1 && units[start].has(.institution) ? start : nil
  }

  /// "the army command", "the police academy": what stands last is the head.
  private func goesOn(_ index: Int) -> Bool {
    units.indices.contains(index) && units[index].kind == .word
      && units[index].has([.institution, .statehead, .orghead, .companynoun])
      && !units[index].has(.function)
  }

  /// "the finance department of the 23 March Movement": no state's.
  private func isOfBody(_ index: Int, _ actors: ActorTable) -> Bool {
    guard units.indices.contains(index + 1), units[index].isOne(of: .of, .at) else { return false }
    let next = units[index + 1].has(.det) ? index + 2 : index + 1
    guard units.indices.contains(next) else { return false }
    if units[next].kind == .actor { return actors[units[next].actor].kind != .country }
    return units[next].kind == .name
  }

  /// Whether what follows is the institution's name, "the news agency A", and not a person's.
  private func isName(_ index: Int, behind last: Unit, _ actors: ActorTable) -> Bool {
    guard units.indices.contains(index), units[index].kind == .actor, units[index].form == .plain,
      !units[index].isHonoured
    else { return false }
    let actor = actors[units[index].actor]
    return actor.isOrganized || actor.kind == .unknown && !last.isCapital
  }
}
