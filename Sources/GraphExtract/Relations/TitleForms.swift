extension String {
  /// The title of one of several who are told of in the plural: "minister" of "ministers", "state secretary" of
  /// "state secretaries", "member of the board" of "members of the board".
  var singularTitle: String {
    let words = split(separator: " ")
    if let of = words.firstIndex(of: "of"), of > 0 {
      return
        (words[..<of].joined(separator: " ").singularTitle + " "
        + words[of...].joined(separator: " "))
    }
    if hasSuffix("ies") { return dropLast(3) + "y" }
    return hasSuffix("s") ? String(dropLast()) : self
  }
}
