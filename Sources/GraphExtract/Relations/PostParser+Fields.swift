internal import GraphModel

/// What a post is concerned with: fields, boards, and whom an aide serves.
extension PostParser {
  /// "Foreign Affairs", "oceans and fisheries", "strategic planning".
  /// - Parameter isOpen: whatever noun stands here is a field: behind "minister for".
  func fieldEnd(_ index: Int, isOpen: Bool, _ actors: ActorTable) -> Int? {
    var end = index
    // "Southeast Asian affairs", "European Affairs": what qualifies the field.
    while end < units.count, end - index < 2, units[end].kind == .actor || units[end].kind == .name,
      end + 1 < units.count, units[end].form != .capital, !isFieldName(end, actors)
    { end += 1 }
    if end > index {
      guard units[end].kind == .word, units[end].isOne(of: .affairs, .relations) else { return nil }
      return end + 1
    }
    while end < units.count, end - index < 14 {
      let unit = units[end]
      if unit.kind == .word || unit.kind == .title && !unit.isPlural, unit.has(.portfolio) {
        end += 1
      } else if unit.kind == .word, unit.isCapital,
        unit.has([.rank, .statehead, .ofstate, .orghead]), !unit.has(.function)
      {
        // "for Technical Services".
        end += 1
      } else if unit.kind == .word, unit.isCapital, unit.has(.government), end > index {
        // "of Provincial Government".
        end += 1
      } else if isOpen, unit.is(.and), end > index, end + 1 < units.count,
        units[end + 1].kind == .actor, namesField(units[end + 1].actor, actors)
      {
        // "of Forests and Soil Conservation".
        end += 2
      } else if unit.isComma, end > index, end + 3 < units.count, isUnion(end + 1, actors),
        units[end + 2].is(.and), units[end + 3].isCapital,
        units[end + 3].has(.portfolio) || units[end + 3].kind == .word
      {
        // "Minister for Foreign Affairs, European Union and Cooperation".
        end += 4
      } else if isFieldName(end, actors) {
        end += 1
      } else if unit.isComma, end > index, isFieldName(end + 1, actors) {
        // "Minister for Tourism, Culture and Energy", where the last two look like a name.
        end += 2
      } else if isOpen, isAnyField(end, from: index) {
        end += 1
      } else if unit.isOne(of: .and, .ampersand) || unit.isComma, end > index,
        end + 1 < units.count,
        units[end + 1].kind == .word
          || units[end + 1].kind == .title && end + 2 < units.count
            && !units[end + 2].isOne(of: .of, .for),
        units[end + 1].has(.portfolio) || isOpen && isAnyField(end + 1, from: index)
      {
        end += 1
      } else if unit.isComma, end > index, end + 2 < units.count, units[end + 1].is(.and),
        units[end + 2].has(.portfolio), units[end + 2].kind == .word, !opensTitle(end + 2)
      {
        end += 2
      } else {
        break
      }
    }
    return end > index ? end : nil
  }

  private func isUnion(_ index: Int, _ actors: ActorTable) -> Bool {
    units[index].kind == .actor && actors[units[index].actor].name == "European Union"
  }

  /// Words for what ministries are for that were taken for a name: "Culture and Energy".
  func isFieldName(_ index: Int, _ actors: ActorTable) -> Bool {
    guard units.indices.contains(index), units[index].kind == .actor else { return false }
    let actor = actors[units[index].actor]
    switch actor.kind {
    case .organization, .company, .unknown: break
    case .country, .person, .publicBody, .treaty: return false
    }
    // "Finance and National Planning".
    let isField = { (word: String) in lexicon.classes(spelled: word).contains(.portfolio) }
    guard !actor.isOfLexicon, actor.key.count > 1 else { return false }
    // "Transport and Light Rail Minister X".
    if units.indices.contains(index + 1), units[index + 1].kind == .title,
      units[index + 1].titleKind == .portfolio, actor.key.contains("and"), !actor.isParty,
      units[index].end - units[index].first >= actor.key.count,
      actor.key.first.map(isField) ?? false
    {
      return true
    }
    return actor.key.last.map(isField) ?? false
      && actor.key.allSatisfy {
        $0 == "and" || !lexicon.classes(spelled: $0).isDisjoint(with: [.portfolio, .rank])
      }
  }

  /// "Vice President Finance of A", "Director Investor Relations": what an officer of a company is over, without "of".
  func departmentEnd(_ index: Int, _ post: Post, _ actors: ActorTable) -> Int? {
    guard index < units.count, !post.isPlural, units[index - 1].isCapital,
      post.kind == .company || post.kind == .body
        || lexicon.titleName(post.head).hasSuffix("vice president")
    else { return nil }
    var end = index
    while end < units.count, end - index < 5,
      units[end].isCapital && namesDepartment(end, actors)
        || end > index && units[end].isOne(of: .and, .ampersand)
    { end += 1 }
    while end > index, units[end - 1].isOne(of: .and, .ampersand) { end -= 1 }
    guard end > index else { return nil }
    return end == units.count || units[end].kind == .mark && !units[end].is(.possessive)
      || units[end].isOne(of: .of, .at, .for) ? end : nil
  }

  /// "Sales", "Investor Relations", as a word or taken for a name.
  func namesDepartment(_ index: Int, _ actors: ActorTable) -> Bool {
    let isDepartment = { (classes: WordClass) in
      !classes.isDisjoint(with: [.department, .portfolio])
    }
    switch units[index].kind {
    case .word: return isDepartment(units[index].classes)
    case .actor, .name:
      guard units[index].form == .plain, !units[index].isHonoured else { return false }
      let key =
        units[index].kind == .actor ? actors[units[index].actor].key : []
      let isKnown = units[index].kind == .actor && actors[units[index].actor].isOfLexicon
      return !isKnown && !key.isEmpty
        && key.allSatisfy { $0 == "and" || isDepartment(lexicon.classes(spelled: $0)) }
    case .title, .mark, .number: return false
    }
  }

  /// "Foreign" in "of Justice, and Foreign Minister X": the field of the title behind it.
  private func opensTitle(_ index: Int) -> Bool {
    let behind = units[index...].prefix(5).drop { $0.kind == .word && $0.has([.portfolio, .rank]) }
    return behind.first?.kind == .title
  }

  /// "for work", "of haciendas", "and retraining": one word that leads the field or is joined to it.
  private func isAnyField(_ index: Int, from start: Int) -> Bool {
    guard index == start || units[index - 1].isOne(of: .and, .ampersand, .comma),
      units[index].kind == .word, !units[index].isCapital,
      !units[index].has(
        WordClass.function.union(.anyVerb).union([
          .adverb, .opener, .timeunit, .daypart, .office, .distinction,
        ]))
    else { return false }
    let next = index + 1
    return next >= units.count || units[next].kind == .mark || units[next].kind == .actor
      || units[next].has(WordClass.function.union(.anyVerb).union(.portfolio))
  }

  /// "head of public policy at …": a description in small letters that leads to a body.
  func describedEnd(_ index: Int) -> Int? {
    var end = index
    while end < units.count, end - index < 5 {
      let unit = units[end]
      guard unit.kind == .word, !unit.isCapital, !unit.has(WordClass.function.union([.saying]))
      else { break }
      end += 1
    }
    guard end > index, end + 1 < units.count, units[end].isOne(of: .of, .at, .for) else {
      return nil
    }
    let next = units[end + 1].isOne(of: .the) ? end + 2 : end + 1
    return next < units.count && units[next].kind == .actor ? end : nil
  }

  /// "(chairman of the) supervisory board", "board of directors", "Management Board".
  func boardEnd(_ index: Int) -> Int? {
    var end = index
    while end < units.count, end - index < 3, !units[end].is(.board),
      units[end].kind == .word, !units[end].has(WordClass.function)
    { end += 1 }
    guard end < units.count, units[end].is(.board) else { return nil }
    end += 1
    if end + 1 < units.count, units[end].is(.of), units[end + 1].kind == .title,
      units[end + 1].isPlural
    {
      return end + 2
    }
    return end
  }

  func isAssisting(_ index: Int) -> Bool {
    guard units[index].kind == .title else { return false }
    // "moved from justice secretary to home secretary".
    var before = index - 1
    while before > 0, units[before].kind == .word, units[before].has([.portfolio, .rank]) {
      before -= 1
    }
    if before >= 0, units[before].is(.from) { return false }
    return units[index].titleKind == .body || units[index].titleKind == .state
  }

  /// "to Prime Minister X", "to the president": whom an aide serves.
  func principalEnd(_ index: Int, _ actors: ActorTable) -> Int? {
    var end = index
    while end < units.count, end - index < 8 {
      let unit = units[end]
      if unit.kind == .title || unit.has([.rank, .portfolio, .former]) && unit.kind == .word {
        end += 1
        continue
      }
      if unit.kind == .actor, unit.form == .adjective {
        end += 1
        continue
      }
      if unit.is(.possessive), end > index {
        end += 1
        continue
      }
      if unit.kind == .actor,
        actors[unit.actor].kind == .person || actors[unit.actor].kind == .unknown
      {
        return end + 1
      }
      if unit.kind == .actor, actors[unit.actor].kind == .country, end + 1 < units.count,
        units[end + 1].is(.possessive)
      {
        end += 1
        continue
      }
      break
    }
    return end > index && units[end - 1].kind == .title ? end : nil
  }
}
