extension ReadTransaction {
  /// This view of the graph, read in the way that the store's ``Store/Options/reading`` says.
  package func reader() throws(StoreError) -> any GraphReader {
    switch store.options.reading {
    case .index: return self
    case .automatic:
      if let image = store.images.image(of: version) { return ImageReader(self, image) }
      if store.images.isFirstLook(at: version), store.imageFile?.claims(version) == true {
        store.makeImageInBackground()
      }
      noteWork()
      return self
    case .image:
      if let image = try image() { return ImageReader(self, image) }
      return self
    }
  }

  /// The image of this transaction's version: in memory, from the file beside the graph, or made. Nil
  /// where none can hold it.
  fileprivate func image() throws(StoreError) -> GraphImage? {
    let images = store.images
    if let image = images.image(of: version) { return image }
    if images.isRefused(version) { return nil }
    if let image = store.imageFile?.image(of: version) {
      images.keep(image, of: version)
      return image
    }
    let image = try makeImage()
    images.keep(image, of: version)
    if let image { store.imageFile?.keep(image) }
    return image
  }

  /// Tells the store what was read from the indexes, which may have an image made in the background.
  func noteWork() {
    defer { work = 0 }
    guard work > 0, store.options.reading == .automatic, store.path != nil else { return }
    // An entry of an index takes about as long as two relationships of an image that is being made.
    let threshold = 10_000 + (nodesInAll + relationshipsInAll) / 2
    guard store.images.note(work, of: version, threshold: threshold) else { return }
    store.makeImageInBackground()
  }
}

extension Store {
  /// Nil where none is wanted.
  var imageFile: ImageFile? {
    guard options.sharesImages, case .disk(_, let resolved) = file else { return nil }
    return ImageFile(besides: resolved)
  }

  fileprivate func makeImageInBackground() {
    let images = images
    let thread = BackgroundThread { [weak self] in
      defer { images.finish() }
      guard let self, let transaction = try? self.beginRead() else { return }
      // Whatever keeps it from being made, queries go on without it.
      _ = try? transaction.image()
      transaction.end()
    }
    if let thread { thread.detach() } else { images.finish() }
  }
}
