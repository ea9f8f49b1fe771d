internal import Glibc
internal import GraphExtract
internal import GraphModel

/// The documents that the arguments of `ingest` and `extract` name.
enum DocumentFiles {
  /// Files in the order of the arguments; those of a folder, and of the folders in it, in the order
  /// of their paths. Hidden files are left out.
  ///
  /// - Throws: ``Failure`` with the status for file trouble where a path is not there, cannot be
  ///   read, or is a folder without documents.
  static func list(_ arguments: [String]) throws(Failure) -> [String] {
    var paths: [String] = []
    for argument in arguments {
      if argument == "-" {
        paths.append(argument)
        continue
      }
      let path = normalized(argument)
      var status = stat()
      guard stat(path, &status) == 0 else {
        throw Failure(.file, "cannot read \(path): \(systemMessage(errno))")
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        paths.append(path)
        continue
      }
      var found: [String] = []
      try collect(path, into: &found)
      guard !found.isEmpty else {
        let endings = DocumentFormat.suffixes.map(\.suffix).joined(separator: ", ")
        throw Failure(.file, "\(path) has no document in it: no file ends in \(endings)")
      }
      paths += found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    return paths
  }

  private static func collect(_ folder: String, into paths: inout [String]) throws(Failure) {
    guard let stream = opendir(folder) else {
      throw Failure(.file, "cannot read \(folder): \(systemMessage(errno))")
    }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        // The name is terminated within its field.
        pointer.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
        ) {
          String(cString: $0)
        }
      }
      if name.hasPrefix(".") { continue }
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var status = stat()
      // Links to folders are not followed: they may lead in a circle.
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try collect(path, into: &paths)
      } else if DocumentFormat(path: name) != nil {
        paths.append(path)
      }
    }
  }

  /// `./a/` as `a`: one document keeps one name.
  private static func normalized(_ path: String) -> String {
    var path = path[...]
    while path.hasPrefix("./"), path.count > 2 { path = path.dropFirst(2).drop { $0 == "/" } }
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return path.isEmpty ? "." : String(path)
  }

  /// The date with which the name of a file begins, as in `2024-06-19-treaty.txt`.
  static func published(byName path: String) -> PartialDate? {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    guard name.count > 10, let head = String(name.prefix(10)), let date = PartialDate(head),
      date.day != nil, let next = name.dropFirst(10).first,
      [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: " ")].contains(next)
    else { return nil }
    return date
  }
}
