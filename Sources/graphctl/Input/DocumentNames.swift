/// What the documents of one run are called.
///
/// Pages say where they come from, and some say the same of all pages of a site. Of two pages of one
/// run only the first has the name; another, rather than replace it, goes by its own path.
struct DocumentNames {
  private var taken: Set<Int> = []

  mutating func name(of input: DocumentInput) -> String {
    guard input.name != input.place else { return input.place }
    return taken.insert(input.name.hashValue).inserted ? input.name : input.place
  }
}
