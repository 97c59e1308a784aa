/// Gathers lines to entries: an entry ends with the line on which it is complete.
///
/// Whether it is, the caller knows, as a rule by parsing the whole. To ask after each line would take a long entry's square. So
/// the question is asked while an entry is small; after that where the entry may be complete (``OpenEnds``), and whenever it has
/// grown by a fourth: a mistake in the middle of an open bracket ends an entry, too. The line on which it would have ended is
/// looked for then, and the lines behind it are given back.
public struct EntryGatherer {
    public enum Outcome: Equatable {
        case unfinished
        /// The entry, and lines that belong to the next.
        case complete(String, rest: [String])
    }

    private var lines: [String] = []
    private var ends = OpenEnds()
    private var size = 0
    /// Units that were looked through in all.
    private var work = 0
    /// Lines that are known not to make a complete entry.
    private var checked = 0

    /// What may be looked through before it must pay.
    private let freeWork: Int

    public init(freeWork: Int = 1 << 21) { self.freeWork = freeWork }

    /// Goes on with a text that is known not to be complete.
    public init(unfinished text: String) {
        self.init()
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            lines.append(String(Substring(line)))
            ends.add(line: Array(line))
        }
        size = text.utf8.count
        checked = lines.count
    }

    public var isEmpty: Bool { lines.isEmpty }

    /// What there is, complete or not.
    public var text: String { lines.joined(separator: "\n") }

    /// Adds a line. `isComplete` is asked about a whole text; `breaks` says of a line that it ends whatever there is.
    public mutating func add(_ line: String, breaks: (String) -> Bool = { _ in false }, isComplete: (String) -> Bool) -> Outcome {
        lines.append(line)
        if lines.count > 1, breaks(line) { return finish(lines.count) }
        size += line.utf8.count + 1
        ends.add(line: Array(line.utf8))
        let mayBeComplete = ends.isUnknown || !ends.isOpen && ends.hasNewTokens
        guard mayBeComplete || work <= size * 4 + freeWork else { return .unfinished }
        let skipped = lines.count - 1 - checked
        guard ask(lines.count, isComplete) else {
            checked = lines.count
            return .unfinished
        }
        return finish(skipped > 0 ? firstComplete(isComplete) : lines.count)
    }

    /// Forgets all, and begins anew.
    public mutating func reset() { self = EntryGatherer(freeWork: freeWork) }

    private mutating func ask(_ count: Int, _ isComplete: (String) -> Bool) -> Bool {
        let text = lines[..<count].joined(separator: "\n")
        work += text.utf8.count
        return isComplete(text)
    }

    /// How many lines the entry has: more than are checked, and all of them at most. From there on the same mistake ends it.
    private mutating func firstComplete(_ isComplete: (String) -> Bool) -> Int {
        var low = checked + 1, high = lines.count
        // As a rule it is the last line: what was open is closed.
        if !ask(high - 1, isComplete) { return high }
        high -= 1
        while low < high {
            let middle = (low + high) / 2
            if ask(middle, isComplete) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private mutating func finish(_ count: Int) -> Outcome {
        defer { reset() }
        return .complete(lines[..<count].joined(separator: "\n"), rest: Array(lines[count...]))
    }
}
