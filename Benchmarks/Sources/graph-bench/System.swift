internal import Glibc

/// What goes wrong with the benchmark itself.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Seconds of a clock that never goes back.
func now() -> Double { clockSeconds(CLOCK_MONOTONIC) }

/// Seconds that all threads of this process have worked.
func processorTime() -> Double { clockSeconds(CLOCK_PROCESS_CPUTIME_ID) }

private func clockSeconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The most memory that was resident, in MB as the kit counts them.
func residentMemory() -> Double {
  var usage = rusage()
  getrusage(0, &usage)  // RUSAGE_SELF, which the overlay gives another type
  return Double(usage.ru_maxrss) / 1024
}

func readFile(_ path: String) throws -> [UInt8] {
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else { throw BenchmarkError("\(path) cannot be read") }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw BenchmarkError("\(path) cannot be read") }
  let size = Int(status.st_size)
  return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let got = read(descriptor, buffer.baseAddress! + count, size - count)
      guard got > 0 else { throw BenchmarkError("\(path) ends early") }
      count += got
    }
  }
}

/// The sizes of a graph's files, in bytes.
func size(ofGraph path: String) -> Int {
  ["", "-wal", "-shm"].reduce(0) { sum, suffix in
    var status = stat()
    return stat(path + suffix, &status) == 0 ? sum + Int(status.st_size) : sum
  }
}

func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

func say(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

func removeFile(_ path: String) { unlink(path) }
