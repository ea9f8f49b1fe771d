import GraphModel
import GraphStore

/// A graph in memory of some envoys and presidents, read from invented dispatches.
struct Fixture {
  let store: Store

  init() throws {
    store = try Store.inMemory()
    let writer = try store.beginWrite()
    for document in [Fixture.terms, Fixture.posts, Fixture.affairs] {
      let built = document.build()
      _ = try writer.ingest(document: built.0, reading: built.1)
    }
    try writer.commit()
  }

  private static var terms: Dispatch {
    var dispatch = Dispatch("terms", published: "2026-01-20")
    dispatch.envoy(
      "Lee Sok-bae", of: "South Korea", to: "Russia", "served in Moscow from 2019 to 2022.",
      since: "2019", until: "2022")
    dispatch.envoy(
      "Chang Ho-jin", of: "South Korea", to: "Russia", "served in Moscow from 2022 until 2023.",
      since: "2022-06", until: "2023")
    dispatch.envoy(
      "Lee Sok-bae", of: "South Korea", to: "Russia", "presented his credentials again.",
      since: "2026-01-15", until: nil)
    dispatch.envoy(
      "Akira Muto", of: "Japan", to: "Russia", "has been in Moscow since 2023.", since: "2023",
      until: nil)
    dispatch.envoy(
      "Park Ro-byug", of: "South Korea", to: "Ukraine", "served in Kyiv in 2008.", since: "2008",
      until: "2011")
    return dispatch
  }

  private static var posts: Dispatch {
    var dispatch = Dispatch("posts", published: "2026-01-20")
    dispatch.post(
      "Lee Jae Myung", "President", "head-of-state", at: "South Korea", "was elected in 2025.",
      since: "2025-06-04", until: nil)
    dispatch.post(
      "Yoon Suk Yeol", "President", "head-of-state", at: "South Korea", "was removed in 2025.",
      since: "2022-05-10", until: "2025-04-04")
    dispatch.post(
      "Vladimir Putin", "President", "head-of-state", at: "Russia", "received credentials.",
      since: "2012-05-07", until: nil)
    dispatch.post(
      "Cho Hyun", "Foreign Minister", "foreign-minister", at: "South Korea", "spoke.", since: nil,
      until: nil)
    dispatch.post(
      "Song Mi-ryung", "Minister of Agriculture", "minister", at: "South Korea", "spoke too.",
      since: nil, until: nil)
    dispatch.post(
      "Kim Jung-kwan", "Minister of Trade", "minister", at: "South Korea", "spoke as well.",
      since: nil, until: nil)
    return dispatch
  }

  private static var affairs: Dispatch {
    var dispatch = Dispatch("affairs", published: "2026-01-20")
    dispatch.claim(
      "South Korea", "DESIGNATED_UNFRIENDLY_BY", "Russia", "is on the list.", since: "2022-03",
      until: nil)
    dispatch.claim(
      "Vladimir Putin", "SANCTIONED_BY", "South Korea", "is on another list.", since: "2022",
      until: nil)
    return dispatch
  }
}

/// A document under construction: every claim has its own sentence.
struct Dispatch {
  private let uri: String
  private let published: PartialDate
  private var text = ""
  private var reading = Reading(extractor: "test/1")

  init(_ uri: String, published: String) {
    self.uri = uri
    self.published = PartialDate(published)!
  }

  mutating func envoy(
    _ person: String, of sender: String, to receiver: String, _ words: String, since: String?,
    until: String?
  ) {
    let quote = sentence(person, words)
    for (type, body) in [("AMBASSADOR_OF", sender), ("AMBASSADOR_TO", receiver)] {
      add(person, type, body, "ambassador", "ambassador", since, until, quote)
    }
  }

  /// "Former ambassador": it had ended when the document was published.
  mutating func formerEnvoy(_ person: String, of sender: String, to receiver: String) {
    let quote = sentence(person, "was there once.")
    for (type, body) in [("AMBASSADOR_OF", sender), ("AMBASSADOR_TO", receiver)] {
      reading.assertions.append(
        ReadAssertion(
          source: actor(person), type: type, target: actor(body), title: "ambassador",
          role: "ambassador", status: .former, period: Period(endedBy: published),
          evidence: [quote], confidence: 0.9))
    }
  }

  mutating func post(
    _ person: String, _ title: String, _ role: String, at body: String, _ words: String,
    since: String?, until: String?
  ) {
    add(person, "HOLDS_POST", body, title, role, since, until, sentence(person, words))
  }

  mutating func claim(
    _ source: String, _ type: String, _ target: String, _ words: String, since: String?,
    until: String?
  ) {
    add(source, type, target, nil, nil, since, until, sentence(source, words))
  }

  func build() -> (DocumentDescription, Reading) {
    (DocumentDescription(uri: uri, title: nil, published: published, text: text), reading)
  }

  private mutating func sentence(_ subject: String, _ words: String) -> ReadEvidence {
    let quote = "\(subject) \(words)"
    let start = text.unicodeScalars.count
    text += quote + "\n"
    return ReadEvidence(quote: quote, span: start..<start + quote.unicodeScalars.count)
  }

  private mutating func add(
    _ source: String, _ type: String, _ target: String, _ title: String?, _ role: String?,
    _ since: String?, _ until: String?, _ quote: ReadEvidence
  ) {
    let from = since.flatMap { PartialDate($0) }
    let to = until.flatMap { PartialDate($0) }
    let period =
      from == nil && to == nil
      ? Period(attestedOn: published) : Period(since: from, until: to) ?? .unknown
    reading.assertions.append(
      ReadAssertion(
        source: actor(source), type: type, target: actor(target), title: title, role: role,
        since: from, until: to, period: period, evidence: [quote], confidence: 0.9))
  }

  private mutating func actor(_ name: String) -> Int {
    if let index = reading.actors.firstIndex(where: { $0.name == name }) { return index }
    let countries = ["South Korea", "Russia", "Japan", "Ukraine"]
    let isCountry = countries.contains(name)
    let surname = name.split(separator: " ").last.map(String.init) ?? name
    reading.actors.append(
      ReadActor(
        name: name, label: isCountry ? "Country" : "Person",
        weakAliases: isCountry || name.contains("-") ? [] : [surname]))
    return reading.actors.count - 1
  }
}
