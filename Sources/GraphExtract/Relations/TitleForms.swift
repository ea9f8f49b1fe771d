extension String {
  /// The title of one of several who are told of in the plural: "minister" of "ministers", "state secretary" of
  /// "state secretaries".
  var singularTitle: String {
    if hasSuffix("ies") { return dropLast(3) + "y" }
    return hasSuffix("s") ? String(dropLast()) : self
  }
}
