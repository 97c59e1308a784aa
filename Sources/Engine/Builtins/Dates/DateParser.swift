// Dates from text. First the format of ECMA-262 §21.4.1.32; what is not of that format the specification leaves to the engine, and
// Leash reads it as V8 does: a first pass over words, numbers and signs, which are then taken for a day, a time and a zone.
//
//     words before the first number are ignored, and so is what stands in parentheses
//     a number before `:` or `.`, or behind one, belongs to the time, any other to the day
//     months, `AM`, `PM` and the names of a few zones are known by their first three letters
//     a sign behind a time or behind `UTC` begins an offset

/// One word, number or sign of a date's text.
private enum DateToken: Equatable {
    case number(Int, length: Int)
    case symbol(UInt8)
    case word(DateWord, length: Int)
    case whitespace, unknown, end

    var number: Int? { if case .number(let n, _) = self { n } else { nil } }
    /// A number of just so many digits.
    func fixed(_ digits: Int) -> Int? { if case .number(let n, digits) = self { n } else { nil } }
    var sign: Int? { self == .symbol(0x2B) ? 1 : self == .symbol(0x2D) ? -1 : nil }
    var isZ: Bool { if case .word(.zone, length: 1) = self { true } else { false } }
}

private enum DateWord: Equatable {
    case month(Int)
    /// Hours that `AM` or `PM` adds.
    case half(Int)
    /// Hours that a zone is ahead of UTC.
    case zone(Int)
    /// The `T` between a day and a time.
    case separator
    case other

    private static let names: [String: DateWord] = [
        "jan": .month(1), "feb": .month(2), "mar": .month(3), "apr": .month(4), "may": .month(5), "jun": .month(6),
        "jul": .month(7), "aug": .month(8), "sep": .month(9), "oct": .month(10), "nov": .month(11), "dec": .month(12),
        "am": .half(0), "pm": .half(12), "ut": .zone(0), "utc": .zone(0), "z": .zone(0), "gmt": .zone(0),
        "est": .zone(-5), "edt": .zone(-4), "cst": .zone(-6), "cdt": .zone(-5), "mst": .zone(-7), "mdt": .zone(-6),
        "pst": .zone(-8), "pdt": .zone(-7), "t": .separator,
    ]

    private static let known = Dictionary(uniqueKeysWithValues: names.map { (DateWord.code($0.key.utf8), $0.value) })

    /// A few letters as one number.
    static func code(_ letters: some Sequence<UInt8>) -> UInt32 { letters.reduce(0) { $0 << 8 | UInt32($1) } }

    /// Only a month's name may be longer than its three letters, of which this is the code.
    init(_ prefix: UInt32, length: Int) {
        self = DateWord.known[prefix] ?? .other
        if length > 3 { if case .month = self {} else { self = .other } }
    }
}

/// Hands out the tokens of a text.
private struct DateScanner {
    let text: FlatString
    private var position = 0
    private(set) var next = DateToken.end

    init(_ text: FlatString) {
        self.text = text
        next = scan()
    }

    mutating func take() -> DateToken {
        let token = next
        next = scan()
        return token
    }

    /// Takes the symbol if it is the next token.
    mutating func skip(_ symbol: UInt8) -> Bool {
        guard next == .symbol(symbol) else { return false }
        _ = take()
        return true
    }

    /// Passes over what stands up to the parenthesis that closes, the opening one having been taken.
    private mutating func skipParentheses() {
        var depth = 0
        repeat {
            if text[position] == 0x28 { depth += 1 } else if text[position] == 0x29 { depth -= 1 }
            position += 1
        } while depth > 0 && position < text.count
    }

    private mutating func scan() -> DateToken {
        guard position < text.count else { return .end }
        let unit = text[position]
        if DateScanner.isDigit(unit) { return scanNumber() }
        if unit < 0x80, ":-+.)".utf8.contains(UInt8(unit)) {
            position += 1
            return .symbol(UInt8(unit))
        }
        if isWhiteSpace(unit) {
            while position < text.count, isWhiteSpace(text[position]) { position += 1 }
            return .whitespace
        }
        if unit >= 0x41 { return scanWord() }
        if unit == 0x28 { skipParentheses() } else { position += 1 }
        return .unknown
    }

    private static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }

    /// Of a number with very many digits, the first nine that count.
    private mutating func scanNumber() -> DateToken {
        let start = position
        while position < text.count, text[position] == 0x30 { position += 1 }
        var number = 0, digits = 0
        while position < text.count, DateScanner.isDigit(text[position]) {
            if digits < 9 { number = number * 10 + Int(text[position] - 0x30) }
            digits += 1
            position += 1
        }
        return .number(number, length: position - start)
    }

    private mutating func scanWord() -> DateToken {
        let start = position
        var prefix: UInt32 = 0
        while position < text.count, text[position] >= 0x41, !isWhiteSpace(text[position]) {
            if position - start < 3 {
                let unit = text[position]
                prefix = prefix << 8 | UInt32(unit >= 0x80 ? 0x3F : unit >= 0x41 && unit <= 0x5A ? unit | 0x20 : unit)
            }
            position += 1
        }
        return .word(DateWord(prefix, length: position - start), length: position - start)
    }
}

/// The numbers of a day, in the order in which they stand. What is missing is 1.
private struct DayParts {
    var numbers = FewNumbers<3, Int>(of: 1)
    var namedMonth: Int?
    var isISO = false

    mutating func add(_ number: Int) -> Bool {
        if numbers.count == 3 { return false }
        numbers.append(number)
        return true
    }

    static func isDay(_ number: Int) -> Bool { number >= 1 && number <= 31 }

    /// Which number is what: a year is what cannot be a day, else it comes last.
    func date() -> (year: Int, month: Int, day: Int)? {
        if numbers.isEmpty { return nil }
        let parts = numbers
        var year: Int, month: Int, day: Int
        if let namedMonth {
            month = namedMonth
            (day, year) = DayParts.isDay(parts[0]) ? (parts[0], parts[1]) : (parts[1], parts[0])
        } else if isISO || !DayParts.isDay(parts[0]) {
            (year, month, day) = (parts[0], parts[1], parts[2])
        } else {
            (month, day, year) = (parts[0], parts[1], parts[2])
        }
        if !isISO {
            if year >= 0, year <= 49 { year += 2000 } else if year >= 50, year <= 99 { year += 1900 }
        }
        guard month >= 1, month <= 12, DayParts.isDay(day) else { return nil }
        return (year, month, day)
    }
}

/// Hour, minute, second and millisecond, as many as there are yet.
private struct TimeParts {
    var numbers = FewNumbers<4, Int>(of: 0)
    /// Hours that `PM` adds.
    var half: Int?
    var isEmpty: Bool { numbers.isEmpty }

    mutating func add(_ number: Int) -> Bool {
        if numbers.count == 4 { return false }
        numbers.append(number)
        return true
    }

    mutating func addFinal(_ number: Int) {
        _ = add(number)
        while add(0) {}
    }

    /// The number may be the next part.
    func expects(_ number: Int) -> Bool {
        switch numbers.count {
        case 1, 2: number < 60
        case 3: number < 1000
        default: false
        }
    }

    /// Milliseconds since midnight.
    func time() -> Double? {
        var parts = numbers
        if let half {
            guard parts[0] <= 12 else { return nil }
            parts[0] = parts[0] % 12 + half
        }
        let isMidnight = parts[0] == 24 && parts[1] == 0 && parts[2] == 0 && parts[3] == 0
        guard isMidnight || parts[0] < 24 && parts[1] < 60 && parts[2] < 60 && parts[3] < 1000 else { return nil }
        return Dates.makeTime(Double(parts[0]), Double(parts[1]), Double(parts[2]), Double(parts[3]))
    }
}

/// An offset from UTC, as much of it as there is yet.
private struct ZoneParts {
    var sign: Int?, hour: Int?, minute: Int?

    mutating func set(hours: Int) {
        sign = hours < 0 ? -1 : 1
        hour = abs(hours)
        minute = 0
    }

    var isUTC: Bool { hour == 0 && minute == 0 }
    func expects(_ number: Int) -> Bool { hour != nil && minute == nil && number < 60 }

    /// Milliseconds ahead of UTC; nil for local time.
    var offset: Double? { sign.map { Double($0) * Dates.makeTime(Double(hour ?? 0), Double(minute ?? 0), 0, 0) } }
}

/// Reads one text.
private struct DateReader {
    var scanner: DateScanner
    var day = DayParts(), time = TimeParts(), zone = ZoneParts()
    private var hasReadNumber = false

    init(_ text: FlatString) { scanner = DateScanner(text) }

    struct Malformed: Error {}

    /// True where the text is a date.
    mutating func read() -> Bool {
        do {
            var token = try readISO()
            hasReadNumber = !day.numbers.isEmpty
            while token != .end {
                try readLegacy(token)
                token = scanner.take()
            }
            return true
        } catch { return false }
    }

    // MARK: The format of the specification

    /// Gives the token at which the text ceases to be of this format: the end, if it does not.
    private mutating func readISO() throws(Malformed) -> DateToken {
        if let sign = scanner.next.sign {
            let token = scanner.take()
            guard let year = scanner.next.fixed(6) else { return token }
            _ = scanner.take()
            // There is no year -0.
            if sign < 0, year == 0 { return token }
            _ = day.add(sign * year)
        } else if let year = scanner.next.fixed(4) {
            _ = scanner.take()
            _ = day.add(year)
        } else {
            return scanner.take()
        }
        for limit in [12, 31] where scanner.skip(0x2D) {
            guard let number = scanner.next.fixed(2), number >= 1, number <= limit else { return scanner.take() }
            _ = scanner.take()
            _ = day.add(number)
        }
        if case .word(.separator, _) = scanner.next {
            // No other format has this, so it is an error from here on not to be of this one.
            _ = scanner.take()
            try readISOTime()
        } else if scanner.next != .end {
            return scanner.take()
        }
        // A day alone is in UTC, a day and a time are local.
        if zone.sign == nil, time.isEmpty { zone.set(hours: 0) }
        day.isISO = true
        return .end
    }

    private mutating func readISOTime() throws(Malformed) {
        let hour = try take(digits: 2, to: 24)
        _ = time.add(hour)
        guard scanner.skip(0x3A) else { throw Malformed() }
        _ = time.add(try take(digits: 2, to: hour == 24 ? 0 : 59))
        if scanner.skip(0x3A) {
            _ = time.add(try take(digits: 2, to: hour == 24 ? 0 : 59))
            if scanner.skip(0x2E) {
                guard let fraction = scanner.next.number, hour < 24 || fraction == 0 else { throw Malformed() }
                _ = time.add(milliseconds(scanner.take()))
            }
        }
        if scanner.next.isZ {
            _ = scanner.take()
            zone.set(hours: 0)
        } else if let sign = scanner.next.sign {
            _ = scanner.take()
            zone.sign = sign
            try readISOOffset()
        }
        if scanner.next != .end { throw Malformed() }
    }

    private mutating func readISOOffset() throws(Malformed) {
        if let both = scanner.next.fixed(4) {
            _ = scanner.take()
            guard both / 100 < 24, both % 100 < 60 else { throw Malformed() }
            (zone.hour, zone.minute) = (both / 100, both % 100)
            return
        }
        zone.hour = try take(digits: 2, to: 23)
        guard scanner.skip(0x3A) else { throw Malformed() }
        zone.minute = try take(digits: 2, to: 59)
    }

    private mutating func take(digits: Int, to limit: Int) throws(Malformed) -> Int {
        guard let number = scanner.next.fixed(digits), number <= limit else { throw Malformed() }
        _ = scanner.take()
        return number
    }

    /// The first three digits of a fraction.
    private func milliseconds(_ token: DateToken) -> Int {
        guard case .number(var number, let length) = token else { return 0 }
        if length == 1 { return number * 100 }
        if length == 2 { return number * 10 }
        for _ in 3..<max(3, min(length, 9)) { number /= 10 }
        return number
    }

    // MARK: Other formats

    private mutating func readLegacy(_ token: DateToken) throws(Malformed) {
        switch token {
        case .number(let number, _):
            hasReadNumber = true
            try readNumber(number)
        case .word(let word, _): try readWord(word)
        case .symbol where token.sign != nil && (zone.isUTC || !time.isEmpty): try readOffset(token.sign ?? 1)
        case .symbol(0x2B), .symbol(0x2D), .symbol(0x29): if hasReadNumber { throw Malformed() }
        default: break
        }
    }

    private mutating func readNumber(_ number: Int) throws(Malformed) {
        if scanner.skip(0x3A) {
            if scanner.skip(0x3A) {
                // `::` stands for a zero between.
                if !time.isEmpty { throw Malformed() }
                _ = time.add(number)
                _ = time.add(0)
            } else {
                if !time.add(number) { throw Malformed() }
                _ = scanner.skip(0x2E)
            }
        } else if scanner.skip(0x2E), time.expects(number) {
            _ = time.add(number)
            guard scanner.next.number != nil else { throw Malformed() }
            time.addFinal(milliseconds(scanner.take()))
        } else if zone.expects(number) {
            zone.minute = number
        } else if time.expects(number) {
            time.addFinal(number)
            switch scanner.next {
            case .end, .whitespace, .symbol(0x2B), .symbol(0x2D): break
            default: if !scanner.next.isZ { throw Malformed() }
            }
        } else {
            if !day.add(number) { throw Malformed() }
            _ = scanner.skip(0x2D)
        }
    }

    private mutating func readWord(_ word: DateWord) throws(Malformed) {
        switch word {
        case .half(let hours) where !time.isEmpty: time.half = hours
        case .month(let month):
            day.namedMonth = month
            _ = scanner.skip(0x2D)
        case .zone(let hours) where hasReadNumber: zone.set(hours: hours)
        default:
            // Words that mean nothing stand before the first number, and apart from it.
            if hasReadNumber || scanner.next.number != nil { throw Malformed() }
        }
    }

    private mutating func readOffset(_ sign: Int) throws(Malformed) {
        zone.sign = sign
        hasReadNumber = true
        var number = 0, digits = 0
        if case .number(let n, let length) = scanner.next {
            _ = scanner.take()
            (number, digits) = (n, length)
        }
        if scanner.next == .symbol(0x3A) {
            (zone.hour, zone.minute) = (number, nil)
        } else if digits == 1 || digits == 2 {
            (zone.hour, zone.minute) = (number, 0)
        } else if digits == 3 || digits == 4 {
            (zone.hour, zone.minute) = (number / 100, number % 100)
        } else {
            throw Malformed()
        }
    }
}

extension VM {
    /// §21.4.3.2 Date.parse, of the text: a time value, NaN where it is no date.
    func parseDate(_ text: FlatString) -> Double {
        var reader = DateReader(text)
        guard reader.read(), let date = reader.day.date(), let time = reader.time.time() else { return .nan }
        let local = Dates.makeDate(Dates.makeDay(Double(date.year), Double(date.month - 1), Double(date.day)), time)
        return Dates.timeClip(reader.zone.offset.map { local - $0 } ?? utc(local))
    }
}
