/// Names that a document somewhere shows to be those of bodies: "its subsidiary Puna Litio" tells what "Puna
/// Litio, based in Salta" is, and "Frelimo secretary-general X" what Frelimo is, whatever the names look like by
/// themselves.
struct BodyNames {
  let resolver: NameResolver

  /// Registers them wherever they stand, before anything else is made of them.
  func register(_ sentences: inout [Sentence], _ actors: inout ActorTable) {
    var bodies: [[String]: Actor.Kind] = [:]
    var persons: Set<[String]> = []
    for (number, sentence) in sentences.enumerated() {
      let units = sentence.units
      if number + 1 < sentences.count, sentences[number + 1].kind == sentence.kind,
        let (subject, kind) = subjectOfNext(units, sentences[number + 1].units)
      {
        bodies[key(units[subject])] = kind
      }
      for index in units.indices where isOpen(units[index]) {
        if isCalledPerson(index, units) {
          persons.insert(key(units[index]))
        } else if sentence.kind != .heading {
          let name = key(units[index])
          if isCalledCompany(index, units) {
            bodies[name] = .company
          } else if bodies[name] == nil, let kind = kindByOffice(index, sentence) {
            bodies[name] = kind
          }
        }
      }
    }
    // "the company Sibande", where the text names Sibande Resources or Themba Sibande.
    let words = Set(
      sentences.flatMap(\.units).filter {
        ($0.kind == .name || $0.kind == .actor && $0.form == .plain && $0.first < $0.end)
          && $0.end - $0.nameFirst > 1
      }.flatMap(key))
    let abbreviations = Set(sentences.flatMap { abbreviated($0.units) })
    bodies = bodies.filter {
      !persons.contains($0.key) && !abbreviations.contains($0.key)
        && ($0.key.count > 1 || !words.contains($0.key[0]))
    }
    guard !bodies.isEmpty else { return }
    for index in sentences.indices {
      for position in sentences[index].units.indices {
        let unit = sentences[index].units[position]
        guard isOpen(unit), let kind = bodies[key(unit)] else { continue }
        let name = resolver.spelling(unit)
        // "CERN" is not its Council.
        let fuller =
          unit.shape.contains(.allCapitals) ? nil : actors.organised(beginningWith: name)
        if let fuller { actors.note(fuller, name, isWeak: true) }
        sentences[index].units[position].actor = fuller ?? actors.named(name, kind)
        sentences[index].units[position].kind = .actor
      }
    }
  }

  /// "Nordmalm said … . Its chairman", "Brewer Nordmalm grew. The company bought": what is "it" or "the company" is
  /// nobody. The name that opens the sentence, where it names nothing else that could be meant.
  private func subjectOfNext(_ units: [Unit], _ next: [Unit]) -> (subject: Int, kind: Actor.Kind)? {
    guard next.count > 2, let kind = kindByReference(next),
      let subject = units.prefix(6).firstIndex(where: isOpen),
      units.indices.contains(subject + 1), isVerb(units[subject + 1]),
      // "Sales grew": a capital that opens a sentence alone makes no name.
      subject > 0 || units[0].end - units[0].first > 1 || units[0].shape.contains(.allCapitals)
        || kind == .organization && units[0].classes.isOrdinary && next[0].is(.its),
      units[..<subject].allSatisfy({
        $0.kind == .actor && $0.form == .adjective || $0.has(.companynoun) || $0.isOne(of: .the, .a)
          || $0.kind == .word && !$0.isCapital && $0.classes.isOrdinary
      }),
      !units[(subject + 2)...].contains(where: {
        $0.kind == .name || $0.kind == .actor && $0.form == .plain
      }) || next[0].is(.the)
    else { return nil }
    return (subject, kind)
  }

  /// "It", "Its", "The company", "The Riga-based lender".
  private func kindByReference(_ units: [Unit]) -> Actor.Kind? {
    if units[0].isOne(of: .it, .its) { return .organization }
    guard units[0].is(.the) else { return nil }
    var at = 1
    if units.count > 5, units[2].is(.hyphen) { at = 4 }
    let noun = units[at...].prefix(2).firstIndex {
      $0.kind == .word && !$0.isCapital && $0.has(.companynoun)
    }
    guard let noun, noun + 1 < units.count, isVerb(units[noun + 1]) else { return nil }
    return .company
  }

  private func isVerb(_ unit: Unit) -> Bool {
    unit.kind == .word && !unit.isCapital
      && (unit.has(WordClass.anyVerb.union([.aux, .saying, .adverb]))
        || resolver.spelt(unit).hasSuffix("ed"))
  }

  /// "(CUT)": another name of what stands in front.
  private func abbreviated(_ units: [Unit]) -> [[String]] {
    units.indices.dropFirst().dropLast().filter {
      isOpen(units[$0]) && units[$0 - 1].is(.openingBracket) && units[$0 + 1].is(.closingBracket)
    }.map { key(units[$0]) }
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
}
