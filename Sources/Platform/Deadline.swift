import Synchronization

/// A time by which something is to be over. Once it is up it sets bits of a word that whoever works looks at.
public final class Deadline: Sendable {
    /// What the thread that waits and the one that works both know.
    private final class State: Sendable {
        let isOver = Atomic<Bool>(false)
        let hasPassed = Atomic<Bool>(false)
    }

    private let state = State()

    /// The word must live as long as the deadline, `end()` included.
    public init(seconds: Double, flag: UnsafeMutablePointer<Int32>, bits: Int32) {
        let state = state, begun = ContinuousClock.now, limit = Duration.seconds(seconds)
        nonisolated(unsafe) let flag = flag
        waiting = Workers.startThread {
            while !state.isOver.load(ordering: .acquiring) {
                if begun.duration(to: .now) >= limit {
                    state.hasPassed.store(true, ordering: .releasing)
                    // Again and again: whoever works may write the word at the same time.
                    flag.pointee |= bits
                }
                usleep(500)
            }
        }
    }

    private let waiting: pthread_t?

    /// It is over, in time or not. Whether the time was up; from now on nothing is set any more.
    public func end() -> Bool {
        state.isOver.store(true, ordering: .releasing)
        if let waiting { pthread_join(waiting, nil) }
        return state.hasPassed.load(ordering: .acquiring)
    }
}
