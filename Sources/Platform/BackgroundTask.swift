/// Something that is done beside everything else.
public final class BackgroundTask: @unchecked Sendable {
    private let body: @Sendable () -> Void
    private var thread: pthread_t?

    /// Where the system gives no thread it is done at once.
    public init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
        thread = Workers.startThread(body)
        if thread == nil { body() }
    }

    /// Comes back when it is done.
    public func wait() {
        if let thread { pthread_join(thread, nil) }
        thread = nil
    }
}
