internal import GraphExchange
internal import GraphStore

/// Makes a graph of the generator's two files, as `graphctl import` does.
enum Loading {
  static func load(folder: String, into path: String) throws {
    for suffix in ["", "-wal", "-shm", "-lock"] { removeFile(path + suffix) }
    var options = ImportOptions()
    options.idKind = .actual
    options.nodeColumns = ":ID,:LABEL,name,cc,since:date"
    options.relationshipColumns =
      ":IGNORE,:START_ID,:END_ID,:TYPE,since:date,until:date,confidence:float"
    let builder = try GraphBuilder(at: path)
    let summary = try Importer(options: options).run(
      nodes: [ImportFiles(paths: [folder + "/nodes.csv"])],
      relationships: [ImportFiles(paths: [folder + "/edges.csv"])], into: builder)
    try builder.finish()
    say("\(summary)")
  }
}
