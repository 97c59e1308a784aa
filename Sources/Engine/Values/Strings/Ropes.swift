// `a + b` makes a rope of the two, flattened when somebody looks inside.
//
// A text that grows bit by bit would hold a cell for each bit. So what is added to a rope goes into a chunk, a string with room
// for more: the new rope has the old one's left part and the same chunk, and says how much of it is its own. Who still has the
// old rope sees nothing of what came behind its part; a second text that grows from there begins a chunk of its own.
//
//     16  the left part (cell)
//     24  the right part: a string, or the chunk whose beginning it is; none once the rope is flat: then `left` is the flat string

extension JSString {
    /// From this length on, a concatenation is a rope.
    static let ropeLength = 24
    /// What is longer begins no chunk.
    fileprivate static let longestCopied = 256
    /// The units that a chunk has room for: at first few, for most texts end soon, then a share of the text before it.
    fileprivate static func chunkRoom(behind length: Int) -> Int { max(48, min(length / 2, 4096)) }

    @inline(__always) var left: JSString {
        assert(isRope)
        return JSString(cell.cell(at: 16).unsafelyUnwrapped)
    }
    @inline(__always) var right: JSString? {
        assert(isRope)
        return cell.cell(at: 24).map(JSString.init)
    }

    /// A rope that has only a part of what is in its chunk by now.
    public var isCut: Bool {
        guard isRope, let right else { return false }
        return left.length + right.length != length
    }

    /// A right part to which this can be added.
    fileprivate func canTake(_ more: JSString, from end: Int) -> Bool {
        cell.flags & Flags.chunk != 0 && length == end && end + more.length <= room && (isTwoByte || !more.isTwoByte)
    }
    /// Of a chunk: how many units it has room for. It stands where others have their hash.
    private var room: Int { Int(storedHash) }
}

extension VM {
    /// The units of a string, flattening it first where it is a rope.
    @inline(__always) public func flat(_ string: JSString) -> FlatString {
        FlatString(string.isRope ? flatten(string) : string)
    }

    /// The same string as one cell of units. A rope remembers the outcome.
    public func flatten(_ string: JSString) -> JSString {
        guard string.isRope else { return string }
        guard string.right != nil else { return string.left }
        let flat = allocateString(length: string.length, twoByte: string.isTwoByte)
        forEachPart(of: string) { part, count, place in copyUnits(of: part, count, to: flat, at: place) }
        string.cell.setCell(flat.cell, at: 16)
        string.cell.setCell(nil, at: 24)
        return flat
    }

    /// The flat strings that make up a string, how much of each, and where in the whole; from its end.
    private func forEachPart(of string: JSString, _ body: (_ part: JSString, _ count: Int, _ place: Int) -> Void) {
        var end = string.length
        // From the right: `s += x` in a loop makes ropes that lean to the left, and the stack stays short.
        var pending = RawList<JSString>(capacity: 32)
        defer { pending.deallocate() }
        pending.append(string)
        while !pending.isEmpty {
            var part = pending.removeLast(), count = part.length
            while part.isRope {
                let left = part.left
                guard let right = part.right else { part = left; continue }
                pending.append(left)
                count -= left.length
                part = right
            }
            end -= count
            body(part, count, end)
        }
    }

    /// The units of a string as they are, without a change to it: O(length).
    public func quietUnits(of string: JSString) -> [UInt16] {
        var units = [UInt16](repeating: 0, count: string.length)
        forEachPart(of: string) { part, count, place in
            let flat = FlatString(part)
            for i in 0..<count { units[place + i] = flat[i] }
        }
        return units
    }

    /// Copies the first `count` units of a flat string.
    func copyUnits(of part: JSString, _ count: Int, to flat: JSString, at offset: Int) {
        if !flat.isTwoByte { (flat.latin1 + offset).update(from: part.latin1, count: count) }
        else if part.isTwoByte { (flat.twoByte + offset).update(from: part.twoByte, count: count) }
        else {
            let from = part.latin1, to = flat.twoByte + offset
            for i in 0..<count { to[i] = UInt16(from[i]) }
        }
    }
    func copyUnits(of part: JSString, to flat: JSString, at offset: Int) { copyUnits(of: part, part.length, to: flat, at: offset) }

    /// `a + b` for strings. Throws a RangeError where the result would be too long.
    public func concat(_ a: JSString, _ b: JSString) throws(JSThrow) -> JSString {
        let length = a.length + b.length
        if a.isEmpty { return b }
        if b.isEmpty { return a }
        if length > JSString.maximumLength { throw rangeError("Invalid string length") }
        let twoByte = a.isTwoByte || b.isTwoByte
        // Somebody will look inside, and that must not fail.
        if length > 1 << 16 { try reserve(twoByte ? length * 2 : length) }
        if length < JSString.ropeLength, !a.isRope, !b.isRope {
            let string = allocateString(length: length, twoByte: twoByte)
            a.begin(string, self)
            copyUnits(of: b, to: string, at: a.length)
            return string
        }
        if a.isRope, let right = a.right, let rope = grown(a, right, by: b) { return rope }
        return newRope(a, b, length: length, twoByte: twoByte)
    }

    /// A rope with more behind its right part, in a chunk; nil where that is too long to be copied.
    private func grown(_ rope: JSString, _ right: JSString, by more: JSString) -> JSString? {
        let left = rope.left, share = rope.length - left.length, length = rope.length + more.length
        let twoByte = rope.isTwoByte || more.isTwoByte
        if more.isRope { return nil }
        if right.canTake(more, from: share) {
            copyUnits(of: more, to: right, at: share)
            right.cell.store(UInt32(share + more.length), at: 8)
            return newRope(left, right, length: length, twoByte: twoByte)
        }
        let room = JSString.chunkRoom(behind: rope.length)
        guard more.length <= min(room, JSString.longestCopied) else { return nil }
        // A small right part moves into the chunk, and the rope does not grow longer.
        if !right.isRope, share + more.length <= room {
            let chunk = newChunk(room: room, right, share, more)
            return newRope(left, chunk, length: length, twoByte: twoByte)
        }
        return newRope(rope, newChunk(room: room, more, more.length, nil), length: length, twoByte: twoByte)
    }

    private func newRope(_ left: JSString, _ right: JSString, length: Int, twoByte: Bool) -> JSString {
        let cell = heap.allocate(32)
        cell.setHeader(.string, flags: JSString.Flags.rope | (twoByte ? JSString.Flags.twoByte : 0))
        cell.store(UInt32(length), at: 8)
        cell.store(UInt32(0), at: 12)
        cell.setCell(left.cell, at: 16)
        cell.setCell(right.cell, at: 24)
        return JSString(cell)
    }

    /// A chunk that begins with the first `count` units of one string and all of another.
    private func newChunk(room: Int, _ first: JSString, _ count: Int, _ second: JSString?) -> JSString {
        let twoByte = first.isTwoByte || second?.isTwoByte ?? false
        let chunk = allocateString(length: room, twoByte: twoByte)
        chunk.cell.flags |= JSString.Flags.chunk
        copyUnits(of: first, count, to: chunk, at: 0)
        if let second { copyUnits(of: second, to: chunk, at: count) }
        chunk.storedHash = UInt32(truncatingIfNeeded: room)
        chunk.cell.store(UInt32(truncatingIfNeeded: count + (second?.length ?? 0)), at: 8)
        return chunk
    }
}
