/// Lines of which those that repeat are told once, with how often they come: `{ n: 1 }`, `… × 3`.
struct Folded {
    private(set) var lines: [String] = []
    /// How many of the texts no line stands for.
    private(set) var omitted = 0

    /// Texts that are alike but for their number (`#4 Node {}` and `#7 Node {}`) fold where three or more stand together.
    init(_ texts: [String], most: Int) {
        var next = 0
        while next < texts.count, lines.count < most {
            let look = Folded.look(texts[next])
            var end = next + 1
            while end < texts.count, Folded.look(texts[end]) == look { end += 1 }
            if end - next >= 3 {
                lines.append("\(texts[next]) … and \(end - next - 1) more alike")
                next = end
            } else {
                lines.append(texts[next])
                next += 1
            }
        }
        omitted = texts.count - next
    }

    /// So many texts of one sort are all shown; of more, the first few.
    private static let mostAlike = 8, fewAlike = 5

    /// The positions of the texts without most of those that say what others say, but for the numbers.
    static func firstOfEachSort(_ texts: [String]) -> [Int] {
        guard texts.count > mostAlike else { return Array(texts.indices) }
        let sorts = texts.map { text in text.filter { !$0.isNumber } }
        let counts = sorts.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        var seen: [String: Int] = [:]
        return texts.indices.filter { index in
            seen[sorts[index], default: 0] += 1
            return counts[sorts[index], default: 0] <= mostAlike || seen[sorts[index], default: 0] <= fewAlike
        }
    }

    /// Without the number at its start.
    static func look(_ text: String) -> Substring {
        guard text.first == "#" || text.first == "@" else { return text[...] }
        return text.dropFirst().drop { $0.isASCII && $0.isNumber }
    }
}
