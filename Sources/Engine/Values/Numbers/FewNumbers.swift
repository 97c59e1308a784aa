/// A list of numbers that takes no memory of its own, for there is room for so many and no more.
struct FewNumbers<let room: Int, Number>: RandomAccessCollection, MutableCollection {
    private var numbers: InlineArray<room, Number>
    private(set) var count = 0
    var startIndex: Int { 0 }
    var endIndex: Int { count }

    /// An empty list. What is read behind its end is the given number.
    init(of missing: Number) { numbers = InlineArray(repeating: missing) }

    subscript(i: Int) -> Number {
        @inline(__always) get { numbers[i] }
        @inline(__always) set { numbers[i] = newValue }
    }

    mutating func append(_ number: Number) {
        numbers[count] = number
        count += 1
    }

    /// What was in the list is then behind its end.
    mutating func removeLast() { count -= 1 }
    mutating func removeAll() { count = 0 }
}
