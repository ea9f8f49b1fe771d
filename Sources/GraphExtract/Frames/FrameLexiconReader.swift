internal import CSchema

/// Reads `Schema/lexicon/frames.txt`, and makes the forms of its verbs and nouns by rule.
struct FrameLexiconReader {
  typealias VerbForm = FrameLexicon.VerbForm
  typealias NounForm = FrameLexicon.NounForm
  typealias Form = FrameLexicon.Form
  typealias Governor = FrameLexicon.Governor

  private(set) var frames: [Frame] = []
  private(set) var framesByVerb: [Int: [Int]] = [:]
  private(set) var framesByNoun: [Int: [Int]] = [:]
  private(set) var verbForms: [Int32: [VerbForm]] = [:]
  private(set) var nounForms: [Int32: [NounForm]] = [:]
  private(set) var governors: [Int: Governor] = [:]
  private(set) var unreal: Set<Int32> = []
  private(set) var measures: Set<Int32> = []
  private(set) var blocking: Set<Int> = []
  private(set) var chambers: Set<String> = []
  private(set) var copula = 0
  private(set) var having = 0

  private var verbs: [String: Int] = [:]
  private var nouns: [String: Int] = [:]
  /// Nouns that frames share, by their "@name".
  private var nounGroups: [String: [String]] = [:]
  private var irregular: [String: (past: String, participle: String)] = [:]

  /// - Parameter number: enters a word into the vocabulary and gives its number.
  init(_ number: (String) -> Int32) {
    copula = verb("be", number)
    var section = ""
    for line in LexiconFile(schema_lexicon_frames).lines {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("[") {
        section = text
        continue
      }
      let words = text.split(separator: " ").map(String.init)
      guard !words.isEmpty else { continue }
      switch section {
      case "[irregular]" where words.count == 3:
        irregular[words[0]] = (words[1], words[2])
      case "[governors]":
        let governor = Governor(rawValue: String(words[0].dropLast())) ?? .real
        for word in words.dropFirst() { governors[verb(word, number)] = governor }
      case "[unreal]": for word in words { unreal.formUnion(Self.numbers(of: word, number)) }
      case "[blocking]": for word in words { blocking.insert(verb(word, number)) }
      case "[chambers]": chambers.formUnion(words)
      case "[measures]": for word in words { measures.formUnion(Self.numbers(of: word, number)) }
      case "[nouns]": nounGroups["@" + words[0].dropLast()] = Array(words.dropFirst())
      case "[frames]": readFrame(line, number)
      default: break
      }
    }
    // Behind the irregular verbs, of which it is one.
    having = verb("have", number)
  }

  private static func numbers(of noun: String, _ number: (String) -> Int32) -> [Int32] {
    [number(noun), number(plural(of: noun))]
  }

  private mutating func readFrame(_ line: ArraySlice<UInt8>, _ number: (String) -> Int32) {
    let fields = LexiconFile.fields(of: line, separator: "|")
    guard fields.count >= 5, let effect = Frame.Effect(rawValue: fields[1]) else { return }
    let verbNames = fields[2].split(separator: " ").map(String.init)
    let nounNames = fields[3].split(separator: " ").map(String.init)
      .flatMap { nounGroups[$0] ?? [$0] }
    var frame = Frame(
      type: fields[0], effect: effect, name: nounNames.first ?? verbNames.first ?? "")
    for name in verbNames {
      if name == "-" { frame.holdsAlone = true } else { frame.verbs.insert(verb(name, number)) }
    }
    for name in nounNames { frame.nouns.insert(noun(name, number)) }
    frame.needsSanctions = fields.count > 5 && fields[5] == "sanctions"
    frame.needsPossessive = fields.count > 5 && fields[5] == "its"
    frame.needsCompany = fields.count > 5 && fields[5] == "companies"
    frame.needsEntry = fields.count > 5 && fields[5] == "entry"
    frame.needsStates = fields.count > 5 && fields[5] == "states"
    frame.needsChamber = fields.count > 5 && fields[5] == "chamber"
    frame.isSymmetric = fields[4].contains("~")
    let sides = fields[4].split(
      separator: frame.isSymmetric ? "~" : ">", omittingEmptySubsequences: false)
    frame.source = Self.slots(sides[0], number)
    frame.target = sides.count > 1 ? Self.slots(sides[1], number) : []
    let index = frames.count
    frames.append(frame)
    if frame.nouns.isEmpty {
      for verb in frame.verbs { framesByVerb[verb, default: []].append(index) }
    } else {
      for noun in frame.nouns { framesByNoun[noun, default: []].append(index) }
    }
  }

  private static func slots(_ text: Substring, _ number: (String) -> Int32) -> [[Frame.Slot]] {
    text.split(separator: " ").flatMap { $0.split(separator: "/") }.map { choice in
      choice.split(separator: "+").map { name in
        switch name {
        case "subject": .subject
        case "object": .object
        case "owner": .owner
        case "context": .context
        case "bloc": .bloc
        case "company": .company
        case "named": .named
        case "entered": .entered
        default: .preposition(number(String(name)))
        }
      }
    }
  }

  // MARK: Verbs

  private mutating func verb(_ name: String, _ number: (String) -> Int32) -> Int {
    if let known = verbs[name] { return known }
    let index = verbs.count
    verbs[name] = index
    let parts = name.split(separator: "+").map(String.init)
    let particle = parts.count > 1 ? number(parts[1]) : -1
    for (form, spelling) in forms(of: parts[0]) where !spelling.isEmpty {
      verbForms[number(spelling), default: []].append(
        VerbForm(verb: index, form: form, particle: particle))
    }
    return index
  }

  private func forms(of base: String) -> [(Form, String)] {
    let gerund = Self.stem(base, for: "ing") + "ing"
    var found: [(Form, String)] = [
      (.base, base), (.third, Self.plural(of: base)), (.gerund, gerund),
    ]
    if base == "be" {
      return ["is", "are", "was", "were", "be", "been", "being"].map { (.base, $0) }
    }
    if let (past, participle) = irregular[base] {
      if past == participle {
        found.append((.pastOrParticiple, past))
      } else {
        found += [(.past, past), (.participle, participle)]
      }
    } else {
      found.append((.pastOrParticiple, Self.stem(base, for: "ed") + "ed"))
    }
    if base == "have" { found[1].1 = "has" }
    return found
  }

  /// "impose" → "impos", "ban" → "bann", "occupy" → "occupi".
  private static func stem(_ base: String, for suffix: String) -> String {
    let letters = Array(base)
    guard letters.count > 2, let last = letters.last else { return base }
    let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
    if last == "e", letters[letters.count - 2] != "e" || suffix == "ed" {
      return String(base.dropLast())
    }
    if last == "y", suffix == "ed", !vowels.contains(letters[letters.count - 2]) {
      return base.dropLast() + "i"
    }
    let doubling = [
      "ban", "cut", "put", "quit", "hit", "set", "sit", "run", "begin", "win", "get", "let", "slap",
      "snap", "scrap", "drop", "spin", "transfer", "confer", "expel", "step", "wrap", "admit",
      "commit", "permit", "control", "compel", "propel", "occur", "bar", "refer", "tap", "plan",
      "strip", "swap", "trim",
    ]
    return doubling.contains(base) ? base + String(last) : base
  }

  private static func plural(of noun: String) -> String {
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) {
      return noun.dropLast() + "ies"
    }
    let takesE = ["s", "x", "ch", "sh", "z"].contains { noun.hasSuffix($0) } || noun == "go"
    return noun + (takesE ? "es" : "s")
  }

  // MARK: Nouns

  private mutating func noun(_ name: String, _ number: (String) -> Int32) -> Int {
    if let known = nouns[name] { return known }
    let index = nouns.count
    nouns[name] = index
    var words = name.split(separator: "_").map(String.init)
    let head = words.removeLast()
    let modifiers = words.map { (number($0), number(Self.plural(of: $0))) }
    for (spelling, isPlural) in [(head, false), (Self.plural(of: head), true)] {
      nounForms[number(spelling), default: []].append(
        NounForm(noun: index, modifiers: modifiers, isPlural: isPlural))
    }
    return index
  }
}
