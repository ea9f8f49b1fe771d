internal import GraphQuery
internal import GraphStore

/// What `who` does, however its arguments were read.
struct HolderCommand {
  let settings: CommonSettings
  /// A title, or the post in words; empty for any post.
  let post: String
  /// Whose post it is.
  let body: String?
  /// Where an envoy is accredited.
  let accreditedTo: String?

  func run() throws {
    let store = try settings.open(.readOnly)
    let reader = try store.beginRead()
    defer { reader.end() }
    let question = try question(in: reader)
    switch try question.answer(in: reader) {
    case .unresolved(let name): throw name.failure
    case .answered(let answer):
      try HolderReport(answer, Answer(settings)).write(in: reader)
      if answer.holders.isEmpty { throw Failure.nothingFound }
    }
  }

  private func question(in reader: ReadTransaction) throws(QueryError) -> HolderQuestion {
    guard body != nil || accreditedTo != nil else {
      return try HolderQuestion(words: post, asOf: settings.asOf, in: reader)
    }
    return HolderQuestion(
      post: post.isEmpty ? nil : post, of: body, to: accreditedTo, asOf: settings.asOf)
  }
}
