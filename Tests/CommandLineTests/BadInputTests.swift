import Glibc
import Testing

@Suite("Bad input") struct BadInputTests {
  @Test(arguments: [
    ("empty.txt", ""), ("space.txt", " \n\t\n"), ("nul.txt", "a\0b"), ("utf16.txt", "\u{0}h\u{0}i"),
  ])
  func `What is no text is refused in one line`(name: String, content: String) {
    let program = Program()
    program.folder.write(name, content)
    for verb in ["ingest", "extract"] {
      let ending = program(verb, name)
      #expect(ending.status == 3)
      #expect(ending.output.isEmpty)
      #expect(ending.talk.split(separator: "\n").count == 1)
      #expect(ending.talk.contains(name))
    }
  }

  @Test func `Invalid UTF-8 is refused with its place`() {
    let program = Program()
    program.folder.write("bad.txt", Array("Lee".utf8) + [0xFF, 0xFE] + Array(" Sok-bae".utf8))
    let ending = program("ingest", "bad.txt")
    #expect(ending.status == 3)
    #expect(ending.talk.contains("byte 3"))
    program.folder.write("binary.txt", (0..<4_096).map { UInt8(truncatingIfNeeded: $0 * 7 + 1) })
    #expect(program("ingest", "binary.txt").status == 3)
  }

  @Test func `Paths that lead nowhere are refused`() {
    let program = Program()
    program.folder.makeFolder("empty")
    program.folder.write("empty/picture.png", "x")
    for path in ["nosuch.txt", "empty", "/dev/null", "/proc/self/mem"] {
      let ending = program("ingest", path)
      #expect(ending.status == 3, "\(path)")
      #expect(ending.talk.split(separator: "\n").count == 1)
    }
    #expect(program("ingest").status == 2)
    #expect(program("ingest", "-", "-", input: "a").status == 2)
  }

  @Test func `One bad file among many keeps none of the others out`() {
    let program = Program()
    program.folder.makeFolder("a")
    program.folder.write(
      "a/1.txt", "South Korea's Ambassador to Russia Lee Sok-bae met reporters.\n")
    program.folder.write("a/2.txt", "\0")
    program.folder.write("a/3.txt", "Japanese Foreign Minister Takeshi Iwaya met reporters.\n")
    let ending = program("ingest", "a")
    #expect(ending.status == 3)
    #expect(ending.output.split(separator: "\n").count == 2)
    #expect(program("search", "Iwaya").status == 0)
  }

  @Test func `A megabyte on one line is read safely`() {
    let program = Program()
    program.folder.write("long.txt", String(repeating: "the of and, ", count: 80_000))
    let ending = program("ingest", "long.txt")
    #expect(ending.status == 0)
  }

  @Test func `Terminal escapes in a text are never sent`() {
    let program = Program()
    program.folder.write(
      "e\u{1B}[31m.txt",
      "South Korea's Ambassador to Russia Lee \u{1B}[2J Sok-bae\u{7} met \u{9B}31m reporters.\n")
    for arguments in [
      ["ingest", "."], ["extract", "."], ["show", "Russia"], ["stats", "--documents"],
      ["why", "Russia"], ["dot"],
    ] {
      let ending = program.run(arguments)
      for text in [ending.output, ending.talk] {
        #expect(
          !text.unicodeScalars.contains {
            $0 != "\n" && $0 != "\r" && $0.properties.generalCategory == .control
          },
          "\(arguments)")
      }
    }
  }

  @Test func `Standard input is a document of its own`() {
    let program = Program()
    let text = "South Korea's Ambassador to Russia Lee Sok-bae met reporters.\n"
    #expect(program("ingest", "-", input: text).output.hasPrefix("added      stdin:"))
    #expect(program("ingest", "-", input: text).output.hasPrefix("unchanged"))
    #expect(program("ingest", "-", input: text + " Really.").output.hasPrefix("added"))
    #expect(
      program("ingest", "--source", "https://example.org/a", "-", input: text).output.contains(
        "https://example.org/a"))
  }

  @Test func `The date of a file name is the date of publication`() {
    let program = Program()
    program.folder.write(
      "2026-01-20-a.txt", "South Korea's Ambassador to Russia Lee Sok-bae met reporters.\n")
    program("ingest", ".")
    #expect(program("stats", "--documents", "--format", "csv").output.contains(",2026-01-20,"))
    program("ingest", "--published", "2025-12", ".")
    #expect(program("stats", "--documents", "--format", "csv").output.contains(",2025-12,"))
  }
}

@Suite("Crashes and crowds") struct CrashTests {
  /// A folder of articles, each of which says something of its own.
  private func articles(_ program: Program, _ name: String, _ count: Int) {
    program.folder.makeFolder(name)
    for number in 0..<count {
      program.folder.write(
        "\(name)/\(1_000 + number).txt",
        "South Korea's Ambassador to Russia Lee Sok-bae met reporters on day \(number).\n")
    }
  }

  private func kept(_ program: Program) -> Set<String> {
    let listing = program("stats", "--documents", "--format", "csv").output
    return Set(
      listing.split(separator: "\r\n").dropFirst().compactMap {
        $0.split(separator: ",").first.map(String.init)
      })
  }

  @Test func `What was acknowledged survives a kill, and the file is sound`() {
    let program = Program()
    articles(program, "a", 60)
    for run in 0..<12 {
      let process = program.start(["ingest", "a"])
      usleep(UInt32(5_000 + run * 12_000))
      process.send(SIGKILL)
      let acknowledged = process.wait().output.split(separator: "\n").compactMap {
        $0.split(separator: " ").dropFirst().first.map(String.init)
      }
      guard program.folder.exists("graph.db"), !acknowledged.isEmpty else { continue }
      #expect(program("check", "--integrity").status == 0)
      #expect(kept(program).isSuperset(of: acknowledged))
    }
    #expect(program("ingest", "a").status == 0)
    #expect(kept(program).count == 60)
    #expect(program("check", "--integrity").status == 0)
  }

  @Test func `Two processes that read articles at once lose nothing`() {
    let program = Program()
    articles(program, "a", 40)
    articles(program, "b", 40)
    program("init")
    let first = program.start(["ingest", "a"])
    let second = program.start(["ingest", "b"])
    #expect(first.wait().status == 0)
    #expect(second.wait().status == 0)
    #expect(kept(program).count == 80)
    #expect(program("check", "--integrity").status == 0)
  }

  @Test func `A file size limit ends with 3 and leaves the old data`() {
    let program = Program()
    articles(program, "a", 5)
    articles(program, "b", 200)
    program("ingest", "a")
    let before = kept(program)
    let ending = program.shell("ulimit -f 300; graphctl ingest b")
    #expect(ending.status == 3)
    #expect(ending.talk.split(separator: "\n").count == 1)
    #expect(kept(program).isSuperset(of: before))
    #expect(program("check", "--integrity").status == 0)
  }
}
