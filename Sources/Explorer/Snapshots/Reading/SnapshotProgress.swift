import Platform
import Synchronization

/// How far the opening of a file has come. Threads that have done a piece say so; whoever watches is told now and then.
public final class SnapshotProgress: Sendable {
    public enum Phase: String, Sendable, CaseIterable {
        case strings = "finding the sections", nodes = "reading nodes", references = "reading references", meaning = "finding out what they are"
        case graph = "making the graph", ways = "finding ways and sizes"
    }

    private let phase = Atomic<Int>(0)
    private let pieces = Atomic<Int>(1)
    private let done = Atomic<Int>(0)
    private let nextTelling: Atomic<Int>
    private let watcher: @Sendable (Phase, _ percent: Int) -> Void

    /// `watcher` is called from any thread, one at a time, not before `delay` milliseconds have passed and ten times a second at most.
    public init(after delay: Int = 1000, _ watcher: @escaping @Sendable (Phase, _ percent: Int) -> Void) {
        nextTelling = Atomic(Int(SteadyClock.milliseconds) + delay)
        self.watcher = watcher
    }

    func begin(_ phase: Phase, pieces: Int) {
        self.phase.store(SnapshotProgress.Phase.allCases.firstIndex(of: phase) ?? 0, ordering: .relaxed)
        self.pieces.store(max(1, pieces), ordering: .relaxed)
        done.store(0, ordering: .relaxed)
        tell()
    }

    func advance() {
        done.wrappingAdd(1, ordering: .relaxed)
        tell()
    }

    private func tell() {
        let now = Int(SteadyClock.milliseconds), next = nextTelling.load(ordering: .relaxed)
        guard now >= next, nextTelling.compareExchange(expected: next, desired: now + 100, ordering: .relaxed).exchanged else { return }
        watcher(Phase.allCases[phase.load(ordering: .relaxed)], min(100, done.load(ordering: .relaxed) * 100 / pieces.load(ordering: .relaxed)))
    }
}
