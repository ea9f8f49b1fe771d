/// A feature file: scenarios in order, outlines already expanded.
struct Feature {
  let name: String
  /// Relative to the folder that was asked for.
  let path: String
  let scenarios: [Scenario]
}

/// One scenario, ready to run.
struct Scenario {
  let name: String
  /// Which row of an outline's examples it is, from 1; nil for a plain scenario.
  let example: Int?
  let tags: [String]
  /// Where it stands in its file, from 1; for an outline, the line of the example.
  let line: Int
  /// The steps of the background, then its own.
  let steps: [Step]
}

/// One step with what hangs on it.
struct Step {
  /// Without its keyword.
  var text: String
  var document: String?
  var table: [[String]]?
  let line: Int
}
