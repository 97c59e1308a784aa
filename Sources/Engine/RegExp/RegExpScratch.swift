/// Where matching keeps what it has to remember. It stays from match to match; only one is under way at a time, for no script runs in it.
/// A handle, trivial to copy.
struct RegExpScratch {
    private struct Memory {
        var registers = UnsafeMutablePointer<Int>.allocate(capacity: 64)
        var registerCapacity = 64
        var stack = UnsafeMutablePointer<Int>.allocate(capacity: RegExpScratch.usualCapacity)
        var capacity = RegExpScratch.usualCapacity
    }

    private let memory: UnsafeMutablePointer<Memory>

    init() {
        memory = .allocate(capacity: 1)
        memory.initialize(to: Memory())
    }

    /// Captures as pairs of positions, the whole match first, and then what the program needs besides. -1 is none.
    @inline(__always) var registers: UnsafeMutablePointer<Int> { memory.pointee.registers }
    /// Choices not yet taken, and what registers held before them.
    @inline(__always) var stack: UnsafeMutablePointer<Int> { memory.pointee.stack }
    @inline(__always) var capacity: Int { memory.pointee.capacity }

    private static let usualCapacity = 1 << 12
    /// V8 gives a pattern's choices 64 MiB, in words half as long.
    static let mostWords = (128 << 20) / 8

    func free() {
        registers.deallocate()
        stack.deallocate()
        memory.deallocate()
    }

    @inline(__always) func prepare(registers count: Int) {
        if count > memory.pointee.registerCapacity { growRegisters(to: count) }
    }

    @inline(never) private func growRegisters(to count: Int) {
        registers.deallocate()
        memory.pointee.registers = .allocate(capacity: count)
        memory.pointee.registerCapacity = count
    }

    /// False: it has grown as large as it may.
    func grow() -> Bool {
        guard capacity < Self.mostWords else { return false }
        let larger = UnsafeMutablePointer<Int>.allocate(capacity: capacity * 2)
        larger.update(from: stack, count: capacity)
        stack.deallocate()
        memory.pointee.stack = larger
        memory.pointee.capacity *= 2
        return true
    }

    /// A large stack is not kept for ever.
    @inline(__always) func release() {
        if capacity > 1 << 16 { shrink() }
    }

    @inline(never) private func shrink() {
        stack.deallocate()
        memory.pointee.capacity = Self.usualCapacity
        memory.pointee.stack = .allocate(capacity: capacity)
    }

    /// What a capture holds after a match; nil for none. Capture 0 is the match.
    @inline(__always) func capture(_ number: Int) -> Range<Int>? {
        let start = registers[number * 2], end = registers[number * 2 + 1]
        return start >= 0 && end >= start ? Range(uncheckedBounds: (start, end)) : nil
    }
}

extension VM {
    /// Looks for a match in a string that the caller keeps alive, at a position or, unless the program is to stick to it, behind it.
    /// True: the captures are in the scratch. Throws a RangeError where too much would have to be remembered, and where it is interrupted.
    func match(_ program: RegExpProgram, _ string: JSString, from start: Int, isSticky: Bool) throws(JSThrow) -> Bool {
        let text = flat(string)
        let scratch = regExps.scratch
        scratch.prepare(registers: program.registerCount)
        defer { scratch.release() }
        if let bytes = text.bytes {
            var matcher = RegExpMatcher(self, program, scratch, UnsafeBufferPointer(start: bytes, count: text.count))
            return try matcher.search(from: start, isSticky: isSticky)
        }
        var matcher = RegExpMatcher(self, program, scratch, UnsafeBufferPointer(start: text.units, count: text.count))
        return try matcher.search(from: start, isSticky: isSticky)
    }

    /// Match after match from the start of a string on, each of which `body` gets, and tells where to look for the next. It runs no script; the
    /// captures are in the scratch.
    func forEachMatch(_ program: RegExpProgram, _ string: JSString, isSticky: Bool, _ body: (Range<Int>) throws(JSThrow) -> Int) throws(JSThrow) {
        let text = flat(string), scratch = regExps.scratch
        scratch.prepare(registers: program.registerCount)
        defer { scratch.release() }
        if let bytes = text.bytes {
            var matcher = RegExpMatcher(self, program, scratch, UnsafeBufferPointer(start: bytes, count: text.count))
            try matcher.searchAll(isSticky: isSticky, body)
        } else {
            var matcher = RegExpMatcher(self, program, scratch, UnsafeBufferPointer(start: text.units, count: text.count))
            try matcher.searchAll(isSticky: isSticky, body)
        }
    }
}
