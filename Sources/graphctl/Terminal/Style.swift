/// Colours, where the terminal shows them and the user wants them.
struct Style: Sendable {
  let isOn: Bool

  func strong(_ text: String) -> String { styled(text, "1") }
  func faint(_ text: String) -> String { styled(text, "2") }
  func good(_ text: String) -> String { styled(text, "32") }
  func doubtful(_ text: String) -> String { styled(text, "33") }

  /// - Parameter code: a parameter of the terminal's Select Graphic Rendition.
  private func styled(_ text: String, _ code: StaticString) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
