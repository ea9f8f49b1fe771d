/// A word, literal or sign of a query's text.
struct Token: Sendable {
  let kind: Kind
  /// Of an identifier that is not quoted.
  let keyword: Keyword?
  /// UTF-8 offsets, half-open.
  let start: Int32
  let end: Int32
  /// Of a bracket: the index of the token that closes or opens it; -1 where there is none.
  var partner: Int32

  var range: SourceRange { SourceRange(Int(start), Int(end)) }

  /// Signs are single characters, but for those comparisons and ranges that cannot be anything
  /// else: arrows are put together by the parser, since `a<-1` and `(a)<--(b)` begin alike.
  enum Kind: String, Sendable {
    case identifier = "a name"
    /// Between backticks.
    case quotedIdentifier = "a quoted name"
    /// Anything that begins as a number; the parser says whether it is one.
    case number = "a number"
    case string = "a string"
    /// `$name`, `` $`name` `` or `$0`.
    case parameter = "a parameter"
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case comma = ","
    case dot = "."
    case doubleDot = ".."
    case colon = ":"
    case semicolon = ";"
    case bar = "|"
    case doubleBar = "||"
    case ampersand = "&"
    case exclamation = "!"
    case percent = "%"
    case plus = "+"
    case plusEqual = "+="
    case minus = "-"
    case asterisk = "*"
    case slash = "/"
    case caret = "^"
    case equal = "="
    case equalTilde = "=~"
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    /// Where the text stops making sense; always the last token but one.
    case invalid = "an invalid character"
    case endOfText = "the end of the query"
  }
}
