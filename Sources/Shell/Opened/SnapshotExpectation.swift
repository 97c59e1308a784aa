/// What is expected of a heap: `count(Session) <= 10`, `retained(Cache) < 5MB`, `growth(Session) == 0`, `no detached`.
struct SnapshotExpectation: Equatable {
    enum Measure: Equatable {
        case count(String)
        case bytes(String)
        case retained(String)
        /// More in this file than in the one that it is compared with.
        case growth(String)
        case detached
    }
    enum Comparison: String, CaseIterable {
        case atMost = "<=", atLeast = ">=", equal = "==", unequal = "!=", less = "<", more = ">"

        func holds(_ a: Int, _ b: Int) -> Bool {
            switch self {
            case .atMost: a <= b
            case .atLeast: a >= b
            case .equal: a == b
            case .unequal: a != b
            case .less: a < b
            case .more: a > b
            }
        }
    }

    /// Why a text is no expectation, and where it stops being one.
    struct Mistake: Error, Equatable {
        let message: String
        /// In characters of the text.
        let column: Int
    }

    let measure: Measure
    let comparison: Comparison
    let limit: Int

    static let usage = "count(CLASS) <= 10, bytes(CLASS) < 1MB, retained(X) < 5MB, growth(CLASS) == 0 or no detached"
    private static let measures = ["count", "bytes", "retained", "growth"]

    init(_ text: String) throws(Mistake) {
        var reader = Reader(text)
        let start = reader.column, word = reader.word()
        if word == "no" {
            let place = reader.column
            guard reader.word() == "detached" else { throw Mistake(message: "no is followed by detached", column: place) }
            guard reader.isAtEnd else { throw Mistake(message: "nothing may stand behind no detached", column: reader.column) }
            self.init(measure: .detached, comparison: .equal, limit: 0)
            return
        }
        guard let kind = SnapshotExpectation.measures.first(where: { $0 == word }) else {
            throw Mistake(message: word.isEmpty ? "a measure is missing" : "\(word) is no measure", column: start)
        }
        guard reader.take("(") else { throw Mistake(message: "( is missing behind \(kind)", column: reader.column) }
        let place = reader.column, subject = reader.subject()
        if subject.isEmpty { throw Mistake(message: "a class or a name is missing", column: place) }
        guard reader.take(")") else { throw Mistake(message: ") is missing", column: reader.column) }
        guard let comparison = Comparison.allCases.first(where: { reader.take($0.rawValue) }) else {
            throw Mistake(message: "one of <= >= == != < > is missing", column: reader.column)
        }
        let limit = try reader.number(ofBytes: kind == "bytes" || kind == "retained")
        guard reader.isAtEnd else { throw Mistake(message: "nothing may stand behind the number", column: reader.column) }
        let measure: Measure = switch kind {
        case "count": .count(subject)
        case "bytes": .bytes(subject)
        case "retained": .retained(subject)
        default: .growth(subject)
        }
        self.init(measure: measure, comparison: comparison, limit: limit)
    }

    private init(measure: Measure, comparison: Comparison, limit: Int) {
        self.measure = measure
        self.comparison = comparison
        self.limit = limit
    }

    /// Its figures are bytes.
    var isOfBytes: Bool {
        switch measure {
        case .bytes, .retained: true
        default: false
        }
    }

    /// Reads a text from its beginning to its end; blanks between the parts do not count.
    private struct Reader {
        private let characters: [Character]
        private var place = 0

        init(_ text: String) {
            characters = Array(text)
            skipBlanks()
        }

        var column: Int { place }
        var isAtEnd: Bool { place == characters.count }

        private mutating func skipBlanks() { while place < characters.count, characters[place].isWhitespace { place += 1 } }

        private mutating func take(while isWanted: (Character) -> Bool) -> String {
            let start = place
            while place < characters.count, isWanted(characters[place]) { place += 1 }
            let text = String(characters[start..<place])
            skipBlanks()
            return text
        }

        mutating func word() -> String { take { $0.isLetter } }

        mutating func take(_ text: String) -> Bool {
            guard characters[place...].starts(with: text) else { return false }
            place += text.count
            skipBlanks()
            return true
        }

        /// Up to the parenthesis that closes: a name such as `Map (a)` has some of its own.
        mutating func subject() -> String {
            var depth = 0
            return take { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth >= 0
            }.trimmed
        }

        /// `10`, `5MB`, `1.5 kB`: thousands, as sizes are told everywhere in Leash.
        mutating func number(ofBytes isOfBytes: Bool) throws(Mistake) -> Int {
            let start = place, digits = take { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
            guard let value = Double(digits) else { throw Mistake(message: digits.isEmpty ? "a number is missing" : "\(digits) is no number", column: start) }
            let unitPlace = place, unit = take { $0.isLetter }.lowercased()
            let factor: Double? = switch unit {
            case "": 1
            case "b", "byte", "bytes": 1
            case "k", "kb": 1e3
            case "m", "mb": 1e6
            case "g", "gb": 1e9
            default: nil
            }
            guard let factor else { throw Mistake(message: "\(unit) is no unit: there are B, kB, MB and GB", column: unitPlace) }
            if !isOfBytes, !unit.isEmpty { throw Mistake(message: "a number of objects has no unit", column: unitPlace) }
            guard abs(value * factor) < 1e15 else { throw Mistake(message: "the number is too large", column: start) }
            if !isOfBytes, value != value.rounded() { throw Mistake(message: "a number of objects is whole", column: start) }
            return Int((value * factor).rounded())
        }
    }
}
