/// The companies, organisations, treaties and countries of which the last sentences spoke: what definite
/// descriptions refer to, where one of them fits.
struct RecentActors {
  /// For each kind, those of the last sentence that named any: the one that opened it comes first.
  private(set) var companies: [Int] = []
  private(set) var organisations: [Int] = []
  /// The one organisation of the last sentence that named any.
  var bloc: Int? { organisations.count == 1 ? organisations[0] : nil }
  private var publicBodies: [Int] = []
  private var treaties: [Int] = []
  /// The treaty that was spoken of last.
  var treaty: Int? { treaties.first }
  /// The one treaty of the last sentence that named any.
  var onlyTreaty: Int? { treaties.count == 1 ? treaties[0] : nil }
  private(set) var countries: [Int] = []
  private(set) var persons: [Int] = []
  /// The countries of the last sentence, also those named by their capitals.
  private(set) var places: [Int] = []
  /// Those who were joined in a noun phrase of the sentence before: whom "they" means.
  var group: [Int]?

  /// The persons of the paragraph, and of the sentence before.
  private(set) var personsOfBlock: [Int] = []
  private var personsOfSentence: [Int] = []
  private var block = -1

  /// The two persons whom the sentence before named, if it named two.
  var twoPersons: [Int]? { personsOfSentence.count == 2 ? personsOfSentence : nil }

  /// The two of whom the sentence before spoke, if it spoke of two.
  var pair: [Int]? {
    if let group, group.count == 2 { return group }
    if personsOfSentence.count == 2 { return personsOfSentence }
    return countries.count == 2 ? countries : nil
  }

  /// Takes in what a sentence names.
  mutating func note(_ sentence: Sentence, _ actors: ActorTable) {
    var (companies, organisations, treaties, countries): ([Int], [Int], [Int], [Int]) = (
      [], [], [], []
    )
    var publicBodies: [Int] = []
    var persons: [Int] = []
    var places: [Int] = []
    if sentence.block != block { personsOfBlock = [] }
    block = sentence.block
    for (index, unit) in sentence.units.enumerated()
    where unit.kind == .actor && companies.count < 32 {
      // "the Lindqvist government".
      if actors[unit.actor].kind == .person, index + 1 < sentence.units.count,
        sentence.units[index + 1].has(.government)
      {
        continue
      }
      switch actors[unit.actor].kind {
      // Of families nobody says "the company".
      case .company where actors[unit.actor].key.last == "family": break
      case .company: if !companies.contains(unit.actor) { companies.append(unit.actor) }
      case .organization:
        if !organisations.contains(unit.actor) { organisations.append(unit.actor) }
      case .publicBody: if !publicBodies.contains(unit.actor) { publicBodies.append(unit.actor) }
      case .treaty: if !treaties.contains(unit.actor) { treaties.append(unit.actor) }
      case .country:
        if places.count < 32, !places.contains(unit.actor) { places.append(unit.actor) }
        if countries.count < 32, unit.form != .capital, !countries.contains(unit.actor) {
          countries.append(unit.actor)
        }
      case .person:
        if persons.count < 32, !persons.contains(unit.actor) { persons.append(unit.actor) }
        if personsOfBlock.count < 32, !personsOfBlock.contains(unit.actor) {
          personsOfBlock.append(unit.actor)
        }
      case .unknown: break
      }
    }
    personsOfSentence = persons
    if !persons.isEmpty { self.persons = persons }
    if !companies.isEmpty { self.companies = companies }
    if !organisations.isEmpty { self.organisations = organisations }
    if !publicBodies.isEmpty { self.publicBodies = publicBodies }
    if !treaties.isEmpty { self.treaties = treaties }
    if !countries.isEmpty { self.countries = countries }
    if !places.isEmpty { self.places = places }
  }

  /// The one whose name has the word in it: "the bank" of Orlan Bank.
  func named(_ spelling: String, _ actors: ActorTable) -> Int? {
    let named = (organisations + companies + publicBodies).filter {
      actors[$0].key.contains(spelling)
    }
    return named.count == 1 ? named[0] : nil
  }

  /// What "the" with this noun refers to: the one that fits, or of several companies none.
  func referent(of noun: Unit, named spelling: String, _ actors: ActorTable) -> Int? {
    // "the community" of the Economic Community of B.
    if let named = named(spelling, actors) { return named }
    let candidates: [Int]
    if noun.isOne(of: .alliance, .bloc, .organisation, .organization, .grouping, .union, .pact) {
      candidates = organisations
    } else if noun.isOne(of: .treaty, .accord, .convention, .agreement) {
      candidates = treaties
    } else if noun.isOne(of: .country, .nation) {
      candidates = countries
    } else if noun.has(.companynoun), !noun.isOne(of: .unit, .subsidiary, .affiliate, .arm, .parent)
    {
      candidates = companies
    } else if noun.has(.orghead) {
      candidates = organisations
    } else {
      return nil
    }
    return candidates.count == 1 ? candidates[0] : nil
  }
}

/// A list that a sentence announces, "sanctioned the following companies:", and whose items follow.
struct OpenList {
  var claim: Claim
  /// The actors at the side that the sentence itself names.
  var others: [Int]
  /// The items are the sources.
  var isSource: Bool
  /// The last sentence that belongs to it.
  var sentence: Int
}
