import Glibc
import GraphExchange
import GraphModel
import GraphStore
import TestSupport
import Testing

/// Takes what an import gives and writes it down in words.
final class Notes: BulkWriter {
  var lines: [String] = []
  private var names: [String] = []
  private var count: Int64 = 0

  private func number(_ name: String) -> Int32 {
    if let known = names.firstIndex(of: name) { return Int32(known) }
    names.append(name)
    return Int32(names.count - 1)
  }

  func intern(label name: String) throws(StoreError) -> LabelToken { .init(rawValue: number(name)) }
  func intern(relationshipType name: String) throws(StoreError) -> TypeToken {
    .init(rawValue: number(name))
  }
  func intern(propertyKey name: String) throws(StoreError) -> KeyToken {
    .init(rawValue: number(name))
  }

  private func words(_ properties: [(key: KeyToken, value: Value)]) -> String {
    properties.map { " \(names[Int($0.key.rawValue)])=\($0.value.rendered())" }.joined()
  }

  func addNode(
    id: NodeID?, labels: [LabelToken], properties: [(key: KeyToken, value: Value)]
  ) throws(StoreError) -> NodeID {
    count = id?.rawValue ?? count + 1
    let labels = labels.map { ":" + names[Int($0.rawValue)] }.joined()
    lines.append("\(count)\(labels)\(words(properties))")
    return NodeID(count)
  }

  func addRelationship(
    type: TypeToken, from source: NodeID, to target: NodeID,
    properties: [(key: KeyToken, value: Value)]
  ) throws(StoreError) {
    lines.append("\(source)-\(names[Int(type.rawValue)])->\(target)\(words(properties))")
  }
}

@Suite("Import of CSV") struct ImportTests {
  /// Texts as files that are gone with it.
  final class Files {
    private var paths: [String] = []

    func callAsFunction(_ text: String) -> String { self(Array(text.utf8)) }

    func callAsFunction(_ bytes: [UInt8]) -> String {
      var template = Array("/tmp/graphexchange-XXXXXX".utf8CString)
      let descriptor = mkstemp(&template)
      precondition(write(descriptor, bytes, bytes.count) == bytes.count)
      close(descriptor)
      let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      paths.append(path)
      return path
    }

    deinit { for path in paths { unlink(path) } }
  }

  /// What is read of nodes and relationships, and the lines that are passed over (with the number of
  /// the line first).
  static func read(
    _ nodes: [UInt8], _ relationships: [UInt8]? = nil, _ options: ImportOptions = ImportOptions(),
    skipping: Bool = true
  ) throws -> (lines: [String], bad: [String]) {
    let files = Files()
    var options = options
    options.badLines = skipping ? .skip : .stop
    let notes = Notes()
    var bad: [String] = []
    let importer = Importer(options: options) { bad.append("\($0.line ?? 0): \($0.reason)") }
    _ = try importer.run(
      nodes: [ImportFiles(paths: [files(nodes)])],
      relationships: relationships.map { [ImportFiles(paths: [files($0)])] } ?? [], into: notes)
    return (notes.lines, bad)
  }

  static func read(
    _ nodes: String, _ relationships: String? = nil, _ options: ImportOptions = ImportOptions(),
    skipping: Bool = true
  ) throws -> (lines: [String], bad: [String]) {
    try read(
      Array(nodes.utf8), relationships.map { Array($0.utf8) }, options, skipping: skipping)
  }

  /// The reason for which files cannot be imported at all.
  static func reason(_ nodes: String, _ relationships: String? = nil) -> String {
    do {
      _ = try read(nodes, relationships)
      return ""
    } catch ImportFailure.input(let error) {
      return error.reason
    } catch {
      return "\(error)"
    }
  }

  @Test func `Headers say what the columns hold`() throws {
    let (lines, bad) = try ImportTests.read(
      """
      id:ID(Person),name,born:date,height:float,tall:boolean,aliases:string[],n:int,x:IGNORE,:LABEL
      p1,"Lovelace, Ada",1815-12-10,1.65,true,A. L.;Countess,7,zzz,Person;Writer
      p2,Charles,,,FALSE,,,,
      p3,"",1791-12,1e2,,x,-2147483648,,Person

      """,
      """
      :START_ID(Person),:END_ID(Person),:TYPE,since:date,until,at:datetime,for:duration
      p1,p2,KNOWS,1833-06-05,1852,2024-01-02T03:04:05+01:00,P1DT2H
      p2,p1,KNOWS,,,,

      """)
    #expect(bad == [])
    #expect(
      lines == [
        "1:Person:Writer id='p1' name='Lovelace, Ada' born='1815-12-10' height=1.65 tall=true aliases=['A. L.', 'Countess'] n=7",
        "2 id='p2' name='Charles' tall=false",
        "3:Person id='p3' name='' born='1791-12-01' height=100.0 aliases=['x'] n=-2147483648",
        "1-KNOWS->2 since='1833-06-05' until='1852' at='2024-01-02T03:04:05+01:00' for='P1DT2H'",
        "2-KNOWS->1",
      ])
  }

  @Test func `Fields are what RFC 4180 says, whatever is in them`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let pieces = ["a", "\"", ",", "\n", "\r\n", "\r", " ", "é", "王", ";", "\t", "'", "\\"]
    for _ in 0..<200 {
      let ending = ["\n", "\r\n"].randomElement(using: &random)!
      var text = ":ID,a,b" + ending
      var expected: [String] = []
      for row in 1...Int.random(in: 1...12, using: &random) {
        let fields = (0..<2).map { _ in
          (0..<Int.random(in: 0...6, using: &random)).map { _ in
            pieces.randomElement(using: &random)!
          }.joined()
        }
        // Written by the grammar's two rules: quoted with marks doubled, or plain where it can be.
        let written = fields.map { field in
          let isPlain =
            !field.isEmpty && !field.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
          return isPlain && Bool.random(using: &random)
            ? field
            : "\""
              + field.split(separator: "\"", omittingEmptySubsequences: false).joined(
                separator: "\"\"") + "\""
        }
        text += "\(row),\(written[0]),\(written[1])" + ending
        expected.append(
          "\(row) a=\(Value.string(fields[0]).rendered()) b=\(Value.string(fields[1]).rendered())")
      }
      if Bool.random(using: &random) { text.removeLast() }
      let (lines, bad) = try ImportTests.read(text)
      #expect(lines == expected, "\(text.debugDescription)")
      #expect(bad == [])
    }
  }

  @Test func `A bad line is told with its number and leaves nothing`() throws {
    let (lines, bad) = try ImportTests.read(
      """
      id:ID,name,born:date,n:byte
      1,"a
      b",2020-01-01,1
      2,b
      3,c,2020-13-01,1
      4,d,2020-01-01,128
      1,e,2020-01-01,1
      ,f,2020-01-01,1
      5,"g"h,2020-01-01,1
      6,i,2020-01-01,1,extra
      7,j,2020-01-01,1
      """,
      """
      :START_ID,:END_ID,:TYPE
      1,7,A
      1,8,A
      ,7,A
      7,1,
      7,1,B
      """)
    #expect(
      lines == [
        "1 id='1' name='a\\nb' born='2020-01-01' n=1", "2 id='7' name='j' born='2020-01-01' n=1",
        "1-A->2", "2-B->1",
      ])
    #expect(bad.count == 10)
    #expect(
      bad.map { $0.prefix { $0 != ":" } } == ["4", "5", "6", "7", "8", "9", "10", "3", "4", "5"])
    #expect(bad[0].contains("2 fields where the header has 4"))
    #expect(bad[1].contains("“2020-13-01”, not a date"))
    #expect(bad[3].contains("an earlier line has the id “1”"))
    #expect(bad[7].contains("its end, “8”, is the id of no node"))
  }

  @Test func `Without skip the first bad line ends it`() throws {
    do {
      _ = try ImportTests.read(":ID,n:int\n1,1\n2,two\n3,3\n", skipping: false)
      Issue.record("it was taken")
    } catch ImportFailure.input(let error) {
      #expect(error.line == 3)
      #expect(
        error.description.hasSuffix(
          ":3: the field n is “two”, not a whole number from -2147483648 to 2147483647"))
    }
  }

  @Test func `Bytes that are no text are bad lines, not another text`() throws {
    var bytes = Array("\u{FEFF}:ID,name\r\n1,ok\r\n2,".utf8)
    bytes += [0xFF, 0xFE, 0x41]
    bytes += Array("\r\n".utf8) + [0xC3, 0x28] + Array(",x\r\n3,a\0b\r\n".utf8)
    let (lines, bad) = try ImportTests.read(bytes)
    #expect(lines == ["1 name='ok'", "2 name='a\\u0000b'"])
    #expect(bad.count == 2 && bad.allSatisfy { $0.contains("UTF-8") })
  }

  @Test func `Files that make no sense are refused with the reason`() {
    #expect(ImportTests.reason("").contains("has no header"))
    #expect(ImportTests.reason("\n\n").contains("has no header"))
    #expect(ImportTests.reason("\u{FEFF}").contains("has no header"))
    #expect(ImportTests.reason("a,a\n1,2\n").contains("two columns “a”"))
    #expect(ImportTests.reason("a:frob\n1\n").contains("no type “frob”"))
    #expect(ImportTests.reason("a,:START_ID\n1,2\n").contains("only relationship files"))
    #expect(ImportTests.reason("x:ID,y:ID\n1,2\n").contains("two columns :ID"))
    #expect(ImportTests.reason("a,\n1,2\n").contains("column 2"))
    #expect(ImportTests.reason(":ID\n1\n", "a,b\n1,2\n").contains(":START_ID"))
    #expect(ImportTests.reason(":ID\n1\n", ":START_ID,:END_ID\n1,1\n").contains(":TYPE"))
    #expect(
      ImportTests.reason(":ID(A)\n1\n", ":START_ID(B),:END_ID(A),:TYPE\n1,1,T\n").contains("“B”"))
    #expect(ImportTests.reason(":ID,a\n1,\"never\nclosed\n2,x\n").contains("never closed"))
  }

  @Test func `Spaces keep ids apart, and ids may be the nodes' own`() throws {
    let files = ImportTests.Files()
    let notes = Notes()
    let summary = try Importer().run(
      nodes: [
        ImportFiles(names: ["Person"], paths: [files("name:ID(P)\n1\n2\n"), files("3\n")]),
        ImportFiles(names: ["Firm", "Org"], paths: [files(":ID(F),:LABEL\n1,Old\n")]),
      ],
      relationships: [
        ImportFiles(names: ["WORKS_FOR"], paths: [files(":START_ID(P),:END_ID(F)\n3,1\n")])
      ], into: notes)
    #expect(summary.nodes == 4)
    #expect(
      notes.lines == [
        "1:Person name='1'", "2:Person name='2'", "3:Person name='3'", "4:Firm:Org:Old",
        "3-WORKS_FOR->4",
      ])
    var options = ImportOptions()
    options.idKind = .actual
    let (own, bad) = try ImportTests.read(
      "x:ID\n7\n008\n-1\nb\n8\n", ":START_ID,:END_ID,:TYPE\n8,007,T\n", options)
    #expect(own == ["7 x=7", "8 x=8", "8-T->7"])
    #expect(bad.map { $0.prefix(2) } == ["4:", "5:", "6:"])
  }

  @Test func `Delimiters are what they are said to be, and columns may be given`() throws {
    var options = ImportOptions()
    options.delimiter = UInt8(ascii: "\t")
    options.arrayDelimiter = UInt8(ascii: "|")
    options.quote = UInt8(ascii: "'")
    options.nodeColumns = ":ID\tname\ttags:string[]"
    options.trimsFields = true
    options.ignoresExtraColumns = true
    let (lines, bad) = try ImportTests.read(
      "what\tever\n1\t 'x' \ta|b\tmore\n2\t'it''s,'\t\n", nil, options)
    #expect(lines == ["1 name='\\'x\\'' tags=['a', 'b']", "2 name='it\\'s,'"])
    #expect(bad == [])
  }

  @Test func `Random bytes are read or refused, and never more`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let alphabet = Array(":ID,name,n:int\n\r\"1234567890abc;\0".utf8) + [0xC3, 0xA9, 0xFF]
    for _ in 0..<2_000 {
      let body = (0..<Int.random(in: 0...120, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      do {
        let (lines, bad) = try ImportTests.read(Array(":ID,name,n:int\n".utf8) + body)
        #expect(lines.count + bad.count <= body.count + 1)
      } catch is ImportFailure {}
    }
  }
}
