internal import Glibc
internal import Synchronization

/// The named time zones of the system: the files of its zoneinfo directory, read when first asked.
///
/// Distributions differ in what they say of the time before 1970. The tz database itself keeps one
/// history for zones that agree since then (`Europe/Stockholm` follows `Europe/Berlin`), while some
/// systems install each place's own. So that a query answers the same everywhere, a zone that the
/// database has merged takes its past from the one it was merged into, by the system's own
/// `zone.tab` and `zone1970.tab`.
public final class ZoneDatabase: Sendable {
  /// `TZDIR`, or the first of the usual directories that exists.
  public static let system = ZoneDatabase(directory: systemDirectory())

  private let directory: String?
  private let zones = Mutex<[String: Entry]>([:])
  private let merged = Mutex<[String: String]?>(nil)

  private enum Entry {
    case missing
    case zone(TimeZone)
  }

  init(directory: String?) { self.directory = directory }

  /// Nil where the system has no zone of that name.
  public func zone(named name: String) -> TimeZone? {
    if let entry = zones.withLock({ $0[name] }) {
      if case .zone(let zone) = entry { return zone }
      return nil
    }
    let zone = read(name)
    zones.withLock {
      // Names come from queries: what is remembered must not grow without end.
      if $0.count >= 2048 { $0.removeAll() }
      $0[name] = zone.map { .zone($0) } ?? .missing
    }
    return zone
  }

  private func read(_ name: String) -> TimeZone? {
    guard let zone = file(named: name) else { return nil }
    guard let origin = origin(of: name), let past = file(named: origin) else { return zone }
    return zone.takingPast(from: past)
  }

  private func file(named name: String) -> TimeZone? {
    guard let directory, ZoneDatabase.isValid(name),
      let bytes = readFile(directory + "/" + name, limit: 1 << 20)
    else { return nil }
    return TimeZone(tzif: bytes)
  }

  /// Names stay within the directory.
  private static func isValid(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return name.utf8.count <= 255
      && parts.allSatisfy { part in
        part.first.map { $0 != UInt8(ascii: ".") } == true
          && part.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
              UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
              UInt8(ascii: "_"), UInt8(ascii: "."):
              true
            default: false
            }
          }
      }
  }

  /// The zone into which the tz database has merged `name`, if it has.
  private func origin(of name: String) -> String? {
    if let table = merged.withLock({ $0 }) { return table[name] }
    let table = readMerged()
    merged.withLock { $0 = table }
    return table[name]
  }

  /// `zone.tab` names the zones of each country as they once were, `zone1970.tab` those that
  /// differ since 1970. A zone that only the former has was merged into the country's zone in the
  /// latter, where it has but one.
  private func readMerged() -> [String: String] {
    guard let directory, let old = readFile(directory + "/zone.tab", limit: 1 << 20),
      let new = readFile(directory + "/zone1970.tab", limit: 1 << 20)
    else { return [:] }
    var kept: Set<String> = []
    var byCountry: [String: [String]] = [:]
    for row in rows(new) {
      kept.insert(row[2])
      for country in row[0].split(separator: ",") {
        byCountry[String(country), default: []].append(row[2])
      }
    }
    var table: [String: String] = [:]
    for row in rows(old) where !kept.contains(row[2]) {
      if let zones = byCountry[row[0]], zones.count == 1 { table[row[2]] = zones[0] }
    }
    return table
  }

  /// The lines that are no comments, in columns of which there are at least three.
  private func rows(_ bytes: [UInt8]) -> [[String]] {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard line.first != UInt8(ascii: "#") else { return nil }
      let columns = line.split(separator: UInt8(ascii: "\t")).map {
        String(decoding: $0, as: UTF8.self)
      }
      return columns.count >= 3 ? columns : nil
    }
  }

  private static func systemDirectory() -> String? {
    if let directory = getenv("TZDIR") { return String(cString: directory) }
    let usual = [
      "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
    ]
    return usual.first { access($0, R_OK) == 0 }
  }
}

/// The bytes of a regular file of at most `limit` bytes.
private func readFile(_ path: String, limit: Int) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
    status.st_size <= limit
  else { return nil }
  let size = Int(status.st_size)
  var filled = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while filled < size, let base = buffer.baseAddress {
      let got = Glibc.read(descriptor, base + filled, size - filled)
      guard got > 0 else { break }
      filled += got
    }
    count = filled
  }
  return filled == size ? bytes : nil
}
