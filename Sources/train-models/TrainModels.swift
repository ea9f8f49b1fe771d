internal import Glibc
internal import GraphExtract

/// Trains the models of `GraphExtract/Syntax` and measures them.
@main
enum TrainModels {
  static let usage = """
    usage: train-models CORPORA GAZETTEERS LISTS NAME-WORDS OUTPUT   trains, writes OUTPUT, measures it
           train-models --evaluate CORPORA                           measures the models compiled in
    """

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do throws(TrainingError) {
      if arguments.count == 2, arguments[0] == "--evaluate" {
        guard let model = SyntaxModel.standard else {
          throw TrainingError("the weights compiled in are of another version: run make train")
        }
        Report(corpora: try Corpora(arguments[1])).print(model)
        return
      }
      guard arguments.count == 5 else {
        Files.complain(usage)
        exit(2)
      }
      let corpora = try Corpora(arguments[0])
      let gazetteer = try Gazetteer(arguments[1], ownWords: arguments[3])
      let bytes = try ModelTrainer(
        corpora: corpora, gazetteer: gazetteer.words,
        listedNames: try NameLists.read(arguments[2], corpora.nameTrain)
          + NameLists.composed(arguments[1], count: 6_000, seed: 21),
        log: Files.complain
      ).train()
      try Files.write(bytes, to: arguments[4])
      try LoadedModel(bytes).use { model throws(TrainingError) in
        Report(corpora: corpora).print(model)
      }
    } catch {
      Files.complain("train-models: \(error)")
      exit(3)
    }
  }
}
