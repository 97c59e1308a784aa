import Platform

/// A search through the history as one types (^R), from the newest entry back.
struct HistorySearch {
    private(set) var pattern: [Unicode.Scalar] = []
    /// The entry that was found; nil before anything was typed, and where nothing is.
    private(set) var found: (back: Int, text: String, place: Int)?
    /// Nothing has this pattern: the entry that is shown has less of it.
    private(set) var isFailing = false
    private let history: LineHistory

    init(_ history: LineHistory) { self.history = history }

    mutating func add(_ scalar: Unicode.Scalar) {
        pattern.append(scalar)
        search(from: found?.back ?? 1)
    }

    mutating func removeLast() {
        guard !pattern.isEmpty else { return }
        pattern.removeLast()
        found = nil
        isFailing = false
        if !pattern.isEmpty { search(from: 1) }
    }

    /// The next older one. Without a pattern there is nothing to look for.
    mutating func older() {
        if !pattern.isEmpty { search(from: (found?.back ?? 0) + 1) }
    }

    /// The next newer one.
    mutating func newer() {
        guard !pattern.isEmpty, let found else { return }
        for back in stride(from: found.back - 1, to: 0, by: -1) where match(back) { return isFailing = false }
        isFailing = true
    }

    private mutating func match(_ back: Int) -> Bool {
        guard let text = history.entry(back: back), let place = Self.place(of: pattern, in: Array(text.unicodeScalars)) else { return false }
        found = (back, text, place)
        return true
    }

    private mutating func search(from back: Int) {
        let wide = pattern.map { wchar_t(bitPattern: $0.value) }
        guard let (number, text) = history.first(from: back, where: { Self.contains($0, wide) }) else { return isFailing = true }
        isFailing = false
        found = (number, text, Self.place(of: pattern, in: Array(text.unicodeScalars)) ?? 0)
    }

    private static func contains(_ text: UnsafeBufferPointer<wchar_t>, _ pattern: [wchar_t]) -> Bool {
        guard let first = pattern.first, text.count >= pattern.count else { return false }
        for start in 0...(text.count - pattern.count) where text[start] == first && text[start...].starts(with: pattern) { return true }
        return false
    }

    private static func place(of pattern: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
        guard let first = pattern.first, text.count >= pattern.count else { return nil }
        return (0...(text.count - pattern.count)).last { text[$0] == first && text[$0...].starts(with: pattern) }
    }
}
