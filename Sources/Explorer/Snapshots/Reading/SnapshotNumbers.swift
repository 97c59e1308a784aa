import Platform

/// A section of numbers, cut into pieces that are read beside each other. Where a piece's first number stands among all of them is
/// known by counting commas.
struct SnapshotNumbers {
    /// From behind the bracket to the closing one, or to the file's end.
    let range: Range<Int>
    let isWhole: Bool
    private let bytes: UnsafeRawBufferPointer
    private let cuts: [Int]
    /// The index of each piece's first number.
    private let firsts: [Int]
    /// How many numbers there are.
    let count: Int

    private static let pieceSize = 1 << 20

    /// How many pieces it is read in.
    var pieces: Int { cuts.count - 1 }

    /// `start`: behind the opening bracket.
    init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
        self.bytes = bytes
        let end = SnapshotNumbers.end(bytes, start)
        range = start..<end
        isWhole = end < bytes.count
        var cuts = [start]
        while let last = cuts.last, last + SnapshotNumbers.pieceSize < end {
            var cut = last + SnapshotNumbers.pieceSize
            while cut < end, bytes[cut] != 0x2C { cut += 1 }
            cuts.append(min(cut + 1, end))
        }
        cuts.append(end)
        self.cuts = cuts
        let pieces = cuts.count - 1, places = cuts
        var commas = [Int](repeating: 0, count: pieces)
        commas.withUnsafeMutableBufferPointer { commas in
            nonisolated(unsafe) let commas = commas, bytes = bytes
            Workers.perform(pieces) { commas[$0] = SnapshotNumbers.commas(bytes, places[$0]..<places[$0 + 1]) }
        }
        var firsts: [Int] = [], total = 0
        for piece in 0..<pieces {
            firsts.append(total)
            total += commas[piece]
        }
        var isEmpty = true
        for place in start..<end where !SnapshotCursor.isSpace(bytes[place]) { isEmpty = false; break }
        // What ends in a number that may have lost its last digits is not taken.
        count = isEmpty ? 0 : isWhole ? total + 1 : total
        self.firsts = firsts
    }

    private static func end(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
        guard let base = bytes.baseAddress, start < bytes.count, let found = memchr(base + start, 0x5D, bytes.count - start) else { return bytes.count }
        return UnsafeRawPointer(found) - base
    }

    private static func commas(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
        var place = range.lowerBound, count = 0
        // Eight bytes at a time: each byte that is a comma comes to a zero, and of each other one the highest bit is set.
        while place + 8 <= range.upperBound {
            let other = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) ^ 0x2C2C_2C2C_2C2C_2C2C
            let marks = ((other & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | other
            count &+= 8 &- (marks & 0x8080_8080_8080_8080).nonzeroBitCount
            place &+= 8
        }
        while place < range.upperBound {
            if bytes[place] == 0x2C { count += 1 }
            place += 1
        }
        return count
    }

    /// Reads all numbers; what has been read of the file need not stay in memory. `make` gives, for the index of a number, who takes it and
    /// those that follow. Numbers beyond 32 bits are told by their largest.
    func read<Sink: SnapshotNumberSink>(_ file: MappedFile? = nil, _ progress: SnapshotProgress? = nil, _ make: @escaping @Sendable (Int) -> Sink) throws(SnapshotProblem) {
        let pieces = cuts.count - 1, count = count
        var problems = [Int](repeating: -1, count: pieces)
        problems.withUnsafeMutableBufferPointer { problems in
            nonisolated(unsafe) let problems = problems, bytes = bytes
            Workers.perform(pieces) { [cuts, firsts] piece in
                if firsts[piece] >= count { return }
                var sink = make(firsts[piece])
                problems[piece] = SnapshotNumbers.read(bytes, cuts[piece]..<cuts[piece + 1], most: count - firsts[piece], &sink)
                file?.forget(cuts[piece]..<cuts[piece + 1])
                progress?.advance()
            }
        }
        if let place = problems.first(where: { $0 >= 0 }) { throw SnapshotProblem("a number was expected", at: place) }
    }

    /// The place of what is no number; -1 where all is well.
    private static func read<Sink: SnapshotNumberSink>(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, most: Int, _ sink: inout Sink) -> Int {
        var place = range.lowerBound, taken = 0
        let end = range.upperBound
        while taken < most {
            while place < end, SnapshotCursor.isSpace(bytes[place]) { place += 1 }
            if place >= end { return -1 }
            let start = place
            var value: UInt64 = 0
            while place < end {
                let digit = bytes[place] &- 0x30
                if digit > 9 { break }
                value = value &* 10 &+ UInt64(digit)
                place += 1
            }
            let length = place - start
            // What has more digits no engine writes.
            if length == 0 || length > 19 { return start }
            while place < end, SnapshotCursor.isSpace(bytes[place]) { place += 1 }
            if place < end {
                if bytes[place] != 0x2C { return place }
                place += 1
            }
            sink.take(value)
            taken += 1
        }
        return -1
    }
}

/// Takes the numbers of a section one after the other.
protocol SnapshotNumberSink: SendableMetatype {
    mutating func take(_ value: UInt64)
}
