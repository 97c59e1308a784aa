// Safepoints: the only places where the collector may run. The interpreter passes one at each loop's back edge and at each
// call; between jobs there is one too.

extension VM {
    /// Does what was asked for since the last safepoint. Throws a RangeError where the heap stays full after a collection,
    /// and, uncatchably, where the user interrupts.
    @inline(never) func safepoint() throws(JSThrow) {
        let request = heap.state.pointee.request
        let asked = SafepointRequest(rawValue: request.pointee)
        if asked.contains(.collect) { collectGarbage(isAutomatic: true) } else if asked.contains(.stress) { poisonUnreachable() }
        if asked.contains(.interrupt) {
            request.pointee &= ~SafepointRequest.interrupt.rawValue
            throw interruption()
        }
        if heap.usedBytes > heap.state.pointee.limit { throw rangeError("JavaScript heap out of memory") }
    }

    /// What Ctrl-C throws: no `catch` and no `finally` sees it.
    func interruption() -> JSThrow { throwing(.empty) }

    /// The exception is an interruption, not a JavaScript value.
    public var wasInterrupted: Bool { exception.isEmpty }

    @inline(__always) func poll() throws(JSThrow) {
        if heap.state.pointee.request.pointee != 0 { try safepoint() }
    }
}
