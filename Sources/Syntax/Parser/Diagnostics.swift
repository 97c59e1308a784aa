// Errors: what is wrong, where, and whether more text could make it right.

extension Parser {
    /// An error at a range, by default the current token. At the end of the text it means: more is needed.
    func fail(_ message: String, _ range: SourceRange? = nil, isIncomplete: Bool? = nil) -> SyntaxError {
        SyntaxError(message: message, range: range ?? token.range,
                    isIncomplete: isIncomplete ?? (range == nil && kind == .endOfInput))
    }

    /// An error about what is missing behind the last token taken.
    func failAfterPrevious(_ message: String) -> SyntaxError {
        fail(message, previousRange, isIncomplete: kind == .endOfInput)
    }

    func unexpected() -> SyntaxError { unexpected(token) }

    /// A token that cannot stand where it stands.
    func unexpected(_ token: Token) -> SyntaxError {
        let text: String
        switch token.kind {
        case .endOfInput: return SyntaxError(message: "Unexpected end of input", range: token.range, isIncomplete: true)
        case .illegal: return lexer.illegalError ?? fail("Invalid or unexpected token", token.range)
        case .number, .bigInt: text = "Unexpected number"
        case .string: text = "Unexpected string"
        case .template: text = "Unexpected template string"
        case .escapedKeyword: text = "Keyword must not contain escaped characters"
        case .enum, .await: text = "Unexpected reserved word"
        case .async, .get, .set: text = "Unexpected token '\(names.string(token.name))'"
        default:
            if token.kind.isReservedInStrictMode, isStrict {
                text = token.hasEscape ? "Keyword must not contain escaped characters" : "Unexpected strict mode reserved word"
            } else if token.kind.isReservedInStrictMode, !isNamedInMessages(token.kind) {
                // V8 has no name for it here.
                text = "Unexpected identifier 'undefined'"
            } else if token.kind.mayBeIdentifier || token.kind == .privateName {
                text = "Unexpected identifier '\(names.string(token.name))'"
            } else {
                text = "Unexpected token '\(sourceText(token.range))'"
            }
        }
        return fail(text, token.range)
    }

    private func isNamedInMessages(_ kind: TokenKind) -> Bool { kind == .let || kind == .static || kind == .yield }

    private func sourceText(_ range: SourceRange) -> String {
        let units = UnsafeBufferPointer(start: lexer.base + Int(range.start), count: Int(range.end - range.start))
        return String(decoding: units, as: UTF16.self)
    }
}

public extension SyntaxError {
    /// The error as a terminal shows it: `file:line:column`, the line, a caret under each cell at fault, the message.
    func rendered(in source: SourceText) -> String {
        let position = source.position(at: range.start)
        let line = source.line(position.line)
        var padding = ""
        var carets = ""
        var offset = 0
        let first = position.column - 1
        let last = first + max(1, Int(range.end - range.start))
        for scalar in line.unicodeScalars {
            let width = TerminalCells.width(of: scalar)
            if offset < first {
                // A tab is copied, so that it reaches as far as the one above.
                padding += scalar == "\t" ? "\t" : String(repeating: " ", count: width)
            } else if offset < last {
                carets += String(repeating: "^", count: width)
            }
            offset += UTF16.width(scalar)
        }
        if carets.isEmpty { carets = "^" }
        return """
            \(source.name):\(position.line):\(position.column)
            \(line)
            \(padding)\(carets)
            SyntaxError: \(message)
            """
    }
}

/// How many cells of a terminal a character takes (Unicode Standard Annex 11).
enum TerminalCells {
    static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
             0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
             0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
