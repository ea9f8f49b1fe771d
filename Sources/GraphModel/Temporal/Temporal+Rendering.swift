extension LocalTime: CustomStringConvertible {
  /// ISO 8601: seconds only where there are some, fractions in groups of three digits.
  public var description: String {
    var text = twoDigits(hour) + ":" + twoDigits(minute)
    if second != 0 || nanosecond != 0 { text += ":" + twoDigits(second) }
    if nanosecond != 0 {
      var digits = String(nanosecond)
      digits = String(repeating: "0", count: 9 - digits.count) + digits
      while digits.hasSuffix("000") { digits.removeLast(3) }
      text += "." + digits
    }
    return text
  }
}

/// `Z`, `+01:00` or, with seconds, `+00:53:28`.
public func isoOffset(_ offset: Int32) -> String {
  if offset == 0 { return "Z" }
  let size = Int(offset.magnitude)
  var text = offset < 0 ? "-" : "+"
  text += twoDigits(size / 3600) + ":" + twoDigits(size / 60 % 60)
  if size % 60 != 0 { text += ":" + twoDigits(size % 60) }
  return text
}

extension ZonedTime: CustomStringConvertible {
  public var description: String { local.description + isoOffset(offset) }
}

extension LocalDateTime: CustomStringConvertible {
  public var description: String { "\(date)T\(time)" }
}

extension ZonedDateTime: CustomStringConvertible {
  /// With the zone in brackets where it has a name: `1984-10-11T12:00+01:00[Europe/Stockholm]`.
  public var description: String {
    local.description + isoOffset(offset) + (zone.map { "[\($0)]" } ?? "")
  }
}

extension Duration: CustomStringConvertible {
  /// ISO 8601 with a sign for each unit: `P12Y5M14DT16H13M10.5S`, `P-1MT-0.001S`; nothing is `PT0S`.
  public var description: String {
    var date = ""
    append(months / 12, "Y", to: &date)
    append(months % 12, "M", to: &date)
    append(days, "D", to: &date)

    var time = ""
    let total = totalNanoseconds
    let (wholeSeconds, rest) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
    append(Int64(wholeSeconds / 3600), "H", to: &time)
    append(Int64(wholeSeconds / 60 % 60), "M", to: &time)
    let seconds = Int64(wholeSeconds % 60)
    if seconds != 0 || rest != 0 {
      if total < 0 { time += "-" }
      time += String(seconds.magnitude)
      if rest != 0 {
        var digits = String(rest.magnitude)
        digits = String(repeating: "0", count: 9 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        time += "." + digits
      }
      time += "S"
    }
    if time.isEmpty { return date.isEmpty ? "PT0S" : "P" + date }
    return "P\(date)T\(time)"
  }

  private func append(_ count: Int64, _ unit: Character, to text: inout String) {
    if count != 0 { text += "\(count)\(unit)" }
  }
}
