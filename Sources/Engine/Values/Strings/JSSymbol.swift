/// A symbol (ECMA-262 §6.1.5). Private names (`#x`) are symbols too, of a kind that no reflection shows.
///
///     8  description: a string or undefined
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
        /// A private method or accessor: not writable as a field is.
        static let privateMethod: UInt8 = 8
    }

    public var description: Value { cell.value(at: 8) }
    @inline(__always) public var isPrivate: Bool { cell.flags & Flags.private != 0 }
    /// Made by `Symbol.for`.
    public var isRegistered: Bool { cell.flags & Flags.registered != 0 }
    public var isWellKnown: Bool { cell.flags & Flags.wellKnown != 0 }
}

extension JSSymbol: CellLayout {
    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) { visitor.hold(description, .internalSlot(.description)) }
}

extension VM {
    public func newSymbol(_ description: Value, flags: UInt8 = 0) -> JSSymbol {
        let cell = heap.allocate(16)
        cell.setHeader(.symbol, flags: flags)
        cell.setValue(description, at: 8)
        return JSSymbol(cell)
    }
}
