internal import Synchronization

/// The image of one store's graph, and the work that speaks for making one.
final class ImageKeeper: Sendable {
  private struct State {
    var image: GraphImage?
    /// Done on the indexes since the image was last looked for in vain.
    var work = 0
    var isBeingMade = false
    /// Of a graph that no image can hold.
    var refused: GraphVersion?
    /// For which an image was last looked for beside the graph.
    var sought: GraphVersion?
  }

  private let state = Mutex(State())

  /// The image of this version of the graph, if it is there.
  func image(of version: GraphVersion) -> GraphImage? {
    state.withLock { $0.image?.version == version ? $0.image : nil }
  }

  /// Whether this version was not asked for before, and nobody is making an image.
  func isFirstLook(at version: GraphVersion) -> Bool {
    state.withLock { state in
      guard state.sought != version, !state.isBeingMade else { return false }
      state.sought = version
      return true
    }
  }

  func isRefused(_ version: GraphVersion) -> Bool { state.withLock { $0.refused == version } }

  /// Nil where the graph of this version has none.
  func keep(_ image: GraphImage?, of version: GraphVersion) {
    state.withLock { state in
      if let image { state.image = image } else { state.refused = version }
      state.work = 0
    }
  }

  /// Notes what was done on the indexes. Returns whether the caller is now to have an image made, and to
  /// call ``finish()`` when that is done.
  func note(_ work: Int, of version: GraphVersion, threshold: Int) -> Bool {
    state.withLock { state in
      state.work += work
      guard state.work > threshold, !state.isBeingMade, state.refused != version else {
        return false
      }
      state.isBeingMade = true
      return true
    }
  }

  func finish() {
    state.withLock { state in
      state.isBeingMade = false
      state.work = 0
    }
  }
}
