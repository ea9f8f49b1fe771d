internal import Glibc

/// Cuts CSV (RFC 4180) into records and fields, in one pass over the bytes.
///
/// Lines end with LF, CR LF or CR; quoted fields may hold line ends, and the quotation mark doubled.
/// Within a field that does not begin with one, a quotation mark is like any other byte. Lines with
/// nothing on them are passed over.
struct CSVReader {
  struct Field {
    var start: Int
    var end: Int
    var isQuoted: Bool
    /// Whether quotation marks in it are doubled.
    var isEscaped: Bool

    var isEmpty: Bool { start == end }
  }

  enum Outcome {
    case record
    case end
    /// Something follows the closing quotation mark of the field with this number.
    case strayText(field: Int)
    case unclosedQuote
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  let quote: UInt8
  private(set) var position: Int
  /// The line on which the next record begins.
  private var nextLine: Int
  /// The line on which the record begins that was read last.
  private(set) var line = 0
  /// Of the record that was read last.
  private(set) var fields: [Field] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, quote: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.quote = quote
    nextLine = 1
    // A byte order mark says nothing that UTF-8 needs.
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    position = hasMark ? 3 : 0
  }

  /// Reads the next record into ``fields``. After a bad one it goes on with the line that follows.
  mutating func next() -> Outcome {
    let lineFeed = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    while position < bytes.count {
      fields.removeAll(keepingCapacity: true)
      line = nextLine
      var at = position
      var bad: Int?
      record: while true {
        if at < bytes.count, bytes[at] == quote {
          let start = at + 1
          var isEscaped = false
          at = start
          while true {
            guard at < bytes.count else {
              position = bytes.count
              return .unclosedQuote
            }
            let byte = bytes[at]
            if byte == quote {
              guard at + 1 < bytes.count, bytes[at + 1] == quote else { break }
              isEscaped = true
              at += 2
            } else {
              if byte == lineFeed
                || byte == carriageReturn && !(at + 1 < bytes.count && bytes[at + 1] == lineFeed)
              {
                nextLine += 1
              }
              at += 1
            }
          }
          fields.append(Field(start: start, end: at, isQuoted: true, isEscaped: isEscaped))
          at += 1
          if at < bytes.count, bytes[at] != delimiter, bytes[at] != lineFeed,
            bytes[at] != carriageReturn
          {
            bad = bad ?? fields.count
            while at < bytes.count, bytes[at] != delimiter, bytes[at] != lineFeed,
              bytes[at] != carriageReturn
            { at += 1 }
          }
        } else {
          let start = at
          while at < bytes.count {
            let byte = bytes[at]
            if byte == delimiter || byte == lineFeed || byte == carriageReturn { break }
            at += 1
          }
          fields.append(Field(start: start, end: at, isQuoted: false, isEscaped: false))
        }
        guard at < bytes.count, bytes[at] == delimiter else { break record }
        at += 1
      }
      if at < bytes.count {
        let isPair =
          bytes[at] == carriageReturn && at + 1 < bytes.count && bytes[at + 1] == lineFeed
        at += isPair ? 2 : 1
        nextLine += 1
      }
      position = at
      if let bad { return .strayText(field: bad) }
      if fields.count == 1, fields[0].isEmpty, !fields[0].isQuoted { continue }
      return .record
    }
    return .end
  }
}
