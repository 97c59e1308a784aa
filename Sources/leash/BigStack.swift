import Glibc

/// A stack on which deep recursion in a script meets the engine's limit long before the end of the memory.
///
/// The main thread has 8 MiB as a rule, and sometimes much less. Address space costs nothing: the kernel gives memory to the
/// pages that are touched, so a gibibyte reserved is as quick as a page (measured: 0.04 ms, the thread's start and end included).
enum BigStack {
    /// Runs `body` on such a stack and gives back what it does. `body` is told where the stack is.
    ///
    /// Where not even 64 MiB are to be had (`ulimit -v`), it runs on the caller's own stack, and is told a cautious part of it.
    static func run(_ body: @escaping (UnsafeRawBufferPointer) -> Int32) -> Int32 {
        for size in [1 << 30, 1 << 28, 1 << 26] {
            if let memory = reserve(size), let result = run(body, on: memory) { return result }
        }
        var here: UInt8 = 0
        return withUnsafeMutablePointer(to: &here) { here in
            let size = 512 << 10
            return body(UnsafeRawBufferPointer(start: UnsafeRawPointer(here) - size, count: size))
        }
    }

    /// Memory that is only an address until it is used, with a page at its low end that may not be touched: to run over the
    /// end is a crash, not somebody else's data.
    private static func reserve(_ size: Int) -> UnsafeMutableRawBufferPointer? {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK
        guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0), memory != MAP_FAILED else { return nil }
        mprotect(memory, guardSize, PROT_NONE)
        // Without this the first touched page can become one of two mebibytes, zeroed: measured, 3 ms more to start.
        madvise(memory, size, MADV_NOHUGEPAGE)
        return UnsafeMutableRawBufferPointer(start: memory, count: size)
    }

    private static let guardSize = 65_536

    /// Nil: no thread could be started.
    private static func run(_ body: @escaping (UnsafeRawBufferPointer) -> Int32, on memory: UnsafeMutableRawBufferPointer) -> Int32? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        guard let start = memory.baseAddress, pthread_attr_setstack(&attributes, start, memory.count) == 0 else { return nil }
        let task = Task(body, UnsafeRawBufferPointer(rebasing: memory.dropFirst(guardSize)))
        let context = Unmanaged.passRetained(task)
        defer { context.release() }
        var thread = pthread_t()
        let failure = pthread_create(&thread, &attributes, { context in
            if let context { Unmanaged<Task>.fromOpaque(context).takeUnretainedValue().run() }
            return nil
        }, context.toOpaque())
        guard failure == 0 else { return nil }
        leaveSignalsToTheOther()
        pthread_join(thread, nil)
        return task.result
    }

    /// A signal is to interrupt the thread that works: this one only waits.
    private static func leaveSignalsToTheOther() {
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
    }

    /// What is to be done, and what came of it. Two threads know it, one after the other: the first waits for the second.
    private final class Task {
        private let body: (UnsafeRawBufferPointer) -> Int32
        private let stack: UnsafeRawBufferPointer
        private(set) var result: Int32 = 0

        init(_ body: @escaping (UnsafeRawBufferPointer) -> Int32, _ stack: UnsafeRawBufferPointer) {
            self.body = body
            self.stack = stack
        }

        func run() {
            result = body(stack)
        }
    }
}
