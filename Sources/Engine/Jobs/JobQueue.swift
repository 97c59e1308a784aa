import DequeModule

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
    /// In the order in which they run.
    private(set) var microtasks: Deque<Job> = []
    /// Registries with cells to clean up: one job each (§9.12 CleanupFinalizationRegistry).
    private(set) var cleanups: [Value] = []
    /// What lives until the job that runs is over.
    var kept = KeptObjects()

    var isEmpty: Bool { microtasks.isEmpty && cleanups.isEmpty }

    mutating func append(_ microtask: Job) { microtasks.append(microtask) }

    /// The microtask that has waited longest.
    mutating func takeMicrotask() -> Job? { microtasks.popFirst() }

    /// Forgets all microtasks.
    mutating func dropMicrotasks() { microtasks.removeAll() }

    /// HostEnqueueFinalizationRegistryCleanupJob (§9.9.4.1), at most one for each registry.
    mutating func appendCleanup(of registry: JSObject) {
        if !cleanups.contains(Value(registry)) { cleanups.append(Value(registry)) }
    }

    mutating func takeCleanup() -> Value? { cleanups.isEmpty ? nil : cleanups.removeFirst() }
}
