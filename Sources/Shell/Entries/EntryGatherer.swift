/// The lines of an entry that is not complete yet.
///
/// A shell asks after each line whether that was all. Short entries are parsed for it each time. Of a long one that would be too much:
/// while something is open that no line has closed (``BracketScanner``), the parser is asked only when the entry has grown by a
/// quarter, so that all of it costs a few times as much as to parse it once.
public struct EntryGatherer {
    /// The lines so far.
    public private(set) var text = ""
    private var lineCount = 0
    private var nextLook = EntryGatherer.short
    private var scanner = BracketScanner()

    /// Up to so many lines nobody notices the parser.
    private static let short = 100

    public init() {}

    public var isEmpty: Bool { lineCount == 0 }

    public mutating func add(_ line: String) {
        if lineCount > 0 { text += "\n" }
        text += line
        lineCount += 1
        scanner.read(line)
    }

    /// True: there is no need to look, more has to come.
    public mutating func goesOn() -> Bool {
        if lineCount < nextLook { return lineCount > Self.short && scanner.isOpen }
        nextLook = lineCount + lineCount / 4
        return false
    }
}
