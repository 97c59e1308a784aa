import Syntax

/// Cuts a script that has been parsed between its statements.
struct StatementCutter {
    private let source: SourceText
    private let comments: CommentReader
    private var pieces: [Script.Piece] = []
    /// The name of the function that a piece declares, if it does.
    private var functions: [String?] = []
    private var position = 0

    init(_ source: SourceText, _ mode: ExpectationMode) {
        self.source = source
        comments = CommentReader(mode: mode)
    }

    mutating func cut(_ script: ScriptNode) -> [Script.Piece] {
        for statement in script.body {
            if case .empty = statement.kind, !pieces.isEmpty { continue }
            let end = Int(statement.range.end)
            append(upTo: endOfLine(after: end), codeEnd: end, isCode: true, last: commentBeforeSemicolon(of: statement))
            if case .function(let function, _) = statement.kind {
                functions.append(function.name.map { script.names.string($0) })
            } else {
                functions.append(nil)
            }
        }
        append(upTo: source.units.count, codeEnd: source.units.count, isCode: false)
        if let last = pieces.last, !last.isCode, last.text.allSatisfy({ $0 == ";" || $0.isWhitespace }) { pieces.removeLast() }
        return hoisted()
    }

    private mutating func append(upTo end: Int, codeEnd: Int, isCode: Bool, last comment: SourceRange? = nil) {
        let units = source.units
        let start = units[position..<end].firstIndex { !Self.isBlank($0) } ?? end
        let last = units[start..<end].lastIndex { !Self.isBlank($0) } ?? start - 1
        position = end
        guard start <= last else { return }
        var text = source.text(SourceRange(start, last + 1)), expectations: [Expectation] = []
        let lastLine = source.position(at: Int32(isCode ? max(codeEnd - 1, start) : last)).line
        if isCode {
            let printsOnly = Self.prints(text)
            if let (comment, length) = trailingComment(from: codeEnd, to: end, printsOnly) {
                expectations.append(comment)
                // What stays is the code and other comments behind it.
                text = source.text(SourceRange(start, last + 1 - length)).trimmingBlanks
            } else if let comment, let expectation = expectation(in: comment, printsOnly) {
                expectations.append(expectation)
                text = source.text(SourceRange(start, Int(comment.start))).trimmingBlanks + source.text(SourceRange(Int(comment.end), last + 1))
            }
            position = takeComments(below: end, behindConsole: printsOnly, into: &expectations)
        }
        let line = source.position(at: Int32(start)).line
        var piece = Script.Piece(text: text, line: line, lastLine: lastLine, isCode: isCode, expectations: expectations)
        if isCode { piece.inner = innerComments(of: text, from: line, to: lastLine) }
        pieces.append(piece)
    }

    /// It is a call that prints, or a loop or function of such: a string is printed without quotes.
    private static func prints(_ text: String) -> Bool { printers.contains { text.contains($0) } }
    private static let printers = ["console.", "alert("]

    // MARK: Expectations

    /// The comment behind a statement that says what comes of it, and how many units of the text it takes.
    private func trailingComment(from codeEnd: Int, to end: Int, _ behindConsole: Bool) -> (Expectation, length: Int)? {
        var i = codeEnd
        while let start = source.units[i..<end].firstIndex(of: 0x2F), start + 1 < end {
            let isBlock = source.units[start + 1] == 0x2A
            i = isBlock ? endOfBlock(from: start, before: end) ?? end : end
            let text = source.text(SourceRange(start, i)).trimmingBlanks, line = source.position(at: Int32(start)).line
            let guess: (Expectation.Kind, String)? = comments.mode == .comments && behindConsole && !isBlock ? (.guess, String(Substring(text.dropFirst(2)).trimmed)) : nil
            // Behind a block there may be another comment, or a semicolon, and no code.
            guard let (kind, words) = comments.read(Substring(text), behindConsole: behindConsole) ?? guess else { continue }
            return (Expectation(kind, words, lines: line..<(line + 1), comment: text), source.text(SourceRange(start, end)).trimmingBlanks.utf16.count)
        }
        return nil
    }

    private func expectation(in range: SourceRange, _ behindConsole: Bool) -> Expectation? {
        let text = source.text(range), line = source.position(at: range.start).line
        guard let (kind, words) = comments.read(Substring(text), behindConsole: behindConsole) else { return nil }
        return Expectation(kind, words, lines: line..<(line + text.lines.count), comment: text)
    }

    /// Of `wm.get(o) /* 4 */;` the comment, which stands in the statement, behind all of its code.
    private func commentBeforeSemicolon(of statement: Statement) -> SourceRange? {
        guard case .expression(let expression) = statement.kind else { return nil }
        let end = Int(statement.range.end) - 1, units = source.units
        guard units.indices.contains(end), units[end] == 0x3B else { return nil }
        // Parentheses are no part of what they are around.
        guard let start = units[Int(expression.range.end)..<end].firstIndex(where: { !Self.isBlank($0) && $0 != 0x29 }),
              units[start] == 0x2F, units[start + 1] == 0x2A, let close = endOfBlock(from: start, before: end),
              units[close..<end].allSatisfy(Self.isBlank) else { return nil }
        return SourceRange(start, close)
    }

    /// Where the `/* … */` ends that begins at `start`.
    private func endOfBlock(from start: Int, before end: Int) -> Int? {
        var i = start + 2
        while i + 1 < end {
            if source.units[i] == 0x2A, source.units[i + 1] == 0x2F { return i + 2 }
            i += 1
        }
        return nil
    }

    /// Takes the comments on the lines right below that say what comes of the statement above, or go on with what the last one says.
    /// Gives back where the rest begins.
    private func takeComments(below end: Int, behindConsole: Bool, into expectations: inout [Expectation]) -> Int {
        if comments.mode == .comments, behindConsole, expectations.isEmpty, let next = takeGuess(below: end, into: &expectations) { return next }
        var taken = end
        while let (range, next) = commentLine(from: taken) {
            let text = source.text(range).trimmingBlanks, line = source.position(at: range.start).line
            if text.hasPrefix("/*") {
                guard expectations.isEmpty, let (kind, words) = comments.read(Substring(text), behindConsole: behindConsole) else { break }
                expectations.append(Expectation(kind, words, lines: line..<(line + text.lines.count), comment: text))
            } else if let last = expectations.indices.last, expectations[last].kind != .fact, CommentReader.isOpen(expectations[last].text) {
                expectations[last].text += "\n" + text.dropFirst(2)
                expectations[last].lines = expectations[last].lines.lowerBound..<(line + 1)
            } else if let (kind, words) = comments.read(Substring(text), behindConsole: behindConsole), kind != .remark || expectations.isEmpty {
                expectations.append(Expectation(kind, words, lines: line..<(line + 1), comment: text))
            } else { break }
            taken = next
        }
        return taken
    }

    /// All comments below a call that prints, where none of them is marked: each may be a line that was printed.
    private func takeGuess(below end: Int, into expectations: inout [Expectation]) -> Int? {
        var taken = end, rows: [String] = [], first: (line: Int, comment: String)?
        while let (range, next) = commentLine(from: taken) {
            let text = source.text(range).trimmingBlanks
            if text.hasPrefix("/*") { return nil }
            if let known = comments.read(Substring(text), behindConsole: true), known.kind != .remark { return nil }
            first = first ?? (source.position(at: range.start).line, text)
            rows.append(String(Substring(text.dropFirst(2)).trimmed))
            taken = next
        }
        guard let first else { return nil }
        expectations.append(Expectation(.guess, rows.joined(separator: "\n"), lines: first.line..<(first.line + rows.count), comment: first.comment))
        return taken
    }

    /// A line that has nothing but a comment, or the lines of a `/* … */`, right below the line that ends at `end`; and where that line ends.
    private func commentLine(from end: Int) -> (SourceRange, next: Int)? {
        let units = source.units
        var i = end
        guard i < units.count, Self.isLineEnd(units[i]) else { return nil }
        i += units[i] == 0x0D && i + 1 < units.count && units[i + 1] == 0x0A ? 2 : 1
        while i < units.count, Self.isBlank(units[i]), !Self.isLineEnd(units[i]) { i += 1 }
        guard i + 1 < units.count, units[i] == 0x2F, units[i + 1] == 0x2F || units[i + 1] == 0x2A else { return nil }
        let start = i
        if units[i + 1] == 0x2A {
            guard let end = endOfBlock(from: start, before: units.count) else { return nil }
            var next = end
            while next < units.count, Self.isBlank(units[next]), !Self.isLineEnd(units[next]) { next += 1 }
            return next == units.count || Self.isLineEnd(units[next]) ? (SourceRange(start, end), next) : nil
        }
        while i < units.count, !Self.isLineEnd(units[i]) { i += 1 }
        return (SourceRange(start, i), i)
    }

    /// Comments behind calls of the console within a statement, on all of its lines but the last, which is the statement's own.
    private func innerComments(of text: String, from line: Int, to lastLine: Int) -> [Expectation] {
        guard line < lastLine, Self.prints(text) else { return [] }
        return zip(text.lines, line...).prefix(lastLine - line).compactMap { row, number in
            guard let call = Self.printers.lazy.compactMap({ row.firstRange(of: $0) }).first else { return nil }
            var rest = row[call.upperBound...]
            while let slashes = rest.firstRange(of: "//") {
                let comment = String(row[slashes.lowerBound...]).trimmingBlanks
                if let (kind, words) = comments.read(Substring(comment), behindConsole: true), kind != .fact {
                    return Expectation(kind, words, lines: number..<(number + 1), comment: comment)
                }
                rest = rest[slashes.upperBound...]
            }
            return nil
        }
    }

    // MARK: Ends

    /// The end of a statement with the comments behind it on its last line; its own end where code follows there.
    private func endOfLine(after end: Int) -> Int {
        let units = source.units
        var position = end, commentEnd = end
        while position < units.count {
            let next = position + 1 < units.count ? units[position + 1] : 0
            switch units[position] {
            case 0x09, 0x20, 0x3B:  // A semicolon too many belongs here.
                position += 1
                if units[position - 1] == 0x3B { commentEnd = position }
            case 0x2F where next == 0x2F:
                while position < units.count, !Self.isLineEnd(units[position]) { position += 1 }
                return position
            case 0x2F where next == 0x2A:
                position += 2
                while position + 1 < units.count, units[position] != 0x2A || units[position + 1] != 0x2F {
                    // A comment that goes on below is about what is below.
                    if Self.isLineEnd(units[position]) { return commentEnd }
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

    // MARK: Hoisting

    /// Moves each function declaration above the first piece that mentions it.
    private func hoisted() -> [Script.Piece] {
        var order = Array(pieces.indices)
        for index in functions.indices {
            guard let name = functions[index], let place = order.firstIndex(of: index),
                  let user = order[..<place].firstIndex(where: { Self.mentions(pieces[$0].text, name) }) else { continue }
            order.remove(at: place)
            order.insert(index, at: user)
        }
        return order.map { pieces[$0] }
    }

    /// Whether `name` stands in `text` as a word.
    static func mentions(_ text: String, _ name: String) -> Bool {
        func isPart(_ unit: UInt8?) -> Bool { unit.map { $0 >= 0x80 || $0 == 0x24 || $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) } ?? false }
        let text = Array(text.utf8), name = Array(name.utf8)
        guard !name.isEmpty, text.count >= name.count else { return false }
        return (0...(text.count - name.count)).contains { start in
            text[start] == name[0] && text[start..<(start + name.count)].elementsEqual(name)
                && !isPart(start > 0 ? text[start - 1] : nil)
                && !isPart(start + name.count < text.count ? text[start + name.count] : nil)
        }
    }
}

private extension String {
    /// Without the spaces and tabs at the end.
    var trimmingBlanks: String { String(self[..<(lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex)]) }
}
