import Shell
import Syntax

/// A script of a lesson, cut into what is entered one after the other.
///
/// Each statement of the top level is a piece, together with the comments above it and behind it on its last line. Like this
/// every statement has a report of its own, and one that throws does not keep the next from running.
///
/// What hoisting would do is done: a function that is called above its declaration is declared there. A text that is no
/// script as a whole (it declares a name twice, or has the shell's shorthands in it) is cut into lines, and lines that
/// are unfinished are joined with the next, as in a file that is loaded (``EntryCutter``).
public struct Script: Equatable, Sendable {
    public var pieces: [Piece]

    public struct Piece: Equatable, Sendable {
        public var text: String
        /// The line of the script on which it starts, counted from 1.
        public var line: Int
        /// False for comments that no statement follows.
        public var isCode: Bool
    }

    /// Cuts a source text. O(count) for a script; of a text that is none, an unfinished entry is read once more for each of its lines.
    public init(_ text: String) {
        let source = SourceText(name: "lesson", text: text)
        do {
            pieces = Self.statements(try Parser.parseScript(source, options: Self.options), source)
        } catch {
            pieces = Self.entries(text)
        }
    }

    /// What a shell's entry may be.
    private static var options: ParseOptions {
        var options = ParseOptions()
        options.allowsTopLevelAwait = true
        return options
    }

    // MARK: By statements

    private static func statements(_ script: ScriptNode, _ source: SourceText) -> [Piece] {
        var pieces: [Piece] = [], functions: [String?] = []
        var position = 0
        func append(upTo end: Int, isCode: Bool) {
            let start = source.units[position..<end].firstIndex { !isBlank($0) } ?? end
            let last = source.units[start..<end].lastIndex { !isBlank($0) } ?? start - 1
            position = end
            guard start <= last else { return }
            let range = SourceRange(start, last + 1)
            pieces.append(Piece(text: source.text(range), line: source.position(at: range.start).line, isCode: isCode))
        }
        for statement in script.body {
            if case .empty = statement.kind, !pieces.isEmpty { continue }
            append(upTo: endOfLine(after: Int(statement.range.end), in: source.units), isCode: true)
            if case .function(let function, _) = statement.kind {
                functions.append(function.name.map { script.names.string($0) })
            } else {
                functions.append(nil)
            }
        }
        append(upTo: source.units.count, isCode: false)
        if let last = pieces.last, !last.isCode, last.text.allSatisfy({ $0 == ";" || $0.isWhitespace }) { pieces.removeLast() }
        return hoist(functions, in: pieces)
    }

    /// The end of a statement with the comments behind it on its last line; its own end where code follows there.
    private static func endOfLine(after end: Int, in units: [UInt16]) -> Int {
        var position = end, commentEnd = end
        while position < units.count {
            let next = position + 1 < units.count ? units[position + 1] : 0
            switch units[position] {
            case 0x09, 0x20, 0x3B:  // A semicolon too many belongs here.
                position += 1
                if units[position - 1] == 0x3B { commentEnd = position }
            case 0x2F where next == 0x2F:
                while position < units.count, !isLineEnd(units[position]) { position += 1 }
                return position
            case 0x2F where next == 0x2A:
                position += 2
                while position + 1 < units.count, units[position] != 0x2A || units[position + 1] != 0x2F {
                    // A comment that goes on below is about what is below.
                    if isLineEnd(units[position]) { return commentEnd }
                    position += 1
                }
                position = min(position + 2, units.count)
                commentEnd = position
            default: return commentEnd
            }
        }
        return commentEnd
    }

    private static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x09 || unit == 0xFEFF || unit == 0xA0 || isLineEnd(unit) }
    private static func isLineEnd(_ unit: UInt16) -> Bool { [0x0A, 0x0D, 0x2028, 0x2029].contains(unit) }

    /// Moves each function declaration above the first piece that mentions it. `functions`: the name that a piece declares, if it does.
    private static func hoist(_ functions: [String?], in pieces: [Piece]) -> [Piece] {
        var order = Array(pieces.indices)
        for index in functions.indices {
            guard let name = functions[index], let place = order.firstIndex(of: index),
                  let user = order[..<place].firstIndex(where: { mentions(pieces[$0].text, name) }) else { continue }
            order.remove(at: place)
            order.insert(index, at: user)
        }
        return order.map { pieces[$0] }
    }

    /// Whether `name` stands in `text` as a word.
    private static func mentions(_ text: String, _ name: String) -> Bool {
        func isPart(_ unit: UInt8?) -> Bool { unit.map { $0 >= 0x80 || $0 == 0x24 || $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) } ?? false }
        let text = Array(text.utf8), name = Array(name.utf8)
        guard !name.isEmpty, text.count >= name.count else { return false }
        return (0...(text.count - name.count)).contains { start in
            text[start] == name[0] && text[start..<(start + name.count)].elementsEqual(name)
                && !isPart(start > 0 ? text[start - 1] : nil)
                && !isPart(start + name.count < text.count ? text[start + name.count] : nil)
        }
    }

    // MARK: By lines

    private static func entries(_ text: String) -> [Piece] {
        var pieces: [Piece] = [], remark: Piece?
        var cutter = EntryCutter(text)
        while let entry = cutter.next(.plain) {
            var piece = Piece(text: entry.text, line: entry.line, isCode: true)
            if let above = remark {
                let gap = entry.line - above.line - above.text.lines.count + 1
                piece = Piece(text: above.text + String(repeating: "\n", count: max(gap, 1)) + entry.text, line: above.line, isCode: true)
            }
            remark = isRemark(entry.text) ? piece : nil
            if remark == nil { pieces.append(piece) }
        }
        if let remark { pieces.append(remark) }
        return pieces
    }

    /// Nothing but comments: they belong to what is below.
    private static func isRemark(_ text: String) -> Bool {
        (try? Parser.parseScript(SourceText(name: "lesson", text: text), options: options))?.body.isEmpty ?? false
    }
}
