internal import GraphModel

/// Dates in figures: "01.09.2015", "21/01/2011", "09.2015", "9/2015".
extension DateReader {
  /// A date in figures that begins at `index`, and where it ends. Of three parts between strokes the first is the
  /// day, unless only the second can be one; where either can, the year alone is known.
  func numericDate(at index: Int, _ units: [Unit]) -> (PartialDate, Int)? {
    guard units[index].kind == .number else { return nil }
    let stops = parts(of: units[index])
    if stops.count > 1 {
      return date(of: stops, isDayFirst: true).map { ($0, index + 1) }
    }
    var parts = stops
    var end = index + 1
    while end + 1 < units.count, units[end].is(.slash), units[end + 1].kind == .number,
      parts.count < 4
    {
      let next = self.parts(of: units[end + 1])
      guard next.count == 1 else { return nil }
      parts += next
      end += 2
    }
    guard parts.count > 1 else { return nil }
    return date(of: parts, isDayFirst: parts[0] > 12).map { ($0, end) }
  }

  private func date(of parts: [Int], isDayFirst: Bool) -> PartialDate? {
    guard let year = parts.last, (1700...2150).contains(year) else { return nil }
    switch parts.count {
    case 2: return (1...12).contains(parts[0]) ? PartialDate(year: year, month: parts[0]) : nil
    case 3 where isDayFirst: return PartialDate(year: year, month: parts[1], day: parts[0])
    case 3 where parts[1] > 12: return PartialDate(year: year, month: parts[0], day: parts[1])
    case 3 where parts[0] == parts[1]:
      return PartialDate(year: year, month: parts[0], day: parts[1])
    case 3: return (1...12).contains(parts[1]) ? PartialDate(year: year) : nil
    default: return nil
    }
  }

  /// The figures between the stops of a number; empty for one that has anything else in it.
  private func parts(of unit: Unit) -> [Int] {
    var parts = [0]
    var digits = 0
    for index in Int(tokens[unit.first].start)..<Int(tokens[unit.first].end) {
      let byte = text.bytes[index]
      if byte == UInt8(ascii: ".") {
        guard digits > 0 else { return [] }
        parts.append(0)
        digits = 0
        continue
      }
      guard byte &- 0x30 < 10, digits < 4 else { return [] }
      parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(byte - 0x30)
      digits += 1
    }
    return digits == 0 ? [] : parts
  }
}
