internal import ArgumentParser

@main
struct GraphControl: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "graphctl")
}
