/// Bytes on their way out, in pieces. Numbers are written as digits straight into the piece.
final class SnapshotOutput {
    private let write: (UnsafeRawBufferPointer) -> Bool
    private let base: UnsafeMutablePointer<UInt8>
    private let state: UnsafeMutablePointer<State>

    // Behind a pointer: each access to a class's own variable would be checked for overlapping ones.
    private struct State {
        var used = 0
        var byteCount = 0
        var hasFailed = false
    }

    private static let capacity = 256 << 10
    /// No number, escape or piece of fixed text is longer.
    private static let margin = 64

    init(_ write: @escaping (UnsafeRawBufferPointer) -> Bool) {
        self.write = write
        base = .allocate(capacity: SnapshotOutput.capacity)
        state = .allocate(capacity: 1)
        state.initialize(to: State())
    }

    deinit {
        base.deallocate()
        state.deallocate()
    }

    var byteCount: Int { state.pointee.byteCount }
    /// Whoever takes the bytes takes no more.
    var hasFailed: Bool { state.pointee.hasFailed }

    /// The rest out; false where not everything was taken.
    func finish() -> Bool {
        flush()
        return !hasFailed
    }

    @inline(never) private func flush() {
        let piece = UnsafeRawBufferPointer(start: base, count: state.pointee.used)
        state.pointee.used = 0
        if piece.isEmpty || hasFailed { return }
        if write(piece) { state.pointee.byteCount += piece.count } else { state.pointee.hasFailed = true }
    }

    @inline(__always) private func makeRoom() {
        if state.pointee.used > SnapshotOutput.capacity - SnapshotOutput.margin { flush() }
    }

    @inline(__always) func write(byte: UInt8) {
        makeRoom()
        base[state.pointee.used] = byte
        state.pointee.used += 1
    }

    func write(_ text: String) {
        for byte in text.utf8 { write(byte: byte) }
    }

    @inline(__always) func write(number: UInt32) { write(number: UInt64(number)) }
    @inline(__always) func write(number: Int) { write(number: UInt64(truncatingIfNeeded: number)) }

    @inline(__always) func write(number: UInt64) {
        makeRoom()
        let start = base + state.pointee.used
        if number < 10 {
            start.pointee = 0x30 + UInt8(truncatingIfNeeded: number)
            state.pointee.used += 1
        } else {
            state.pointee.used += SnapshotOutput.writeDigits(of: number, to: start)
        }
    }

    private static func writeDigits(of number: UInt64, to start: UnsafeMutablePointer<UInt8>) -> Int {
        var count = 1, power: UInt64 = 10
        while number >= power, count < 19 { count += 1; power &*= 10 }
        if number >= power { count += 1 }
        var rest = number, i = count
        // Division of 32 bits is the quicker one.
        while rest > UInt64(UInt32.max) {
            i -= 1
            start[i] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        var small = UInt32(truncatingIfNeeded: rest)
        while i > 0 {
            i -= 1
            let next = small / 10
            start[i] = 0x30 + UInt8(truncatingIfNeeded: small &- next &* 10)
            small = next
        }
        return count
    }

    // MARK: JSON strings

    /// One code unit between quotes. What is no ASCII is escaped, as V8 does: half a surrogate pair stays what it is.
    @inline(__always) func write(unit: UInt16) {
        if unit >= 0x20, unit < 0x7F, unit != 0x22, unit != 0x5C { write(byte: UInt8(truncatingIfNeeded: unit)) } else { writeEscape(unit) }
    }

    private func writeEscape(_ unit: UInt16) {
        makeRoom()
        func put(_ letter: UInt8) {
            write(byte: 0x5C)
            write(byte: letter)
        }
        switch unit {
        case 0x22, 0x5C: put(UInt8(unit))
        case 0x08: put(0x62)
        case 0x09: put(0x74)
        case 0x0A: put(0x6E)
        case 0x0C: put(0x66)
        case 0x0D: put(0x72)
        default:
            put(0x75)
            for shift in [12, 8, 4, 0] {
                let digit = UInt8(unit >> UInt16(shift) & 15)
                write(byte: digit < 10 ? 0x30 + digit : 0x37 + digit)
            }
        }
    }
}
