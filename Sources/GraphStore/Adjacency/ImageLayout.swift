/// Where the parts of a graph image lie in its bytes.
///
/// An image is one piece of memory, so that it can be written to a file and mapped from it as it is.
/// All numbers are little-endian; every part begins at a multiple of 64 bytes.
///
///     header            of 256 bytes, see ``ImageHeader``
///     outgoing, incoming   each:
///       offsets         UInt32 × (nodeCapacity + 1): where the relationships of each node begin
///       neighbours      UInt32 × relationships: the node at the other end
///       relationships   UInt32 × relationships: identities
///       since, until    Int32 × relationships: since_earliest and until_latest, as in the file
///       types           UInt16 × relationships
///     labelSets         UInt32 × nodeCapacity: the label set of each node; all ones: no such node
///     sources, targets  UInt32 × relationshipCapacity: by identity
///     relationshipTypes UInt16 × relationshipCapacity: by identity; 0: no such relationship
///     loops             a bit for each node: whether it has a relationship to itself
///     labels            a bitmap of nodes for each label, by the number of the label
///     members           for each label set its number of labels and where they begin; then the labels
///
/// The relationships of a node are in ascending order of (type, neighbour, since, until, identity).
struct ImageLayout: Equatable {
  /// One more than the greatest identity of a node; likewise below.
  let nodeCapacity: Int
  let relationshipCapacity: Int
  let relationshipCount: Int
  let labelCapacity: Int
  let labelSetCapacity: Int
  let memberCount: Int

  /// What the numbers in an image can hold.
  static let mostIdentities = Int(Int32.max) - 64
  static let mostTypes = Int(UInt16.max)

  struct Direction: Equatable {
    let offsets: Int
    let neighbours: Int
    let relationships: Int
    let since: Int
    let until: Int
    let types: Int
  }

  private(set) var outgoing: Direction
  private(set) var incoming: Direction
  private(set) var labelSets = 0
  private(set) var sources = 0
  private(set) var targets = 0
  private(set) var relationshipTypes = 0
  private(set) var loops = 0
  private(set) var labels = 0
  private(set) var members = 0
  private(set) var byteCount = 0

  /// Words of 64 bits in a bitmap of nodes.
  var bitmapWords: Int { (nodeCapacity + 63) / 64 }

  /// Nil where the counts are beyond what an image can hold.
  init?(
    nodeCapacity: Int, relationshipCapacity: Int, relationshipCount: Int, labelCapacity: Int,
    labelSetCapacity: Int, memberCount: Int
  ) {
    let bounds = 0...ImageLayout.mostIdentities
    guard bounds.contains(nodeCapacity), bounds.contains(relationshipCapacity),
      bounds.contains(relationshipCount), (0...ImageLayout.mostTypes).contains(labelCapacity),
      bounds.contains(labelSetCapacity), bounds.contains(memberCount)
    else { return nil }
    self.nodeCapacity = nodeCapacity
    self.relationshipCapacity = relationshipCapacity
    self.relationshipCount = relationshipCount
    self.labelCapacity = labelCapacity
    self.labelSetCapacity = labelSetCapacity
    self.memberCount = memberCount
    // Below 2³¹ of at most 8 bytes each in a dozen parts, and 2¹⁶ bitmaps: no sum overflows.
    var end = ImageHeader.byteCount
    func place(_ bytes: Int) -> Int {
      defer { end = (end + bytes + 63) & ~63 }
      return end
    }
    func direction() -> Direction {
      Direction(
        offsets: place((nodeCapacity + 1) * 4), neighbours: place(relationshipCount * 4),
        relationships: place(relationshipCount * 4), since: place(relationshipCount * 4),
        until: place(relationshipCount * 4), types: place(relationshipCount * 2))
    }
    outgoing = direction()
    incoming = direction()
    labelSets = place(nodeCapacity * 4)
    sources = place(relationshipCapacity * 4)
    targets = place(relationshipCapacity * 4)
    relationshipTypes = place(relationshipCapacity * 2)
    let words = (nodeCapacity + 63) / 64
    loops = place(words * 8)
    labels = place(words * 8 * labelCapacity)
    members = place(labelSetCapacity * 8 + memberCount * 4)
    byteCount = end
  }
}
