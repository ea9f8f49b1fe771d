/// Whose envoys a document tells of.
extension ContextReader {
  /// The state that names, swears in or posts several envoys: "President X has sworn in six ambassadors".
  func sendingState(_ actors: ActorTable, home: Int?) -> Int? {
    for (index, sentence) in sentences.prefix(8).enumerated() {
      guard
        let post = posts[index].first(where: {
          $0.kind == .envoy && $0.isPlural && $0.receiving.isEmpty
        }), isAppointment(sentence.units)
      else { continue }
      if let sender = post.bodies.first(where: { actors[$0].kind == .country }) { return sender }
      let named = Set(
        sentence.units.filter {
          $0.kind == .actor && actors[$0.actor].kind == .country && $0.form != .capital
        }.map(\.actor))
      if named.count == 1 { return named.first }
      if named.isEmpty, sentence.kind != .heading, let home { return home }
    }
    return nil
  }

  /// "named", "swore in", "the oath of office to", but not "received the ambassadors appointed".
  func isAppointment(_ units: [Unit]) -> Bool {
    !units.contains { $0.has(.meet) && $0.kind == .word }
      && units.contains {
        $0.kind == .word && ($0.has([.appoint, .choice]) || $0.isOne(of: .oath, .appointment))
      }
  }
}
