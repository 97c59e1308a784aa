// Jobs (ECMA-262 §9.5): pieces of work that wait until nothing else runs.

/// A callback with its arguments, waiting.
struct Job {
    var callback: Value
    var this: Value = .undefined
    /// A record cell, or undefined for no arguments.
    var arguments: Value = .undefined
}

/// Microtasks, and the tasks that come one at a time after them. The collector marks what waits.
struct JobQueue {
    /// In order. Those that have run stand emptied at the front until there are enough of them to be worth removing.
    private(set) var microtasks: [Job] = []
    private var firstWaiting = 0
    /// Registries with cells to clean up: one job each (§9.12 CleanupFinalizationRegistry).
    var cleanups: [Value] = []
    /// How long the list of objects kept alive may grow before it is rid of doubles (`VM.addToKeptObjects`).
    var keptAliveLimit = JobQueue.smallestKeptAliveLimit

    static let smallestKeptAliveLimit = 4096

    var isEmpty: Bool { firstWaiting == microtasks.count && cleanups.isEmpty }

    mutating func append(_ microtask: Job) { microtasks.append(microtask) }

    /// The microtask that has waited longest.
    mutating func takeMicrotask() -> Job? {
        guard firstWaiting < microtasks.count else { return nil }
        let job = microtasks[firstWaiting]
        microtasks[firstWaiting] = Job(callback: .undefined)
        firstWaiting += 1
        if firstWaiting == microtasks.count {
            dropMicrotasks()
        } else if firstWaiting >= 1024, firstWaiting * 2 > microtasks.count {
            microtasks.removeFirst(firstWaiting)
            firstWaiting = 0
        }
        return job
    }

    /// Forgets all microtasks.
    mutating func dropMicrotasks() {
        microtasks.removeAll(keepingCapacity: true)
        firstWaiting = 0
    }

    mutating func takeCleanup() -> Value? { cleanups.isEmpty ? nil : cleanups.removeFirst() }
}
