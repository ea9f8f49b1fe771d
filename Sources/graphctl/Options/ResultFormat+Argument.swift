public import ArgumentParser
public import GraphExchange

extension ResultFormat: ExpressibleByArgument {}
