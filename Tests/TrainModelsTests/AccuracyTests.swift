import Glibc
import GraphExtract
import Testing

@testable import train_models

/// Where the corpora are, if they are beside the project.
private enum TestCorpora {
  static let directory: String? = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/" + root + "/../shared/training"
    return access(path + "/ud-ewt", R_OK) == 0 ? path : nil
  }()
}

/// The models that ship against a part of the test sets, where those are beside the project.
///
/// `train-models --evaluate` measures all of them; these bounds lie a little below, for the part.
@Suite(.enabled(if: TestCorpora.directory != nil, "no corpora in ../shared/training"))
struct AccuracyTests {
  /// Every so many sentences one, so that all kinds of text are in it.
  private func sample<T>(_ sentences: [T], _ count: Int) -> [T] {
    let step = max(1, sentences.count / count)
    return stride(from: 0, to: sentences.count, by: step).map { sentences[$0] }
  }

  @Test func tagsAndTreesAreAsGoodAsMeasured() throws {
    let directory = try #require(TestCorpora.directory)
    let model = try #require(SyntaxModel.standard)
    let test = sample(try Treebank.read(directory + "/ud-ewt/en_ewt-ud-test.conllu"), 150)
    let tags = Scores.tagging(model, test)
    #expect(Double(tags.universal) / Double(tags.words) > 0.93)
    let trees = Scores.parsing(model, test)
    #expect(Double(trees.labels) / Double(trees.words) > 0.78)
  }

  @Test func twoCoursesOfStepsAreRightMoreOftenThanOne() throws {
    let directory = try #require(TestCorpora.directory)
    let model = try #require(SyntaxModel.standard)
    let test = sample(try Treebank.read(directory + "/ud-ewt/en_ewt-ud-test.conllu"), 400)
    let one = Scores.parsing(model, test, by: DependencyParser(model, margin: -1))
    #expect(Scores.parsing(model, test).labels > one.labels)
  }

  @Test func namesAreAsGoodAsMeasured() throws {
    let directory = try #require(TestCorpora.directory)
    let model = try #require(SyntaxModel.standard)
    let politics = directory + "/ner-crossner-politics/politics/test.txt"
    let scores = Scores.names(model, sample(try NameCorpus.readCrossNER(politics), 100))
    #expect(scores[nil].map { $0.f1 > 0.70 } ?? false)
  }

  @Test func namesAloneTellPersonsFromBodies() throws {
    let directory = try #require(TestCorpora.directory)
    let model = try #require(SyntaxModel.standard)
    let politics = directory + "/ner-crossner-politics/politics/test.txt"
    let scores = Scores.nameKinds(model, NameLists.marked(try NameCorpus.readCrossNER(politics)))
    #expect(Double(scores.right) / Double(scores.names) > 0.92)
    #expect(Double(scores.certainlyRight) / Double(scores.certain) > 0.97)
  }
}
