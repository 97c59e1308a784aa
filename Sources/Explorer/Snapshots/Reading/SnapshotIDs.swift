import Platform

/// Nodes by their ids. Who asks for a few is answered by a look at all of them; who asks for many has a table made first.
final class SnapshotIDs {
    private let ids: FrozenArray<UInt32>
    /// By id one more than the first node that has it, 0 for none: V8 counts up, so most numbers are taken. Made when many have been asked for.
    private var table: Scratch<Int32>?
    /// Id and node, by id: where ids lie so far apart that a table would be mostly empty.
    private var sorted: [UInt64] = []
    private var asked = 0
    private static let mostLooks = 6, mostRoomPerNode = 16

    init(_ ids: FrozenArray<UInt32>) { self.ids = ids }

    func node(_ id: UInt32) -> Node? {
        if let table { return Int(id) < table.count && table.base[Int(id)] > 0 ? table.base[Int(id)] - 1 : nil }
        if sorted.isEmpty {
            asked += 1
            if asked <= SnapshotIDs.mostLooks { return ids.firstIndex(of: id).map { Node(truncatingIfNeeded: $0) } }
            prepare()
            if table != nil { return node(id) }
        }
        return search(id)
    }

    private func prepare() {
        var largest: UInt32 = 0
        for place in ids.indices { largest = max(largest, ids.base[place]) }
        guard Int(largest) <= SnapshotIDs.mostRoomPerNode * ids.count else {
            sorted = SnapshotIDs.sorted(ids)
            return
        }
        let table = Scratch<Int32>(Int(largest) + 1)
        for place in ids.indices.reversed() { table.base[Int(ids.base[place])] = Int32(truncatingIfNeeded: place + 1) }
        self.table = table
    }

    private func search(_ id: UInt32) -> Node? {
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
