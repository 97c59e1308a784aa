import Engine
import Explorer
import HeapAdapter

// A replay goes by what is known of its entries (``EntryFacts``), as long as the heap lies as it did when they first ran: then nobody looks at the heap.

extension LedgerKeeper {
    /// An entry is about to run. `isReplay`: what it did when it first ran may be known.
    func begin(_ entry: Int, isReplay: Bool, _ machine: Machine) {
        ledger.forgetNotes()
        present = EntryFacts(start: LedgerKeeper.mix(mark, machine.vm.layoutMark))
        wasKnown = false
        known = isReplay ? memory.facts(of: entry, from: present.start) : nil
        if known == nil { settle(machine) }
        kept = nil
    }

    /// The entry has run, and the heap has been looked at.
    func note(_ vm: VM) {
        mark = LedgerKeeper.mix(present.start, vm.layoutMark)
        present.end = mark
        seen = (vm.interpreterRuns, vm.collectionCount)
        present.births = ledger.noted.births.map { EntryFacts.place(of: $0, vm) }
        present.unnumbered = ledger.noted.unnumbered.map { EntryFacts.place(of: $0, vm) }
        (present.buried, present.named, present.losses) = (ledger.noted.buried, ledger.noted.named, ledger.noted.losses)
        (present.isSilentlyNumbered, present.mayHaveUncounted, present.counts) = (ledger.isSilentlyNumbered, ledger.mayHaveUncounted, counts)
    }

    /// Keeps what the entry taught, for replays.
    func remember(_ entry: Int) {
        if wasKnown { return }
        present.uncollected = unnumbered
        memory.note(entry, present)
    }

    private static func mix(_ mark: UInt64, _ word: UInt64) -> UInt64 {
        let mixed = (mark ^ word) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }

    /// A replay's entry that is known has run: the ledger learns what it did. False where nothing is known, or something else was done.
    func takeKnown(_ vm: VM) -> Bool {
        guard let known else { return false }
        self.known = nil
        mark = LedgerKeeper.mix(known.start, vm.layoutMark)
        guard mark == known.end else {
            hasDiverged = true
            memory.forget()
            return false
        }
        wasKnown = true
        for place in known.births { EntryFacts.cell(at: place, vm).map { ledger.assignNumber(to: $0) } }
        for place in known.unnumbered { EntryFacts.cell(at: place, vm).map { ledger.leaveUnnumbered($0) } }
        for preview in known.buried { _ = ledger.bury(preview) }
        for number in known.named { ledger.noteName(of: number) }
        for loss in known.losses { ledger.noteLoss(of: loss.name, loss.number) }
        (ledger.isSilentlyNumbered, ledger.mayHaveUncounted, counts) = (known.isSilentlyNumbered, known.mayHaveUncounted, known.counts)
        (collected, losses, collections, isAsked, stillborn, droppedUnseen) = ([], [], 0, false, [], 0)
        unnumbered = known.uncollected
        seen = (vm.interpreterRuns, vm.collectionCount)
        isStale = true
        return true
    }

    /// Looks at the heap, if that has not been done since entries went by what was known.
    func settle(_ machine: Machine) {
        guard isStale else { return }
        isStale = false
        let known = keptGraph(machine.vm)
        guard let graph = known?.graph ?? HeapGraph(machine.vm, extra: ledger.cells, limit: Ledger.mostCounted, isInterruptible: false, notes: self) else { return }
        let update = ledger.comparing(EngineView(machine, graph, known?.reachability), newFrom: .max).update
        ledger.refresh(by: update)
    }
}
