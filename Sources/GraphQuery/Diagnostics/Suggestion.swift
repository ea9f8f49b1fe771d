/// The candidate that `word` was most probably meant to be, or nil where none is near.
///
/// Near is a distance of one for words of up to four characters, of two up to eight, of three
/// beyond; case is ignored. Of several equally near, the first in the order of the alphabet.
func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let folded = Array(word.lowercased())
  // A longer word than any name that people choose is not worth a quadratic comparison.
  guard folded.count <= 64 else { return nil }
  let allowed = folded.count <= 2 ? 0 : folded.count <= 4 ? 1 : folded.count <= 8 ? 2 : 3
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != word {
    let other = Array(candidate.lowercased())
    guard other.count <= 64, abs(other.count - folded.count) <= allowed else { continue }
    let distance = editDistance(folded, other)
    guard distance <= allowed else { continue }
    if let best, (best.distance, best.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// The least number of insertions, deletions, substitutions and swaps of neighbours that turn one
/// into the other, no character being touched twice (Damerau–Levenshtein, optimal string alignment).
///
/// Complexity: O(*n* · *m*) time, O(*m*) memory.
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  var row = last
  for i in 1...a.count {
    row[0] = i
    for j in 1...b.count {
      let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      var cost = min(substitution, last[j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost = min(cost, beforeLast[j - 2] + 1)
      }
      row[j] = cost
    }
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[b.count]
}
