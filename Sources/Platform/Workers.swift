import Synchronization

/// Work on all processors.
public enum Workers {
    /// So many threads at most: more of them wait for the same memory.
    private static let most = 8

    /// Processors that this process may use.
    public static let count = max(1, min(most, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

    /// Calls `body` once for each number below `count`, several at a time, and comes back when all are done. The calling thread takes
    /// its share; where the system gives no threads it does everything.
    public static func perform(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        let task = Task(count, body)
        var threads: [pthread_t] = []
        for _ in 1..<max(1, min(Workers.count, count)) { if let thread = start(task) { threads.append(thread) } }
        task.run()
        for thread in threads { pthread_join(thread, nil) }
    }

    /// What `body` makes of each, in order, several at a time.
    public static func results<Each, Result>(_ all: [Each], _ body: (Each) -> Result) -> [Result] {
        withoutActuallyEscaping(body) { body in
            var results = [Result?](repeating: nil, count: all.count)
            results.withUnsafeMutableBufferPointer { results in
                nonisolated(unsafe) let results = results, all = all, body = body
                perform(all.count) { results[$0] = body(all[$0]) }
            }
            return results.compactMap { $0 }
        }
    }

    /// Does both at a time, where the system gives a thread. What they share they may only read.
    public static func both(_ one: () -> Void, and other: () -> Void) {
        withoutActuallyEscaping(one) { one in
            withoutActuallyEscaping(other) { other in
                nonisolated(unsafe) let one = one, other = other
                perform(2) { $0 == 0 ? one() : other() }
            }
        }
    }

    /// What is to be done, and which of it is taken.
    private final class Task: Sendable {
        private let next = Atomic<Int>(0)
        private let count: Int
        private let body: @Sendable (Int) -> Void

        init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
            self.count = count
            self.body = body
        }

        func run() {
            while true {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                if number >= count { return }
                body(number)
            }
        }
    }

    private static func start(_ task: Task) -> pthread_t? { startThread { task.run() } }

    private final class Start: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Nil where the system gives no thread. Signals are for the one that asks.
    static func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        let argument = Unmanaged.passRetained(Start(body)).toOpaque()
        var all = sigset_t(), before = sigset_t()
        sigfillset(&all)
        // What a thread does wrong itself is still told to it.
        for number in [SIGBUS, SIGSEGV, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { sigdelset(&all, number) }
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        #if os(Linux)
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, { argument in
            if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
        }, argument)
        guard code == 0 else {
            Unmanaged<Start>.fromOpaque(argument).release()
            return nil
        }
        return thread
        #else
        var thread: pthread_t?
        let code = pthread_create(&thread, nil, { argument in
            Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }, argument)
        if code != 0 { Unmanaged<Start>.fromOpaque(argument).release() }
        return code == 0 ? thread : nil
        #endif
    }
}
