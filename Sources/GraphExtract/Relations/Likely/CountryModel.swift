internal import CSchema
internal import GraphModel

/// Of which country an office is that a text names without one, "Foreign Minister X said": a logistic model over
/// ``CountryFeatures``, of which what the rules take it for are two.
///
/// The weights are data, `Schema/offices.txt`, fitted by `make calibrate` to the offices of the annotated texts of the
/// tests.
struct CountryModel: Sendable {
  static let standard = CountryModel(choice: ChoiceModel(weights: schema_offices))

  let choice: ChoiceModel

  /// How likely the one that is chosen must be.
  private static let threshold = 0.5

  func country(_ features: CountryFeatures) -> Int? {
    choice.likeliest(
      of: features.countries.candidates, from: Self.threshold, features.features(of:))
  }
}
