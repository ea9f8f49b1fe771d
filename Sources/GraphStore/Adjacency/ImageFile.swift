internal import Glibc

/// A file beside the graph that holds an image of it, for the processes that come after.
///
/// It can be deleted at any time. It is believed only where it is whole, undamaged, and of the very
/// version of the graph that is being read; else it is as if it were not there.
struct ImageFile {
  let path: String

  init(besides graph: String) { path = graph + "-image" }

  /// The image in the file, if it is of this version.
  func image(of version: GraphVersion) -> GraphImage? {
    // Zero: of a graph that was not changed since its format has the stamp, and cannot be told from
    // others.
    guard version.stamp != 0 else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size >= ImageHeader.byteCount, let byteCount = Int(exactly: status.st_size),
      let first = readHeader(descriptor), first.version == version,
      first.layout.byteCount == byteCount,
      let memory = ImageMemory(mapping: descriptor, byteCount: byteCount),
      let header = memory.header, header == first, memory.checksum == header.checksum,
      GraphImage.isSound(header.layout, memory)
    else { return nil }
    return GraphImage(version: version, layout: header.layout, memory: memory)
  }

  /// Whether the file says that it is of this version.
  func claims(_ version: GraphVersion) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return version.stamp != 0 && readHeader(descriptor)?.version == version
  }

  private func readHeader(_ descriptor: CInt) -> ImageHeader? {
    var words = [UInt64](repeating: 0, count: ImageHeader.byteCount / 8)
    let count = words.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count == ImageHeader.byteCount else { return nil }
    return words.withUnsafeBufferPointer { words in words.baseAddress.flatMap { ImageHeader($0) } }
  }

  /// Puts an image in the place of whatever the file held. Where that fails there is no file, or the
  /// one that was there.
  func keep(_ image: GraphImage) {
    guard image.version.stamp != 0 else { return }
    let memory = image.memory
    let header = ImageHeader(
      version: image.version, layout: image.layout, checksum: memory.checksum)
    // A name of its own: several processes may come to do the same at once.
    let temporary = path + ".\(getpid())"
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { return }
    let isWhole =
      header.words.withUnsafeBytes { write($0, to: descriptor) }
      && write(memory.body, to: descriptor)
    close(descriptor)
    if !isWhole || rename(temporary, path) != 0 { unlink(temporary) }
  }

  private func write(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
  }
}

extension ImageMemory {
  /// All behind the header.
  var body: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: base + ImageHeader.byteCount, count: byteCount - ImageHeader.byteCount)
  }

  /// Of the body, whose length is a multiple of 64 bytes.
  var checksum: UInt64 {
    let words = UnsafeRawPointer(base + ImageHeader.byteCount).assumingMemoryBound(to: UInt64.self)
    return ImageChecksum.of(words, count: (byteCount - ImageHeader.byteCount) / 8)
  }

  var header: ImageHeader? {
    ImageHeader(UnsafeRawPointer(base).assumingMemoryBound(to: UInt64.self))
  }
}
