internal import GraphModel
internal import GraphStore

/// Makes nodes of the records of node files that have one header.
struct NodeRows {
  private let columnCount: Int
  private let id: (index: Int, space: Int)?
  private var labels: NameColumns
  private var properties: PropertyColumns
  private var scratch: [UInt8] = []

  init(
    _ header: ImportHeader, _ names: [String], _ importer: Importer, _ writer: some BulkWriter
  ) throws(ImportFailure) {
    columnCount = header.columns.count
    var id: (Int, Int)?
    var labelColumns: [Int] = []
    for (index, column) in header.columns.enumerated() {
      switch column.role {
      case .id(let space): id = (index, importer.ids.number(of: space))
      case .label: labelColumns.append(index)
      default: break
      }
    }
    self.id = id
    labels = NameColumns(labelColumns, always: names, importer.options)
    do throws(StoreError) {
      properties = try PropertyColumns(header, importer.options, writer)
    } catch {
      throw .store(error)
    }
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
    var key: ImportID?
    var own: NodeID?
    if let id {
      let found = reader.withBytes(
        of: reader.fields[id.index], trimming: options.trimsFields, &scratch
      ) { ImportID($0, options.idKind) }
      guard let found else {
        return try importer.bad(
          .line, path, reader.line, options.trouble(idOf: reader.fields[id.index]))
      }
      if options.idKind == .actual {
        guard case .number(let number) = found, let number = Int64(exactly: number) else {
          return try importer.bad(.line, path, reader.line, "the id is negative")
        }
        own = NodeID(number)
      }
      guard importer.ids.node(of: found, in: id.space) == nil else {
        let text = reader.text(of: reader.fields[id.index])
        return try importer.bad(
          .duplicateID, path, reader.line, "an earlier line has the id “\(text)” already")
      }
      key = found
    }
    do throws(StoreError) {
      guard try add(reader, own, key, importer, writer) else { throw NodeRows.badLabel }
      importer.summary.nodes += 1
    } catch {
      try importer.refused(error, path, reader.line)
    }
  }

  private static var badLabel: StoreError {
    StoreError(.unsupportedValue, "a label is empty or not in UTF-8")
  }

  /// False where a label is none.
  @inline(__always)
  private mutating func add(
    _ reader: borrowing CSVReader, _ own: NodeID?, _ key: ImportID?, _ importer: Importer,
    _ writer: some BulkWriter
  ) throws(StoreError) -> Bool {
    let labels = try labels.read(reader) { (name) throws(StoreError) in
      try writer.intern(label: name).rawValue
    }
    guard let labels else { return false }
    let node = try writer.addNode(
      id: own, labels: labels.map { LabelToken(rawValue: $0) }, properties: properties.properties)
    if let id, let key { importer.ids.insert(key, in: id.space, node.rawValue) }
    return true
  }
}
