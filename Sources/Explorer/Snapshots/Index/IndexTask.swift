import Platform

/// An index on its way into the cache.
public final class IndexTask: Sendable {
    private let isIdle: Gate
    private let writing: BackgroundTask

    init(_ isIdle: Gate, _ writing: BackgroundTask) { (self.isIdle, self.writing) = (isIdle, writing) }

    /// Nobody waits for an answer: what takes much time and memory, and few questions need, is found from now on.
    public func goOn() { isIdle.open() }

    /// Comes back when it is written.
    public func wait() {
        goOn()
        writing.wait()
    }
}
