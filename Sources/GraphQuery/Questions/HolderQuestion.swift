public import GraphModel
public import GraphStore

/// Who holds a post: "ambassador of South Korea to Russia", "president of X", any post in X.
///
///     let question = try HolderQuestion(
///       words: "South Korean ambassador to Russia", asOf: day, in: reader)
///     switch try question.answer(in: reader) { … }
public struct HolderQuestion: Hashable, Sendable {
  /// A title or a role, as it is written: `foreign minister`, `foreign-minister`. Nil: any post.
  public var post: String?
  /// The name of the body whose post it is; of envoys, of the one who sends them.
  public var body: String?
  /// The name of the one to whom envoys are accredited.
  public var accreditedTo: String?
  /// Nil: at any time.
  public var asOf: CalendarDate?

  public init(
    post: String? = nil, of body: String? = nil, to accreditedTo: String? = nil,
    asOf: CalendarDate? = nil
  ) {
    self.post = post
    self.body = body
    self.accreditedTo = accreditedTo
    self.asOf = asOf
  }
}

/// Who holds a post.
public struct HolderAnswer: Sendable {
  /// The canonical role that was understood; nil where the title names none.
  public let role: String?
  public let body: ActorReference?
  public let accreditedTo: ActorReference?
  /// Nil: at any time.
  public let asOf: CalendarDate?
  /// Those who hold it on the day, certain ones first; without a day, all who ever did, the latest
  /// first. Of a post for one, a certain holder leaves no room for possible ones.
  public let holders: [Holding]
  /// Where ``holders`` is empty: who held it nearest to the day, at most one before and one after.
  public let nearest: [Holding]
}

/// One term of one person in one post.
public struct Holding: Sendable {
  public let person: ActorReference
  /// Nil where no source says whose post it is.
  public let body: ActorReference?
  /// Of envoys.
  public let accreditedTo: ActorReference?
  /// As it is written in the sources.
  public let title: String?
  /// The canonical role.
  public let role: String?
  public let status: Status?
  /// As stated; nil where no source states it.
  public let since: String?
  public let until: String?
  /// What the sources say together of when.
  public let period: Period
  /// Whether it holds on the day of the question; nil where no day was asked for.
  public let certainty: Certainty?
  /// One relationship, or both halves of an ambassador's post.
  public let relationships: [RelationshipID]
  /// The sentences that say so, without repetition.
  public let evidence: [Evidence]
  /// 0 … 1; nil where the term was not read in a document.
  public let confidence: Double?
}

extension HolderQuestion {
  /// Answers from one snapshot of the graph.
  ///
  /// Complexity: by the number of posts in the body that is asked about.
  public func answer(in reader: ReadTransaction)
    throws(QueryError) -> QuestionOutcome<HolderAnswer>
  {
    do throws(StoreError) {
      return try HolderSearch(question: self, reader: reader).run()
    } catch {
      throw QueryError(error)
    }
  }
}
