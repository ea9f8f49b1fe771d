internal import GraphModel

/// A relationship as an index has it, seen from the node that it was looked up by.
struct TreeEntry: BitwiseCopyable {
  let relationship: Int64
  let neighbour: Int64
  let type: Int64
}

/// One of the two covering indexes of relationships, read from its b-tree itself.
///
/// SQLite takes some two thousand instructions to find a node's first entry and two hundred for each
/// further one; a search that follows ten relationships of each node does little else. Here the first
/// is found by a binary search in each page on the way down, and the rest lie beside it.
final class RelationshipTree {
  /// A page on the way from the root.
  private struct Level {
    var page: TreePage
    /// The next cell; in a page above others, its child is where the way goes on.
    var index: Int

    /// The place up to which cells follow each other: in a page above others a child comes after each.
    @inline(__always)
    var end: Int { page.isLeaf ? page.count : min(page.count, index + 1) }
  }

  /// How many entries are handed out at once.
  private static let mostEntries = 64

  private let pages: FilePages
  private let root: Int
  private let levels: UnsafeMutablePointer<Level>
  /// The level of the next entry.
  private var current = 0
  private var generation = -1
  /// What is sought.
  private var node: Int64 = 0
  private var type: Int64?
  private var hasEnded = true
  /// What was read last.
  let entries: UnsafeMutablePointer<TreeEntry>
  /// By the head's hash.
  private let forms: UnsafeMutablePointer<EntryForm>

  init(_ pages: FilePages, root: Int) {
    self.pages = pages
    self.root = root
    levels = .allocate(capacity: TreePage.mostLevels)
    entries = .allocate(capacity: RelationshipTree.mostEntries)
    forms = .allocate(capacity: 64)
    forms.initialize(repeating: .none, count: 64)
  }

  deinit {
    levels.deallocate()
    entries.deallocate()
    forms.deallocate()
  }

  // MARK: Reading

  /// Goes to the first entry of `node`; with a type, to the first of that type.
  func begin(at node: Int64, type: Int64?) throws(StoreError) {
    let isNext = isNext(node, type)
    self.node = node
    self.type = type
    hasEnded = false
    if isNext { return }
    pages.makeRoom()
    if generation == pages.generation, isWithinLeaf {
      levels[current].index = search(levels[current], from: levels[current].index)
      return
    }
    generation = pages.generation
    current = 0
    levels[0] = Level(page: try TreePage(root, of: pages), index: 0)
    while true {
      levels[current].index = search(levels[current], from: nil)
      if levels[current].page.isLeaf { return }
      try enterChild()
    }
  }

  /// Replaces ``entries`` by the next ones of what was begun, in the order of the index. Returns how
  /// many there are: 0 at the end.
  ///
  /// - Parameter validity: the days on one of which the relationship must possibly hold; nil for all.
  func read(
    _ validity: (from: Int64, to: Int64)?, _ interruption: Interruption?
  ) throws(StoreError) -> Int {
    var count = 0
    while !hasEnded, count < RelationshipTree.mostEntries {
      // Copies, so that the loop keeps them in registers.
      let (level, node, type, entries) = (levels[current], node, type, entries)
      let end = min(level.end, level.index + RelationshipTree.mostEntries - count)
      var index = level.index
      while index < end {
        let entry = entry(index, level)
        let form = try form(of: entry)
        let kind = form.integer(.type, entry)
        guard form.integer(.node, entry) == node, type == nil || kind == type else {
          hasEnded = true
          break
        }
        index += 1
        if let validity, form.isOutside(validity, entry) { continue }
        entries[count] = TreeEntry(
          relationship: form.integer(.relationship, entry),
          neighbour: form.integer(.neighbour, entry), type: kind)
        count += 1
      }
      levels[current].index = index
      if !hasEnded, index == level.end { hasEnded = try !advance(interruption) }
    }
    return count
  }

  /// How many entries ``read(_:_:)`` would hand out, which are left out.
  func count(
    _ validity: (from: Int64, to: Int64)?, skippingLoops: Bool, _ interruption: Interruption?
  ) throws(StoreError) -> Int {
    var count = 0
    while !hasEnded {
      let (level, node, type) = (levels[current], node, type)
      let end = level.end
      var index = level.index
      while index < end {
        let entry = entry(index, level)
        guard entry.node == node, type == nil || entry.type == type else {
          hasEnded = true
          break
        }
        index += 1
        if skippingLoops || validity != nil {
          let form = try form(of: entry)
          if skippingLoops, form.integer(.neighbour, entry) == node { continue }
          if let validity, form.isOutside(validity, entry) { continue }
        }
        count += 1
      }
      levels[current].index = index
      if !hasEnded { hasEnded = try !advance(interruption) }
    }
    return count
  }

  /// Where an entry has its integers.
  @inline(__always)
  private func form(of entry: IndexEntry) throws(StoreError) -> EntryForm {
    let place = Int(truncatingIfNeeded: (entry.head &* 0x9E37_79B9_7F4A_7C15) >> 58)
    let known = forms[place]
    if known.head == entry.head { return known }
    return try makeForm(of: entry, at: place)
  }

  @inline(never)
  private func makeForm(of entry: IndexEntry, at place: Int) throws(StoreError) -> EntryForm {
    guard let form = EntryForm(entry.head) else { throw pages.damage() }
    forms[place] = form
    return form
  }

  // MARK: Pages

  @inline(__always)
  private func entry(_ index: Int, _ level: Level) -> IndexEntry {
    IndexEntry(at: level.page.record(index))
  }

  private func enter(_ number: Int) throws(StoreError) {
    guard current + 1 < TreePage.mostLevels else { throw pages.damage() }
    let page = try TreePage(number, of: pages)
    current += 1
    levels[current] = Level(page: page, index: 0)
  }

  /// Goes to the page before the next cell of this one.
  private func enterChild() throws(StoreError) {
    try enter(levels[current].page.child(levels[current].index))
  }

  /// From behind the last entry that was read to the next. Returns false at the end of the tree.
  @inline(never)
  private func advance(_ interruption: Interruption?) throws(StoreError) -> Bool {
    try checkInterruption(interruption)
    if levels[current].page.isLeaf {
      repeat {
        guard current > 0 else { return false }
        current -= 1
      } while levels[current].index >= levels[current].page.count
      return true
    }
    // The entry between two children was read: the next is the first of the second child.
    while !levels[current].page.isLeaf { try enterChild() }
    return true
  }

  // MARK: Seeking

  /// Whether the first entry of `node` is the one at which the entries of another node ended. Who goes
  /// through all nodes finds nearly all so.
  @inline(__always)
  private func isNext(_ node: Int64, _ type: Int64?) -> Bool {
    guard hasEnded, generation == pages.generation, type == nil, self.type == nil,
      node > self.node
    else { return false }
    let level = levels[current]
    guard level.index < level.page.count else { return false }
    return entry(level.index, level).node >= node
  }

  /// Whether what is sought begins in the leaf that was read last. Who asks for one node after the
  /// other finds most of them there.
  private var isWithinLeaf: Bool {
    let level = levels[current]
    guard level.page.isLeaf, level.page.count > 0 else { return false }
    return isBefore(0, level) && !isBefore(level.page.count - 1, level)
  }

  /// Whether a cell comes before what is sought.
  @inline(__always)
  private func isBefore(_ index: Int, _ level: Level) -> Bool {
    let entry = entry(index, level)
    let other = entry.node
    if other != node { return other < node }
    guard let type else { return false }
    return entry.type < type
  }

  /// The first cell that is not before what is sought.
  ///
  /// - Parameter place: where it is likely to be.
  private func search(_ level: Level, from place: Int?) -> Int {
    var (low, high) = (0, level.page.count)
    if let place, place < level.page.count {
      if isBefore(place, level) {
        low = place + 1
      } else {
        high = place
        if place == 0 || isBefore(place - 1, level) { return place }
      }
    }
    while low < high {
      let middle = (low + high) >> 1
      if isBefore(middle, level) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
