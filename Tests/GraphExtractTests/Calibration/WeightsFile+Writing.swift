import Glibc
import GraphExtract
import Testing

/// Writes fitted weights where a model is compiled from.
func writeWeights(
  _ weights: [(name: String, weight: Double)], comment: [String], to path: String
) throws {
  let file = try #require(fopen(path, "w"))
  fputs(WeightsFile.text(weights, comment: comment), file)
  fclose(file)
}
