public import GraphModel

extension Reading {
  /// The reading without the assertions whose confidence is less than `least`.
  ///
  /// The extractor's name says so, for another limit makes another reading of the same text.
  public func keeping(from least: Double) -> Reading {
    var reading = self
    reading.assertions.removeAll { $0.confidence < least }
    let hundredths = Int((min(max(least, 0), 1) * 100).rounded())
    reading.extractor += " (confidence \(hundredths)% or more)"
    return reading
  }
}

extension ExplainedReading {
  /// The reading without the assertions whose confidence is less than `least`.
  public func keeping(from least: Double) -> ExplainedReading {
    var explained = self
    explained.reading = reading.keeping(from: least)
    explained.explanations = zip(reading.assertions, explanations)
      .filter { $0.0.confidence >= least }.map(\.1)
    return explained
  }
}
