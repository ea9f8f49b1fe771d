public import GraphStore

/// Reads nodes and relationships out of CSV files with the headers of neo4j-admin, and gives them to
/// a ``BulkWriter``.
///
/// Files are read one after the other, nodes first, each in one pass over its bytes. A line that
/// cannot be taken is reported with its file and number, and leaves nothing behind.
///
/// For one thread at a time.
public final class Importer {
  let options: ImportOptions
  /// Called with every line that is skipped.
  private let report: (ImportError) -> Void
  private let progress: (ImportProgress) -> Void

  var summary = ImportSummary()
  /// The nodes by their ids.
  var ids = IDSpaces()
  private var bytesInAll = 0
  private var bytesBefore = 0
  private var lines = 0

  public init(
    options: ImportOptions = ImportOptions(), report: @escaping (ImportError) -> Void = { _ in },
    progress: @escaping (ImportProgress) -> Void = { _ in }
  ) {
    self.options = options
    self.report = report
    self.progress = progress
  }

  /// - Returns: what was read, where all went well or bad lines are to be skipped.
  public func run(
    nodes: [ImportFiles], relationships: [ImportFiles], into writer: some BulkWriter
  ) throws(ImportFailure) -> ImportSummary {
    summary = ImportSummary()
    ids = IDSpaces()
    lines = 0
    bytesBefore = 0
    bytesInAll = (nodes + relationships).flatMap(\.paths).reduce(0) { $0 + MappedFile.size(of: $1) }
    for group in nodes {
      var rows: NodeRows?
      for path in group.paths {
        let file = try open(path)
        var reader = csvReader(file)
        if rows == nil {
          let header = try header(&reader, path, options.nodeColumns, .nodes)
          rows = try NodeRows(header, group.names, self, writer)
        }
        try read(file, &reader) { (reader) throws(ImportFailure) in
          try rows?.add(reader, path, self, writer)
        }
      }
    }
    for group in relationships {
      var rows: RelationshipRows?
      for path in group.paths {
        let file = try open(path)
        var reader = csvReader(file)
        if rows == nil {
          let header = try header(&reader, path, options.relationshipColumns, .relationships)
          rows = try RelationshipRows(header, group.names, path, self, writer)
        }
        try read(file, &reader) { (reader) throws(ImportFailure) in
          try rows?.add(reader, path, self, writer)
        }
      }
    }
    return summary
  }

  // MARK: Files

  private func open(_ path: String) throws(ImportFailure) -> MappedFile {
    do throws(ImportError) {
      let file = try MappedFile(path)
      if file.bytes.count >= 2,
        file.bytes[0] == 0xFF && file.bytes[1] == 0xFE
          || file.bytes[0] == 0xFE && file.bytes[1] == 0xFF
      {
        throw ImportError(.file, file: path, "is in UTF-16; convert it to UTF-8")
      }
      return file
    } catch {
      throw .input(error)
    }
  }

  private func csvReader(_ file: MappedFile) -> CSVReader {
    CSVReader(file.bytes, delimiter: options.delimiter, quote: options.quote)
  }

  /// Every record that is left of a file.
  private func read(
    _ file: MappedFile, _ reader: inout CSVReader,
    _ each: (borrowing CSVReader) throws(ImportFailure) -> Void
  ) throws(ImportFailure) {
    records: while true {
      switch reader.next() {
      case .record: try each(reader)
      case .end: break records
      case .strayText(let field):
        try bad(
          .line, file.path, reader.line,
          "field \(field) goes on after its closing quotation mark; double the marks within a field"
        )
      case .unclosedQuote:
        // Nobody can tell where the next record begins.
        throw .input(
          ImportError(
            .unclosedQuote, file: file.path, line: reader.line,
            "a field of this record opens a quotation mark that is never closed"))
      }
      lines += 1
      if lines % 4_096 == 0 {
        file.release(before: reader.position)
        tell(bytesBefore + reader.position)
      }
    }
    bytesBefore += file.bytes.count
    tell(bytesBefore)
  }

  private func tell(_ bytes: Int) {
    progress(ImportProgress(bytesRead: bytes, bytesInAll: max(bytes, bytesInAll), lines: lines))
  }

  /// The header, from the file's first line or from what was given in its place.
  private func header(
    _ reader: inout CSVReader, _ path: String, _ given: String?, _ subject: ImportHeader.Subject
  ) throws(ImportFailure) -> ImportHeader {
    func fail(_ reason: String) -> ImportFailure {
      .input(ImportError(.header, file: path, line: reader.line, reason))
    }
    guard case .record = reader.next() else {
      throw fail("has no header; its first line names the columns, as id:ID,name,born:date")
    }
    let fields: [String]
    if let given {
      fields = try Importer.fields(of: given, options)
    } else {
      guard let texts = Importer.texts(of: reader, options) else {
        throw fail("the header is not in UTF-8")
      }
      fields = texts
    }
    do throws(HeaderError) { return try ImportHeader(fields, of: subject) } catch {
      throw fail(error.reason)
    }
  }

  private static func fields(
    of header: String, _ options: ImportOptions
  ) throws(ImportFailure) -> [String] {
    let bytes = Array(header.utf8)
    let texts = bytes.withUnsafeBufferPointer { bytes -> [String]? in
      var reader = CSVReader(bytes, delimiter: options.delimiter, quote: options.quote)
      guard case .record = reader.next() else { return nil }
      return Importer.texts(of: reader, options)
    }
    guard let texts else {
      throw .input(ImportError(.header, file: nil, "the columns given are no line of CSV"))
    }
    return texts
  }

  private static func texts(of reader: CSVReader, _ options: ImportOptions) -> [String]? {
    var texts: [String] = []
    var scratch: [UInt8] = []
    for field in reader.fields {
      let text = reader.withBytes(of: field, trimming: true, &scratch) {
        String(validating: $0, as: UTF8.self)
      }
      guard let text else { return nil }
      texts.append(text)
    }
    return texts
  }

  // MARK: Bad lines

  /// Passes over a bad line, or stops at it.
  func bad(
    _ code: ImportError.Code, _ path: String, _ line: Int, _ reason: String
  ) throws(ImportFailure) {
    let error = ImportError(code, file: path, line: line, reason)
    guard options.badLines == .skip else { throw .input(error) }
    summary.badLines += 1
    report(error)
  }

  /// What the graph does not take is the line's fault where it is the value's.
  func refused(_ error: StoreError, _ path: String, _ line: Int) throws(ImportFailure) {
    switch error.code {
    case .unsupportedValue, .constraint: try bad(.line, path, line, error.message)
    default: throw .store(error)
    }
  }
}
