internal import Glibc

/// The little that the runner needs of the file system.
enum Files {
  /// Writes a line to standard error.
  static func complain(_ message: String) {
    var line = message + "\n"
    line.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Nil where it cannot be read, or is no UTF-8.
  static func text(of path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return ferror(file) == 0 ? String(validating: bytes, as: UTF8.self) : nil
  }

  /// The feature files in a folder and the folders in it, in order of their paths. A path that is
  /// a feature file itself is the only one. Nil where there is neither.
  static func features(in path: String) -> [String]? {
    if path.hasSuffix(".feature"), !isDirectory(path) { return [path] }
    guard isDirectory(path), let directory = opendir(path) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    var found: [String] = []
    for name in names.sorted() {
      let child = "\(path)/\(name)"
      if isDirectory(child) {
        found += features(in: child) ?? []
      } else if name.hasSuffix(".feature") {
        found.append(child)
      }
    }
    return found
  }
}
