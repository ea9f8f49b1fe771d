internal import ArgumentParser

@main
struct GraphControl: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "graphctl", version: "0.1.0")
}
