extension Store {
  /// The ways in which queries read a graph. Their answers are the same.
  public enum Reading: String, Sendable, CaseIterable {
    /// From the file's indexes; and from an image of the graph in memory once there is one of the
    /// graph as it is. An image is made in the background when queries have read so much from the
    /// indexes that making it would have been cheaper.
    case automatic
    /// Always from the file's indexes, which touches least for one question.
    case index
    /// Always from an image, which is made first where there is none of the graph as it is.
    case image
  }
}
