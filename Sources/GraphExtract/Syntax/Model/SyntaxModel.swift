internal import CSchema

/// The trained models, in one file that is compiled in and used where it lies: nothing is read,
/// copied or allocated at start-up, and a process that asks for no syntax never touches its pages.
///
/// The file, little-endian, every section on a boundary of 64 bytes:
///
///     bytes 0–7      "GRAPHSYN"
///     bytes 8–11     the version of the format and of the features
///     bytes 12–15    the number of sections
///     then for each section: offset and length in bytes, 32 bits each
///
/// Sections, in this order: the tags (two bytes each: part of speech, Penn tag); the words' classes of
/// ambiguity and the names' kinds (``WordNumberTable``); slots and entries (``WeightTable``) of the
/// tagger, of the names and of the parser; the weights between two name labels (32-bit, signed); the
/// parser's temperature in hundredths of a weight's step (one number of 32 bits); slots and entries of the
/// names' kinds, and the scores from which a name is taken for certain to be a person's, a body's (two numbers of 32
/// bits).
package struct SyntaxModel: @unchecked Sendable {
  /// Raised whenever the layout or the meaning of a feature changes.
  package static let version: UInt32 = 4
  package static let magic: [UInt8] = Array("GRAPHSYN".utf8)

  package enum Section: Int, CaseIterable, Sendable {
    case tags, words, names
    case taggerSlots, taggerEntries, nameSlots, nameEntries, parserSlots, parserEntries
    case nameTransitions, parserTemperature
    case nameKindSlots, nameKindEntries, nameKindBounds
  }

  /// The one that the program carries; nil only in a build whose weights are of another version.
  package static let standard: SyntaxModel? = SyntaxModel(
    UnsafeRawBufferPointer(
      start: schema_models_english.bytes, count: schema_models_english.count))

  let tags: UnsafeBufferPointer<UInt8>
  let words: WordNumberTable
  let names: WordNumberTable
  let tagger: WeightTable
  let nameTagger: WeightTable
  let parser: WeightTable
  let nameTransitions: UnsafeBufferPointer<Int32>
  /// By how much the score of a step is greater than that of another which is 2.718 times less likely.
  let parserTemperature: Double
  let nameKinds: WeightTable
  /// How far from zero the score of a name must be at least to be certain.
  let nameKindBounds: (person: Int32, body: Int32)

  /// - Parameter file: stays where it is, unchanged, as long as the model is in use; aligned to eight
  ///   bytes.
  package init?(_ file: UnsafeRawBufferPointer) {
    let header = 16 + Section.allCases.count * 8
    guard file.count >= header, file.prefix(8).elementsEqual(SyntaxModel.magic),
      file.loadUnaligned(fromByteOffset: 8, as: UInt32.self) == SyntaxModel.version,
      file.loadUnaligned(fromByteOffset: 12, as: UInt32.self) == UInt32(Section.allCases.count)
    else { return nil }
    func section<T>(_ section: Section, _ type: T.Type) -> UnsafeBufferPointer<T> {
      let at = 16 + section.rawValue * 8
      let offset = Int(file.loadUnaligned(fromByteOffset: at, as: UInt32.self))
      let length = Int(file.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self))
      guard offset.isMultiple(of: 64), offset >= header, offset + length <= file.count,
        let base = file.baseAddress
      else { return UnsafeBufferPointer(start: nil, count: 0) }
      return UnsafeBufferPointer(
        start: (base + offset).assumingMemoryBound(to: type),
        count: length / MemoryLayout<T>.stride)
    }
    tags = section(.tags, UInt8.self)
    nameTransitions = section(.nameTransitions, Int32.self)
    let temperature = section(.parserTemperature, Int32.self)
    let bounds = section(.nameKindBounds, Int32.self)
    guard bounds.count == 2, bounds[0] > 0, bounds[1] > 0, temperature.count == 1,
      temperature[0] > 0,
      tags.count >= 2, tags.count <= WeightTable.classes * 2,
      nameTransitions.count == NameLabel.count * NameLabel.count,
      let words = WordNumberTable(slots: section(.words, UInt32.self)),
      let names = WordNumberTable(slots: section(.names, UInt32.self)),
      let tagger = WeightTable(
        slots: section(.taggerSlots, UInt32.self), entries: section(.taggerEntries, UInt16.self)),
      let nameTagger = WeightTable(
        slots: section(.nameSlots, UInt32.self), entries: section(.nameEntries, UInt16.self)),
      let parser = WeightTable(
        slots: section(.parserSlots, UInt32.self), entries: section(.parserEntries, UInt16.self)),
      let nameKinds = WeightTable(
        slots: section(.nameKindSlots, UInt32.self),
        entries: section(.nameKindEntries, UInt16.self))
    else { return nil }
    self.words = words
    self.names = names
    self.tagger = tagger
    self.nameTagger = nameTagger
    self.parser = parser
    parserTemperature = Double(temperature[0]) / 100
    self.nameKinds = nameKinds
    nameKindBounds = (bounds[0], bounds[1])
  }

  var tagCount: Int { tags.count / 2 }

  func tag(_ index: Int) -> Tag {
    Tag(
      PartOfSpeech(rawValue: tags[index * 2]) ?? .other,
      PennTag(rawValue: tags[index * 2 + 1]) ?? .nn)
  }
}
