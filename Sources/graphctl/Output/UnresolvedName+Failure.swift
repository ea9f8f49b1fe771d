internal import GraphExchange
internal import GraphQuery

extension UnresolvedName {
  /// An ambiguous name is wrong usage, with its candidates; an unknown one is nothing found.
  var failure: Failure {
    guard isAmbiguous else { return Failure(.nothing, description) }
    var lines = ["“\(name)” may be any of these; say which by its full name or its number:"]
    for candidate in candidates {
      let labels = candidate.labels.isEmpty ? "" : " (\(candidate.labels.joined(separator: ", ")))"
      lines.append("  n\(candidate.id)  \(VisibleText.of(candidate.name + labels))")
    }
    return Failure(.usage, lines.joined(separator: "\n"))
  }
}
