import Glibc

/// A folder that is gone when the test is over.
final class TemporaryFolder {
  let path: String
  private var number = 0

  init() {
    var template = Array("/tmp/graphctl-test-XXXXXX".utf8CString)
    let made = mkdtemp(&template)
    precondition(made != nil, "cannot make a folder in /tmp")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    let line = ["/bin/rm", "-rf", path]
    var strings = line.map { strdup($0) } + [nil]
    var id: pid_t = 0
    if posix_spawn(&id, line[0], nil, nil, &strings, nil) == 0 { waitpid(id, nil, 0) }
    for string in strings { free(string) }
  }

  func nextNumber() -> Int {
    number += 1
    return number
  }

  func path(_ name: String) -> String { path + "/" + name }

  func makeFolder(_ name: String) { mkdir(path(name), 0o755) }

  func write(_ name: String, _ text: String) { write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) {
    let descriptor = open(path(name), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    precondition(descriptor >= 0, "cannot write \(name)")
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      precondition(count > 0)
      start += count
    }
  }

  func exists(_ name: String) -> Bool { access(path(name), F_OK) == 0 }

  static func read(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
