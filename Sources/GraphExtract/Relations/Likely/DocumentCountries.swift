internal import GraphModel

/// Where a document speaks of which countries, and of whose offices: what ``CountryFeatures`` are made of.
///
/// Linear in the number of units.
struct DocumentCountries: Sendable {
  struct Mention: Sendable {
    let unit: Int
    let country: Int
    let form: Unit.Form
  }

  /// For each sentence its countries, in order; none for one that the page repeats.
  let mentions: [[Mention]]
  /// The paragraph of each sentence.
  let blocks: [Int]
  /// How often each country is named, in any form.
  private(set) var counts: [Int: Int] = [:]
  /// The same by form.
  private(set) var forms: [Int: [Unit.Form: Int]] = [:]
  /// The sentence that names it first.
  private(set) var first: [Int: Int] = [:]
  /// In how many names of bodies it stands: "Sierra Leone Police".
  private(set) var inNames: [Int: Int] = [:]
  /// How many offices of its state are named with it, and how many of its envoys.
  private(set) var offices: [Int: Int] = [:]
  private(set) var envoys: [Int: Int] = [:]
  /// Offices of a state that are named without a country.
  private(set) var bareOffices = 0
  /// Countries that a person is named behind, by the person: "Kenyan diplomat X".
  private(set) var besides: [Int: Set<Int>] = [:]
  /// Countries in whose cities a sentence is dated.
  let datelines: Set<Int>
  /// The countries that are looked at as those of an office: the most named.
  private(set) var candidates: [Int] = []

  /// No text that a person writes weighs more of them against each other.
  private static let most = 16
  /// Units between a country and the person whom it describes.
  private static let reach = 5

  init(
    _ sentences: [Sentence], _ posts: [[Post]], _ actors: ActorTable, datelines: Set<Int>
  ) {
    self.datelines = datelines
    blocks = sentences.map(\.block)
    mentions = sentences.map { sentence in
      sentence.isRepeated
        ? []
        : sentence.units.enumerated().compactMap { index, unit in
          unit.kind == .actor && actors[unit.actor].kind == .country
            ? Mention(unit: index, country: unit.actor, form: unit.form) : nil
        }
    }
    for unit in sentences.lazy.filter({ !$0.isRepeated }).flatMap(\.units) where unit.kind == .actor
    {
      guard let seat = actors[unit.actor].seat else { continue }
      inNames[seat, default: 0] += 1
    }
    for (index, sentence) in mentions.enumerated() {
      for mention in sentence {
        counts[mention.country, default: 0] += 1
        forms[mention.country, default: [:]][mention.form, default: 0] += 1
        if first[mention.country] == nil { first[mention.country] = index }
      }
    }
    for post in posts.joined() where [.envoy, .state, .portfolio].contains(post.kind) {
      guard let body = post.bodies.first else {
        if post.kind != .envoy { bareOffices += 1 }
        continue
      }
      if post.kind == .envoy {
        envoys[body, default: 0] += 1
      } else {
        offices[body, default: 0] += 1
      }
    }
    for (sentence, named) in zip(sentences, mentions) where !named.isEmpty {
      var next = 0
      for (index, unit) in sentence.units.enumerated()
      where unit.kind == .actor && actors[unit.actor].kind == .person {
        while next < named.count, named[next].unit < index { next += 1 }
        for mention in named[..<next].reversed() {
          guard index - mention.unit <= Self.reach else { break }
          besides[unit.actor, default: []].insert(mention.country)
        }
      }
    }
    candidates = Array(
      counts.merging((Array(inNames.keys) + datelines).map { ($0, 0) }) { named, _ in named }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.most).map(\.key))
  }

  var total: Int { counts.values.reduce(0, +) }
}
