/// A property key (ECMA-262 §6.1.7): an interned string, a symbol (private names among them), or an array index.
/// A string that spells an array index (0 … 2^32 − 2) is always the index, so equal keys are equal words.
public struct PropertyKey: Equatable, Hashable, Sendable, BitwiseCopyable {
    public let bits: UInt64
    /// `bits` are those of a key that is still alive.
    @inline(__always) public init(bits: UInt64) { self.bits = bits }
    @inline(__always) public init(index: UInt32) { bits = Value.numberTag | UInt64(index) }
    @inline(__always) public init(_ symbol: JSSymbol) { bits = Value(symbol).bits }
    /// The caller knows the string to be interned, which index strings never are.
    @inline(__always) init(atom: JSString) { bits = Value(atom).bits }

    @inline(__always) public var isIndex: Bool { bits >= Value.numberTag }
    @inline(__always) public var index: UInt32 {
        assert(isIndex)
        return UInt32(truncatingIfNeeded: bits)
    }
    @inline(__always) public var isSymbol: Bool { !isIndex && cell.kind == .symbol }
    @inline(__always) public var isString: Bool { !isIndex && cell.kind == .string }
    @inline(__always) public var isPrivate: Bool { isSymbol && symbol.isPrivate }
    /// Not for indices.
    @inline(__always) var cell: Cell { Value(bits: bits).asCell }
    @inline(__always) public var symbol: JSSymbol { JSSymbol(cell) }
    @inline(__always) public var string: JSString { JSString(cell) }

    @inline(__always) var hash: UInt32 {
        // Cells are 16-byte aligned; a multiplication spreads what is left.
        UInt32(truncatingIfNeeded: ((bits >> 4) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}
