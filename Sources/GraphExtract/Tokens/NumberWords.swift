/// Numbers as prose writes them.
enum NumberWords {
  /// From two to twelve.
  static let small: Set<String> = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]
}
