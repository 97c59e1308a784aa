import Algorithms

/// A set of code points as the places where it begins and ends: `[a, b, c, d]` holds a to before b, and c to before d.
struct CodePointSet: Equatable {
    /// Ascending, an even number of them.
    private(set) var bounds: [UInt32]

    static let limit: UInt32 = 0x110000
    static let all = CodePointSet(bounds: [0, limit])
    static let empty = CodePointSet(bounds: [])

    private init(bounds: [UInt32]) { self.bounds = bounds }

    init(_ range: ClosedRange<UInt32>) { bounds = [range.lowerBound, range.upperBound + 1] }

    /// The union of ranges in any order.
    init(_ ranges: [ClosedRange<UInt32>]) {
        bounds = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = bounds.last, range.lowerBound <= last {
                bounds[bounds.count - 1] = max(last, range.upperBound + 1)
            } else {
                bounds += [range.lowerBound, range.upperBound + 1]
            }
        }
    }

    var isEmpty: Bool { bounds.isEmpty }

    /// Its one member, if it has just one.
    var single: UInt32? { bounds.count == 2 && bounds[1] == bounds[0] + 1 ? bounds[0] : nil }

    var ranges: [ClosedRange<UInt32>] { stride(from: 0, to: bounds.count, by: 2).map { bounds[$0]...(bounds[$0 + 1] - 1) } }

    /// Cost: the logarithm of how many ranges there are.
    func contains(_ point: UInt32) -> Bool { bounds.partitioningIndex { $0 > point } & 1 == 1 }

    var complement: CodePointSet {
        var result = bounds
        if result.first == 0 { result.removeFirst() } else { result.insert(0, at: 0) }
        if result.last == Self.limit { result.removeLast() } else { result.append(Self.limit) }
        return CodePointSet(bounds: result)
    }

    func union(_ other: CodePointSet) -> CodePointSet { merged(with: other) { $0 || $1 } }
    func intersection(_ other: CodePointSet) -> CodePointSet { merged(with: other) { $0 && $1 } }
    func subtracting(_ other: CodePointSet) -> CodePointSet { merged(with: other) { $0 && !$1 } }

    /// Walks both sets' bounds at once; `isIn` says whether a point belongs to the result, by whether it is in the one and in the other.
    private func merged(with other: CodePointSet, _ isIn: (Bool, Bool) -> Bool) -> CodePointSet {
        var result: [UInt32] = [], i = 0, j = 0, wasIn = false
        while i < bounds.count || j < other.bounds.count {
            let next = min(i < bounds.count ? bounds[i] : .max, j < other.bounds.count ? other.bounds[j] : .max)
            if i < bounds.count, bounds[i] == next { i += 1 }
            if j < other.bounds.count, other.bounds[j] == next { j += 1 }
            let nowIn = isIn(i & 1 == 1, j & 1 == 1)
            if nowIn != wasIn { result.append(next) }
            wasIn = nowIn
        }
        return CodePointSet(bounds: result)
    }
}
