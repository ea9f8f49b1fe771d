internal import GraphExtract

/// Lays the sections of the weights file out as ``SyntaxModel`` reads them.
struct ModelFile {
  private var sections: [[UInt8]] = Array(repeating: [], count: SyntaxModel.Section.allCases.count)

  mutating func set(_ section: SyntaxModel.Section, _ values: [UInt8]) {
    sections[section.rawValue] = values
  }

  mutating func set<T: FixedWidthInteger>(_ section: SyntaxModel.Section, _ values: [T]) {
    sections[section.rawValue] = values.flatMap { value in
      withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
  }

  var bytes: [UInt8] {
    var bytes = SyntaxModel.magic
    func append(_ number: Int) {
      withUnsafeBytes(of: UInt32(number).littleEndian) { bytes.append(contentsOf: $0) }
    }
    append(Int(SyntaxModel.version))
    append(sections.count)
    func aligned(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }
    var offset = aligned(16 + sections.count * 8)
    for section in sections {
      append(offset)
      append(section.count)
      offset = aligned(offset + section.count)
    }
    for section in sections {
      bytes += Array(repeating: 0, count: aligned(bytes.count) - bytes.count)
      bytes += section
    }
    return bytes
  }
}

/// A model's bytes, kept in place for as long as the model is used.
final class LoadedModel {
  private let model: SyntaxModel
  private let memory: UnsafeMutableRawBufferPointer

  init(_ bytes: [UInt8]) throws(TrainingError) {
    memory = .allocate(byteCount: bytes.count, alignment: 64)
    memory.copyBytes(from: bytes)
    guard let model = SyntaxModel(UnsafeRawBufferPointer(memory)) else {
      memory.deallocate()
      throw TrainingError("the weights are not a model of this version")
    }
    self.model = model
  }

  deinit { memory.deallocate() }

  /// The model is of use inside of `body` alone: its bytes go with this object.
  func use<Result>(
    _ body: (SyntaxModel) throws(TrainingError) -> Result
  ) throws(TrainingError) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(model)
  }
}
