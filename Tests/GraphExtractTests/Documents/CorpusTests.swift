import ExtractFuzzing
import Glibc
import Testing

@Suite("Inputs of the fuzzer") struct CorpusTests {
  /// The files of `Corpus`: what a fuzzer found once, and what is likely to trip a reader.
  private static let inputs: [String] = {
    let folder = String(#filePath.prefix(upTo: #filePath.firstRange(of: "/Documents/")!.lowerBound))
    guard let directory = opendir(folder + "/Corpus") else { return [] }
    defer { closedir(directory) }
    var paths: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { paths.append("\(folder)/Corpus/\(name)") }
    }
    return paths.sorted()
  }()

  @Test("what once broke the reading of documents does so no more")
  func readsAll() throws {
    #expect(!Self.inputs.isEmpty)
    for path in Self.inputs {
      let file = try #require(fopen(path, "rb"))
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      let count = fread(&bytes, 1, bytes.count, file)
      let complaint = bytes[..<count].withUnsafeBufferPointer(FuzzedReading.complaint)
      #expect(complaint == nil, "\(path)")
    }
  }

  @Test("a reading that breaks a promise would be noticed")
  func complains() {
    // An empty input is no document, and a document without news breaks nothing.
    #expect([UInt8]().withUnsafeBufferPointer(FuzzedReading.complaint) == nil)
    for format in UInt8(0)..<4 {
      let bytes = [format] + Array("Some words.".utf8)
      #expect(bytes.withUnsafeBufferPointer(FuzzedReading.complaint) == nil)
    }
  }
}
