/// The names that a CommonJS module seems to export, told from its text without running it: what may be imported of it by name. It sees
/// what the lexer that Node uses for this sees, and is deceived where that one is: `exports.a =`, `module.exports = { a, b }`,
/// `Object.defineProperty(exports, 'a', …)`, `module.exports = require('./other')`.
public struct CommonJSExports {
    /// Each once, in the order of the text.
    public private(set) var names: [[UInt16]] = []
    /// Modules whose names it exports, too.
    public private(set) var reexports: [[UInt16]] = []

    private let table = NameTable()
    private var tokens: [Token] = []
    private var seen: Set<[UInt16]> = []

    /// Reads a text as far as it can be read.
    public init(_ text: [UInt16]) {
        text.withUnsafeBufferPointer { readTokens($0) }
        var i = 0
        while i < tokens.count { i = max(i + 1, match(at: i)) }
    }

    // MARK: Tokens

    private mutating func readTokens(_ units: UnsafeBufferPointer<UInt16>) {
        var lexer = Lexer(units, names: table)
        lexer.skipHashbang()
        // Depths of braces in which a template goes on behind the closing one.
        var templates: [Int] = [], depth = 0
        do throws(SyntaxError) {
            while true {
                try lexer.advance()
                switch lexer.token.kind {
                case .endOfInput: return
                case .slash, .slashAssign: if !endsOperand { try lexer.rescanRegExp() }
                case .leftBrace: depth += 1
                case .rightBrace:
                    if templates.last == depth {
                        templates.removeLast()
                        try lexer.rescanTemplate()
                    } else {
                        depth -= 1
                    }
                default: break
                }
                if lexer.token.kind == .template, !lexer.token.isTemplateTail { templates.append(depth) }
                tokens.append(lexer.token)
            }
        } catch {}
    }

    /// A slash behind the last token divides.
    private var endsOperand: Bool {
        guard let last = tokens.last else { return false }
        switch last.kind {
        case .rightParenthesis, .rightBracket, .rightBrace, .number, .bigInt, .string, .this, .super, .null, .true, .false, .regExp, .privateName: return true
        case .template: return last.isTemplateTail
        default: return last.kind.mayBeIdentifier
        }
    }

    private func kind(_ i: Int) -> TokenKind { i < tokens.count ? tokens[i].kind : .endOfInput }
    private func isWord(_ i: Int, _ text: StaticString) -> Bool { kind(i).isWord && table.string(tokens[i].name) == "\(text)" }

    private mutating func add(_ name: Name) {
        let units = table.units(name)
        if seen.insert(units).inserted { names.append(units) }
    }

    // MARK: Forms

    /// The index behind what was recognised; `i` where nothing was.
    private mutating func match(at i: Int) -> Int {
        if i > 0, kind(i - 1) == .dot || kind(i - 1) == .questionDot { return i }
        if let next = afterExportsObject(i) { return matchExports(next, isModule: isWord(i, "module")) }
        if isWord(i, "Object"), kind(i + 1) == .dot, isWord(i + 2, "defineProperty"), kind(i + 3) == .leftParenthesis { return matchDefine(i + 4) }
        return i
    }

    /// Behind `exports` or `module.exports`.
    private func afterExportsObject(_ i: Int) -> Int? {
        if isWord(i, "exports") { return i + 1 }
        return isWord(i, "module") && kind(i + 1) == .dot && isWord(i + 2, "exports") ? i + 3 : nil
    }

    private mutating func matchExports(_ i: Int, isModule: Bool) -> Int {
        switch kind(i) {
        case .dot where kind(i + 1).isWord && isAssigned(i + 2):
            add(tokens[i + 1].name)
            return i + 3
        case .leftBracket where isText(i + 1) && kind(i + 2) == .rightBracket && isAssigned(i + 3):
            add(tokens[i + 1].name)
            return i + 4
        case .assign where isModule:
            // Only the last such assignment counts.
            reexports = []
            if kind(i + 1) == .leftBrace { return matchLiteral(i + 2) }
            if let found = required(i + 1) { reexports.append(found) }
            return i + 1
        default: return i
        }
    }

    /// Any text that begins with `=`, as comparisons do.
    private func isAssigned(_ i: Int) -> Bool {
        switch kind(i) {
        case .assign, .equal, .strictEqual, .arrow: true
        default: false
        }
    }

    private func isText(_ i: Int) -> Bool { kind(i) == .string }

    /// The members of `module.exports = { … }`, up to the first that is not simple.
    private mutating func matchLiteral(_ start: Int) -> Int {
        var i = start
        while true {
            if kind(i) == .ellipsis {
                if let found = required(i + 1) {
                    reexports.append(found)
                    i += 5
                } else if kind(i + 1).mayBeIdentifier {
                    i += 2
                } else {
                    return i
                }
            } else if kind(i).isWord || kind(i) == .string {
                let name = tokens[i].name
                if kind(i + 1) == .colon {
                    guard kind(i + 2).isWord else { return i }
                    add(name)
                    i += 3
                } else {
                    if kind(i) == .string { return i }
                    add(name)
                    i += 1
                }
            } else {
                return i
            }
            guard kind(i) == .comma else { return i }
            i += 1
        }
    }

    /// The module of `require('…')`.
    private func required(_ i: Int) -> [UInt16]? {
        guard isWord(i, "require"), kind(i + 1) == .leftParenthesis, kind(i + 2) == .string, kind(i + 3) == .rightParenthesis else { return nil }
        return table.units(tokens[i + 2].name)
    }

    /// `Object.defineProperty(exports, 'a', { enumerable: true, get: … })` and with `value`.
    private mutating func matchDefine(_ start: Int) -> Int {
        guard let i = afterExportsObject(start), kind(i) == .comma, kind(i + 1) == .string, kind(i + 2) == .comma, kind(i + 3) == .leftBrace else { return start }
        var next = i + 4
        if isWord(next, "enumerable"), kind(next + 1) == .colon, kind(next + 2) == .true, kind(next + 3) == .comma { next += 4 }
        let isGetter = isWord(next, "get") && next > i + 4 && (kind(next + 1) == .colon || kind(next + 1) == .leftParenthesis)
        if isWord(next, "value") && kind(next + 1) == .colon || isGetter { add(tokens[i + 1].name) }
        return next
    }
}
