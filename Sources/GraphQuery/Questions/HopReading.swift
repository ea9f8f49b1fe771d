public import GraphModel

/// Reads a relationship out as a sentence, by the readings that the ontology gives its type.
public struct HopReading {
  private let relationship: Relationship
  private let isPast: Bool
  let title: String?
  let status: Status?
  let since: String?
  let until: String?

  /// - Parameter day: by which it is in the past; nil: by what is stated of its end.
  public init(_ relationship: Relationship, asOf day: CalendarDate?) {
    self.relationship = relationship
    let text = { (key: String) in relationship.properties[key].flatMap(Half.text) }
    title = text("title")
    status = text("status").flatMap(Status.init(rawValue:))
    since = text("since")
    until = text("until")
    if let day {
      isPast = relationship.period.untilLatest.map { $0 <= day } ?? false
    } else {
      isPast = status == .former || until != nil
    }
  }

  /// In the direction of the path: from the source to the target, or back.
  public func sentence(source: String, target: String, isForward: Bool) -> String {
    if let title, relationship.type == "HOLDS_POST" {
      return post(title, source, target, isForward)
    }
    let (subject, object) = isForward ? (source, target) : (target, source)
    guard let type = Ontology.standard.type(relationship.type) else {
      // A type that is not declared is read as an arrow.
      let arrow = "-[\(relationship.type)]->"
      return "\(source) \(arrow) \(target)"
    }
    return "\(subject) \(tense(isForward ? type.reading : type.inverseReading)) \(object)"
  }

  private func post(_ title: String, _ holder: String, _ body: String, _ isForward: Bool) -> String
  {
    if isForward {
      // "Director of the Institute" already says whose post it is.
      let named = foldedName(title).contains(foldedName(body))
      return named
        ? "\(holder) \(tense("is")) \(title)" : "\(holder) \(tense("is")) \(title) of \(body)"
    }
    return "\(body) \(tense("has")) \(holder) as \(title)"
  }

  private func tense(_ reading: String) -> String {
    if status == .planned, reading == "is" || reading.hasPrefix("is ") {
      return "is to be" + reading.dropFirst(2)
    }
    guard isPast else { return reading }
    for (present, past) in [("is", "was"), ("has", "had"), ("receives", "received")] {
      if reading == present { return past }
      if reading.hasPrefix(present + " ") { return past + reading.dropFirst(present.count) }
    }
    return reading
  }
}
