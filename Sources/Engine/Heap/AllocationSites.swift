import Syntax

// Where objects were made, for debuggers. Noting it costs each allocation a look-up, so a program that nobody looks into goes
// without: there the allocator's fast path takes whole runs of cells, here it is given one cell at a time (`Heap.handOut`).

/// A place in a script at which objects are made.
public struct AllocationSite: Hashable, Sendable {
    /// What ``VM/allocationPeriod`` said then: the shell's entry.
    public let period: Int
    /// The script's name.
    public let source: String
    /// Numbered from 1.
    public let line: Int
    public let column: Int
    /// The function that made it, built-in ones aside; empty at the top level and for those without a name.
    public let function: String
}

/// Notes for each cell the site at which it was made: four bytes for each 16 of the heap that are in use.
final class AllocationSites {
    private let vm: VM
    private let index: CellIndex
    private var sites: [AllocationSite] = []
    private var periods: [Int] = []
    /// Sites by the address of the instruction. Addresses are used again: these are forgotten at each collection.
    private var known = WordTable()
    private var lastInstruction: UInt64 = 0
    private var lastSite: Int32 = 0
    var period = 0 { didSet { forgetCode() } }

    init(_ vm: VM) {
        self.vm = vm
        index = CellIndex(vm)
    }

    deinit { known.deallocate() }

    func note(_ cell: Cell) {
        let stack = vm.state.pointee.stack
        // What no script makes has no site.
        guard stack.frameCount > 0 else { index[cell] = nil; return }
        let frame = stack.frames + (stack.frameCount - 1)
        let instruction = UInt64(UInt(bitPattern: frame.pointee.pc))
        if instruction != lastInstruction {
            lastSite = known[instruction].map { Int32(bitPattern: $0) } ?? newSite(instruction, frame)
            lastInstruction = instruction
        }
        index[cell] = lastSite
    }

    private func newSite(_ instruction: UInt64, _ frame: UnsafeMutablePointer<Frame>) -> Int32 {
        let code = frame.pointee.code, info = code.pointee.info
        let place = frame.pointee.pc - UnsafePointer(code.pointee.instructions) - 1
        let position = info.source.position(at: info.offset(of: max(place, 0)))
        let function = code.pointee.name.isString ? vm.swiftString(code.pointee.name.asString) : ""
        sites.append(AllocationSite(period: period, source: info.source.name, line: position.line, column: position.column, function: function))
        periods.append(period)
        let number = Int32(truncatingIfNeeded: sites.count - 1)
        known.insert(instruction, UInt32(bitPattern: number))
        return number
    }

    /// Code may be freed, and its memory hold other code.
    func forgetCode() {
        known.filter { _, _ in false }
        lastInstruction = 0
    }

    func site(of cell: Cell) -> AllocationSite? { index[cell].map { sites[Int($0)] } }

    /// The same, of the site only when it was: a million of these are asked for at once.
    func period(of cell: Cell) -> Int? {
        guard let number = index[cell] else { return nil }
        return periods[Int(number)]
    }
}

extension VM {
    /// Notes from now on where cells are made. It makes allocation several times slower.
    public func trackAllocations() {
        heap.state.pointee.sites = AllocationSites(self)
        // Runs that were given to the fast path are taken back.
        for i in 0..<Heap.classCount { heap.state.pointee.classes[i].limit = heap.state.pointee.classes[i].cursor }
    }

    /// A number of the embedder's that ``AllocationSite/period`` repeats.
    public var allocationPeriod: Int {
        get { heap.state.pointee.sites?.period ?? 0 }
        nonmutating set { heap.state.pointee.sites?.period = newValue }
    }

    /// Where a cell was made; nil where no script made it, or nobody kept note.
    public func allocationSite(of cell: Cell) -> AllocationSite? { heap.state.pointee.sites?.site(of: cell) }

    /// The ``AllocationSite/period`` alone: quicker, where many are asked for.
    public func allocationPeriod(of cell: Cell) -> Int? { heap.state.pointee.sites?.period(of: cell) }
}
