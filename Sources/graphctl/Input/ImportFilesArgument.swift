internal import ArgumentParser
internal import Glibc
internal import GraphExchange

extension ImportFiles {
  /// `people.csv`, `Person:Actor=people-1.csv,people-2.csv`. A file of just that name comes first.
  init(argument: String) throws {
    if access(argument, F_OK) == 0 {
      self.init(paths: [argument])
      return
    }
    var names: [String] = []
    var files = argument[...]
    if let equals = argument.firstIndex(of: "="),
      !argument[..<equals].contains("/"), equals != argument.startIndex
    {
      names = argument[..<equals].split(separator: ":", omittingEmptySubsequences: false)
        .map(String.init)
      files = argument[argument.index(after: equals)...]
    }
    let paths =
      access(String(files), F_OK) == 0
      ? [String(files)]
      : files.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !paths.contains(""), !names.contains("") else {
      throw ValidationError("“\(argument)” lacks a name; write it as LABEL=FILE,FILE or FILE")
    }
    self.init(names: names, paths: paths)
  }
}
