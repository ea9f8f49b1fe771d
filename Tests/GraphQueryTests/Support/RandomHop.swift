import TestSupport

/// A part of a pattern that walks over any number of relationships: as it is written, and as a
/// ``RandomGraph`` walks it by brute force.
struct RandomHop {
  /// The pattern between two nodes. Its relationships are called `rs`.
  let pattern: String
  /// `FOR VALID_TIME …`, with a space before it, or nothing.
  let time: String
  let way: RandomGraph.Way
  let lengths: ClosedRange<Int>
  private let types: Set<String>?
  /// The half-open span of days of which one must be possible.
  private let days: Range<Int>?
  private let most: Int?

  func follows(_ edge: RandomGraph.Edge) -> Bool {
    if let types, !types.contains(edge.type) { return false }
    if let days, !edge.possible.overlaps(days) { return false }
    if let most, edge.id > most { return false }
    return true
  }

  enum Form {
    /// `-[rs:A*1..3]->`
    case length
    /// `-[rs:A]->{1,3}`
    case quantifier
    case either
  }

  init(_ form: Form = .either, using random: inout SeededGenerator) {
    var types: Set<String>?
    var typeText = ""
    switch Int.random(in: 0..<6, using: &random) {
    case 0: (types, typeText) = (["A"], ":A")
    case 1: (types, typeText) = (["A", "C"], ":A|C")
    case 2: (types, typeText) = (["A", "B"], ":!C")
    default: break
    }
    var most: Int?
    var predicate = ""
    if Int.random(in: 0..<4, using: &random) == 0 {
      let number = Int.random(in: 0..<8, using: &random)
      most = number
      predicate = " WHERE rs.i <= \(number)"
    }
    self.types = types

    let low = Int.random(in: 0...2, using: &random)
    let high = max(1, low + Int.random(in: 0...3, using: &random))
    // No trail is longer than the graph has edges.
    let endless = 99
    let isLength =
      switch form {
      case .length: true
      case .quantifier: false
      case .either: Bool.random(using: &random)
      }
    let choices: [(length: String, quantifier: String, lengths: ClosedRange<Int>)] = [
      ("*\(low)..\(high)", "{\(low),\(high)}", low...high), ("*..\(high)", "{,\(high)}", 0...high),
      ("*\(high)", "{\(high)}", high...high), ("*\(low)..", "{\(low),}", low...endless),
      ("*", "+", 1...endless), ("*0..", "*", 0...endless),
    ]
    let choice = choices.randomElement(using: &random)!
    // `*..3` begins at one, `{,3}` at none.
    lengths = isLength && choice.length.hasPrefix("*..") ? 1...high : choice.lengths
    // A predicate inside a variable length is one of openCypher's newer forms; both have it.
    let inside = "[rs\(typeText)\(isLength ? choice.length : "")\(predicate)]"
    let after = isLength ? "" : choice.quantifier
    self.most = most
    way = RandomGraph.Way.allCases.randomElement(using: &random)!
    pattern =
      switch way {
      case .outgoing: "-\(inside)->\(after)"
      case .incoming: "<-\(inside)-\(after)"
      case .either: "-\(inside)-\(after)"
      }

    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let day = Int.random(in: -5..<130, using: &random)
      days = day..<day + 1
      time = " FOR VALID_TIME AS OF \(StatedDay.date(day))"
    case 1:
      let from = Int.random(in: -5..<130, using: &random)
      let to = from + Int.random(in: 1..<60, using: &random)
      days = from..<to
      time = " FOR VALID_TIME FROM \(StatedDay.date(from)) TO \(StatedDay.date(to))"
    default:
      days = nil
      time = ""
    }
  }
}
