/// The verbs, nouns and frames of `Schema/lexicon/frames.txt`, with the forms of each verb and noun made
/// by rule.
///
/// A class, so that what holds it is cheap to copy.
final class FrameLexicon: Sendable {
  enum Form: Sendable {
    case base, third, past, participle, gerund
    /// Past and participle are spelt alike.
    case pastOrParticiple
  }

  struct VerbForm: Sendable {
    let verb: Int
    let form: Form
    /// The word that must stand behind it; −1 for none.
    let particle: Int32
  }

  struct NounForm: Sendable {
    let noun: Int
    /// The words that must stand before it, in the singular and in the plural.
    let modifiers: [(Int32, Int32)]
    let isPlural: Bool
  }

  enum Governor: String, Sendable {
    case planned, decided, real
  }

  let frames: [Frame]
  let framesByVerb: [Int: [Int]]
  let framesByNoun: [Int: [Int]]
  let verbForms: [Int32: [VerbForm]]
  let nounForms: [Int32: [NounForm]]
  let governors: [Int: Governor]
  /// Nouns that take back what depends on them, and those that only count; by their words.
  let unreal: Set<Int32>
  let measures: Set<Int32>
  /// Verbs that keep what they act on from coming about.
  let blocking: Set<Int>
  /// In the names of parliaments and their chambers.
  let chambers: Set<String>
  /// "be", which also stands for what an apposition leaves out.
  let copula: Int
  /// "have", which also stands for "with".
  let having: Int

  init(_ reader: FrameLexiconReader) {
    frames = reader.frames
    framesByVerb = reader.framesByVerb
    framesByNoun = reader.framesByNoun
    verbForms = reader.verbForms
    nounForms = reader.nounForms
    governors = reader.governors
    unreal = reader.unreal
    measures = reader.measures
    blocking = reader.blocking
    chambers = reader.chambers
    copula = reader.copula
    having = reader.having
  }

  /// Whether a word is a form of a noun of which some frame is such a one.
  func hasFrame(ofNoun word: Int32, where isSuch: (NounForm, Frame) -> Bool) -> Bool {
    (nounForms[word] ?? []).contains { form in
      (framesByNoun[form.noun] ?? []).contains { isSuch(form, frames[$0]) }
    }
  }
}
