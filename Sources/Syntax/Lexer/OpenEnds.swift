/// What a text that arrives line by line has left open: brackets, a template, a comment, an operator that wants another operand.
///
/// While something is open, no end of the text can be the end of a script: so whoever asks after each line whether more must come
/// need not parse it all again. It reads each line once. Where a `/` may begin either a division or a regular expression, or the
/// text is none that a lexer takes, it does not know, and says so from then on.
struct OpenEnds {
    private enum Mode: Equatable { case code, template, comment, string(UInt8), unknown }
    /// What the last token means for the next.
    private enum Last { case nothing, operand, closed, wantsMore, statementEnd, word }

    private var mode = Mode.code
    /// Open brackets, a `$` for the `${` of a template, an `i` for the `(` of `if` and `for`, a `w` for that of `while`.
    private var brackets: [UInt8] = []
    /// What the next `(` is in `brackets`.
    private var head = UInt8(ascii: "(")
    private var last = Last.nothing
    private var isAfterDot = false
    /// The last line held at least a part of a token.
    private(set) var hasNewTokens = false

    /// The text cannot be a whole script: more must come.
    var isOpen: Bool {
        switch mode {
        case .unknown: false
        case .code: !brackets.isEmpty || last == .wantsMore
        default: true
        }
    }
    /// Nothing about the text is certain.
    var isUnknown: Bool { mode == .unknown }

    mutating func add(line: [UInt8]) {
        hasNewTokens = mode != .code
        var i = 0
        if case .string = mode { mode = resumeString(line, &i) }
        while i < line.count {
            switch mode {
            case .code: readToken(line, &i)
            case .template: readTemplate(line, &i)
            case .comment: readComment(line, &i)
            case .string, .unknown: return
            }
        }
    }

    // MARK: Inside of literals and comments

    private mutating func readTemplate(_ line: [UInt8], _ i: inout Int) {
        while i < line.count {
            let byte = line[i]
            i += 1
            if byte == UInt8(ascii: "\\") { i += 1; continue }
            if byte == UInt8(ascii: "`") { mode = .code; last = .operand; return }
            if byte == UInt8(ascii: "$"), i < line.count, line[i] == UInt8(ascii: "{") {
                i += 1
                brackets.append(UInt8(ascii: "$"))
                mode = .code
                last = .wantsMore
                return
            }
        }
    }

    private mutating func readComment(_ line: [UInt8], _ i: inout Int) {
        while i < line.count {
            if line[i] == UInt8(ascii: "*"), i + 1 < line.count, line[i + 1] == UInt8(ascii: "/") {
                i += 2
                mode = .code
                return
            }
            i += 1
        }
    }

    /// The mode after a string's part on this line: a string goes on below only where its line ends in a backslash.
    private mutating func resumeString(_ line: [UInt8], _ i: inout Int) -> Mode {
        guard case .string(let quote) = mode else { return mode }
        while i < line.count {
            let byte = line[i]
            i += 1
            if byte == UInt8(ascii: "\\") {
                if i == line.count { return .string(quote) }
                i += 1
            } else if byte == quote {
                last = .operand
                return .code
            }
        }
        return .unknown
    }

    // MARK: Tokens

    private mutating func readToken(_ line: [UInt8], _ i: inout Int) {
        let byte = line[i], next: UInt8 = i + 1 < line.count ? line[i + 1] : 0
        switch byte {
        case 0x20, 0x09, 0x0B, 0x0C, 0x0D: i += 1
        case UInt8(ascii: "/") where next == byte: i = line.count
        case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
            mode = .comment
            i += 2
        default:
            hasNewTokens = true
            readSolidToken(line, &i, byte, next)
        }
    }

    private mutating func readSolidToken(_ line: [UInt8], _ i: inout Int, _ byte: UInt8, _ next: UInt8) {
        if OpenEnds.isWordPart(byte) { return readWord(line, &i) }
        let wasAfterDot = isAfterDot, head = head
        isAfterDot = false
        self.head = UInt8(ascii: "(")
        i += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            mode = .string(byte)
            mode = resumeString(line, &i)
        case UInt8(ascii: "`"): mode = .template
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            brackets.append(byte == UInt8(ascii: "(") ? head : byte)
            last = .wantsMore
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close(byte)
        case UInt8(ascii: ";"): last = .statementEnd
        case UInt8(ascii: "."):
            last = .wantsMore
            isAfterDot = true
        case UInt8(ascii: "/"): readSlash(line, &i, wasAfterDot)
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            // `x++` may end a script, and what a slash means behind it depends on what stands before it.
            if next == byte { i += 1; last = .closed } else { last = .wantsMore }
            if next == UInt8(ascii: "-"), i + 1 < line.count, line[i...].first == UInt8(ascii: ">") { mode = .unknown }
        case UInt8(ascii: "<") where next == UInt8(ascii: "!"): mode = .unknown
        case UInt8(ascii: ","), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"),
             UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "<"), UInt8(ascii: ">"): last = .wantsMore
        default: mode = .unknown
        }
    }

    private mutating func close(_ byte: UInt8) {
        guard let opened = brackets.popLast() else { mode = .unknown; return }
        switch (opened, byte) {
        case (UInt8(ascii: "$"), UInt8(ascii: "}")): mode = .template
        case (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]")): last = .operand
        case (UInt8(ascii: "{"), UInt8(ascii: "}")): last = .closed
        case (UInt8(ascii: "i"), UInt8(ascii: ")")): last = .wantsMore
        // It may be the end of a `do`.
        case (UInt8(ascii: "w"), UInt8(ascii: ")")): last = .statementEnd
        default: mode = .unknown
        }
    }

    private mutating func readSlash(_ line: [UInt8], _ i: inout Int, _ wasAfterDot: Bool) {
        switch last {
        case .operand: last = .wantsMore
        case .closed, .word: mode = .unknown
        case .nothing, .wantsMore, .statementEnd:
            if wasAfterDot { mode = .unknown } else { readRegExp(line, &i) }
        }
    }

    private mutating func readRegExp(_ line: [UInt8], _ i: inout Int) {
        var isInClass = false
        while i < line.count {
            let byte = line[i]
            i += 1
            switch byte {
            case UInt8(ascii: "\\"): i += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "/") where !isInClass:
                last = .operand
                return
            default: break
            }
        }
        mode = .unknown
    }

    private mutating func readWord(_ line: [UInt8], _ i: inout Int) {
        let start = i
        while i < line.count, OpenEnds.isWordPart(line[i]) { i += 1 }
        let word = String(decoding: line[start..<i], as: UTF8.self)
        head = UInt8(ascii: "(")
        if isAfterDot { last = .operand }
        else if let bracket = OpenEnds.heads[word] { last = .word; head = bracket }
        else if word == "return" || word == "throw" { last = .statementEnd }
        else if OpenEnds.prefixWords.contains(word) { last = .wantsMore }
        else if OpenEnds.statementWords.contains(word) { last = .word }
        else { last = .operand }
        isAfterDot = false
        // Escapes and what is not ASCII may be anything: white space, for one.
        if line[start..<i].contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "\\") }) { mode = .unknown }
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
             UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "\\"), 0x80...: true
        default: false
        }
    }

    /// Reserved words that a script cannot end with.
    private static let prefixWords: Set<String> = ["typeof", "new", "delete", "void", "instanceof", "in", "else", "do", "extends", "case"]
    /// Words whose parentheses are no operand.
    private static let heads: [String: UInt8] = ["if": UInt8(ascii: "i"), "for": UInt8(ascii: "i"), "with": UInt8(ascii: "i"), "while": UInt8(ascii: "w")]
    /// Words behind which a slash may begin a regular expression, or not.
    private static let statementWords: Set<String> = ["yield", "await", "of", "default", "break", "continue", "debugger", "async", "let", "static"]
}
