extension Duration {
  /// Reads a duration of ISO 8601: units with a sign and a fraction each, `P12Y5M-1.5DT70S`, weeks
  /// too, or as a date and time, `P2012-02-02T14:37:21.545`. Nil where it is none, or overflows.
  public init?(iso text: some StringProtocol) {
    var reader = TemporalReader(text)
    let isNegative = reader.take("-")
    if !isNegative { _ = reader.take("+") }
    guard reader.take("P") || reader.take("p") else { return nil }
    guard
      let duration = reader.attempt({ Duration.units(&$0) })
        ?? reader.attempt({ Duration.dateAndTime(&$0) }),
      let signed = isNegative ? duration.negated() : duration
    else { return nil }
    self = signed
  }

  private static func units(_ reader: inout TemporalReader) -> Duration? {
    var sum = DurationBuilder()
    // Each unit once at most, from the largest down.
    var next = 0
    while !reader.isAtEnd, !reader.peek("T"), !reader.peek("t") {
      guard let number = Number(&reader),
        let unit = reader.unit(["Y", "M", "W", "D"], from: next)
      else { return nil }
      next = unit + 1
      switch unit {
      case 0: number.add(months: 12, to: &sum)
      case 1: number.add(months: 1, to: &sum)
      case 2: number.add(days: 7, to: &sum)
      default: number.add(days: 1, to: &sum)
      }
    }
    var any = next > 0
    if reader.take("T") || reader.take("t") {
      next = 0
      while !reader.isAtEnd {
        guard let number = Number(&reader), let unit = reader.unit(["H", "M", "S"], from: next)
        else { return nil }
        next = unit + 1
        number.add(seconds: [3600, 60, 1][unit], to: &sum)
      }
      guard next > 0 else { return nil }
      any = true
    }
    return any ? sum.duration : nil
  }

  private static func dateAndTime(_ reader: inout TemporalReader) -> Duration? {
    guard let years = reader.digits(4), reader.take("-"), let months = reader.digits(2),
      reader.take("-"), let days = reader.digits(2), months <= 12, days <= 31
    else { return nil }
    var seconds = 0
    var nanoseconds = 0
    if reader.take("T") || reader.take("t") {
      guard let time = reader.time() else { return nil }
      seconds = time.hour * 3600 + time.minute * 60 + time.second
      nanoseconds = time.nanosecond
    }
    guard reader.isAtEnd else { return nil }
    return Duration(
      months: Int64(years * 12 + months), days: Int64(days), seconds: Int64(seconds),
      nanoseconds: Int64(nanoseconds))
  }

  /// A decimal number, kept exactly to the billionth.
  private struct Number {
    let whole: Int64
    let billionths: Int64

    init?(_ reader: inout TemporalReader) {
      let isNegative = reader.take("-")
      if !isNegative { _ = reader.take("+") }
      let count = reader.digitsAhead
      guard (1...18).contains(count), let digits = reader.digits(count),
        let fraction = reader.billionths()
      else { return nil }
      whole = Int64(isNegative ? -digits : digits)
      billionths = Int64(isNegative ? -fraction : fraction)
    }

    func add(months unit: Int64, to sum: inout DurationBuilder) {
      sum.add(months: whole, times: unit)
      if billionths != 0 { sum.add(months: Double(billionths * unit) / 1e9) }
    }

    func add(days unit: Int64, to sum: inout DurationBuilder) {
      sum.add(days: whole, times: unit)
      // A week is 604,800 seconds: far below overflow. Whole days among them stay days.
      let nanoseconds = billionths * unit * 86_400
      sum.add(days: nanoseconds / 86_400_000_000_000)
      sum.add(nanoseconds: nanoseconds % 86_400_000_000_000)
    }

    func add(seconds unit: Int64, to sum: inout DurationBuilder) {
      sum.add(nanoseconds: whole, times: unit * 1_000_000_000)
      sum.add(nanoseconds: billionths * unit)
    }
  }
}

extension TemporalReader {
  /// Takes one of the letters, in either case, at or after an index. Answers its index.
  fileprivate mutating func unit(_ letters: [Unicode.Scalar], from first: Int) -> Int? {
    for index in letters.indices.dropFirst(first) {
      let lower = Unicode.Scalar(UInt8(ascii: letters[index]) | 0x20)
      if take(letters[index]) || take(lower) { return index }
    }
    return nil
  }
}
