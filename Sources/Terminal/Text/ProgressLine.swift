import Platform

/// A line that tells how far something is, on standard error where that is a terminal; gone when it is done.
public final class ProgressLine {
    private let isShown = isatty(STDERR_FILENO) == 1 && !Style.isDumbTerminal
    private let start = SteadyClock.milliseconds
    private var shown = ""
    private var last = 0.0

    /// What is over sooner needs no words.
    private static let patience = 300.0

    public init() {}

    deinit { clear() }

    /// In place of what was told before; ten times a second at most.
    public func tell(_ text: String) {
        let now = SteadyClock.milliseconds
        guard isShown, now - start > Self.patience, now - last > 100, text != shown else { return }
        (shown, last) = (text, now)
        write("\r\u{1B}[2K" + text)
    }

    public func clear() {
        if !shown.isEmpty { write("\r\u{1B}[2K") }
        shown = ""
    }

    private func write(_ text: String) { _ = writeAll(STDERR_FILENO, Array(text.utf8)) }
}
