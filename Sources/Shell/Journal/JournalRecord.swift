// The journal as a file that is written while it grows: one record an event, whole or not at all.
//
// A record is a line of its own that says what follows, `entry 3 gc 0 5 -`, and behind it as many bytes as it says, and a newline. What a
// crash left half written at the end is passed over.

/// What changes a journal.
public enum JournalEvent: Equatable, Sendable {
    case appended(Journal.Entry)
    /// So many entries were taken back, or brought back.
    case undone(Int)
    case redone(Int)
}

extension JournalEvent {
    static let header = "leash journal 1\n"

    /// The event as bytes to append to a file.
    public var record: [UInt8] {
        switch self {
        case .undone(let count): return Array("undo \(count)\n".utf8)
        case .redone(let count): return Array("redo \(count)\n".utf8)
        case .appended(let entry):
            var flags = ""
            if entry.isCollection { flags += "c" }
            if entry.isInterrupted { flags += "i" }
            if entry.isLook == true { flags += "l" }
            if entry.isPart == true { flags += "p" }
            if entry.hasThrown == true { flags += "x" }
            switch entry.pause {
            case .time(let milliseconds): flags += "w\(milliseconds)"
            case .nextTimer: flags += "t"
            case nil: break
            }
            let source = Array(entry.source.utf8), javaScript = entry.javaScript.map { Array($0.utf8) }
            let line = "entry \(entry.number) \(entry.objectCount) \(flags.isEmpty ? "-" : flags) \(source.count) \(javaScript.map { String($0.count) } ?? "-")\n"
            return Array(line.utf8) + source + [0x0A] + (javaScript.map { $0 + [0x0A] } ?? [])
        }
    }
}

extension Journal {
    /// The bytes with which a file begins.
    public static var fileHeader: [UInt8] { Array(JournalEvent.header.utf8) }

    /// A journal as its file has it; nil where it is none. Where the file breaks off the journal ends with the last whole record.
    public init?(file bytes: [UInt8]) {
        guard bytes.starts(with: JournalEvent.header.utf8) else { return nil }
        self.init()
        _ = Journal.read(bytes) { event in
            switch event {
            case .appended(let entry): append(entry)
            case .undone(let count): if count <= entries.count { _ = undo(count) }
            case .redone(let count): if count <= undone.count { _ = redo(count) }
            }
        }
    }

    /// How many bytes of a journal's file are whole records.
    public static func wholeLength(ofFile bytes: [UInt8]) -> Int { read(bytes) { _ in } }

    private static func read(_ bytes: [UInt8], _ body: (JournalEvent) -> Void) -> Int {
        var reader = RecordReader(bytes: bytes, place: JournalEvent.header.utf8.count), end = reader.place
        while let event = reader.next() {
            body(event)
            end = reader.place
        }
        return end
    }
}

/// Reads records one after the other.
private struct RecordReader {
    let bytes: [UInt8]
    var place: Int

    /// Nil at the end, and at what is no whole record.
    mutating func next() -> JournalEvent? {
        guard let line = line() else { return nil }
        let words = line.split(separator: " ").map(String.init)
        guard words.count >= 2, let number = Int(words[1]), number >= 0 else { return nil }
        switch words[0] {
        case "undo": return .undone(number)
        case "redo": return .redone(number)
        case "entry": return words.count == 6 ? entry(number, words) : nil
        default: return nil
        }
    }

    private mutating func entry(_ number: Int, _ words: [String]) -> JournalEvent? {
        guard let objects = Int(words[2]), let sourceLength = Int(words[4]), let source = text(sourceLength) else { return nil }
        var javaScript: String?
        if words[5] != "-" {
            guard let length = Int(words[5]), let text = text(length) else { return nil }
            javaScript = text
        }
        let flags = words[3]
        var pause: Journal.Pause?
        if let mark = flags.firstIndex(of: "w") {
            guard let time = Double(flags[flags.index(after: mark)...]) else { return nil }
            pause = .time(time)
        } else if flags.contains("t") {
            pause = .nextTimer
        }
        return .appended(Journal.Entry(number: number, source: source, javaScript: javaScript, isCollection: flags.contains("c"), pause: pause,
                                       isInterrupted: flags.contains("i"), objectCount: objects, isLook: flags.contains("l") ? true : nil,
                                       isPart: flags.contains("p") ? true : nil, hasThrown: flags.contains("x") ? true : nil))
    }

    private mutating func line() -> String? {
        guard let end = bytes[place...].firstIndex(of: 0x0A) else { return nil }
        defer { place = end + 1 }
        return String(decoding: bytes[place..<end], as: UTF8.self)
    }

    /// So many bytes, and the newline behind them.
    private mutating func text(_ length: Int) -> String? {
        guard length >= 0, length <= bytes.count - place - 1, bytes[place + length] == 0x0A else { return nil }
        defer { place += length + 1 }
        return String(decoding: bytes[place..<place + length], as: UTF8.self)
    }
}
