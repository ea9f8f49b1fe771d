/// Whose envoys a document tells of.
extension ContextReader {
  /// The state that names, swears in or posts several envoys: "President X has sworn in six ambassadors".
  func sendingState(
    _ actors: ActorTable, home: Int?
  ) -> (state: Int, isOfNominees: Bool)? {
    for (index, sentence) in sentences.prefix(8).enumerated() {
      guard
        let post = posts[index].first(where: {
          $0.kind == .envoy && $0.isPlural && $0.receiving.isEmpty
        }), isAppointment(sentence.units)
      else {
        if let sender = senderOfNominees(sentence, actors, home: home) { return (sender, true) }
        continue
      }
      if let sender = post.bodies.first(where: { actors[$0].kind == .country }) {
        return (sender, false)
      }
      let named = Set(
        sentence.units.filter {
          $0.kind == .actor && actors[$0.actor].kind == .country && $0.form != .capital
        }.map(\.actor))
      if let only = named.first, named.count == 1 { return (only, false) }
      if named.isEmpty, sentence.kind != .heading, let home { return (home, false) }
    }
    return nil
  }

  /// "MPs cleared the ambassadorial nominees", "those whom he picked to head A's missions abroad".
  private func senderOfNominees(_ sentence: Sentence, _ actors: ActorTable, home: Int?) -> Int? {
    let units = sentence.units
    let pairs = zip(units, units.dropFirst())
    let isOfNominees = pairs.contains {
      $0.is(.ambassadorial) && $1.isOne(of: .nominees, .nominations, .appointments)
    }
    let isOfMissions = pairs.contains { $0.is(.missions) && $1.is(.abroad) }
    guard isOfNominees || isOfMissions && isAppointment(units) else { return nil }
    let named = Set(
      units.filter {
        $0.kind == .actor && actors[$0.actor].kind == .country && $0.form != .capital
      }.map(\.actor))
    return named.count == 1 ? named.first : sentence.kind == .heading ? nil : home
  }

  /// "named", "swore in", "the oath of office to", but not "received the ambassadors appointed".
  func isAppointment(_ units: [Unit]) -> Bool {
    !units.contains { $0.has(.meet) && $0.kind == .word }
      && units.contains {
        $0.kind == .word && ($0.has([.appoint, .choice]) || $0.isOne(of: .oath, .appointment))
      }
  }
}
