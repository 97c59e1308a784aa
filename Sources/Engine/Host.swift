/// What the machine asks of the world around it.
public final class Host {
    /// Takes the text of `console.log` and its kin, without the line's end. `isError`: `console.error` and its kin.
    public var write: (_ text: String, _ isError: Bool) -> Void
    /// Takes what `process.stdout.write` is given, which ends no line.
    public var writePart: (_ text: String, _ isError: Bool) -> Void
    /// Hears what the promise of a run has come to (``VM/tellWhenSettled(_:entry:)``): the value, or the reason of the rejection, as text.
    public var settled: (_ entry: Int, _ text: String, _ isRejected: Bool) -> Void = { _, _, _ in }
    /// Waits for the next bytes of the program's input; empty at its end.
    public var readInput: () -> [UInt8] = { [] }
    /// The machine's clock; nil for the virtual one, which moves only to the next timer.
    public var realClock: RealClock?
    /// The zone of local time, by its name in the tz database; nil for the machine's own, which is looked up when somebody asks.
    public var timeZone: String? = "UTC"
    /// Who can explain the heap to the program itself (`leash:heap`).
    public var explainer: (any HeapExplainer)?
    /// Whether text for people may carry colour (`console.log` on a terminal).
    public var usesColor = false

    public init(write: @escaping (String, Bool) -> Void = { text, _ in print(text) }, writePart: ((String, Bool) -> Void)? = nil,
                realClock: RealClock? = nil) {
        self.write = write
        self.writePart = writePart ?? { text, isError in write(text.hasSuffix("\n") ? String(text.dropLast()) : text, isError) }
        self.realClock = realClock
    }
}

/// Learns what the collector does.
public protocol HeapObserver: AnyObject {
    /// Cells that a collection which came by itself is to spare. One that was asked for spares nothing.
    func forEachSparedCell(_ vm: VM, _ body: (Cell) -> Void)
    /// Cells at which the observer means to look when they are dead.
    func forEachKnownCell(_ vm: VM, _ body: (Cell) -> Void)
    /// After marking and before memory is reused: `VM.isMarked` tells which cells live on. `isAutomatic`: nobody asked for the collection.
    func heapWasMarked(_ vm: VM, isAutomatic: Bool)
    /// Stress mode is about to make what is not marked unreadable: from then on it cannot be looked at.
    func heapWillBePoisoned(_ vm: VM)
    /// A weak collection (Map's weak kin, a WeakRef, a registry) lost entries.
    func weakCellDidLose(_ cell: Cell, entries: Int)
    /// Built-ins come to life while `work` runs: what it makes is no program's.
    func installBuiltins(_ vm: VM, _ work: () -> Void)
}

extension HeapObserver {
    public func forEachSparedCell(_ vm: VM, _ body: (Cell) -> Void) {}
    public func forEachKnownCell(_ vm: VM, _ body: (Cell) -> Void) {}
    public func heapWillBePoisoned(_ vm: VM) {}
    public func installBuiltins(_ vm: VM, _ work: () -> Void) { work() }
}
