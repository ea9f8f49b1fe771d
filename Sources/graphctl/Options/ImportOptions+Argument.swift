public import ArgumentParser
public import GraphExchange

extension ImportOptions.IDKind: ExpressibleByArgument {}
extension ImportOptions.BadLines: ExpressibleByArgument {}
