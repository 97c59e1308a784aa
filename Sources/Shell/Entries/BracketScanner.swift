/// A look at a text, line by line, for what is still open: a bracket, a template, a comment. It takes no notice of anything else, and
/// gives up (``isUnsure``) where only a parser could say what a character means.
///
/// With it a long entry need not be parsed anew for each of its lines.
struct BracketScanner {
    /// Something was read that could mean two things: nothing said here holds any more.
    private(set) var isUnsure = false
    private var open: [UInt8] = []
    private var mode = Mode.code
    private var last = Last.nothing
    /// The word being read, as far as it can be a keyword.
    private var word: [UInt8] = []

    private enum Mode { case code, lineComment, blockComment, string(UInt8), template, pattern(inClass: Bool) }

    /// What a slash would mean depends on what is before it.
    private enum Last { case nothing, operand, mark, unclear, decrement, word }

    /// What is open at the end of a line has to be closed on a later one.
    var isOpen: Bool {
        if isUnsure { return false }
        if case .blockComment = mode { return true }
        return !open.isEmpty
    }

    /// O(count).
    mutating func read(_ line: String) {
        guard !isUnsure else { return }
        let bytes = Array(line.utf8)
        var i = 0
        while i < bytes.count, !isUnsure { i += read(bytes[i], i + 1 < bytes.count ? bytes[i + 1] : 0x0A) }
        endLine(continues: bytes.last == UInt8(ascii: "\\"))
    }

    private mutating func endLine(continues: Bool) {
        endWord()
        switch mode {
        case .lineComment: mode = .code
        case .string: if !continues { isUnsure = true }
        case .pattern: isUnsure = true
        case .code, .blockComment, .template: break
        }
    }

    /// How many bytes it took.
    private mutating func read(_ byte: UInt8, _ next: UInt8) -> Int {
        // A carriage return and U+2028 end lines, too: whoever writes so is left to the parser.
        if byte == 0x0D || byte == 0xE2 && next == 0x80 { isUnsure = true }
        switch mode {
        case .code: return readCode(byte, next)
        case .lineComment: return 1
        case .blockComment:
            guard byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") else { return 1 }
            mode = .code
            return 2
        case .string(let quote):
            if byte == UInt8(ascii: "\\") { return 2 }
            if byte == quote { (mode, last) = (.code, .operand) }
            return 1
        case .template: return readTemplate(byte, next)
        case .pattern(let inClass):
            switch byte {
            case UInt8(ascii: "\\"): return 2
            case UInt8(ascii: "["): mode = .pattern(inClass: true)
            case UInt8(ascii: "]"): mode = .pattern(inClass: false)
            case UInt8(ascii: "/") where !inClass: (mode, last) = (.code, .operand)
            default: break
            }
            return 1
        }
    }

    private mutating func readTemplate(_ byte: UInt8, _ next: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "\\"): return 2
        case UInt8(ascii: "`"):
            open.removeLast()
            (mode, last) = (.code, .operand)
        case UInt8(ascii: "$") where next == UInt8(ascii: "{"):
            open.append(UInt8(ascii: "$"))
            (mode, last) = (.code, .mark)
            return 2
        default: break
        }
        return 1
    }

    private mutating func readCode(_ byte: UInt8, _ next: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
             UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "\\"), 0x80...:
            word.append(byte)
            return 1
        default: endWord()
        }
        switch byte {
        case 0x20, 0x09: return 1
        case UInt8(ascii: "/"): return readSlash(next)
        case UInt8(ascii: "'"), UInt8(ascii: "\""): mode = .string(byte)
        case UInt8(ascii: "`"):
            open.append(byte)
            mode = .template
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            open.append(byte)
            last = .mark
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close(byte)
        // `<!--` and `-->` begin comments, too; a sign doubled stands before or behind its operand.
        case UInt8(ascii: "<") where next == UInt8(ascii: "!"), UInt8(ascii: "#") where next == UInt8(ascii: "!"): isUnsure = true
        case UInt8(ascii: ">") where last == .decrement: isUnsure = true
        case UInt8(ascii: "-") where next == byte, UInt8(ascii: "+") where next == byte:
            last = byte == UInt8(ascii: "-") ? .decrement : .unclear
            return 2
        default: last = .mark
        }
        return 1
    }

    private mutating func readSlash(_ next: UInt8) -> Int {
        switch next {
        case UInt8(ascii: "/"): mode = .lineComment
        case UInt8(ascii: "*"): mode = .blockComment
        default:
            switch last {
            case .operand: last = .mark
            case .nothing, .mark: mode = .pattern(inClass: false)
            case .unclear, .decrement, .word: isUnsure = true
            }
            return 1
        }
        return 2
    }

    private mutating func close(_ byte: UInt8) {
        let opener = open.popLast()
        switch (opener, byte) {
        case (UInt8(ascii: "["), UInt8(ascii: "]")): last = .operand
        // `if (a) /b/` and `(a) / b`, `{} /b/` and `{} / b`.
        case (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "{"), UInt8(ascii: "}")): last = .unclear
        case (UInt8(ascii: "$"), UInt8(ascii: "}")): mode = .template
        default: isUnsure = true
        }
    }

    /// A name or a number is an operand; what may be a keyword might be followed by one.
    private mutating func endWord() {
        guard !word.isEmpty else { return }
        last = word.count <= 10 && word.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ? .word : .operand
        word = []
    }
}
