internal import GraphStore

/// The columns that hold labels, several in a field where the array delimiter is between them.
struct NameColumns {
  private let columns: [Int]
  private let always: [String]
  private let options: ImportOptions
  /// What the columns of the record before said, and what it means: neighbours are often alike.
  private var last: [UInt8] = []
  private var lastNumbers: [Int32]?
  private var scratch: [UInt8] = []

  /// - Parameter always: names that hold for every record.
  init(_ columns: [Int], always: [String], _ options: ImportOptions) {
    self.columns = columns
    self.always = always
    self.options = options
  }

  /// The numbers of the names, ascending, each once; nil where a name is empty or not in UTF-8.
  mutating func read(
    _ reader: borrowing CSVReader, _ number: (String) throws(StoreError) -> Int32
  ) throws(StoreError) -> [Int32]? {
    if let lastNumbers, isAsBefore(reader) { return lastNumbers }
    var names = always
    let separator = options.arrayDelimiter
    last.removeAll(keepingCapacity: true)
    for column in columns {
      let field = reader.fields[column]
      last.append(contentsOf: reader.bytes[field.start..<field.end])
      last.append(0)
      let texts = reader.withBytes(of: field, trimming: true, &scratch) { bytes -> [String?] in
        if bytes.isEmpty { return [] }
        return bytes.split(separator: separator, omittingEmptySubsequences: false)
          .map { $0.isEmpty ? nil : String(validating: $0, as: UTF8.self) }
      }
      for text in texts {
        guard let text else {
          lastNumbers = nil
          return nil
        }
        names.append(text)
      }
    }
    var numbers: Set<Int32> = []
    for name in names { numbers.insert(try number(name)) }
    lastNumbers = numbers.sorted()
    return lastNumbers
  }

  private func isAsBefore(_ reader: borrowing CSVReader) -> Bool {
    var position = 0
    for column in columns {
      let field = reader.fields[column]
      let count = field.end - field.start
      guard position + count < last.count, last[position + count] == 0 else { return false }
      for index in 0..<count where last[position + index] != reader.bytes[field.start + index] {
        return false
      }
      position += count + 1
    }
    return position == last.count
  }
}
