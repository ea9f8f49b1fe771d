internal import GraphModel
internal import GraphStore

/// Makes relationships of the records of relationship files that have one header.
struct RelationshipRows {
  private struct End {
    var index: Int
    var space: Int
    var word: String
  }

  private let columnCount: Int
  private let start: End
  private let end: End
  private let typeColumn: Int?
  /// Of records that have none.
  private let usualType: TypeToken?
  private var types: [String: TypeToken] = [:]
  private var properties: PropertyColumns
  private var scratch: [UInt8] = []

  init(
    _ header: ImportHeader, _ names: [String], _ path: String, _ importer: Importer,
    _ writer: some BulkWriter
  ) throws(ImportFailure) {
    columnCount = header.columns.count
    var ends: (start: End?, end: End?)
    var typeColumn: Int?
    for (index, column) in header.columns.enumerated() {
      switch column.role {
      case .start(let space):
        ends.start = try RelationshipRows.end(index, space, "start", path, importer)
      case .end(let space):
        ends.end = try RelationshipRows.end(index, space, "end", path, importer)
      case .type: typeColumn = index
      default: break
      }
    }
    guard let start = ends.start, let end = ends.end else {
      throw .input(
        ImportError(.header, file: path, line: 1, "needs the columns :START_ID and :END_ID"))
    }
    self.start = start
    self.end = end
    self.typeColumn = typeColumn
    guard typeColumn != nil || !names.isEmpty else {
      throw .input(
        ImportError(
          .header, file: path, line: 1,
          "has no column :TYPE; add one, or name the type: --relationships TYPE=FILE"))
    }
    do throws(StoreError) {
      usualType = try names.first.map { (name) throws(StoreError) in
        try writer.intern(relationshipType: name)
      }
      properties = try PropertyColumns(header, importer.options, writer)
    } catch {
      throw .store(error)
    }
  }

  private static func end(
    _ index: Int, _ space: String, _ word: String, _ path: String, _ importer: Importer
  ) throws(ImportFailure) -> End {
    if let number = importer.ids.existing(space) {
      return End(index: index, space: number, word: word)
    }
    let known = importer.ids.names.map { $0.isEmpty ? "the one without a name" : $0 }
    throw .input(
      ImportError(
        .header, file: path, line: 1,
        "no node file has ids of the space “\(space)”; there \(known.isEmpty ? "are none" : "is \(known.joined(separator: ", "))")"
      ))
  }

  mutating func add(
    _ reader: borrowing CSVReader, _ path: String, _ importer: Importer, _ writer: some BulkWriter
  ) throws(ImportFailure) {
    let options = importer.options
    if let reason = options.trouble(countOf: reader, expected: columnCount)
      ?? properties.read(reader)
    {
      return try importer.bad(.line, path, reader.line, reason)
    }
    guard let source = try node(start, reader, path, importer),
      let target = try node(end, reader, path, importer)
    else { return }
    do throws(StoreError) {
      guard let type = try type(reader, options, writer) else {
        throw StoreError(
          .unsupportedValue, "the relationship has no type, or one that is not in UTF-8")
      }
      try writer.addRelationship(
        type: type, from: source, to: target, properties: properties.properties)
      importer.summary.relationships += 1
    } catch {
      try importer.refused(error, path, reader.line)
    }
  }

  /// Nil where the line was passed over.
  @inline(__always)
  private mutating func node(
    _ end: End, _ reader: borrowing CSVReader, _ path: String, _ importer: Importer
  ) throws(ImportFailure) -> NodeID? {
    let options = importer.options
    let field = reader.fields[end.index]
    let id = reader.withBytes(of: field, trimming: options.trimsFields, &scratch) {
      ImportID($0, options.idKind)
    }
    guard let id else {
      try importer.bad(
        .line, path, reader.line, "its \(end.word): \(options.trouble(idOf: field))")
      return nil
    }
    guard let node = importer.ids.node(of: id, in: end.space) else {
      try importer.bad(
        .unknownID, path, reader.line,
        "its \(end.word), “\(reader.text(of: field))”, is the id of no node")
      return nil
    }
    return NodeID(node)
  }

  private mutating func type(
    _ reader: borrowing CSVReader, _ options: ImportOptions, _ writer: some BulkWriter
  ) throws(StoreError) -> TypeToken? {
    guard let typeColumn else { return usualType }
    let name = reader.withBytes(of: reader.fields[typeColumn], trimming: true, &scratch) {
      String(validating: $0, as: UTF8.self)
    }
    guard let name else { return nil }
    if name.isEmpty { return usualType }
    if let known = types[name] { return known }
    let token = try writer.intern(relationshipType: name)
    types[name] = token
    return token
  }
}
