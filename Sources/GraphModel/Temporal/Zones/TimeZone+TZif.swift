/// Reading a TZif file (RFC 9636): a header and data with 32-bit times, kept for old programs and
/// skipped here; then the same with 64-bit times; then the footer, a rule between two newlines.
extension TimeZone {
  /// Nil where the bytes are no TZif file of version 2 or later.
  init?(tzif bytes: [UInt8]) {
    var reader = BigEndianReader(bytes: bytes)
    guard let old = reader.header(), old.version >= UInt8(ascii: "2"),
      reader.skip(old.size(ofTime: 4)), let header = reader.header(),
      header.typeCount > 0, header.typeCount <= 256, header.transitionCount <= 100_000
    else { return nil }

    var transitions: [Int64] = []
    for _ in 0..<header.transitionCount {
      guard let time = reader.integer(Int64.self) else { return nil }
      if let last = transitions.last, time <= last { return nil }
      transitions.append(time)
    }
    var types: [Int] = []
    for _ in 0..<header.transitionCount {
      guard let type = reader.integer(UInt8.self), type < header.typeCount else { return nil }
      types.append(Int(type))
    }
    var typeOffsets: [Int32] = []
    for _ in 0..<header.typeCount {
      guard let offset = reader.integer(Int32.self), (-93_599...93_599).contains(offset),
        reader.skip(2)
      else { return nil }
      // The language knows no offset beyond 18 hours, and no place has one.
      typeOffsets.append(min(max(offset, -64_800), 64_800))
    }
    guard
      reader.skip(
        header.abbreviationCount + header.leapCount * 12 + header.standardCount
          + header.universalCount)
    else { return nil }

    var rule: PosixZoneRule?
    if reader.integer(UInt8.self) == UInt8(ascii: "\n") {
      let footer = reader.rest.prefix { $0 != UInt8(ascii: "\n") }
      if !footer.isEmpty {
        rule = PosixZoneRule(footer)
        if rule == nil { return nil }
      }
    }
    self.init(
      transitions: transitions, offsets: types.map { typeOffsets[$0] },
      firstOffset: typeOffsets[0], rule: rule)
  }
}

private struct TZifHeader {
  let version: UInt8
  let universalCount: Int
  let standardCount: Int
  let leapCount: Int
  let transitionCount: Int
  let typeCount: Int
  let abbreviationCount: Int

  /// The length of the data that follow this header, by the width of its times.
  func size(ofTime width: Int) -> Int {
    transitionCount * (width + 1) + typeCount * 6 + abbreviationCount
      + leapCount * (width + 4) + standardCount + universalCount
  }
}

private struct BigEndianReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var rest: ArraySlice<UInt8> { bytes[position...] }

  mutating func skip(_ count: Int) -> Bool {
    guard count <= bytes.count - position else { return false }
    position += count
    return true
  }

  mutating func integer<T: FixedWidthInteger>(_: T.Type) -> T? {
    let width = T.bitWidth / 8
    guard width <= bytes.count - position else { return nil }
    var value: T = 0
    for byte in bytes[position..<position + width] {
      value = (width == 1 ? 0 : value << 8) | T(truncatingIfNeeded: byte)
    }
    position += width
    return value
  }

  mutating func header() -> TZifHeader? {
    guard bytes[position...].starts(with: Array("TZif".utf8)), skip(4),
      let version = integer(UInt8.self), skip(15),
      let universal = integer(UInt32.self), let standard = integer(UInt32.self),
      let leap = integer(UInt32.self), let transitions = integer(UInt32.self),
      let types = integer(UInt32.self), let abbreviations = integer(UInt32.self)
    else { return nil }
    return TZifHeader(
      version: version, universalCount: Int(universal), standardCount: Int(standard),
      leapCount: Int(leap), transitionCount: Int(transitions), typeCount: Int(types),
      abbreviationCount: Int(abbreviations))
  }
}
