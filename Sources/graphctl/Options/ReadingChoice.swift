internal import GraphStore

/// From where queries read: `$GRAPHCTL_READ`, else the indexes, which touch least for one question.
enum ReadingChoice {
  static var options: Store.Options {
    let reading = chosen ?? .index
    return Store.Options(reading: reading, sharesImages: reading != .index)
  }

  static var isUnknown: Bool { !name.isEmpty && chosen == nil }

  private static var name: String { environment("GRAPHCTL_READ") ?? "" }
  private static var chosen: Store.Reading? { Store.Reading(rawValue: name) }
}
