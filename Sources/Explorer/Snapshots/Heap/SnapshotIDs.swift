import Platform

/// Nodes by their ids. Who asks for a few is answered by a look at all of them; who asks for many has a table made first.
final class SnapshotIDs {
    private let ids: FrozenArray<UInt32>
    private var table: Table?
    private var asked = 0
    private static let mostLooks = 6

    init(_ ids: FrozenArray<UInt32>) { self.ids = ids }

    func node(_ id: UInt32) -> Node? {
        asked += 1
        if table == nil, asked <= SnapshotIDs.mostLooks { return ids.firstIndex(of: id).map { Node(truncatingIfNeeded: $0) } }
        let place = prepared()[id]
        return place < 0 ? nil : place
    }

    /// For each of these ids the node that has it; -1 for none. Linear, on all processors.
    func nodes(_ others: FrozenArray<UInt32>) -> Scratch<Node> {
        let found = Scratch<Node>(others.count), piece = 1 << 16
        let table = prepared()
        Workers.perform((others.count + piece - 1) / piece) { number in
            if Interruption.isRequested { return }
            for place in number * piece..<min((number + 1) * piece, others.count) { found.base[place] = table[others.base[place]] }
        }
        return found
    }

    private func prepared() -> Table {
        if let table { return table }
        let made = Table(ids)
        table = made
        return made
    }

    /// V8 counts up, so most numbers up to some are taken. What is outside of its heap has numbers from anywhere.
    private struct Table: Sendable {
        /// By id one more than the first node that has it, 0 for none.
        private let near: Scratch<Int32>
        /// Id and node, by id: of those beyond.
        private let far: [UInt64]
        private static let mostRoomPerNode = 4

        init(_ ids: FrozenArray<UInt32>) {
            var largest = 0
            for place in ids.indices { largest = max(largest, Int(ids.base[place])) }
            near = Scratch(min(largest + 1, Table.mostRoomPerNode * ids.count))
            let limit = near.count, table = near.base
            var far: [UInt64] = []
            for place in ids.indices.reversed() {
                let id = Int(ids.base[place])
                if id < limit { table[id] = Int32(truncatingIfNeeded: place + 1) } else { far.append(UInt64(id) << 32 | UInt64(place)) }
            }
            self.far = Table.sorted(far)
        }

        @inline(__always) subscript(id: UInt32) -> Node { Int(id) < near.count ? near.base[Int(id)] - 1 : search(id) }

        private func search(_ id: UInt32) -> Node {
            var low = 0, high = far.count
            while low < high {
                let middle = (low + high) / 2
                if far[middle] >> 32 < UInt64(id) { low = middle + 1 } else { high = middle }
            }
            return low < far.count && far[low] >> 32 == UInt64(id) ? Node(truncatingIfNeeded: far[low] & 0xFFFF_FFFF) : -1
        }

        /// Digit by digit, the last first; what comes in falls by node. Linear.
        private static func sorted(_ falling: [UInt64]) -> [UInt64] {
            var numbers = [UInt64](falling.reversed()), other = numbers
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
}
