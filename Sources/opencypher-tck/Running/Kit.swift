internal import GraphStore

/// All scenarios of a folder, and their run.
struct Kit {
  let features: [Feature]
  let runner: ScenarioRunner

  /// - Throws: what is wrong with the folder or with a file in it.
  init(_ directory: String, reading: Store.Reading = .automatic) throws(ExpectationError) {
    guard let paths = Files.features(in: directory), !paths.isEmpty else {
      throw ExpectationError("there are no feature files in \(directory)")
    }
    var features: [Feature] = []
    for path in paths {
      guard let text = Files.text(of: path) else { throw ExpectationError("cannot read \(path)") }
      do throws(FeatureError) {
        features.append(try FeatureReader.read(text, path: path))
      } catch {
        throw ExpectationError(error.description)
      }
    }
    self.features = features
    runner = ScenarioRunner(graphs: NamedGraphs(near: directory), reading: reading)
  }

  /// Runs the scenarios that `only` selects, one after the other.
  func run(only text: String?, _ report: (Verdict) -> Void) {
    for feature in features {
      for scenario in feature.scenarios {
        let name = scenario.example.map { "\(scenario.name) #\($0)" } ?? scenario.name
        if let text, ![feature.path, feature.name, name].contains(where: { $0.contains(text) }) {
          continue
        }
        CrashNote.current("\(feature.path):\(scenario.line): \(name)")
        report(verdict(scenario, name: name, feature: feature))
      }
    }
  }

  private func verdict(_ scenario: Scenario, name: String, feature: Feature) -> Verdict {
    var failure: String?
    do throws(ExpectationError) {
      try runner.run(scenario)
    } catch {
      failure = error.description
    }
    return Verdict(
      feature: feature.name, path: feature.path, scenario: name, line: scenario.line,
      failure: failure)
  }
}
