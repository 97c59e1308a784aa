// The collector: precise mark and sweep, on one page. A collection
//
//   1. marks what the roots name, and all that those cells hold, with a stack of its own (deep structures are no problem);
//   2. takes the weak tables that turned up: an entry whose key is marked marks its value, another waits at its key
//      (Ephemerons.swift), until nothing new is marked;
//   3. tells the weak: references and entries to what was not marked are cleared, and registries queue their cleanup;
//   4. forgets names, shapes and code that nothing uses, gives back empty blocks, and leaves all else where it is.
//
// There is no sweep of cells: an unmarked cell is free, and the allocator finds it by its mark.

extension VM {
    /// Runs a whole collection now. Only at a safepoint: every value that Swift code holds must be rooted.
    /// `isAutomatic`: nobody asked for it.
    public func collectGarbage(isAutomatic: Bool = false) {
        if state.pointee.jobs.hooks.isTelling { return }
        let heap = heap.state
        forEachBlock { $0.clearMarks() }

        // Taken out of the state while they work: what is reached through a pointer is read anew at each step.
        var marker = state.pointee.collector.marker, waiters = state.pointee.collector.waiters
        marker.start()
        visitRoots(&marker)
        if isAutomatic { state.pointee.collector.observer?.forEachSparedCell(self) { marker.mark($0) } }
        var processed = 0
        repeat {
            drain(&marker, &waiters)
            // Weak tables wait until the strong are done: most keys are marked by then.
            while processed < marker.weakCells.count, marker.isDone {
                scanEphemerons(of: JSObject(marker.weakCells[processed]), &marker, &waiters)
                processed += 1
            }
        } while !marker.isDone
        waiters.finish()
        state.pointee.collector.waiters = waiters

        state.pointee.collector.observer?.heapWasMarked(self, isAutomatic: isAutomatic)
        heap.pointee.sites?.forgetCode()
        for i in 0..<marker.weakCells.count { clearWeak(JSObject(marker.weakCells[i])) }
        forgetUnmarked()
        if isCheckedBuild || self.heap.isStressed { forEachBlock { $0.poisonUnmarked() } }
        releaseEmptyBlocks()
        // No cell is smaller than two words.
        marker.finish(keeping: heap.pointee.liveBytes / 16)
        state.pointee.collector.marker = marker
        heap.pointee.collections += 1
        self.heap.watchNativeMemory()
        // Only now: the memory that the collection itself took for a while is no reason for the next.
        heap.pointee.request.pointee &= ~SafepointRequest.collect.rawValue
    }

    /// True where the last collection found the cell alive. Between marking and the end of a collection only.
    public func isMarked(_ cell: Cell) -> Bool { Block.isMarked(cell) }

    private func drain(_ marker: inout Marker, _ waiters: inout EphemeronWaiters) {
        // Two loops: most collections have nobody waiting, and tracing is to stand in both, in line.
        if waiters.count != 0 { drainWaking(&marker, &waiters) }
        drainAll(&marker)
    }

    func drainAll(_ marker: inout Marker) {
        while !marker.isDone { visitReferences(of: marker.next(), &marker) }
    }

    /// Until nothing is left, or nobody waits any more.
    private func drainWaking(_ marker: inout Marker, _ waiters: inout EphemeronWaiters) {
        while !marker.isDone, waiters.count != 0 {
            let cell = marker.next()
            waiters.wake(cell, &marker)
            visitReferences(of: cell, &marker)
        }
    }

    private func scanEphemerons(of object: JSObject, _ marker: inout Marker, _ waiters: inout EphemeronWaiters) {
        guard object.kind == .weakMap, let table = object.collectionTable else { return }
        for i in 0..<table.used {
            let value = table.value(at: i)
            guard value.isCell, !table.isDeleted(at: i) else { continue }
            let key = table.key(at: i).asCell
            if Block.isMarked(key) {
                marker.mark(value)
            } else if !Block.isMarked(value.asCell) {
                waiters.add(key: key, value: value)
            }
        }
    }

    // MARK: The weak

    /// Clears what refers weakly to cells that were not marked (ECMA-262 §9.9.3, the execution of a liveness decision).
    private func clearWeak(_ object: JSObject) {
        switch object.kind {
        case .weakMap, .weakSet: dropDeadEntries(of: object)
        case .weakRef:
            let layout = WeakRefLayout(object)
            if layout.target.isCell, !Block.isMarked(layout.target.asCell) {
                layout.target = .undefined
                state.pointee.collector.observer?.weakCellDidLose(object.cell, entries: 1)
            }
        case .finalizationRegistry: noteDeadTargets(of: object)
        default: assertionFailure("no weak object")
        }
    }

    private func dropDeadEntries(of object: JSObject) {
        guard let table = object.collectionTable else { return }
        var lost = 0
        for i in 0..<table.used where !table.isDeleted(at: i) && !Block.isMarked(table.key(at: i).asCell) {
            table.delete(at: i)
            lost += 1
        }
        if lost > 0 { state.pointee.collector.observer?.weakCellDidLose(object.cell, entries: lost) }
    }

    private func noteDeadTargets(of registry: JSObject) {
        guard let cells = RegistryLayout(registry).cells else { return }
        var lost = 0
        for i in 0..<cells.count {
            if cells.token(at: i).isCell, !Block.isMarked(cells.token(at: i).asCell) { cells.clearToken(at: i) }
            if cells.target(at: i).isCell, !Block.isMarked(cells.target(at: i).asCell) {
                cells.clearTarget(at: i)
                lost += 1
            }
        }
        if lost > 0 {
            state.pointee.collector.observer?.weakCellDidLose(registry.cell, entries: lost)
            state.pointee.jobs.appendCleanup(of: registry)
        }
    }

    // MARK: Tables that hold nothing

    private func forgetUnmarked() {
        state.pointee.names.atoms.dropUnmarked()
        let shapes = heap.state.pointee.shapes
        for id in 1..<shapes.count where shapes[id] != 0 {
            guard let address = UnsafeMutableRawPointer(bitPattern: shapes[id]) else { continue }
            if Block.isMarked(Cell(address)) { dropDeadTransitions(of: Shape(Cell(address))) } else { shapes[id] = 0 }
        }
        state.pointee.shapes.places.forget()
        state.pointee.shapes.keyed.forget()
        state.pointee.shapes.bare = BarePrototype()
        state.pointee.shapes.instances.forget()
        state.pointee.shapes.kinships.forget()
        state.pointee.evals.forget()
        regExps.forgetRecent()
        state.pointee.shapes.rootShapes.filter { _, id in shapes[Int(id)] != 0 }
        forgetCode(shapes)
        heap.state.pointee.freeShapeIDs.removeAll()
        for id in (1..<shapes.count).reversed() where shapes[id] == 0 { heap.state.pointee.freeShapeIDs.append(UInt32(id)) }
    }

    /// Runs before dead ids are given out again, and while unmarked shapes can still be read.
    private func dropDeadTransitions(of shape: Shape) {
        if let next = shape.firstTransition, !Block.isMarked(next) {
            shape.firstTransition = nil
            shape.firstTransitionKey = 0
        }
        guard let further = shape.transitions else { return }
        let table = PropertyMap(further), shapes = heap.state.pointee.shapes
        func isAlive(_ i: Int) -> Bool {
            UnsafeMutableRawPointer(bitPattern: shapes[table.slot(at: i)]).map { Block.isMarked(Cell($0)) } ?? false
        }
        // In place: nothing may be allocated while dead shapes are still being looked at.
        table.keep(where: isAlive)
        if table.count == 0 { shape.transitions = nil }
    }

    private func forgetCode(_ shapes: RawList<UInt>) {
        state.pointee.codes.filter { address in
            guard let pointer = UnsafeMutableRawPointer(bitPattern: address) else { return false }
            let code = CodeCell(Cell(pointer)).code
            guard Block.isMarked(Cell(pointer)) else { Code.free(code); return false }
            for i in 0..<code.pointee.cacheCount {
                let cache = code.pointee.caches + i
                if cache.pointee.kind == .none || cache.pointee.kind == .binding { continue }
                let holder = UnsafeMutableRawPointer(bitPattern: cache.pointee.holder)
                if cache.pointee.shape != InlineCache.stringShape && shapes[Int(cache.pointee.shape)] == 0 || shapes[Int(cache.pointee.nextShape)] == 0 && cache.pointee.nextShape != 0
                    || holder.map({ !Block.isMarked(Cell($0)) }) ?? false { cache.pointee.reset() }
            }
            if code.pointee.instanceShape != 0, shapes[Int(code.pointee.instanceShape)] == 0
                || UnsafeMutableRawPointer(bitPattern: code.pointee.instanceShapeOwner).map({ !Block.isMarked(Cell($0)) }) ?? true {
                code.pointee.instanceShape = 0
                code.pointee.instanceShapeOwner = 0
            }
            return true
        }
    }

    // MARK: Blocks

    func forEachBlock(_ body: (Block) -> Void) {
        let heap = heap.state
        for i in 0..<Heap.classCount {
            let blocks = heap.pointee.classes[i].blocks
            for j in 0..<blocks.count { body(blocks[j]) }
        }
        for j in 0..<heap.pointee.large.count { body(heap.pointee.large[j]) }
    }

    private func releaseEmptyBlocks() {
        let heap = heap.state
        var live = 0
        func keep(_ block: Block) -> Bool {
            let marked = block.markedCount
            if marked == 0 { heap.pointee.region.giveBack(block.address, count: block.runLength); return false }
            live += marked * block.bytesPerCell
            block.clearYoung()
            block.nextCell = 0
            return true
        }
        for i in 0..<Heap.classCount {
            let sizeClass = heap.pointee.classes + i
            sizeClass.pointee.blocks.filter(keep)
            sizeClass.pointee.current = -1
            sizeClass.pointee.cursor = 0
            sizeClass.pointee.limit = 0
            sizeClass.pointee.end = 0
        }
        heap.pointee.large.filter(keep)
        var arrays = 0
        for i in 0..<heap.pointee.large.count where heap.pointee.large[i].cell(0).kind == .elements { arrays += heap.pointee.large[i].bytesPerCell }
        heap.pointee.liveBytes = live
        heap.pointee.allocatedBytes = 0
        heap.pointee.budget = heap.pointee.budget(live: live, arrays: arrays)
    }
}
