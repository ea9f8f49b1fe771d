/// What a name is a name of.
package enum NameKind: UInt8, CaseIterable, Sendable {
  case person, place, organisation
}

/// A name within a sentence.
package struct NameSpan: Hashable, Sendable {
  /// Indices of words.
  package var words: Range<Int>
  package var kind: NameKind

  package init(words: Range<Int>, kind: NameKind) {
    self.words = words
    self.kind = kind
  }
}

/// Where in a name of which kind a word stands: the first, an inner or the last word of one, one alone,
/// or outside of all (Ratinov and Roth 2009).
package enum NameLabel {
  package static let outside = 0
  package static let count = 1 + 4 * NameKind.allCases.count

  package static func first(_ kind: NameKind) -> Int { 1 + 4 * Int(kind.rawValue) }
  package static func inner(_ kind: NameKind) -> Int { 2 + 4 * Int(kind.rawValue) }
  package static func last(_ kind: NameKind) -> Int { 3 + 4 * Int(kind.rawValue) }
  package static func alone(_ kind: NameKind) -> Int { 4 + 4 * Int(kind.rawValue) }

  /// Whether the label leaves a name open that the next word must go on with.
  package static func isOpen(_ label: Int) -> Bool {
    label != outside && (label - 1) % 4 < 2
  }

  /// Whether `next` may stand behind `label`.
  package static func permits(_ next: Int, after label: Int) -> Bool {
    let goesOn = next != outside && ((next - 1) % 4 == 1 || (next - 1) % 4 == 2)
    guard isOpen(label) else { return !goesOn }
    return goesOn && (next - 1) / 4 == (label - 1) / 4
  }

  package static func mayBegin(_ label: Int) -> Bool { permits(label, after: outside) }

  package static func labels(of spans: [NameSpan], count: Int) -> [Int] {
    var labels = Array(repeating: outside, count: count)
    for span in spans where !span.words.isEmpty {
      if span.words.count == 1 {
        labels[span.words.lowerBound] = alone(span.kind)
      } else {
        for word in span.words { labels[word] = inner(span.kind) }
        labels[span.words.lowerBound] = first(span.kind)
        labels[span.words.upperBound - 1] = last(span.kind)
      }
    }
    return labels
  }

  /// The names that permitted labels describe.
  package static func spans(of labels: [Int]) -> [NameSpan] {
    var spans: [NameSpan] = []
    var start = 0
    for (index, label) in labels.enumerated() where label != outside {
      let position = (label - 1) % 4
      if position == 0 || position == 3 { start = index }
      if position >= 2, let kind = NameKind(rawValue: UInt8((label - 1) / 4)) {
        spans.append(NameSpan(words: start..<index + 1, kind: kind))
      }
    }
    return spans
  }
}
