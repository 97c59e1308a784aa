/// A symbol (ECMA-262 §6.1.5). Private names (`#x`) are symbols too, of a kind that no reflection shows.
///
///     8  description: a string or undefined     16  private methods: what has them, for errors
public struct JSSymbol: Equatable, Hashable, Sendable, BitwiseCopyable {
    public let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .symbol)
        self.cell = cell
    }

    struct Flags {
        static let `private`: UInt8 = 1
        static let registered: UInt8 = 2
        static let wellKnown: UInt8 = 4
        /// A private method or accessor.
        static let privateMethod: UInt8 = 8
    }

    public var description: Value { cell.value(at: 8) }
    @inline(__always) public var isPrivate: Bool { cell.flags & Flags.private != 0 }
    /// `an instance of class A` or `class A`: what has the private method; nil for others.
    var methodOwner: JSString? { cell.flags & Flags.privateMethod != 0 ? cell.value(at: 16).asString : nil }
    /// Made by `Symbol.for`.
    public var isRegistered: Bool { cell.flags & Flags.registered != 0 }
    public var isWellKnown: Bool { cell.flags & Flags.wellKnown != 0 }
}

extension JSSymbol: CellLayout {
    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(description, .internalSlot(.description))
        if let methodOwner { visitor.hold(methodOwner.cell, .hidden(.name)) }
    }
}

extension VM {
    public func newSymbol(_ description: Value, flags: UInt8 = 0) -> JSSymbol {
        let cell = heap.allocate(16)
        cell.setHeader(.symbol, flags: flags, word4: .max)
        cell.setValue(description, at: 8)
        return JSSymbol(cell)
    }

    /// A private name. A method's comes with a second line that says who has it (see `FunctionCompiler.makePrivateNames`).
    func newPrivateName(_ text: Value) -> JSSymbol {
        let string = text.asString, flat = flat(string)
        var end = 0
        while end < flat.count, flat[end] != 0x0A { end += 1 }
        if end == flat.count { return newSymbol(text, flags: JSSymbol.Flags.private) }
        let description = substring(string, 0, end), owner = substring(string, end + 1, string.length)
        let cell = heap.allocate(24)
        cell.setHeader(.symbol, flags: JSSymbol.Flags.private | JSSymbol.Flags.privateMethod, word4: .max)
        cell.setValue(Value(description), at: 8)
        cell.setValue(Value(owner), at: 16)
        return JSSymbol(cell)
    }
}
