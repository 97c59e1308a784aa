// Which of some names a word was meant for.

public enum NearNames {
    /// `did you mean dog1?`; nil where nothing is like the word.
    public static func question(for word: String, in names: [String]) -> String? { question(near(word, in: names)) }

    /// The names that differ from the word by a slip: a letter too many, too few, another, or two that changed places; or only by capitals.
    /// Short words have little room for slips. The nearest first.
    static func near(_ word: String, in names: some Sequence<String>, slips: Int? = nil) -> [String] {
        let most = slips ?? (word.count <= 2 ? 0 : word.count <= 5 ? 1 : 2), low = Array(word.lowercased().utf16)
        guard low.count <= mostUnits else { return [] }
        var found: [(distance: Int, name: String)] = []
        for name in names where name != word {
            let other = Array(name.lowercased().utf16)
            guard abs(other.count - low.count) <= most else { continue }
            let distance = distance(low, other)
            if distance <= most { found.append((distance, name)) }
        }
        return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.map(\.name)
    }

    /// The command that a word was meant for.
    static func nearCommand(_ word: String, in names: [String]) -> String? {
        word.isEmpty ? nil : near(word, in: names.filter { !$0.contains(" ") }, slips: word.count < 3 ? 0 : word.count > 5 ? 2 : 1).first
    }

    /// Longer words nobody has mistyped.
    private static let mostUnits = 40

    /// How many slips turn one word into the other (Damerau's distance, each letter touched once).
    private static func distance(_ a: [UInt16], _ b: [UInt16]) -> Int {
        var before: [Int] = [], last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
                row.append(best)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }

    /// `did you mean dog1?`, `did you mean dog1 or dog2?`
    static func question(_ names: [String]) -> String? {
        guard let first = names.first else { return nil }
        return "did you mean \(names.count > 1 ? "\(first) or \(names[1])" : first)?"
    }
}
