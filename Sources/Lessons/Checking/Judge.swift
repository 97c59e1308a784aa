/// Says whether what came is what was expected, and how the file would have to read.
struct Judge {
    let file: FileLines

    /// `shown`: what came of the code, or of its whole block. `facts`: what was said of the heap, a line each.
    /// Nil for words of prose, which expect nothing.
    func finding(_ expectation: Expectation, _ code: Code, shown: String, facts: [String]) -> Finding? {
        if expectation.kind == .guess, !isMet(expectation, shown, facts), !Judge.counts(expectation, shown) { return nil }
        let name = expectation.isBlock ? "output of \(Judge.oneLine(code.text))" : Judge.oneLine(code.text)
        let line = expectation.lines.lowerBound
        if isMet(expectation, shown, facts) { return Finding(.passed, line: line, code: name) }
        let came = expectation.kind == .fact ? nearestFact(expectation.text, facts) : shown
        let message = expectation.kind == .fact ? Judge.factMessage(expectation.text, facts) : Judge.message(expectation.text, shown)
        return Finding(.failed(message: message), line: line, code: name, edit: came.flatMap { edit(expectation, $0) })
    }

    func isMet(_ expectation: Expectation, _ shown: String, _ facts: [String]) -> Bool {
        switch expectation.kind {
        case .fact: return !expectation.text.isEmpty && Outcome.hasLine(expectation.text, in: facts)
        case .output: return Outcome.matches(expectation.text, shown)
        case .transcript, .answer: return Outcome.matches(expectation.text, shown) || Outcome.matches(Outcome.withoutBuiltInCounts(expectation.text), shown)
        // A file that says nothing behind the arrow wants to be filled in.
        case .value:
            if expectation.text.isEmpty { return shown.isEmpty }
            return Outcome.matches(expectation.text, shown) || Outcome.isSame(expectation.text, shown) || Judge.isErrorName(expectation.text, shown)
        case .remark: return Judge.isRemark(expectation.text, shown)
        case .guess:
            // What was printed, and perhaps some words about it.
            let text = Judge.withoutLabel(expectation.text), rows = text.lines, count = shown.lines.count
            return Judge.isRemark(text, shown) || rows.count >= count && Judge.isRemark(rows.prefix(count).joined(separator: "\n"), shown)
                || RemarkReader(behindConsole: true).value(in: rows[0]).map { Judge.isRemark($0, shown) } ?? false
        }
    }

    private static func isRemark(_ text: String, _ shown: String) -> Bool {
        Outcome.isSame(text, shown) || Outcome.matches(text, shown) || isErrorName(text, shown) || isSameKindOfError(text, shown)
            || Outcome.isSame(text, shown.lines.joined(separator: ", ")) || unquoted(text).map { $0 == shown } ?? false
    }

    /// Without a first line such as `Logs:`, which stands above what is printed.
    static func withoutLabel(_ text: String) -> String {
        let rows = text.lines
        guard rows.count > 1, let first = rows.first, RemarkReader.introductions.contains(Outcome.collapsed(String(first)).lowercased()) else { return text }
        return rows.dropFirst().joined(separator: "\n")
    }

    /// A printed string has no quotes.
    private static func unquoted(_ text: String) -> String? {
        guard text.count > 1, let quote = text.first, "'\"`".contains(quote), text.last == quote else { return nil }
        return String(text.dropFirst().dropLast())
    }

    /// One of the lines was printed, or the first one reads as a value.
    private static func counts(_ expectation: Expectation, _ shown: String) -> Bool {
        let rows = expectation.text.lines, shown = shown.lines.map { Outcome.collapsed(String($0)) }
        return rows.contains { shown.contains(Outcome.collapsed(String($0))) } || RemarkReader(behindConsole: true).value(in: rows[0]) != nil
    }

    /// `TypeError` is said of every TypeError.
    private static func isErrorName(_ expected: String, _ shown: String) -> Bool {
        let name = expected.trimmedEnd
        return name.hasSuffix("Error") && name.allSatisfy(\.isLetter) && (shown.hasPrefix(name + ":") || shown == name)
    }

    /// Engines word their messages differently.
    private static func isSameKindOfError(_ expected: String, _ shown: String) -> Bool {
        guard let colon = expected.firstIndex(of: ":") else { return false }
        return isErrorName(String(expected[..<colon]), shown)
    }

    // MARK: Words

    private static func message(_ expected: String, _ shown: String) -> String {
        if shown.isEmpty { return "gives nothing, and \(oneLine(expected)) is expected" }
        return expected.isEmpty ? "gives \(oneLine(shown)), and nothing is written" : "gives \(oneLine(shown)), and \(oneLine(expected)) is expected"
    }

    private static func factMessage(_ expected: String, _ facts: [String]) -> String {
        facts.isEmpty ? "nothing is said of the heap, and “\(expected)” is expected"
            : "what is said of the heap is “\(oneLine(facts.joined(separator: " ")))”, and “\(expected)” is expected"
    }

    /// At most some words of it.
    static func oneLine(_ text: String) -> String {
        let line = Outcome.collapsed(text)
        return line.count > 120 ? line.prefix(119) + "…" : line
    }

    /// The line that has most of the words.
    private func nearestFact(_ text: String, _ facts: [String]) -> String? {
        let words = Set(text.split(whereSeparator: \.isWhitespace))
        let best = facts.max { a, b in count(words, in: a) < count(words, in: b) }
        return best.map(Outcome.collapsed)
    }

    private func count(_ words: Set<Substring>, in fact: String) -> Int { fact.split(whereSeparator: \.isWhitespace).count { words.contains($0) } }

    // MARK: Edits

    /// Longer values are written in lines of their own.
    private static let longestComment = 100

    private func edit(_ expectation: Expectation, _ came: String) -> LineEdit? {
        expectation.isBlock ? blockEdit(expectation, came) : commentEdit(expectation, came)
    }

    private func blockEdit(_ expectation: Expectation, _ came: String) -> LineEdit? {
        var lines = came.lines.map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        // A fence in what is printed would end the block.
        if lines.contains(where: { $0.drop(while: \.isWhitespace).hasPrefix("```") || $0.hasPrefix("~~~") }) { return nil }
        let prefix = file.text(expectation.lines.lowerBound - 1).prefix { " >\t".contains($0) }
        // A transcript's lines stand below an entry behind its own prompt.
        let isFenced = file.text(expectation.lines.lowerBound - 1).dropFirst(prefix.count).first.map { "`~".contains($0) } ?? false
        return LineEdit(expectation.lines, lines.map { (isFenced ? prefix + $0 : $0).trimmedEnd })
    }

    private func commentEdit(_ expectation: Expectation, _ came: String) -> LineEdit? {
        let raw = file.text(expectation.lines.lowerBound).trimmedEnd
        if expectation.comment.hasPrefix("/*") { return blockCommentEdit(expectation, came, raw) }
        guard !came.isEmpty, raw.hasSuffix(expectation.comment), let head = head(of: expectation) else { return nil }
        let before = raw.dropLast(expectation.comment.count), whole = Outcome.collapsed(came)
        if expectation.kind == .remark || expectation.kind == .guess {
            let rows = expectation.text.lines
            if rows.count > 1 {
                // A line of the comment for each that is printed; words below them stay.
                let rest = rows.dropFirst(came.lines.count).map(String.init)
                return LineEdit(expectation.lines, (came.lines.map(String.init) + rest).map { before + "// " + $0 })
            }
            guard let range = expectation.comment.firstRange(of: expectation.text) else { return nil }
            return LineEdit(expectation.lines, [before + expectation.comment.replacingCharacters(in: range, with: Judge.quoted(whole, as: expectation.text))])
        }
        if whole.count <= Judge.longestComment || expectation.kind == .fact { return LineEdit(expectation.lines, [before + head + " " + whole]) }
        let indent = raw.prefix { " >\t".contains($0) }
        let lines = came.lines
        return LineEdit(expectation.lines, [before + head + " " + lines[0]] + lines.dropFirst().map { (indent + "// " + $0).trimmedEnd })
    }

    /// `/* 1 */` stays a comment of that kind, on one line.
    private func blockCommentEdit(_ expectation: Expectation, _ came: String, _ raw: String) -> LineEdit? {
        let first = expectation.comment.lines.first.map(String.init) ?? "", tail = raw.hasSuffix(first + ";") ? ";" : "", whole = Outcome.collapsed(came)
        guard !came.isEmpty, !came.contains("*/"), raw.hasSuffix(first + tail), let head = head(of: expectation) else { return nil }
        let before = raw.dropLast(first.count + tail.count)
        if expectation.kind == .remark {
            guard let range = expectation.comment.firstRange(of: expectation.text) else { return nil }
            let comment = expectation.comment.replacingCharacters(in: range, with: Judge.quoted(whole, as: expectation.text))
            return LineEdit(expectation.lines, (before + comment + tail).lines.map(String.init))
        }
        return LineEdit(expectation.lines, [before + head + " " + whole + " */" + tail])
    }

    /// A string in the quotes that the page has for it.
    private static func quoted(_ came: String, as expected: String) -> String {
        guard let quote = expected.first, "'\"`".contains(quote), unquoted(expected) != nil, !came.contains(quote) else { return came }
        if came.first == "'", let inner = unquoted(came) { return "\(quote)\(inner)\(quote)" }
        // What is printed has no quotes of its own, and what is no string never has any.
        return RemarkReader(behindConsole: false).value(in: came[...]) == nil ? "\(quote)\(came)\(quote)" : came
    }

    /// `// →`, as it stands there.
    private func head(of expectation: Expectation) -> String? {
        let signs = expectation.kind == .fact ? ["♻\u{FE0F}", CommentReader.heapSign] : CommentReader.arrows
        if expectation.kind == .remark || expectation.kind == .guess { return "" }
        for sign in signs { if let range = expectation.comment.unicodeRange(of: sign) { return String(expectation.comment[..<range]) } }
        return nil
    }
}

private extension String {
    /// Where the first occurrence ends.
    func unicodeRange(of sign: String) -> Index? {
        unicodeScalars.firstRange(of: Array(sign.unicodeScalars))?.upperBound
    }

    func replacingCharacters(in range: Range<Index>, with text: String) -> String { String(self[..<range.lowerBound]) + text + String(self[range.upperBound...]) }
}
