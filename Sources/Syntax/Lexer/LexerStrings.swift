/// String literals, templates and regular expressions (ECMA-262 §12.9.4 to §12.9.6).
extension Lexer {
    mutating func scanString(quote: UInt16) throws(SyntaxError) {
        let start = position
        token.kind = .string
        token.legacy = .none
        position += 1
        var hash = NameTable.hashSeed
        while position < count {
            let unit = base[position]
            if unit == quote {
                token.name = names.intern(base + start + 1, count: position - start - 1, hash: hash)
                position += 1
                return
            }
            if unit == 0x5C { return try scanStringWithEscapes(quote: quote, start: start) }
            if unit == 0x0A || unit == 0x0D { break }
            hash = NameTable.hash(hash, unit)
            position += 1
        }
        throw illegalToken(start, position)
    }

    private mutating func scanStringWithEscapes(quote: UInt16, start: Int) throws(SyntaxError) {
        var value = Array(UnsafeBufferPointer(start: base + start + 1, count: position - start - 1))
        while position < count {
            let unit = base[position]
            if unit == quote {
                position += 1
                token.name = names.intern(value)
                return
            }
            if unit == 0x0A || unit == 0x0D { throw illegalToken(start, position) }
            position += 1
            if unit != 0x5C {
                value.append(unit)
                continue
            }
            let escapeStart = position - 1
            if let legacy = try scanEscape(from: escapeStart, into: &value) {
                if token.legacy != .octalEscape { token.legacy = legacy }
            } else if position == count, Characters.isLineTerminator(base[position - 1]) || position == escapeStart + 1 {
                // A line continuation is the one thing that lets a string go on in the next line.
                throw illegalToken(start, position, isIncomplete: true)
            }
        }
        throw illegalToken(start, position)
    }

    /// Reads what follows a backslash and appends its value; returns the legacy form, if it is one.
    private mutating func scanEscape(from start: Int, into value: inout [UInt16]) throws(SyntaxError) -> Token.Legacy? {
        guard position < count else { return nil }
        let unit = base[position]
        position += 1
        switch unit {
        case 0x6E: value.append(0x0A)
        case 0x74: value.append(0x09)
        case 0x72: value.append(0x0D)
        case 0x62: value.append(0x08)
        case 0x66: value.append(0x0C)
        case 0x76: value.append(0x0B)
        case 0x0D:
            if self.unit(at: position) == 0x0A { position += 1 }
        case 0x0A, 0x2028, 0x2029: break
        case 0x78:
            guard let high = Characters.digit(self.unit(at: position), radix: 16),
                  let low = Characters.digit(self.unit(at: position + 1), radix: 16) else {
                throw error("Invalid hexadecimal escape sequence", start, position + 2)
            }
            value.append(UInt16(high << 4 | low))
            position += 2
        case 0x75:
            Characters.append(try unicodeEscape(from: start), to: &value)
        case 0x30...0x37:
            if unit == 0x30, !Characters.isDigit(self.unit(at: position)) {
                value.append(0)
                return nil
            }
            var code = unit - 0x30
            for _ in 0..<(unit <= 0x33 ? 2 : 1) {
                guard let digit = Characters.digit(self.unit(at: position), radix: 8) else { break }
                code = code << 3 | UInt16(digit)
                position += 1
            }
            value.append(code)
            return .octalEscape
        case 0x38, 0x39:
            value.append(unit)
            return .eightOrNineEscape
        default:
            value.append(unit)
        }
        return nil
    }

    /// The digits behind `\u`: four, or any number in braces. Used by identifiers as well.
    mutating func unicodeEscape(from start: Int) throws(SyntaxError) -> UInt32 {
        var point: UInt32 = 0
        if unit(at: position) == 0x7B {
            position += 1
            let digitsStart = position
            while let digit = Characters.digit(unit(at: position), radix: 16) {
                point = point << 4 | digit
                position += 1
                if point > 0x10FFFF { throw error("Undefined Unicode code-point", start, position) }
            }
            guard position > digitsStart, unit(at: position) == 0x7D else {
                throw error("Invalid Unicode escape sequence", position, position + 1)
            }
            position += 1
            return point
        }
        for _ in 0..<4 {
            guard let digit = Characters.digit(unit(at: position), radix: 16) else {
                throw error("Invalid Unicode escape sequence", start, start + 6)
            }
            point = point << 4 | digit
            position += 1
        }
        return point
    }

    // MARK: Templates

    /// Reads a template's part from its backtick or closing brace to the next `${` or the closing backtick.
    mutating func scanTemplatePart() throws(SyntaxError) {
        token.kind = .template
        templateEscapeError = nil
        position += 1
        let start = position
        while position < count {
            let unit = base[position]
            if unit == 0x60 || unit == 0x24 && self.unit(at: position + 1) == 0x7B {
                token.name = names.intern(UnsafeBufferPointer(start: base + start, count: position - start))
                token.detail = token.name
                finishTemplatePart(unit)
                return
            }
            if unit == 0x5C || unit == 0x0D { return try scanTemplatePartSlowly(from: start) }
            position += 1
        }
        throw unterminatedTemplate
    }

    /// The current token is the brace that ends a substitution: reads on as template.
    mutating func rescanTemplate() throws(SyntaxError) {
        position = Int(token.start)
        try scanTemplatePart()
        token.end = Int32(position)
    }

    private var unterminatedTemplate: SyntaxError {
        error("Unexpected end of input", count, count, isIncomplete: true)
    }

    private mutating func finishTemplatePart(_ end: UInt16) {
        token.isTemplateTail = end == 0x60
        position += token.isTemplateTail ? 1 : 2
    }

    /// A part with escapes or carriage returns: raw and cooked text differ (ECMA-262 §12.9.6.1).
    private mutating func scanTemplatePartSlowly(from start: Int) throws(SyntaxError) {
        position = start
        var raw: [UInt16] = []
        var cooked: [UInt16] = []
        while position < count {
            let unit = base[position]
            if unit == 0x60 || unit == 0x24 && self.unit(at: position + 1) == 0x7B {
                token.name = names.intern(raw)
                token.detail = templateEscapeError == nil ? names.intern(cooked) : nil
                finishTemplatePart(unit)
                return
            }
            let unitStart = position
            position += 1
            if unit == 0x5C {
                guard position < count else { break }
                scanTemplateEscape(from: unitStart, into: &cooked)
            } else if unit == 0x0D {
                if self.unit(at: position) == 0x0A { position += 1 }
                cooked.append(0x0A)
            } else {
                cooked.append(unit)
            }
            appendRaw(unitStart, position, to: &raw)
        }
        throw unterminatedTemplate
    }

    private mutating func scanTemplateEscape(from start: Int, into cooked: inout [UInt16]) {
        do throws(SyntaxError) {
            switch try scanEscape(from: start, into: &cooked) {
            case .octalEscape?:
                throw error("Octal escape sequences are not allowed in template strings.", start, position)
            case .eightOrNineEscape?:
                throw error("\\8 and \\9 are not allowed in template strings.", start, position)
            default: break
            }
        } catch {
            if templateEscapeError == nil { templateEscapeError = error }
            position = start + 2 // what the bad escape consists of is read again as plain text
        }
    }

    /// Raw text has line feeds where the source has carriage returns.
    private func appendRaw(_ start: Int, _ end: Int, to raw: inout [UInt16]) {
        var index = start
        while index < end {
            if base[index] == 0x0D {
                raw.append(0x0A)
                if unit(at: index + 1) == 0x0A, index + 1 < end { index += 1 }
            } else {
                raw.append(base[index])
            }
            index += 1
        }
    }

    // MARK: Regular expressions

    /// The current token is `/` or `/=` where an expression must begin: reads it as a regular expression.
    mutating func rescanRegExp() throws(SyntaxError) {
        let start = Int(token.start)
        position = start + 1
        var isInClass = false
        while true {
            let isEscaped = unit(at: position) == 0x5C
            if isEscaped { position += 1 }
            guard position < count, !Characters.isLineTerminator(base[position]) else {
                throw error("Invalid regular expression: missing /", start, start + 1)
            }
            if !isEscaped {
                let unit = base[position]
                if unit == 0x2F, !isInClass { break }
                if unit == 0x5B { isInClass = true } else if unit == 0x5D { isInClass = false }
            }
            position += 1
        }
        let pattern = UnsafeBufferPointer(start: base + start + 1, count: position - start - 1)
        position += 1
        let flagsStart = position
        while position < count, Characters.isIdentifierPart(UInt32(base[position])) || base[position] == 0x5C {
            position += 1
        }
        let flags = UnsafeBufferPointer(start: base + flagsStart, count: position - flagsStart)
        guard areValidFlags(flags) else { throw error("Invalid regular expression flags", start, start + 1) }
        token.kind = .regExp
        token.name = names.intern(pattern)
        token.detail = names.intern(flags)
        token.end = Int32(position)
    }

    /// Each of `dgimsuvy` at most once, and not `u` with `v` (ECMA-262 §22.2.3.4).
    private func areValidFlags(_ flags: UnsafeBufferPointer<UInt16>) -> Bool {
        var seen: UInt32 = 0
        for flag in flags {
            guard "dgimsuvy".utf16.contains(flag) else { return false }
            let bit = UInt32(1) << UInt32(flag - 0x61)
            if seen & bit != 0 { return false }
            seen |= bit
        }
        let bothUnicodeModes: UInt32 = 1 << 20 | 1 << 21
        return seen & bothUnicodeModes != bothUnicodeModes
    }
}
