import Shell
import Syntax

/// Entries as they are typed at the prompt, one below the other: JavaScript, commands, shorthands.
///
/// Lines that are unfinished are joined with the next, as in a file that is loaded (``EntryCutter``). Where the first line begins with
/// the prompt, `> `, the text is a transcript: what is typed stands behind prompts, and the lines between are what came of it.
enum EntriesReader {
    static func pieces(of text: String, expecting mode: ExpectationMode = .marked) -> [Script.Piece] {
        let lines = text.lines.map(String.init)
        if Transcript.isOne(lines) { return Transcript(lines).pieces }
        let comments = CommentReader(mode: mode)
        // Comments that say what comes of an entry are taken out first, so that each entry ends where its code ends.
        var code: [String] = [], found: [Expectation] = []
        for (index, line) in lines.enumerated() {
            if let last = found.indices.last, found[last].lines.upperBound == index + 1, found[last].kind == .value, CommentReader.isOpen(found[last].text),
               line.drop(while: \.isWhitespace).hasPrefix("//") {
                found[last].text += "\n" + line.drop(while: \.isWhitespace).dropFirst(2)
                found[last].lines = found[last].lines.lowerBound..<(index + 2)
                code.append("")
            } else if let (before, expectation) = split(line, number: index + 1, comments) {
                found.append(expectation)
                code.append(before)
            } else {
                code.append(line)
            }
        }
        return attach(found, to: cut(code.joined(separator: "\n")))
    }

    /// The code before a comment that is an expectation; nil where there is none. A `//` in a string is no comment, but no string has
    /// the whole mark.
    private static func split(_ line: String, number: Int, _ comments: CommentReader) -> (String, Expectation)? {
        var rest = line[...]
        while let slashes = rest.firstRange(of: "//") {
            let comment = String(line[slashes.lowerBound...]).trimmedEnd
            if let (kind, words) = comments.read(Substring(comment)), kind != .remark {
                return (String(line[..<slashes.lowerBound]).trimmedEnd, Expectation(kind, words, lines: number..<(number + 1), comment: comment))
            }
            rest = rest[slashes.upperBound...]
        }
        return nil
    }

    /// Each goes with the last entry that begins on its line or above.
    private static func attach(_ found: [Expectation], to pieces: [Script.Piece]) -> [Script.Piece] {
        var pieces = pieces, next = 0, last: Int?
        for expectation in found {
            while next < pieces.count, pieces[next].line <= expectation.lines.lowerBound {
                if pieces[next].isCode { last = next }
                next += 1
            }
            if let last { pieces[last].expectations.append(expectation) }
        }
        return pieces
    }

    private static func cut(_ text: String) -> [Script.Piece] {
        var pieces: [Script.Piece] = [], remark: Script.Piece?
        var cutter = EntryCutter(text)
        while let entry = cutter.next(.plain) {
            let lastLine = entry.line + entry.text.lines.count - 1
            var piece = Script.Piece(text: entry.text, line: entry.line, lastLine: lastLine, isCode: true, isJavaScript: entry.isJavaScript)
            if let above = remark {
                let gap = entry.line - above.line - above.text.lines.count + 1
                piece.text = above.text + String(repeating: "\n", count: max(gap, 1)) + entry.text
                piece.line = above.line
            }
            remark = isRemark(entry.text) ? piece : nil
            if remark == nil { pieces.append(piece) }
        }
        if var remark {
            remark.isCode = false
            pieces.append(remark)
        }
        return pieces
    }

    /// Nothing but comments: they belong to what is below.
    private static func isRemark(_ text: String) -> Bool {
        (try? Parser.parseScript(SourceText(name: "lesson", text: text), options: Script.options))?.body.isEmpty ?? false
    }
}

extension String {
    /// Without the white space at its end.
    var trimmedEnd: String { String(self[..<(lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex)]) }
}
