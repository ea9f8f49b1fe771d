/// Names that a document somewhere says are companies': "its subsidiary Puna Litio" tells what "Puna Litio,
/// based in Salta" is, whatever the name looks like by itself.
struct BusinessNames {
  let resolver: NameResolver

  /// Registers them wherever they stand, before anything else is made of them.
  func register(_ sentences: inout [Sentence], _ actors: inout ActorTable) {
    var businesses: Set<[String]> = []
    var persons: Set<[String]> = []
    for sentence in sentences {
      let units = sentence.units
      for index in units.indices where isOpen(units[index]) {
        if isCalledPerson(index, units) {
          persons.insert(key(units[index]))
        } else if sentence.kind != .heading, isCalledCompany(index, units) {
          businesses.insert(key(units[index]))
        }
      }
    }
    businesses.subtract(persons)
    // "the company Sibande", where the text names Sibande Resources or Themba Sibande.
    let others = Set(
      sentences.flatMap(\.units).filter { $0.kind == .name && $0.end - $0.nameFirst > 1 }.flatMap(
        key))
    businesses = businesses.filter { $0.count > 1 || !others.contains($0[0]) }
    guard !businesses.isEmpty else { return }
    for index in sentences.indices {
      for position in sentences[index].units.indices {
        let unit = sentences[index].units[position]
        guard isOpen(unit), businesses.contains(key(unit)) else { continue }
        let name = resolver.spelling(unit)
        let fuller = actors.organised(beginningWith: name)
        if let fuller { actors.note(fuller, name, isWeak: true) }
        sentences[index].units[position].actor = fuller ?? actors.named(name, .company)
        sentences[index].units[position].kind = .actor
      }
    }
  }

  /// A name that could be anybody's.
  private func isOpen(_ unit: Unit) -> Bool {
    unit.kind == .name && !unit.isHonoured && (1...5).contains(unit.end - unit.nameFirst)
  }

  private func key(_ unit: Unit) -> [String] { ActorTable.key(resolver.spelling(unit)) }

  private func isCalledPerson(_ index: Int, _ units: [Unit]) -> Bool {
    guard index > 0 else { return false }
    return units[index - 1].kind == .title || units[index - 1].has(.occupation)
  }

  private func isCalledCompany(_ index: Int, _ units: [Unit]) -> Bool {
    if index > 0, units[index - 1].kind == .word, !units[index - 1].isCapital,
      units[index - 1].has(.companynoun) && !resolver.isOfPersonsToo(units[index - 1])
        || resolver.isBusiness(units[index - 1])
    {
      return true
    }
    if OwnedNames(resolver: resolver, units: units).isOwned(index) { return true }
    return index > 1 && units[index - 1].isOne(of: .in, .of)
      && (units[index - 2].isOne(of: .stake, .acquisition, .takeover, .subsidiary, .shares)
        || units[index - 2].isOne(of: .affiliate, .shareholder))
      || index + 3 < units.count && units[index + 1].isComma
        && units[index + 2].isOne(of: .a, .an, .the)
        && units[(index + 3)...].prefix(4).contains {
          $0.isOne(of: .subsidiary, .affiliate, .unit)
        }
  }
}

extension NameResolver {
  /// Businesses that are called by what they run.
  func isBusiness(_ noun: Unit) -> Bool {
    [
      "chain", "brewery", "distillery", "winery", "consultancy", "cooperative", "shipyard",
      "refinery", "smelter", "fintech", "unicorn", "newspaper", "grocer",
    ].contains(spelt(noun))
  }

  /// "publisher X", "developer X": as often a person as a company.
  func isOfPersonsToo(_ noun: Unit) -> Bool {
    [
      "producer", "publisher", "developer", "operator", "maker", "provider", "supplier", "retailer",
      "exporter", "importer", "manufacturer", "brewer", "miner", "major", "heavyweight", "giant",
      "titan", "unit", "division", "platform", "business", "refiner", "broadcaster", "restaurateur",
    ].contains(spelt(noun))
  }
}
