import Glibc
import GraphExtract
import Testing

@Suite("Likely holders, bodies and countries of posts") struct LikelihoodFitTests {
  /// `GRAPHCTL_CALIBRATE_POSTS=FOLDER` writes the weights there, as `make calibrate` does, and prints how well such
  /// weights choose in texts that they were not fitted to.
  @Test("weights are fitted to the posts of the annotated texts")
  func fits() throws {
    guard let folder = getenv("GRAPHCTL_CALIBRATE_POSTS").map({ String(cString: $0) }) else {
      return
    }
    let cases = LikelihoodFit.cases(in: AnnotatedText.development)
    try fit(
      cases, .holder, "The weights of who holds a post that no rule gives to anyone",
      to: folder + "/holders.txt")
    try fit(
      cases, .body, "The weights of whose post it is that somebody holds",
      to: folder + "/bodies.txt")
    try fit(
      cases, .country, "The weights of the country whose office is named without one",
      to: folder + "/offices.txt")
  }

  private func fit(
    _ cases: [[LikelyCase]], _ question: LikelyCase.Question, _ what: String, to path: String
  ) throws {
    let fit = LikelihoodFit(AnnotatedText.development, cases, question)
    for threshold in [0.4, 0.5, 0.6, 0.7] {
      let (chosen, right, open) = fit.crossValidated(from: threshold)
      print(
        "\(question) from \(threshold): \(right) of \(chosen) right, of \(open) to be found"
      )
    }
    try writeWeights(
      fit.weights,
      comment: [
        "\(what): a logistic model over how they stand.",
        "Fitted by `make calibrate` to \(fit.count) posts of \(fit.texts) annotated texts.",
      ], to: path)
  }
}
