extension CSVReader {
  /// What a field says, with doubled quotation marks made single.
  ///
  /// - Parameters:
  ///   - trimming: whether white space around a field without quotation marks does not count.
  ///   - scratch: room for a field that must be rewritten.
  @inline(__always)
  func withBytes<Result>(
    of field: Field, trimming: Bool, _ scratch: inout [UInt8],
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if field.isEscaped {
      unescape(field, into: &scratch)
      return scratch.withUnsafeBufferPointer(body)
    }
    var (start, end) = (field.start, field.end)
    if trimming, !field.isQuoted {
      while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
      while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    }
    return body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
  }

  private func unescape(_ field: Field, into scratch: inout [UInt8]) {
    scratch.removeAll(keepingCapacity: true)
    var at = field.start
    while at < field.end {
      scratch.append(bytes[at])
      // Of two quotation marks one counts; the reader found that they come in pairs.
      at += bytes[at] == quote ? 2 : 1
    }
  }

  /// A field as text for a message: its begin, whatever it holds.
  func text(of field: Field) -> String {
    let shown = bytes[field.start..<min(field.end, field.start + 60)]
    return String(decoding: shown, as: UTF8.self) + (shown.endIndex < field.end ? "…" : "")
  }
}

extension ImportOptions {
  /// What is wrong with the number of fields, if anything is.
  func trouble(countOf reader: borrowing CSVReader, expected: Int) -> String? {
    let count = reader.fields.count
    if count == expected || count > expected && ignoresExtraColumns { return nil }
    return "has \(count) field\(count == 1 ? "" : "s") where the header has \(expected)"
  }

  /// What is wrong with an id.
  func trouble(idOf field: CSVReader.Field) -> String {
    if field.isEmpty { return "the id is missing" }
    return idKind == .string
      ? "the id is empty or not in UTF-8"
      : "the id is not a whole number; --id-type string takes any text"
  }
}
