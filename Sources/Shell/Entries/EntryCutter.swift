/// Cuts a text into entries: a file that was saved, one that somebody wrote, a lesson's script.
///
/// An entry ends at the end of the line on which it is complete, unless the next line can only go on with it: the `.map(f)` of a chain,
/// an `else`. A comment that ``Journal/script`` wrote before an entry says how many lines it has.
public struct EntryCutter {
    /// One entry.
    public struct Piece: Equatable, Sendable {
        public var text: String
        /// The line on which it starts, counted from 1.
        public var line: Int
        /// It stood behind a comment that says so: nothing in it is a command.
        public var isJavaScript = false
    }

    /// What a shell knows of a text.
    public struct Reading {
        /// It is no JavaScript.
        public var isCommand: (String) -> Bool
        /// No more is needed.
        public var isComplete: (String) -> Bool
    }

    private let lines: [Substring]
    private var position = 0

    public init(_ text: String) {
        let start = text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
        lines = Substring(start).utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
    }

    /// The next entry; nil at the end. `reading`: what the shell, as it is now, makes of a text.
    public mutating func next(_ reading: Reading) -> Piece? {
        while position < lines.count, Self.isBlank(lines[position]) { position += 1 }
        guard position < lines.count else { return nil }
        if let frame = EntryFrame(Self.withoutReturn(lines[position])) { return framed(frame) }
        let start = position
        var entry = EntryGatherer()
        while position < lines.count {
            entry.add(Self.withoutReturn(lines[position]))
            position += 1
            if entry.goesOn() { continue }
            while reading.isComplete(entry.text) {
                guard !reading.isCommand(entry.text), let end = continuation(of: entry.text, reading) else { return Piece(text: entry.text, line: start + 1) }
                for line in lines[position..<end] { entry.add(Self.withoutReturn(line)) }
                position = end
            }
        }
        // Entered all the same, to be told what is missing.
        return Piece(text: entry.text, line: start + 1)
    }

    /// Exactly those lines, whatever ends them. A file whose lines all end in `\r\n` was saved anew by another program.
    private mutating func framed(_ frame: EntryFrame) -> Piece {
        let hasReturns = lines[position].utf8.last == 0x0D
        let first = position + 1, end = min(first + frame.lineCount, lines.count)
        position = end
        let text = lines[first..<end].map { hasReturns ? Self.withoutReturn($0) : String($0) }.joined(separator: "\n")
        return Piece(text: text, line: first + 1, isJavaScript: true)
    }

    /// How many lines belong to the entry behind this comment; nil where the line is none that ``Journal/script`` wrote.
    public static func framedLines(_ line: String) -> Int? { EntryFrame(line)?.lineCount }

    // MARK: Lines that go on

    /// The end of the lines up to one that cannot stand by itself and can stand behind `text`; nil where the next one is an entry of its own.
    private func continuation(of text: String, _ reading: Reading) -> Int? {
        var end = position
        while end < lines.count, Self.isBlank(lines[end]) || Self.isComment(lines[end]) { end += 1 }
        guard end < lines.count else { return nil }
        let line = String(lines[end]).trimmed
        guard Self.goesOn(line), !reading.isCommand(line), EntryText(line).state == .wrong else { return nil }
        let more = lines[position...end].reduce(into: "") { $0 += "\n" + Self.withoutReturn($1) }
        return EntryText(text + more).state == .wrong ? nil : end + 1
    }

    /// A look at how it begins, which spares most lines the parser.
    private static func goesOn(_ line: String) -> Bool {
        guard let first = line.unicodeScalars.first else { return false }
        if ".?,)]}=*%&|^<>:".unicodeScalars.contains(first) { return true }
        let word = line.unicodeScalars.prefix { $0.properties.isIDContinue }
        return ["else", "catch", "finally", "in", "instanceof", "of", "as", "from", "extends"].contains(String(word))
    }

    private static func isBlank(_ line: Substring) -> Bool { line.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    private static func isComment(_ line: Substring) -> Bool {
        let line = String(line).trimmed
        if line.hasPrefix("//") { return EntryFrame(line) == nil }
        return line.hasPrefix("/*") && line.hasSuffix("*/") && line.utf8.count >= 4 && !line.dropFirst(2).dropLast(2).contains("*/")
    }

    private static func withoutReturn(_ line: Substring) -> String { String(Substring(line.utf8.last == 0x0D ? line.utf8.dropLast() : line.utf8[...])) }
}

extension EntryCutter.Reading {
    /// As a shell without any variables would read.
    public static var plain: Self {
        Self(isCommand: { CommandList.isCommand($0.trimmed, isVariable: { _ in false }) }, isComplete: { EntryText($0.trimmed).state != .unfinished })
    }
}

extension Shell {
    /// As this shell reads, with the variables that it has now.
    public var reading: EntryCutter.Reading {
        EntryCutter.Reading(isCommand: { [unowned self] in CommandList.isCommand($0.trimmed, isVariable: machine.isUserVariable) },
                            isComplete: { [unowned self] in isComplete($0) })
    }

    /// A piece of a file.
    public func enter(_ piece: EntryCutter.Piece) -> Report {
        piece.isJavaScript ? enterJavaScript(piece.text) : enter(piece.text)
    }
}
