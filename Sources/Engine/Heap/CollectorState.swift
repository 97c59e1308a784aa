/// The collector's own memory, kept from one collection to the next, and who is told of them.
struct CollectorState {
    var marker = Marker()
    var waiters: EphemeronWaiters
    var observer: (any HeapObserver)?

    init(_ heap: Heap) { waiters = EphemeronWaiters(heapBase: UInt(bitPattern: heap.state.pointee.region.base)) }

    func deallocate() {
        marker.deallocate()
        waiters.deallocate()
    }
}
