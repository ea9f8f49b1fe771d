/// The offsets from UTC that a place has used, and the rule by which it goes on.
///
/// Read from a TZif file (RFC 9636), version 2 or later: transitions as 64-bit seconds since the
/// epoch, and for what comes after the last of them a POSIX `TZ` rule in the footer.
public struct TimeZone: Sendable {
  /// The instants at which the offset changes, ascending, in seconds since the epoch.
  private let transitions: [Int64]
  /// The offset from each transition on, in seconds east of UTC; as long as `transitions`.
  private let offsets: [Int32]
  /// The offset before the first transition.
  private let firstOffset: Int32
  /// What holds from the last transition on.
  private let rule: PosixZoneRule?

  init(transitions: [Int64], offsets: [Int32], firstOffset: Int32, rule: PosixZoneRule?) {
    self.transitions = transitions
    self.offsets = offsets
    self.firstOffset = firstOffset
    self.rule = rule
  }

  /// The offset at an instant, in seconds east of UTC.
  ///
  /// Complexity: O(log *t*) in the number of transitions.
  public func offset(atEpochSeconds instant: Int64) -> Int32 {
    guard let last = transitions.last else { return rule?.offset(at: instant) ?? firstOffset }
    if instant >= last, let rule { return rule.offset(at: instant) }
    let index = upperBound(instant)
    return index == 0 ? firstOffset : offsets[index - 1]
  }

  /// The offset and the local time that a clock in this zone shows for `local`.
  ///
  /// A local time that was skipped moves on by the length of the gap; of one that came twice, the
  /// earlier is meant, unless `preferred` is the offset of the later (as in `java.time`).
  public func resolve(_ local: LocalDateTime, preferring preferred: Int32? = nil)
    -> (local: LocalDateTime, offset: Int32)
  {
    let seconds = local.secondsSinceEpoch
    // Whatever the offset, the instant is within a day of the local reading. Two transitions
    // are never that close in any zone, so the offsets on both sides are the only candidates.
    let before = offset(atEpochSeconds: seconds - 86_400)
    let after = offset(atEpochSeconds: seconds + 86_400)
    let fitsBefore = offset(atEpochSeconds: seconds - Int64(before)) == before
    let fitsAfter = offset(atEpochSeconds: seconds - Int64(after)) == after
    if let preferred, preferred == after, fitsAfter { return (local, after) }
    if fitsBefore { return (local, before) }
    if fitsAfter { return (local, after) }
    let gap = Duration(seconds: Int64(after - before))
    // A gap at the very end of the calendar does not exist.
    return (gap.flatMap { local.advanced(by: $0) } ?? local, after)
  }

  /// Whether a clock in this zone shows `local` at this offset.
  public func admits(_ local: LocalDateTime, offset: Int32) -> Bool {
    self.offset(atEpochSeconds: local.secondsSinceEpoch - Int64(offset)) == offset
  }

  /// This zone from 1970 on, and the other before.
  func takingPast(from other: TimeZone) -> TimeZone {
    let recent = self.transitions.indices.filter { self.transitions[$0] >= 0 }
    let old = other.transitions.indices.filter { other.transitions[$0] < 0 }
    let atEpoch = offset(atEpochSeconds: 0)
    var transitions = old.map { other.transitions[$0] }
    var offsets = old.map { other.offsets[$0] }
    if (offsets.last ?? other.firstOffset) != atEpoch {
      transitions.append(0)
      offsets.append(atEpoch)
    }
    // Where this zone changed at the epoch itself, that change is there already.
    for index in recent where transitions.last.map({ $0 < self.transitions[index] }) ?? true {
      transitions.append(self.transitions[index])
      offsets.append(self.offsets[index])
    }
    return TimeZone(
      transitions: transitions, offsets: offsets, firstOffset: other.firstOffset, rule: rule)
  }

  private func upperBound(_ instant: Int64) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
