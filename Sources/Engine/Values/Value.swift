// A JavaScript value in one 64-bit word.
//
// The idea (NaN-boxing): of the 2^64 bit patterns, IEEE 754 spends 2^53 on NaN, and JavaScript needs one of them. So a
// double is stored with 2^49 added to its bits, which leaves free every pattern that starts with 0x0000 or 0xFFFE and up:
//
//     0x0000 pppp pppp pppp   a cell's address (its low four bits are 0)
//     0x0000 0000 0000 00xx   undefined, null, true, false and marks the engine uses for itself; bit 1 is set in each
//     0x0002 … 0xFFFC         a double, its bits plus 2^49
//     0xFFFE 0000 iiii iiii   an int32
//
// A number that is an int32 (and not -0) may stand in either form; `Value.number` picks int32.

/// One JavaScript value (ECMA-262 §6.1). Trivial: copying it costs nothing and keeps nothing alive.
public struct Value: Equatable, Hashable, Sendable, BitwiseCopyable {
    public var bits: UInt64
    @inline(__always) public init(bits: UInt64) { self.bits = bits }

    static let numberTag: UInt64 = 0xFFFE_0000_0000_0000
    static let doubleOffset: UInt64 = 0x0002_0000_0000_0000
    /// Set in every pattern that is not a cell.
    static let notCellMask: UInt64 = 0xFFFE_0000_0000_0002

    public static let null = Value(bits: 0x02)
    public static let undefined = Value(bits: 0x0A)
    public static let `false` = Value(bits: 0x06)
    public static let `true` = Value(bits: 0x07)
    /// Not a JavaScript value: a hole in an array, a binding in its temporal dead zone, a free hash slot.
    public static let empty = Value(bits: 0x12)
    /// Not a JavaScript value: a hash entry that was deleted.
    static let deleted = Value(bits: 0x22)

    @inline(__always) public init(_ cell: Cell) { bits = UInt64(UInt(bitPattern: cell.address)) }
    @inline(__always) public init(_ object: JSObject) { self.init(object.cell) }
    @inline(__always) public init(_ string: JSString) { self.init(string.cell) }
    @inline(__always) public init(_ symbol: JSSymbol) { self.init(symbol.cell) }
    @inline(__always) public init(_ bool: Bool) { bits = bool ? 0x07 : 0x06 }
    @inline(__always) public init(int32 value: Int32) { bits = Value.numberTag | UInt64(UInt32(bitPattern: value)) }
    @inline(__always) public init(double value: Double) { bits = value.bitPattern &+ Value.doubleOffset }

    /// A number in its canonical form: an int32 where it is one. NaNs are made one NaN, lest a payload look like another value.
    @inline(__always) public static func number(_ value: Double) -> Value {
        // Not `Int32(exactly:)`, which calls the C library's `trunc`.
        if value >= -0x1p31, value < 0x1p31 {
            let int = Int32(value)
            if Double(int) == value, int != 0 || value.sign == .plus { return Value(int32: int) }
        }
        return Value(double: value.isNaN ? .nan : value)
    }
    /// The number that an unsigned word stands for.
    @inline(__always) static func number(_ value: UInt32) -> Value {
        Int32(bitPattern: value) >= 0 ? Value(int32: Int32(bitPattern: value)) : Value(double: Double(value))
    }
    @inline(__always) public static func number(_ value: Int) -> Value {
        if let int = Int32(exactly: value) { return Value(int32: int) }
        return Value(double: Double(value))
    }

    @inline(__always) public var isCell: Bool { bits & Value.notCellMask == 0 }
    @inline(__always) public var isInt32: Bool { bits >= Value.numberTag }
    @inline(__always) public var isNumber: Bool { bits & Value.numberTag != 0 }
    @inline(__always) public var isDouble: Bool { isNumber && !isInt32 }
    @inline(__always) public var isUndefined: Bool { bits == 0x0A }
    @inline(__always) public var isNull: Bool { bits == 0x02 }
    /// undefined or null: they differ in one bit.
    @inline(__always) public var isNullish: Bool { bits & ~0x08 == 0x02 }
    @inline(__always) public var isBoolean: Bool { bits & ~0x01 == 0x06 }
    @inline(__always) public var isEmpty: Bool { bits == 0x12 }

    @inline(__always) public var isString: Bool { isCell && asCell.kind == .string }
    @inline(__always) public var isSymbol: Bool { isCell && asCell.kind == .symbol }
    @inline(__always) public var isBigInt: Bool { isCell && asCell.kind == .bigInt }
    @inline(__always) public var isObject: Bool { isCell && asCell.isObject }
    @inline(__always) public var isCallable: Bool { isObject && asObject.isCallable }
    @inline(__always) public func isObject(_ kind: CellKind) -> Bool { isCell && asCell.kind == kind }

    // The accessors below take the caller's word: check first. (A checked build asserts it.)
    @inline(__always) public var asInt32: Int32 {
        assert(isInt32)
        return Int32(truncatingIfNeeded: bits)
    }
    @inline(__always) var asRawDouble: Double {
        assert(isDouble)
        return Double(bitPattern: bits &- Value.doubleOffset)
    }
    /// The number, in either form.
    @inline(__always) public var asNumber: Double { isInt32 ? Double(asInt32) : asRawDouble }
    @inline(__always) public var asBool: Bool { bits == 0x07 }
    @inline(__always) public var asCell: Cell {
        assert(isCell)
        return Cell(UnsafeMutableRawPointer(bitPattern: UInt(bits)).unsafelyUnwrapped)
    }
    @inline(__always) public var asObject: JSObject { JSObject(asCell) }
    @inline(__always) public var asString: JSString { JSString(asCell) }
    @inline(__always) public var asSymbol: JSSymbol { JSSymbol(asCell) }
}
