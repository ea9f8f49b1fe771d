internal import GraphModel

/// Reads the dates of a sentence. What a date leaves out is taken from the publication date where
/// that is known, and otherwise stays unknown.
struct DateReader {
  let text: DocumentText
  let tokens: [Token]
  let lexicon: Lexicon
  let published: PartialDate?

  func expressions(in units: [Unit]) -> [TimeExpression] {
    var found: [TimeExpression] = []
    var index = 0
    var isFuture = false
    while index < units.count {
      let unit = units[index]
      if unit.isOne(of: .will) || unit.has(.future) && !unit.has(.former) { isFuture = true }
      // "On Wednesday, X will meet Y".
      let isAhead = index == 0 && opensFuture(units)
      if let expression = expression(at: index, units, isFuture: isFuture || isAhead)
        ?? undated(at: index, units)
      {
        found.append(expression)
        index = max(expression.units.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether a sentence opens with a time and then tells what will be.
  private func opensFuture(_ units: [Unit]) -> Bool {
    guard units.count > 3, units[0].isOne(of: .on, .in, .next),
      let comma = units.prefix(6).firstIndex(where: \.isComma),
      let verb = units[comma...].prefix(12).firstIndex(where: {
        $0.isOne(of: .will, .is, .are, .was, .were) || $0.kind == .word && $0.has(.anyVerb)
      })
    else { return false }
    return units[verb].is(.will)
  }

  private func expression(at index: Int, _ units: [Unit], isFuture: Bool) -> TimeExpression? {
    let unit = units[index]
    func read(_ at: Int) -> (PartialDate, Int)? {
      date(at: at, units, isFuture: isFuture, bare: true)
    }
    if unit.isOne(of: .from, .between),
      let (from, next) = unit.is(.from) ? nearest(index + 1, units) : read(index + 1)
    {
      if next < units.count,
        units[next].isOne(of: .to, .until, .through, .till, .and, .dash, .hyphen, .emDash)
      {
        if let (to, end) = read(next + 1) {
          let from = sharingYear(from, index + 1..<next, to, next + 1..<end, units)
          if from <= to {
            return TimeExpression(kind: .range, units: index..<end, from: from, to: to)
          }
        }
        if unit.is(.from), units[next].isOne(of: .until, .till),
          let (to, last) = end(behind: next, units, read), from <= to
        {
          return TimeExpression(kind: .range, units: index..<last, from: from, to: to)
        }
        if next + 1 < units.count, unit.is(.from), isPresent(next + 1, units) {
          return TimeExpression(kind: .since, units: index..<next + 2, from: from)
        }
      }
      guard unit.is(.from) else { return nil }
      return TimeExpression(kind: .since, units: index..<next, from: from)
    }
    if unit.is(.since), let (from, end) = read(skippingSmall(index + 1, units)) {
      return TimeExpression(kind: .since, units: index..<end, from: from)
    }
    // "effective June 1", "effective from 15 May": the day of the announcement's own time.
    if unit.is(.effective), index + 1 < units.count {
      let next = units[index + 1].isOne(of: .from, .on, .in, .since) ? index + 2 : index + 1
      if let (from, end) = nearest(next, units) {
        return TimeExpression(kind: .since, units: index..<end, from: from)
      }
    }
    if unit.isOne(of: .starting, .beginning), index + 1 < units.count {
      let next = units[index + 1].isOne(of: .in, .on, .from, .since) ? index + 2 : index + 1
      if let (from, end) = read(next) {
        return TimeExpression(kind: .since, units: index..<end, from: from)
      }
    }
    if unit.isOne(of: .until, .till, .through),
      let (date, end) = read(skippingSmall(index + 1, units))
    {
      return TimeExpression(kind: .until, units: index..<end, from: date)
    }
    if unit.isOne(of: .until, .till), let (date, end) = end(behind: index, units, read) {
      return TimeExpression(kind: .until, units: index..<end, from: date)
    }
    // "in 2016–18", "in 2006 and 2007".
    if unit.is(.in), let range = span(index + 1, units) ?? pair(index + 1, units),
      range.kind == .range
    {
      return TimeExpression(
        kind: .range, units: index..<range.units.upperBound, from: range.from, to: range.to)
    }
    if unit.isOne(of: .in, .on, .during), let (date, end) = read(skippingSmall(index + 1, units)) {
      return TimeExpression(kind: .point, units: index..<end, from: date)
    }
    // "(1999–2003)", "(2019-present)", "(since 2019)".
    if unit.isOne(of: .openingBracket, .comma), let range = span(index + 1, units) { return range }
    // "2015–2019: Ambassador to Norway": what a line opens with.
    if unit.kind == .number, units[..<index].allSatisfy({ $0.kind == .mark }),
      let range = span(index, units)
    {
      return range
    }
    // "MP 1971-87": two years without a bracket.
    if unit.kind == .number, let range = span(index, units), range.kind == .range { return range }
    if let (date, end) = date(at: index, units, isFuture: isFuture, bare: false) {
      // "1999–2003" without a bracket.
      if end < units.count, units[end].isOne(of: .dash, .hyphen, .to),
        let (to, last) = read(end + 1), date <= to
      {
        return TimeExpression(kind: .range, units: index..<last, from: date, to: to)
      }
      if end + 1 < units.count, units[end].isOne(of: .dash, .hyphen, .emDash, .to, .till),
        isPresent(end + 1, units)
      {
        return TimeExpression(kind: .since, units: index..<end + 2, from: date)
      }
      return TimeExpression(kind: .point, units: index..<end, from: date)
    }
    return nil
  }

  /// The date of "until stepping down in 1995", "until his retirement in June 2003", "until she resigned in
  /// 1998", and where it ends.
  private func end(
    behind until: Int, _ units: [Unit], _ read: (Int) -> (PartialDate, Int)?
  ) -> (PartialDate, Int)? {
    guard until + 2 < units.count, units[until + 1].kind == .word,
      units[until + 1].isOne(of: .his, .her, .its, .he, .she, .the)
        || units[until + 1].has([.resign, .leave, .dismiss])
    else { return nil }
    for index in until + 2..<min(until + 7, units.count) {
      if units[index].isOne(of: .in, .on), let (date, end) = read(skippingSmall(index + 1, units)) {
        return (date, end)
      }
      guard units[index].kind == .word,
        !units[index].has([.become, .appoint]) || units[index].is(.removed)
      else { return nil }
    }
    return nil
  }

  /// "on Monday" where the day of publication is unknown, "last week", "tonight": a time, though not one of
  /// the calendar.
  private func undated(at index: Int, _ units: [Unit]) -> TimeExpression? {
    let isLed = units[index].isOne(of: .on, .until, .till, .since)
    var at = isLed ? index + 1 : index
    guard at < units.count else { return nil }
    if units[at].isOne(of: .last, .this, .next), at + 1 < units.count { at += 1 }
    let isQualified = at > index + (isLed ? 1 : 0)
    let unit = units[at]
    guard
      unit.has(.weekday) && unit.isCapital
        || isQualified && unit.kind == .word && unit.has([.timeunit, .daypart])
        || !isQualified && unit.kind == .word
          && unit.isOne(of: .today, .yesterday, .tomorrow, .tonight)
    else { return nil }
    let kind: TimeExpression.Kind =
      units[index].isOne(of: .until, .till) ? .until : units[index].is(.since) ? .since : .point
    return TimeExpression(kind: kind, units: index..<partOfDay(at + 1, units))
  }

  /// Behind the "night" of "Monday night", if that is what stands there.
  private func partOfDay(_ index: Int, _ units: [Unit]) -> Int {
    index < units.count && units[index].kind == .word && units[index].has(.daypart)
      ? index + 1 : index
  }

  /// "from September to December 2008": a month without its year before one that has it.
  private func sharingYear(
    _ from: PartialDate, _ first: Range<Int>, _ to: PartialDate, _ second: Range<Int>,
    _ units: [Unit]
  ) -> PartialDate {
    func hasYear(_ range: Range<Int>) -> Bool { range.contains { year(at: $0, units) != nil } }
    guard let month = from.month, let last = to.month, !hasYear(first), hasYear(second) else {
      return from
    }
    return PartialDate(year: month <= last ? to.year : to.year - 1, month: month, day: from.day)
      ?? from
  }

  /// A date without its year that is as near to the publication as can be, before or behind it.
  private func nearest(_ index: Int, _ units: [Unit]) -> (PartialDate, Int)? {
    let past = date(at: index, units, isFuture: false, bare: true)
    guard let past, let published,
      let coming = date(at: index, units, isFuture: true, bare: true), coming.0 != past.0
    else { return past }
    let middle = published.earliest.daysSinceEpoch
    let back = middle - past.0.earliest.daysSinceEpoch
    let ahead = coming.0.earliest.daysSinceEpoch - middle
    return ahead < back && ahead <= 120 ? coming : past
  }

  /// "to the present", "– now", "to date".
  private func isPresent(_ index: Int, _ units: [Unit]) -> Bool {
    units[index].isOne(of: .now, .present, .today)
      || units[index].has(.current) && !units[index].isCapital
      || units[index].is(.date) && units[index - 1].isOne(of: .to, .till, .until)
  }

  /// "1999–2003", "2019-present", "2019–" before a bracket closes.
  private func span(_ index: Int, _ units: [Unit]) -> TimeExpression? {
    guard let (from, next) = year(at: index, units), next < units.count else { return nil }
    if units[next].isOne(of: .dash, .hyphen, .emDash, .to) {
      if let (to, end) = year(at: next + 1, units) ?? shortYear(at: next + 1, after: from, units),
        from <= to
      {
        return TimeExpression(kind: .range, units: index..<end, from: from, to: to)
      }
      if next + 1 < units.count, units[next + 1].is(.closingBracket) {
        return TimeExpression(kind: .since, units: index..<next + 1, from: from)
      }
      if next + 1 < units.count, isPresent(next + 1, units) {
        return TimeExpression(kind: .since, units: index..<next + 2, from: from)
      }
    }
    return nil
  }

  /// "2006 and 2007": one year behind the other.
  private func pair(_ index: Int, _ units: [Unit]) -> TimeExpression? {
    guard let (from, next) = year(at: index, units), next < units.count, units[next].is(.and),
      let (to, end) = year(at: next + 1, units), to.year == from.year + 1
    else { return nil }
    return TimeExpression(kind: .range, units: index..<end, from: from, to: to)
  }

  /// "87" of "1971-87", "11" of "2007–11"; no month of "2024-06-19".
  private func shortYear(
    at index: Int, after from: PartialDate, _ units: [Unit]
  ) -> (PartialDate, Int)? {
    guard index < units.count, let value = number(units[index]),
      tokens[units[index].first].end - tokens[units[index].first].start == 2,
      tokens[units[index].first].shape.contains(.attached),
      index + 1 >= units.count || !units[index + 1].isOne(of: .hyphen, .slash)
    else { return nil }
    let century = from.year / 100 * 100
    let year = century + value > from.year ? century + value : century + 100 + value
    guard year - from.year <= 60, let date = PartialDate(year: year) else { return nil }
    return (date, index + 1)
  }

  private func skippingSmall(_ index: Int, _ units: [Unit]) -> Int {
    var index = index
    while index < units.count,
      units[index].isOne(of: .the, .late, .early, .mid) || units[index].isOne(of: .hyphen)
    { index += 1 }
    // "the beginning of", "the end of".
    if index + 1 < units.count, units[index].isOne(of: .beginning), units[index + 1].is(.of) {
      index += 2
    }
    return index
  }

  // MARK: Single dates

  private func number(_ unit: Unit) -> Int? {
    guard unit.kind == .number else { return nil }
    var value = 0
    for index in Int(tokens[unit.first].start)..<Int(tokens[unit.first].end) {
      let digit = text.bytes[index] &- 0x30
      guard digit < 10 else {
        // "19th", "1st".
        return value > 0 && value <= 31 ? value : nil
      }
      guard value < 100_000 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  private func year(at index: Int, _ units: [Unit]) -> (PartialDate, Int)? {
    guard index < units.count, let value = number(units[index]), (1700...2150).contains(value),
      tokens[units[index].first].end - tokens[units[index].first].start == 4,
      let date = PartialDate(year: value)
    else { return nil }
    return (date, index + 1)
  }

  /// January is 1; nil for a word that is no month.
  private func month(_ unit: Unit) -> Int? {
    guard unit.kind == .word, unit.isCapital, unit.has(.month), Int(unit.word) < lexicon.words.count
    else { return nil }
    let prefix = lexicon.words.spelling(unit.word).prefix(3)
    return DateReader.months.firstIndex(of: String(prefix)).map { $0 + 1 }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// A date that begins at `index`, and where it ends.
  /// - Parameter bare: a year alone counts.
  private func date(
    at index: Int, _ units: [Unit], isFuture: Bool, bare: Bool
  ) -> (PartialDate, Int)? {
    guard index < units.count else { return nil }
    let unit = units[index]
    if unit.has(.weekday), unit.isCapital { return weekday(at: index, units, isFuture: isFuture) }
    if let month = month(unit) {
      return monthFirst(month, at: index, units, isFuture: isFuture, bare: bare)
    }
    if let date = numericDate(at: index, units) { return date }
    if let day = number(unit), (1...31).contains(day) {
      var next = index + 1
      if next < units.count, units[next].is(.of) { next += 1 }
      if next < units.count, let month = month(units[next]) {
        if let (year, end) = yearAfter(next + 1, units) {
          return PartialDate(year: year.year, month: month, day: day).map { ($0, end) }
        }
        return resolved(month, day, isFuture: isFuture).map { ($0, next + 1) }
      }
      return nil
    }
    if let (year, end) = year(at: index, units) {
      // 2024-06-19.
      if end + 3 < units.count, units[end].is(.hyphen), let month = number(units[end + 1]),
        (1...12).contains(month),
        units[end + 2].is(.hyphen), end + 3 < units.count, let day = number(units[end + 3]),
        let date = PartialDate(year: year.year, month: month, day: day)
      {
        return (date, end + 4)
      }
      guard bare else { return nil }
      return (year, end)
    }
    return relative(at: index, units)
  }

  private func yearAfter(_ index: Int, _ units: [Unit]) -> (PartialDate, Int)? {
    if let found = year(at: index, units) { return found }
    if index < units.count, units[index].isComma || units[index].is(.of) {
      return year(at: index + 1, units)
    }
    return nil
  }

  private func monthFirst(
    _ month: Int, at index: Int, _ units: [Unit], isFuture: Bool, bare: Bool
  ) -> (PartialDate, Int)? {
    let next = index + 1
    if next < units.count, let day = number(units[next]), (1...31).contains(day) {
      if let (year, end) = yearAfter(next + 1, units) {
        return PartialDate(year: year.year, month: month, day: day).map { ($0, end) }
      }
      return resolved(month, day, isFuture: isFuture).map { ($0, next + 1) }
    }
    if let (year, end) = yearAfter(next, units) {
      return PartialDate(year: year.year, month: month).map { ($0, end) }
    }
    guard bare else { return nil }
    return resolved(month, nil, isFuture: isFuture).map { ($0, next) }
  }

  /// The year of a month and a day that were given without one: the nearest such date that is not
  /// after the publication, or, in a sentence about the future, not before it.
  private func resolved(_ month: Int, _ day: Int?, isFuture: Bool) -> PartialDate? {
    guard let published else { return nil }
    for year in isFuture
      ? [published.year, published.year + 1] : [published.year, published.year - 1]
    {
      guard let date = PartialDate(year: year, month: month, day: day) else { continue }
      if isFuture
        ? date.latest >= published.earliest : date.earliest <= published.latest.advanced(byDays: 2)
      {
        return date
      }
    }
    return nil
  }

  /// "Friday", "last Friday": the last such day up to the publication, where that is a day.
  private func weekday(at index: Int, _ units: [Unit], isFuture: Bool) -> (PartialDate, Int)? {
    // "Friday, June 14, 2024" and "Friday (June 14)".
    if index + 2 < units.count, units[index + 1].isOne(of: .comma, .openingBracket),
      let (date, end) = date(at: index + 2, units, isFuture: isFuture, bare: false)
    {
      return (date, end)
    }
    // "Monday 10 June".
    if index + 2 < units.count, units[index + 1].kind == .number || month(units[index + 1]) != nil,
      let (date, end) = date(at: index + 1, units, isFuture: isFuture, bare: false),
      date.day != nil
    {
      return (date, end)
    }
    guard let day = published?.exact, Int(units[index].word) < lexicon.words.count else {
      return nil
    }
    let prefix = lexicon.words.spelling(units[index].word).prefix(3)
    guard let wanted = DateReader.weekdays.firstIndex(of: String(prefix)) else { return nil }
    // 1970-01-01 was a Thursday.
    let today = Int(((day.daysSinceEpoch + 3) % 7 + 7) % 7)
    let back = (today - wanted + 7) % 7
    let date =
      isFuture
      ? day.advanced(byDays: Int64((wanted - today + 7) % 7)) : day.advanced(byDays: Int64(-back))
    return (PartialDate(date), partOfDay(index + 1, units))
  }

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// "last month", "this year", "late last year", "yesterday".
  private func relative(at index: Int, _ units: [Unit]) -> (PartialDate, Int)? {
    guard let published else { return nil }
    let unit = units[index]
    if unit.kind == .word, unit.isOne(of: .today, .yesterday, .tomorrow),
      let day = published.exact
    {
      let shift: Int64 = unit.is(.yesterday) ? -1 : unit.is(.tomorrow) ? 1 : 0
      return (PartialDate(day.advanced(byDays: shift)), index + 1)
    }
    guard unit.isOne(of: .last, .this, .next), index + 1 < units.count else { return nil }
    let shift = unit.is(.last) ? -1 : unit.is(.next) ? 1 : 0
    let next = units[index + 1]
    guard next.kind == .word else { return nil }
    if next.has(.weekday), next.isCapital {
      return weekday(at: index + 1, units, isFuture: shift > 0)
    }
    if let month = month(next) {
      return resolved(month, nil, isFuture: shift > 0).map { ($0, index + 2) }
    }
    if next.is(.year) {
      // "last year in February".
      if index + 3 < units.count, units[index + 2].is(.in), let month = month(units[index + 3]) {
        return PartialDate(year: published.year + shift, month: month).map { ($0, index + 4) }
      }
      return PartialDate(year: published.year + shift).map { ($0, index + 2) }
    }
    guard next.is(.month), let month = published.month else { return nil }
    let count = published.year * 12 + month - 1 + shift
    return PartialDate(year: count / 12, month: count % 12 + 1).map { ($0, index + 2) }
  }
}
