import Platform

/// Nodes by their ids. Who asks for a few is answered by a look at all of them; who asks for many has them put in order first.
struct SnapshotIDs {
    private let ids: FrozenArray<UInt32>
    /// Id and node, by id.
    private var sorted: [UInt64] = []
    private var asked = 0
    private static let mostLooks = 6

    init(_ ids: FrozenArray<UInt32>) { self.ids = ids }

    mutating func node(_ id: UInt32) -> Node? {
        asked += 1
        if sorted.isEmpty, asked <= SnapshotIDs.mostLooks { return ids.firstIndex(of: id).map { Node(truncatingIfNeeded: $0) } }
        if sorted.isEmpty { sorted = SnapshotIDs.sorted(ids) }
        var low = 0, high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] >> 32 < UInt64(id) { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] >> 32 == UInt64(id) ? Node(truncatingIfNeeded: sorted[low] & 0xFFFF_FFFF) : nil
    }

    /// Digit by digit, the last first. Linear.
    private static func sorted(_ ids: FrozenArray<UInt32>) -> [UInt64] {
        var numbers = [UInt64](unsafeUninitializedCapacity: ids.count) { buffer, count in
            for node in ids.indices { buffer[node] = UInt64(ids[node]) << 32 | UInt64(node) }
            count = ids.count
        }
        var other = numbers
        for shift in [32, 43, 54] {
            var places = [Int](repeating: 0, count: 2049)
            for number in numbers { places[Int(number >> UInt64(shift)) & 2047 + 1] += 1 }
            for digit in 1...2048 { places[digit] += places[digit - 1] }
            other.withUnsafeMutableBufferPointer { other in
                for number in numbers {
                    let digit = Int(number >> UInt64(shift)) & 2047
                    other[places[digit]] = number
                    places[digit] += 1
                }
            }
            swap(&numbers, &other)
        }
        return numbers
    }
}
