internal import ArgumentParser
internal import GraphExchange
internal import GraphStore

struct Forget: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Withdraw documents and all that only they said.",
    discussion: """
      A document is named as it was ingested: by its path or its --source.

      EXAMPLE:
        graphctl forget Examples/2024-06-19-treaty.txt
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Paths or URIs.", valueName: "document"))
  var documents: [String]

  func run() throws {
    let store = try global.open(.readWrite)
    defer { store.close() }
    var isMissing = false
    for document in documents {
      let outcome = try store.write { transaction throws(StoreError) in
        try transaction.forget(document: document)
      }
      guard let outcome else {
        StandardError.say("graphctl: no document is called “\(document)”")
        isMissing = true
        continue
      }
      StandardError.say(
        """
        \(document) is withdrawn: \(counted(outcome.relationshipsRemoved, "relationship")) and \
        \(counted(outcome.actorsRemoved, "actor")) gone with it
        """)
    }
    if isMissing { throw Failure.nothingFound }
  }
}

/// "1 actor", "2 actors".
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
