// Safepoints: the only places where the collector may run. The interpreter passes one at each loop's back edge and at each
// call; between jobs there is one too.

extension VM {
    /// Does what was asked for since the last safepoint. Throws a RangeError where the heap stays full after a collection,
    /// and, uncatchably, where the user interrupts.
    @inline(never) func safepoint() throws(JSThrow) {
        let request = heap.state.pointee.request
        var asked = SafepointRequest(rawValue: request.pointee)
        if state.pointee.jobs.hooks.isTelling { asked.subtract([.collect, .stress]) }
        if asked.contains(.collect) { collectGarbage(isAutomatic: true) } else if asked.contains(.stress) { poisonUnreachable() }
        if asked.contains(.interrupt) {
            request.pointee &= ~SafepointRequest.interrupt.rawValue
            throw interruption()
        }
        // Before a collection nobody knows what is garbage; stress mode alone changes nothing that a script could see.
        guard asked.contains(.collect) else { return }
        if heap.isOverLimit { throw outOfHeap() }
    }

    /// What a script gets that wants more than the heap limit.
    func outOfHeap() -> JSThrow { rangeError(VM.outOfHeapMessage) }
    static var outOfHeapMessage: String { "JavaScript heap out of memory" }

    /// Runs what tells of an error: where the memory is spent, telling that takes more.
    public func whileReporting<Result>(_ body: () throws(JSThrow) -> Result) throws(JSThrow) -> Result {
        let extra = min(heap.state.pointee.limit, 1 << 40) + NativeMemory.free
        heap.state.pointee.limit += extra
        defer { heap.state.pointee.limit -= extra }
        return try body()
    }

    /// What Ctrl-C throws: no `catch` and no `finally` sees it.
    func interruption() -> JSThrow { throwing(.empty) }

    /// Goes on after an error that cannot be passed on: it is forgotten, but an interruption comes again at the next safepoint.
    func setAside(_ error: JSThrow) {
        if wasInterrupted { heap.state.pointee.request.pointee |= SafepointRequest.interrupt.rawValue }
        exception = .undefined
    }

    /// The exception is an interruption, not a JavaScript value.
    public var wasInterrupted: Bool { exception.isEmpty }

    @inline(__always) func poll() throws(JSThrow) {
        if heap.state.pointee.request.pointee != 0 { try safepoint() }
    }

    // MARK: In native loops
    //
    // A loop whose length a script decides passes one of these in each round. Both are a load and a comparison.

    /// A safepoint, for loops whose values are all rooted. Stress mode does not count: a collection in each round of such a loop finds
    /// nothing that one in every thousandth does not.
    @inline(__always) func tick() throws(JSThrow) {
        if heap.state.pointee.request.pointee & ~SafepointRequest.stress.rawValue != 0 { try safepoint() }
    }

    /// For loops that hold values which are not rooted: nothing is collected. Throws where the user interrupts, and where what is
    /// in use, garbage included, is far beyond the limit.
    @inline(__always) func checkpoint() throws(JSThrow) {
        if heap.state.pointee.request.pointee & ~SafepointRequest.stress.rawValue != 0 { try checkpointSlowly() }
    }

    @inline(never) private func checkpointSlowly() throws(JSThrow) {
        try checkInterruption()
        if heap.exceedsLimit(adding: 0) { throw outOfHeap() }
    }

    /// Throws where the user interrupts.
    func checkInterruption() throws(JSThrow) {
        let request = heap.state.pointee.request
        guard SafepointRequest(rawValue: request.pointee).contains(.interrupt) else { return }
        request.pointee &= ~SafepointRequest.interrupt.rawValue
        throw interruption()
    }
}

/// Lets a quick native loop look up now and then: a checkpoint in every thousandth round.
struct Pace {
    private var rounds: UInt32 = 0

    @inline(__always) mutating func step(_ vm: VM) throws(JSThrow) {
        rounds &+= 1
        if rounds & 1023 == 0 { try vm.checkpoint() }
    }
}
