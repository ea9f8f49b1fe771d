import Foundation
import QueryFuzzing
import Testing

@testable import GraphQuery

@Suite struct FuzzedCorpusTests {
  private static func folder(_ path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: path).standardizedFileURL
  }

  @Test func `what the fuzzer once found is run without complaint`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder("Corpus"), includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    let engine = try FuzzedEngine()
    for file in files {
      let complaint = try engine.complaint(about: Data(contentsOf: file))
      #expect(complaint == nil, "\(file.lastPathComponent)")
    }
  }

  @Test func `the fuzzer knows every word of the language`() throws {
    let text = try String(
      contentsOf: Self.folder("../QueryFuzzing/cypher.dict"), encoding: .utf8)
    let words = Set(text.split(separator: "\n"))
    for keyword in Keyword.allCases {
      #expect(words.contains("\"\(keyword.rawValue)\""))
    }
    for name in FunctionRegistry.standard.names {
      #expect(words.contains("\"\(name)(\""))
    }
  }
}
