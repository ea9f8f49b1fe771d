internal import GraphModel

/// What those are whom the lines of a list name, by the line above them: "The nominees are:", "C. LEAVING THE
/// GOVERNMENT", "The following were dismissed as of 10 March:".
struct ListAnnouncement {
  var status: Status
  /// The day on which they have left.
  var day: PartialDate?
}

/// Keeps the announcement under which each line of a list stands.
struct ListAnnouncementReader {
  let tokens: [Token]
  let lexicon: Lexicon
  let resolver: NameResolver

  func read(_ sentence: Sentence, _ times: [TimeExpression], _ facts: inout DocumentFacts) {
    let units = sentence.units
    // Lines without a verb that name somebody are no headings, but what stands below them.
    let isLine = sentence.kind != .body
    let isHeading =
      isLine && units.count <= 8
      && !units.contains { $0.kind == .actor && facts.actors[$0.actor].kind == .person }
    guard isHeading || units.last?.is(.colon) ?? false else {
      if !isLine { facts.listAnnouncement = nil }
      return
    }
    if !isHeading, announcesNominees(units) {
      facts.listAnnouncement = ListAnnouncement(status: .planned)
    } else if announcesDepartures(units) {
      facts.listAnnouncement = ListAnnouncement(
        status: .former, day: times.last { $0.kind == .point || $0.kind == .since }?.from)
    } else if sentence.kind != .item || units.contains(where: { $0.has(.choice) }) {
      // "2. Road safety" is an item like the others.
      facts.listAnnouncement = nil
    }
  }

  /// "The president also tapped:".
  private func announcesNominees(_ units: [Unit]) -> Bool {
    units.contains {
      $0.isOne(of: .nominees, .nominee, .nominated)
        || ["tapped", "nominate", "nominates", "nominating"].contains(resolver.spelt($0))
    }
  }

  private func announcesDepartures(_ units: [Unit]) -> Bool {
    // By their words: capitals make a name of the line.
    let words = units.filter { $0.kind != .mark }.flatMap { tokens[$0.first..<$0.end] }.map(\.word)
    func has(_ classes: WordClass, _ spellings: Set<String>) -> Bool {
      words.contains {
        !lexicon.classes(of: $0).isDisjoint(with: classes)
          || spellings.contains(resolver.vocabulary.spelling($0))
      }
    }
    return has(.parting, Self.departures) && !has([.choice, .negation], Self.arrivals)
  }

  private static let departures: Set<String> = [
    "dropped", "removed", "out", "outgoing", "departures", "dismissals", "removals", "resignations",
  ]
  private static let arrivals: Set<String> = [
    "replacements", "replacing", "new", "incoming", "appointed", "appointments",
  ]
}
