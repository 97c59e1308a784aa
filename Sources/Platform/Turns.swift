/// Threads of which one runs at a time: who runs says who is next. They are there for their stacks, not to be quicker.
///
/// The thread that makes it is number 0 and has the turn.
public final class Turns: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var turn = 0
    private var count = 1

    public init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// What a new thread is told.
    private final class Start {
        let turns: Turns
        let number: Int
        let body: () -> Int

        init(_ turns: Turns, _ number: Int, _ body: @escaping () -> Int) { (self.turns, self.number, self.body) = (turns, number, body) }
    }

    /// A thread that begins when it first gets the turn; `body` tells whose turn it is when it ends. Nil where the system has no thread to give.
    public func add(stackBytes: Int, _ body: @escaping () -> Int) -> Int? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackBytes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let start = Start(self, count, body), argument = Unmanaged.passRetained(start)
        #if canImport(Darwin)
        var thread: pthread_t?
        let status = pthread_create(&thread, &attributes, { start in Turns.begin(start); return nil }, argument.toOpaque())
        #else
        var thread = pthread_t()
        let status = pthread_create(&thread, &attributes, { start in if let start { Turns.begin(start) }; return nil }, argument.toOpaque())
        #endif
        guard status == 0 else {
            argument.release()
            return nil
        }
        count += 1
        return start.number
    }

    private static func begin(_ pointer: UnsafeMutableRawPointer) {
        let start = Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue()
        start.turns.wait(for: start.number)
        start.turns.give(to: start.body())
    }

    /// The thread `number`, which has the turn, lets another run until it gets the turn back.
    public func pass(from number: Int, to other: Int) {
        guard number != other else { return }
        give(to: other)
        wait(for: number)
    }

    private func give(to number: Int) {
        pthread_mutex_lock(mutex)
        turn = number
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(mutex)
    }

    private func wait(for number: Int) {
        pthread_mutex_lock(mutex)
        while turn != number { pthread_cond_wait(changed, mutex) }
        pthread_mutex_unlock(mutex)
    }
}
