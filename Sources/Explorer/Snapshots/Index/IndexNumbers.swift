import Platform

/// What is more than an array, written into a section of an index as numbers one after the other.
struct IndexNumberWriter {
    private(set) var numbers: [Int64] = []

    mutating func add(_ number: Int) { numbers.append(Int64(number)) }
    mutating func add(_ some: Int...) { numbers += some.map(Int64.init) }

    mutating func add(_ nodes: [Node]) {
        add(nodes.count)
        numbers += nodes.map(Int64.init)
    }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        numbers += text.utf8.map(Int64.init)
    }
}

/// Reads them again. Who reads on behind the end, or what cannot be, reads zeros: at the end it is known.
struct IndexNumberReader {
    private let numbers: FrozenArray<Int64>
    private let nodeCount: Int
    private var place = 0
    private(set) var isWell = true

    init(_ numbers: FrozenArray<Int64>, nodeCount: Int) {
        self.numbers = numbers
        self.nodeCount = nodeCount
    }

    /// All was read, and all of it was as it can be.
    var isWhole: Bool { isWell && place == numbers.count }

    mutating func refuse() { isWell = false }

    mutating func number() -> Int { number(in: 0...Int.max >> 1) }

    mutating func number(in range: ClosedRange<Int>) -> Int {
        guard place < numbers.count, range.contains(Int(numbers[place])) else {
            isWell = false
            return max(0, range.lowerBound)
        }
        place += 1
        return Int(numbers[place - 1])
    }

    /// How many of something are to come.
    mutating func count(atMost most: Int = .max) -> Int { number(in: 0...min(most, numbers.count - place)) }
    mutating func node() -> Node { Node(truncatingIfNeeded: number(in: 0...nodeCount - 1)) }

    /// Nil where -1 stands for none.
    mutating func nodeIfAny() -> Node? {
        let number = number(in: -1...nodeCount - 1)
        return number < 0 ? nil : Node(truncatingIfNeeded: number)
    }

    mutating func nodes() -> [Node] { (0..<count()).map { _ in node() } }
    mutating func text() -> String { String(decoding: (0..<count()).map { _ in UInt8(truncatingIfNeeded: number()) }, as: UTF8.self) }
}
