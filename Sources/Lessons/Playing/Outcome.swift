import Shell

/// What code came to, as a tutorial writes it: what was printed, then the value; or the error.
public struct Outcome: Equatable {
    /// A line an element.
    public var lines: [String]

    public var text: String { lines.joined(separator: "\n") }

    public init(_ report: Report) {
        lines = report.output.flatMap { $0.text.lines.map(String.init) }
        // A call that prints has nothing else to give.
        if let value = report.value, value != "undefined" || lines.isEmpty { lines += value.lines.map(String.init) }
        for failure in report.errors { lines += Outcome.text(of: failure).lines.map(String.init) }
    }

    /// `TypeError: …` of `Uncaught TypeError: …`, without the calls below it.
    static func text(of failure: Failure) -> String {
        failure.error.lines.filter { !$0.hasPrefix("    at ") }.joined(separator: "\n")
    }

    /// What a page that nobody wrote to be checked may mean by what comes: all of it, what was printed alone, the value alone.
    static func readings(of report: Report) -> [String] {
        let all = Outcome(report).text, printed = report.output.map(\.text).joined(separator: "\n")
        return [all] + (report.output.isEmpty ? [] : [printed]) + (report.value.map { [$0] } ?? [])
    }

    // MARK: Comparing

    /// Whether what is expected is what came. White space counts no more than that there is some, and `…` stands for anything.
    public static func matches(_ expected: String, _ actual: String) -> Bool {
        let expected = collapsed(expected), actual = collapsed(actual)
        if expected == actual { return true }
        guard expected.contains("…") else { return false }
        let parts = expected.split(separator: "…", omittingEmptySubsequences: false)
        var rest = actual[...]
        for (index, part) in parts.enumerated() where !part.isEmpty {
            if index == 0 {
                guard rest.hasPrefix(part) else { return false }
                rest = rest.dropFirst(part.count)
            } else if index == parts.count - 1 {
                return rest.hasSuffix(part)
            } else {
                guard let range = rest.firstRange(of: part) else { return false }
                rest = rest[range.upperBound...]
            }
        }
        return parts.last?.isEmpty == true
    }

    /// With `…` for how many built-ins a step of `gc --explain` has, and for the waves that have nothing else: a shell that finds modules has
    /// more of them than a lesson, and so has another version of Leash.
    static func withoutBuiltInCounts(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let mark = line.firstRange(of: " built-in"), line[mark.upperBound...].allSatisfy({ $0 == "s" }) else { return String(line) }
            let before = line[..<mark.lowerBound], digits = before.reversed().prefix { $0.isASCII && $0.isNumber }.count
            guard digits > 0 else { return String(line) }
            let head = before.dropLast(digits), title = head.prefix { $0 != ":" }
            let isFolded = title.contains("waves ") && head.dropFirst(title.count) == ": "
            return (isFolded ? title.prefix { $0 == " " } + "waves …: " : head) + "… built-ins"
        }.joined(separator: "\n")
    }

    /// Whether one of the lines has these words in it.
    public static func hasLine(_ expected: String, in lines: [String]) -> Bool {
        lines.contains { matches("…" + expected + "…", $0) } || matches("…" + expected + "…", lines.joined(separator: " "))
    }

    /// One blank for each run of white space.
    static func collapsed(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// Whether two texts are the same value, as people and other engines write it: quotes of any kind, white space anywhere, `Map {…}` for
    /// `Map(1) {…}`, `Array [1]` for `[ 1 ]`.
    static func isSame(_ a: String, _ b: String) -> Bool {
        let a = loose(a), b = loose(b)
        return !a.isEmpty && a == b
    }

    private static func loose(_ text: String) -> String {
        var result = "", quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil; result.append("'") } else { result.append(character) }
            } else if "'\"`".contains(character) {
                quote = character
                result.append("'")
            } else if !character.isWhitespace {
                result.append(character)
            }
        }
        // A size that one engine prints and the other does not.
        for name in ["Map", "Set", "Array"] { result = withoutSize(result, of: name) }
        for name in ["Array[", "Object{"] { result = result.replacing(name, with: name.suffix(1)) }
        result = result.replacing("[Object:nullprototype]", with: "").replacing("<1emptyitem>", with: "empty")
        // What a browser says of a promise that Node shows by its value alone.
        result = result.replacing("<fulfilled>:", with: "")
        while let last = result.last, ";,".contains(last) { result.removeLast() }
        return result
    }

    private static func withoutSize(_ text: String, of name: String) -> String {
        var parts = text.split(separator: name + "(", omittingEmptySubsequences: false).map(String.init)
        for index in parts.indices.dropFirst() {
            let digits = parts[index].prefix { $0.isNumber }
            if !digits.isEmpty, parts[index].dropFirst(digits.count).first == ")" { parts[index] = String(parts[index].dropFirst(digits.count + 1)) } else { parts[index] = "(" + parts[index] }
        }
        return parts.joined(separator: name)
    }
}
