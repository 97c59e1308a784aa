import Explorer
import Platform
import Shell

/// The line that tells how far the opening of a file has come, where it takes more than a second and standard error is a terminal. It is taken
/// away when all is open. Meanwhile Ctrl-C ends the program.
public final class OpeningProgress {
    private let isShown: Bool

    public init(isShown: Bool) {
        self.isShown = isShown && isatty(STDERR_FILENO) == 1
        Interrupts.endAtOnce()
    }

    /// Tells of the file with this name.
    public func progress(_ name: String) -> SnapshotProgress {
        guard isShown else { return SnapshotProgress { _, _ in } }
        let shown = TextWidth.truncate(Sanitizer.visible(name), to: 40)
        return SnapshotProgress { phase, percent in OpeningProgress.show("\(shown) · \(phase.rawValue) \(percent) %") }
    }

    /// Nothing is left on the screen.
    public func end() { if isShown { OpeningProgress.show("") } }

    private static func show(_ text: String) { _ = writeAll(STDERR_FILENO, Array("\r\u{1B}[K\(text)".utf8)) }
}
