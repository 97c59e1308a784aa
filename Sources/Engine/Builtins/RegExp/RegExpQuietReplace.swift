// RegExp.prototype's Symbol.replace (ECMA-262 §22.2.6.11) where the expression and its prototype are as they were made: nobody can look
// on, and no array is made for any match.

/// What a replacement is put together from (§22.1.3.19.1 GetSubstitution).
private enum ReplacementPiece {
    /// A part of the template.
    case text(Range<Int>)
    /// `$&` is capture 0.
    case capture(Int)
    case before, after
}

/// All matches of an expression, for a function to tell what each becomes.
private struct FoundMatches {
    var captureCount = 1
    var names: [(name: [UInt16], capture: Int)] = []
    /// The captures' positions, match after match.
    var positions: [Int] = []
}

extension VM {
    func replaceQuietly(_ regExp: JSObject, _ string: JSString, _ template: JSString) throws(JSThrow) -> Value {
        if !RegExpLayout(regExp).flags.contains(.global), isPlain(flat(template)) { return try replaceFirst(regExp, string, template) }
        let program = try program(of: regExp)
        guard let pieces = pieces(of: flat(template), program) else { return try replaceByNames(regExp, string, template) }
        // Strings do not move, and the caller holds both.
        let text = flat(string), insertion = flat(template), scratch = regExps.scratch
        var result = StringBuilder(), end = 0
        let isFound = try forEachReplaced(regExp, string) { (_, whole) throws(JSThrow) in
            if end == 0 { result.reserve(text) }
            result.append(text, end..<whole.lowerBound)
            end = whole.upperBound
            for piece in pieces {
                switch piece {
                case .text(let range): result.append(insertion, range)
                case .capture(let number): if let range = scratch.capture(number) { result.append(text, range) }
                case .before: result.append(text, 0..<whole.lowerBound)
                case .after: result.append(text, whole.upperBound..<text.count)
                }
            }
            if result.count > JSString.maximumLength { throw rangeError("Invalid string length") }
            try reserve(result.count)
        }
        guard isFound else { return Value(string) }
        result.append(text, end..<text.count)
        return Value(try result.finish(self))
    }

    /// The template is put in as it stands.
    private func isPlain(_ template: FlatString) -> Bool {
        for i in 0..<template.count where template[i] == 0x24 { return false }
        return true
    }

    /// One match, and a template that is put in as it stands.
    private func replaceFirst(_ regExp: JSObject, _ string: JSString, _ template: JSString) throws(JSThrow) -> Value {
        guard try regExpMatchNext(regExp, string) != nil, let whole = regExps.scratch.capture(0) else { return Value(string) }
        let text = flat(string), replacement = flat(template), count = text.count - whole.count + replacement.count
        try reserve(count)
        guard let source = text.bytes, let inserted = replacement.bytes, count > 1, count <= JSString.maximumLength else {
            var result = StringBuilder()
            result.append(text, 0..<whole.lowerBound)
            result.append(replacement)
            result.append(text, whole.upperBound..<text.count)
            return Value(try result.finish(self))
        }
        let result = allocateString(length: count, twoByte: false)
        result.latin1.update(from: source, count: whole.lowerBound)
        (result.latin1 + whole.lowerBound).update(from: inserted, count: replacement.count)
        (result.latin1 + (whole.lowerBound + replacement.count)).update(from: source + whole.upperBound, count: text.count - whole.upperBound)
        return Value(result)
    }

    /// The template's pieces; nil where it names groups.
    private func pieces(of template: FlatString, _ program: RegExpProgram) -> [ReplacementPiece]? {
        var pieces: [ReplacementPiece] = [], i = 0, start = 0
        func isDigit(_ index: Int) -> Bool { index < template.count && template[index] &- 0x30 < 10 }
        while i + 1 < template.count {
            guard template[i] == 0x24 else { i += 1; continue }
            var piece: ReplacementPiece?, length = 2
            switch template[i + 1] {
            case 0x24: piece = .text(i..<i + 1)
            case 0x26: piece = .capture(0)
            case 0x60: piece = .before
            case 0x27: piece = .after
            case 0x3C where program.hasNames: return nil
            case 0x30...0x39:
                var number = Int(template[i + 1]) - 0x30
                if isDigit(i + 2), case let two = number * 10 + Int(template[i + 2]) - 0x30, two >= 1, two < program.captureCount {
                    number = two
                    length = 3
                }
                if number >= 1, number < program.captureCount { piece = .capture(number) }
            default: break
            }
            guard let piece else { i += 1; continue }
            if start < i { pieces.append(.text(start..<i)) }
            pieces.append(piece)
            i += length
            start = i
        }
        if start < template.count { pieces.append(.text(start..<template.count)) }
        return pieces
    }

    /// Calls the body for the first match, or for all where the expression is global; false where there is none. The body runs no script.
    private func forEachReplaced(
        _ regExp: JSObject, _ string: JSString, _ body: (RegExpProgram, Range<Int>) throws(JSThrow) -> Void
    ) throws(JSThrow) -> Bool {
        if RegExpLayout(regExp).flags.contains(.global) { return try forEachMatch(regExp, string, body) > 0 }
        guard let program = try regExpMatchNext(regExp, string) else { return false }
        try body(program, regExps.scratch.capture(0) ?? 0..<0)
        return true
    }

    private func replaceByNames(_ regExp: JSObject, _ string: JSString, _ template: JSString) throws(JSThrow) -> Value {
        var result = StringBuilder(), end = 0
        let isFound = try forEachReplaced(regExp, string) { (program, whole) throws(JSThrow) in
            let captures = (1..<max(program.captureCount, 1)).map { capturedText(string, regExps.scratch.capture($0)) }
            let groups = namedGroups(program.names) { captures[$0 - 1] }
            result.append(flat(string), end..<whole.lowerBound)
            end = whole.upperBound
            let matched = whole.isEmpty ? self.string(.emptyString) : substring(string, whole.lowerBound, whole.upperBound)
            try appendSubstitution(&result, matched: matched, in: string, at: whole.lowerBound, captures: captures, namedCaptures: groups,
                                   replacement: template)
            if result.count > JSString.maximumLength { throw rangeError("Invalid string length") }
            try reserve(result.count)
        }
        guard isFound else { return Value(string) }
        result.append(flat(string), end..<string.length)
        return Value(try result.finish(self))
    }

    // MARK: By a function

    /// All matches are found before the function is called for the first, as the specification has it.
    func replaceQuietly(_ regExp: JSObject, _ string: JSString, by function: Value) throws(JSThrow) -> Value {
        // The program may be gone when the function has run.
        var matches = FoundMatches()
        let isFound = try forEachReplaced(regExp, string) { (program, _) throws(JSThrow) in
            if matches.positions.isEmpty { matches = FoundMatches(captureCount: program.captureCount, names: program.names) }
            for register in 0..<program.captureCount * 2 { matches.positions.append(regExps.scratch.registers[register]) }
            if matches.positions.count & 1023 < 32 { try reserve(matches.positions.count * 16) }
        }
        guard isFound else { return Value(string) }
        var result = StringBuilder(), end = 0
        for first in stride(from: 0, to: matches.positions.count, by: matches.captureCount * 2) {
            let replacement = try call(function, string, matches, first)
            result.append(flat(string), end..<matches.positions[first])
            result.append(flat(replacement))
            end = matches.positions[first + 1]
            if result.count > JSString.maximumLength { throw rangeError("Invalid string length") }
            try poll()
        }
        result.append(flat(string), end..<string.length)
        return Value(try result.finish(self))
    }

    /// What the function gives for the match whose positions begin at `first`, as text; it is not rooted.
    private func call(_ function: Value, _ string: JSString, _ matches: FoundMatches, _ first: Int) throws(JSThrow) -> JSString {
        let positions = matches.positions
        func text(_ number: Int) -> Value {
            let start = positions[first + number * 2], end = positions[first + number * 2 + 1]
            return capturedText(string, start >= 0 && end >= start ? start..<end : nil)
        }
        if matches.captureCount == 1 {
            return try toString(call(function, this: .undefined, text(0), .number(positions[first]), Value(string)))
        }
        var arguments = (0..<matches.captureCount).map(text)
        arguments.append(.number(positions[first]))
        arguments.append(Value(string))
        if !matches.names.isEmpty { arguments.append(namedGroups(matches.names) { arguments[$0] }) }
        return try toString(call(function, this: .undefined, arguments))
    }
}
