internal import GraphModel

/// Values as a person reads them in a table: as openCypher writes them, but with strings and
/// temporal values that stand alone without quotes.
struct ValueText {
  let entities: Subgraph

  func text(_ value: Value) -> String {
    switch value {
    case .string(let text): text
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration: temporalText(value)
    default: value.rendered(in: entities)
    }
  }
}

/// ISO 8601; for values that are temporal.
func temporalText(_ value: Value) -> String {
  switch value {
  case .date(let value): value.description
  case .localTime(let value): value.description
  case .time(let value): value.description
  case .localDateTime(let value): value.description
  case .dateTime(let value): value.description
  case .duration(let value): value.description
  default: ""
  }
}
