/// The timers that wait, the next one first: a binary heap. Each timer knows its place, so that one that is cleared goes at once and holds
/// nothing any more.
struct TimerQueue {
    struct Entry {
        let due: Double
        /// Timers that are due at the same time fire in the order in which they were started.
        let sequence: UInt64
        let timer: TimerLayout

        fileprivate func isBefore(_ other: Entry) -> Bool { due == other.due ? sequence < other.sequence : due < other.due }
    }

    /// In the order of the heap.
    private(set) var entries: [Entry] = []
    private var sequence: UInt64 = 0

    var first: Entry? { entries.first }
    /// In the order in which they fire.
    var sorted: [Entry] { entries.sorted { $0.isBefore($1) } }

    mutating func insert(_ timer: TimerLayout, due: Double) {
        remove(timer)
        sequence += 1
        entries.append(Entry(due: due, sequence: sequence, timer: timer))
        rise(entries.count - 1)
    }

    mutating func remove(_ timer: TimerLayout) {
        let place = timer.place
        guard place >= 0 else { return }
        timer.place = -1
        let last = entries.removeLast()
        guard place < entries.count else { return }
        entries[place] = last
        last.timer.place = place
        rise(place)
        sink(last.timer.place)
    }

    private mutating func rise(_ start: Int) {
        var place = start
        let entry = entries[place]
        while place > 0, entry.isBefore(entries[(place - 1) / 2]) {
            put(entries[(place - 1) / 2], at: place)
            place = (place - 1) / 2
        }
        put(entry, at: place)
    }

    private mutating func sink(_ start: Int) {
        var place = start
        let entry = entries[place]
        while place * 2 + 1 < entries.count {
            var child = place * 2 + 1
            if child + 1 < entries.count, entries[child + 1].isBefore(entries[child]) { child += 1 }
            guard entries[child].isBefore(entry) else { break }
            put(entries[child], at: place)
            place = child
        }
        put(entry, at: place)
    }

    private mutating func put(_ entry: Entry, at place: Int) {
        entries[place] = entry
        entry.timer.place = place
    }
}
