import Glibc
import GraphExtract
import Testing

@Suite("Likely holders of posts") struct HolderFitTests {
  /// `GRAPHCTL_CALIBRATE_HOLDERS=FILE` writes the weights there, as `make calibrate` does, and prints how well such
  /// weights choose in texts that they were not fitted to.
  @Test("weights are fitted to who holds the posts of the annotated texts")
  func fits() throws {
    guard let path = getenv("GRAPHCTL_CALIBRATE_HOLDERS").map({ String(cString: $0) }) else {
      return
    }
    let fit = HolderFit(AnnotatedText.development)
    for threshold in [0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
      let (chosen, right, open) = fit.crossValidated(from: threshold)
      print("from \(threshold): \(chosen) chosen, \(right) right, of \(open) open that somebody holds")
    }
    let text = WeightsFile.text(
      fit.weights,
      comment: [
        "The weights of who holds a post that no rule gives to anyone: a logistic model over how the two stand.",
        "Fitted by `make calibrate` to \(fit.count) posts of \(fit.texts) annotated texts.",
      ])
    let file = try #require(fopen(path, "w"))
    fputs(text, file)
    fclose(file)
  }
}
