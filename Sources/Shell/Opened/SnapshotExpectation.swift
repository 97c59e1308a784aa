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

    let measure: Measure
    let comparison: Comparison
    let limit: Int

    static let usage = "count(CLASS) <= 10, bytes(CLASS) < 1MB, retained(X) < 5MB, growth(CLASS) == 0 or no detached"

    /// Nil for what is none of these.
    init?(_ text: String) {
        let text = text.trimmed
        if text == "no detached" {
            self.init(measure: .detached, comparison: .equal, limit: 0)
            return
        }
        guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close else { return nil }
        let subject = String(text[text.index(after: open)..<close]).trimmed, rest = String(text[text.index(after: close)...]).trimmed
        guard !subject.isEmpty, let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }),
              let limit = SnapshotExpectation.number(String(rest.dropFirst(comparison.rawValue.count)).trimmed) else { return nil }
        switch text[..<open] {
        case "count": self.init(measure: .count(subject), comparison: comparison, limit: limit)
        case "bytes": self.init(measure: .bytes(subject), comparison: comparison, limit: limit)
        case "retained": self.init(measure: .retained(subject), comparison: comparison, limit: limit)
        case "growth": self.init(measure: .growth(subject), comparison: comparison, limit: limit)
        default: return nil
        }
    }

    private init(measure: Measure, comparison: Comparison, limit: Int) {
        self.measure = measure
        self.comparison = comparison
        self.limit = limit
    }

    /// `10`, `5MB`, `1.5 kB`: thousands, as sizes are told everywhere in Leash.
    private static func number(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        guard let value = Double(digits) else { return nil }
        let unit: Double? = switch String(text.dropFirst(digits.count)).trimmed.lowercased() {
        case "", "b", "bytes": 1
        case "k", "kb": 1e3
        case "m", "mb": 1e6
        case "g", "gb": 1e9
        default: nil
        }
        return unit.flatMap { abs(value * $0) < 1e15 ? Int((value * $0).rounded()) : nil }
    }

    /// Its figures are bytes.
    var isOfBytes: Bool {
        switch measure {
        case .bytes, .retained: true
        default: false
        }
    }
}
