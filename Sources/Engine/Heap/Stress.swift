// Stress mode: at every safepoint, all that nothing holds is made unreadable. It finds every value that somebody forgot to root.
//
// It changes nothing that a program or a person could see. What is mentioned weakly stays, and so does what the observer knows; no
// memory is used again before the next collection, which comes when as many bytes have been allocated as without stress; so every
// cell lies where it would have lain, and is counted as it would have been.

extension VM {
    func poisonUnreachable() {
        var kept: [UInt64] = []
        forEachBlock { block in
            block.saveMarks(to: &kept)
            block.clearMarks()
        }
        var marker = state.pointee.collector.marker
        marker.start()
        visitRoots(&marker)
        markTables(&marker)
        state.pointee.collector.observer?.forEachKnownCell(self) { marker.mark($0) }
        var processed = 0
        repeat {
            drainAll(&marker)
            while processed < marker.weakCells.count {
                markMentions(of: JSObject(marker.weakCells[processed]), &marker)
                processed += 1
            }
        } while !marker.isDone
        marker.finish(keeping: heap.state.pointee.liveBytes / 16)
        state.pointee.collector.marker = marker

        state.pointee.collector.observer?.heapWillBePoisoned(self)
        var place = 0
        forEachBlock { block in
            block.poisonUnmarked()
            block.restoreMarks(from: kept, at: &place)
        }
    }

    /// The engine's tables hold names, shapes and code weakly, and may come back to them before the next collection.
    private func markTables(_ marker: inout Marker) {
        state.pointee.names.atoms.forEach { marker.mark($0.cell) }
        let shapes = heap.state.pointee.shapes, codes = state.pointee.codes
        for id in 1..<shapes.count { if let address = UnsafeMutableRawPointer(bitPattern: shapes[id]) { marker.mark(Cell(address)) } }
        for i in 0..<codes.count { if let address = UnsafeMutableRawPointer(bitPattern: codes[i]) { marker.mark(Cell(address)) } }
    }

    private func markMentions(of object: JSObject, _ marker: inout Marker) {
        var mentions = MentionMarker(marker: marker)
        visitReferences(of: object.cell, &mentions)
        marker = mentions.marker
    }
}

/// Marks what an object mentions as if that held it.
private struct MentionMarker: ReferenceVisitor {
    var marker: Marker
    static var isNaming: Bool { true }
    mutating func hold(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) {}
    mutating func holdMemory(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) {}
    mutating func part(_ cell: Cell) -> Bool { true }
    mutating func mention(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { marker.mark(cell) }
    mutating func refersWeakly(_ object: JSObject) {}
}
