internal import ArgumentParser
internal import GraphExtract
internal import GraphModel

/// How `ingest` and `extract` read.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Leave out what is less certain than this, from 0 to 1.", valueName: "number"))
  var minConfidence: Double?

  @Option(
    help: ArgumentHelp(
      "Ask a language model too: the http:// address of an OpenAI-compatible server.",
      valueName: "address"))
  var modelEndpoint: String?

  @Option(help: ArgumentHelp("The model to ask, as its server calls it.", valueName: "name"))
  var model: String?

  @Option(
    help: ArgumentHelp("How long to wait for each of the model's answers.", valueName: "seconds"))
  var modelTimeout: Int = 120

  mutating func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence is a number from 0 to 1, as 0.8")
    }
    guard (modelEndpoint == nil) == (model == nil) else {
      throw ValidationError("--model-endpoint and --model belong together")
    }
    guard (1...86_400).contains(modelTimeout) else {
      throw ValidationError("--model-timeout is a number of seconds, from 1 to 86400")
    }
    if modelEndpoint != nil, extractor == nil {
      throw ValidationError(
        "--model-endpoint is an address as http://127.0.0.1:8080, and GRAPHCTL_MODEL_KEY, if it is set, a key"
      )
    }
  }

  /// The language model that was asked for; its key comes from the environment, which other users
  /// of the machine do not see.
  private var extractor: ModelExtractor? {
    guard let modelEndpoint, let model else { return nil }
    let key = environment("GRAPHCTL_MODEL_KEY").flatMap { $0.isEmpty ? nil : $0 }
    var extractor = ModelExtractor(endpoint: modelEndpoint, model: model, key: key)
    extractor?.seconds = modelTimeout
    extractor?.isInterrupted = { Signals.isInterrupted }
    return extractor
  }

  /// - Parameter explains: whether to list where actors are named.
  func read(
    _ article: Article, published: PartialDate?, explains: Bool
  ) throws(Failure) -> ExplainedReading {
    let text = DocumentText(article.text)
    var explained =
      explains
      ? Extractor.standard.explain(text, published: published)
      : Extractor.standard.readWithFactors(text, published: published)
    if let extractor {
      var article = article
      article.published = published
      do throws(ModelError) {
        explained = try extractor.extend(explained, of: article)
      } catch {
        // No document is at fault where the server is: those that follow would wait for it in vain.
        throw Failure(error.code == .interrupted ? .interrupted : .file, error.description)
      }
    }
    return minConfidence.map { explained.keeping(from: $0) } ?? explained
  }
}
