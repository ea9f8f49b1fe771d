/// Companies, by the noun in front and by the shares that others have in them.
extension BodyNames {
  func isCalledCompany(_ index: Int, _ units: [Unit]) -> Bool {
    if index > 0, units[index - 1].kind == .word, !units[index - 1].isCapital,
      units[index - 1].has(.companynoun) && !resolver.isOfPersonsToo(units[index - 1])
        || resolver.isBusiness(units[index - 1])
    {
      return true
    }
    if isOfficerCompany(index, units) { return true }
    // "shoe maker Nordmalm has bought".
    if index > 0, units[index - 1].kind == .word, !units[index - 1].isCapital,
      units[index - 1].has(.companynoun), index + 2 < units.count,
      units[index + 1].has([.acquire, .sell, .own])
        || units[index + 1].isOne(of: .has, .had, .have, .will)
          && units[index + 2].has([.acquire, .sell, .own])
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

  /// "director of the fertilizer exporter X", "the board of the electricity supplier X": what may be said of persons
  /// too is said of a company where an officer or a board belongs to it.
  private func isOfficerCompany(_ index: Int, _ units: [Unit]) -> Bool {
    // "the board of X".
    if index > 2, units[index - 1].is(.of), units[index - 2].is(.board) { return true }
    guard index > 2, units[index - 1].kind == .word, units[index - 1].has(.companynoun),
      !units[index - 1].isCapital
    else { return false }
    var low = index - 1
    while low > 1, index - low < 7,
      units[low - 1].is(.hyphen)
        || units[low - 1].kind == .actor && units[low - 1].form == .adjective
        || units[low - 1].kind == .word && !units[low - 1].isCapital
          && (units[low - 1].isOne(of: .state, .owned)
            || !units[low - 1].has(WordClass.function.union(.anyVerb)))
    { low -= 1 }
    if units[low - 1].has(.det) { low -= 1 }
    guard low > 1, units[low - 1].isOne(of: .of, .at) else { return false }
    return units[low - 2].kind == .title && units[low - 2].titleKind != .envoy
      || units[low - 2].is(.board)
  }
}

extension NameResolver {
  /// Businesses that are called by what they run.
  func isBusiness(_ noun: Unit) -> Bool {
    [
      "brewery", "distillery", "winery", "consultancy", "cooperative", "shipyard", "refinery",
      "smelter", "unicorn", "newspaper",
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
