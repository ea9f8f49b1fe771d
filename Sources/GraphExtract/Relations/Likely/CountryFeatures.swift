internal import GraphModel

/// What speaks for or against an office's being of a country, by how the document speaks of the country and where it
/// stands to the office: the features of ``CountryModel``.
///
/// None names a country, a person or a word of the content.
struct CountryFeatures {
  let post: Post
  /// The title proper, by its number in the lexicon.
  var title: Int { post.head }
  let holder: Int
  /// What a rule takes it for by what stands near, and what by the document.
  let implied: Int?
  let home: Int?
  let lexicon: Lexicon
  let view: SentenceView
  let facts: DocumentFacts
  let countries: DocumentCountries

  /// The names of the features that hold.
  func features(of country: Int) -> [String] {
    let kind = post.kind.rawValue
    var found = ["intercept", kind]
    func add(_ name: String, _ holds: Bool = true) { if holds { found.append(name) } }
    /// What weighs otherwise for a title before a name, and for each kind of office.
    func addOf(_ name: String, _ holds: Bool) {
      guard holds else { return }
      found += [
        name, "\(name) \(kind)", post.isPrenominal ? "\(name) prenominal" : "\(name) apart",
      ]
    }
    addOf("implied", country == implied)
    add("another implied", implied != nil && country != implied)
    addOf("home by rule", implied == nil && country == home)
    addOf("home", country == facts.home)
    add("home certain", country == facts.home && facts.isHomeCertain)
    add("home by dateline", country == facts.home && facts.isHomeDateline)
    addOf("dateline", countries.datelines.contains(country))
    add("other", country == facts.otherCountry)
    if let pair = facts.homePair {
      add("of the pair", pair.contains(country))
      add("of the pair and not home", pair.contains(country) && country != facts.home)
    }
    add("receiving", country == facts.receivingState)
    add("sending", country == facts.sendingState)
    addShares(of: country, to: &found)
    addOf("top", countries.counts[country] == countries.counts.values.max())
    addOffices(of: country, to: &found)
    addSentence(of: country, to: &found)
    addBefore(country, to: &found)
    addOf("here", countries.mentions[view.index].contains { $0.country == country })
    addOf("last named", lastNamed == country)
    return found
  }

  // MARK: The document

  private func addShares(of country: Int, to found: inout [String]) {
    let total = Double(max(1, countries.total))
    let count = countries.counts[country, default: 0]
    let share = Double(count) / total
    let rival =
      countries.candidates.lazy.filter { $0 != country }
      .map { countries.counts[$0, default: 0] }.max() ?? 0
    let lead = share - Double(rival) / total
    found.append("share \(Self.bucket(share, [0.1, 0.2, 0.3, 0.45, 0.6, 0.8]))")
    found.append("lead \(Self.bucket(lead, [-0.4, -0.2, -0.05, 0, 0.1, 0.25, 0.5]))")
    if count == 1 { found.append("named once") }
    let inNames = countries.inNames[country, default: 0]
    if inNames > 0 { found.append("in names \(min(3, inNames))") }
    if count == 0 {
      found.append(countries.counts.isEmpty ? "in names, none named" : "in names, others named")
    }
    let first = countries.first[country] ?? .max
    if first < 4 { found.append("first named in \(first)") }
    let forms = countries.forms[country, default: [:]]
    for (form, number) in forms where 2 * number > count { found.append("mostly \(form.name)") }
  }

  private func addOffices(of country: Int, to found: inout [String]) {
    func add(_ name: String, _ holds: Bool) { if holds { found.append(name) } }
    let offices = countries.offices[country, default: 0]
    add("offices \(min(3, offices))", true)
    add("envoys \(min(3, countries.envoys[country, default: 0]))", true)
    let isDomestic = countries.bareOffices >= 3
    add("bare offices, none named", isDomestic && offices == 0)
    add("bare offices, some named", isDomestic && offices > 0)
    add("all named offices", offices > 1 && countries.offices.count == 1)
    if let index = facts.actors[country].country {
      add("no such office", !lexicon.has(index, office: title))
    }
    let holders = facts.officeHolders[.init(country: country, title: title), default: []]
    add("held by another", holders.contains { $0 != holder })
    add("held by the holder", holders.contains(holder))
    let others = Set(facts.statedOffices[holder, default: []].map(\.country))
    add("holder's country", others.contains(country))
    add("another is the holder's", !others.isEmpty && !others.contains(country))
    add("beside the holder", countries.besides[holder, default: []].contains(country))
    add(
      "another beside the holder",
      countries.besides[holder, default: []].contains { $0 != country })
  }

  // MARK: The sentence

  private func addSentence(of country: Int, to found: inout [String]) {
    func add(_ name: String, _ holds: Bool = true) { if holds { found.append(name) } }
    let named = countries.mentions[view.index]
    let own = named.filter { $0.country == country }
    let symbols = SentenceSymbols(view: view)
    let (start, end) = (post.units.lowerBound, post.units.upperBound)
    if let before = own.last(where: { $0.unit < start }) {
      let gap = start - before.unit
      add("before")
      add("before \(gap <= 3 ? "near" : gap <= 8 ? "in reach" : "far")")
      add("before \(before.form.name)")
      add("before, behind \(symbols.symbol(at: before.unit - 1))")
      add("before, possessor", view.is(before.unit + 1, .possessive))
      add("before, opens", before.unit <= 1)
      add("before, last", named.last { $0.unit < start }?.country == country)
      add("before, subject", symbols.verb(at: before.unit + 1) != nil)
    }
    if let behind = own.first(where: { $0.unit >= end }) {
      let gap = behind.unit - end
      add("behind")
      add("behind \(gap <= 4 ? "near" : "far")")
      add("behind \(behind.form.name)")
      add("behind, behind \(symbols.symbol(at: behind.unit - 1))")
      add("behind, possessor", view.is(behind.unit + 1, .possessive))
    }
    let offices = view.posts.filter { $0.bodies.first == country && $0.units != post.units }
    add("another office here", !offices.isEmpty)
    add("another office before", offices.contains { $0.units.upperBound <= start })
    add("only here", !own.isEmpty && own.count == named.count)
    add("others here", own.isEmpty && !named.isEmpty)
  }

  private func addBefore(_ country: Int, to found: inout [String]) {
    func add(_ name: String, _ holds: Bool) { if holds { found.append(name) } }
    let index = view.index
    if index > 0 {
      let named = countries.mentions[index - 1]
      let isThere = named.contains { $0.country == country }
      add("previous", isThere)
      add("previous \(post.kind.rawValue)", isThere)
      add("previous only", isThere && named.allSatisfy { $0.country == country })
      add("previous first", named.first?.country == country)
      add("previous opens", named.first.map { $0.country == country && $0.unit <= 1 } ?? false)
    }
    if index > 1 {
      add("two before", countries.mentions[index - 2].contains { $0.country == country })
    }
    let block = countries.blocks[index]
    let paragraph = (max(0, index - 6)..<index).filter { countries.blocks[$0] == block }
      .flatMap { countries.mentions[$0] }
    add("paragraph", paragraph.contains { $0.country == country })
    add("paragraph first", paragraph.first?.country == country)
    add(
      "paragraph only", !paragraph.isEmpty && paragraph.allSatisfy { $0.country == country })
  }

  /// The country that the text named last before the office.
  private var lastNamed: Int? {
    let here = countries.mentions[view.index].last { $0.unit < post.units.lowerBound }
    if let here { return here.country }
    return (max(0, view.index - 8)..<view.index).reversed().lazy
      .compactMap { countries.mentions[$0].last?.country }.first
  }

  private static func bucket(_ value: Double, _ bounds: [Double]) -> Int {
    bounds.firstIndex { value < $0 } ?? bounds.count
  }
}
