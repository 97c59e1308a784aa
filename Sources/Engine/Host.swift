/// When and where a machine is.
public struct TimeSetting: Sendable {
    /// The time value at which the machine's clock starts: by default always the same, so that two runs of a script do not differ.
    public var start = 1_735_689_600_000.0
    /// The zone of local time, by its name in the tz database.
    public var zone = "UTC"

    public init() {}

    /// The zone that the machine is set to.
    public static var machineZone: String { ICU.machineZone }
}

/// What the machine asks of the world around it.
public final class Host {
    /// Takes the text of `console.log` and its kin, without the line's end. `isError`: `console.error` and its kin.
    public var write: (_ text: String, _ isError: Bool) -> Void
    /// Milliseconds since the start, as `performance.now()` gives them.
    public var now: () -> Double
    /// When the clock starts, and the zone of local time.
    public var time = TimeSetting()
    /// Whether text for people may carry colour (`console.log` on a terminal).
    public var usesColor = false

    public init(write: @escaping (String, Bool) -> Void = { text, _ in print(text) }, now: @escaping () -> Double = { 0 }) {
        self.write = write
        self.now = now
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
    /// A weak collection (Map's weak kin, a WeakRef, a registry) lost entries.
    func weakCellDidLose(_ cell: Cell, entries: Int)
}

extension HeapObserver {
    public func forEachSparedCell(_ vm: VM, _ body: (Cell) -> Void) {}
    public func forEachKnownCell(_ vm: VM, _ body: (Cell) -> Void) {}
}
