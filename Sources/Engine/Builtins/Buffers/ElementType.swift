// What one element of a typed array is, and how it stands in bytes (ECMA-262 §23.2, table 70; §25.1.3.11 and on).

/// The element types, in the order in which their constructors are intrinsics.
enum ElementType: UInt8, CaseIterable {
    case int8, uint8, uint8Clamped, int16, uint16, int32, uint32, bigInt64, bigUint64, float16, float32, float64

    @inline(__always) var shift: Int {
        switch self {
        case .int8, .uint8, .uint8Clamped: 0
        case .int16, .uint16, .float16: 1
        case .int32, .uint32, .float32: 2
        case .bigInt64, .bigUint64, .float64: 3
        }
    }
    @inline(__always) var size: Int { 1 << shift }
    /// [[ContentType]] is bigint.
    @inline(__always) var isBigInt: Bool { self == .bigInt64 || self == .bigUint64 }
    /// Its elements are integers that Atomics takes, those of `Uint8ClampedArray` not among them.
    var isAtomic: Bool { self != .uint8Clamped && self < .float16 }

    /// The constructor's name.
    var name: StaticString {
        switch self {
        case .int8: "Int8Array"
        case .uint8: "Uint8Array"
        case .uint8Clamped: "Uint8ClampedArray"
        case .int16: "Int16Array"
        case .uint16: "Uint16Array"
        case .int32: "Int32Array"
        case .uint32: "Uint32Array"
        case .bigInt64: "BigInt64Array"
        case .bigUint64: "BigUint64Array"
        case .float16: "Float16Array"
        case .float32: "Float32Array"
        case .float64: "Float64Array"
        }
    }

    var constructor: Intrinsic { unsafeBitCast(Intrinsic.int8Array.rawValue + rawValue, to: Intrinsic.self) }
    var prototype: Intrinsic { unsafeBitCast(Intrinsic.int8ArrayPrototype.rawValue + rawValue, to: Intrinsic.self) }
}

extension ElementType: Comparable {
    static func < (a: ElementType, b: ElementType) -> Bool { a.rawValue < b.rawValue }
}

/// An element as it goes to memory: an integer modulo 2^64, of which the low bytes count, or the bits of a floating-point number.
typealias RawElement = UInt64

extension ElementType {
    /// §25.1.3.14 NumericToRawBytes, of a Number. Not for the BigInt types.
    @inline(__always) func raw(_ number: Double) -> RawElement {
        switch self {
        case .int8, .uint8, .int16, .uint16, .int32, .uint32: UInt64(truncatingIfNeeded: VM.int32(number))
        case .uint8Clamped: UInt64(ElementType.clamped(number))
        case .float16: UInt64(Float16(number).bitPattern)
        case .float32: UInt64(Float(number).bitPattern)
        case .float64: number.bitPattern
        case .bigInt64, .bigUint64: 0
        }
    }

    /// §7.1.12 ToUint8Clamp: halves go to the even neighbour.
    @inline(__always) static func clamped(_ number: Double) -> UInt8 {
        if !(number > 0) { return 0 }
        return number >= 255 ? 255 : UInt8(number.rounded(.toNearestOrEven))
    }

    /// Reads an element where it stands; no need for it to be aligned.
    @inline(__always) func load(_ address: UnsafeRawPointer) -> RawElement {
        switch shift {
        case 0: UInt64(address.loadUnaligned(as: UInt8.self))
        case 1: UInt64(address.loadUnaligned(as: UInt16.self))
        case 2: UInt64(address.loadUnaligned(as: UInt32.self))
        default: address.loadUnaligned(as: UInt64.self)
        }
    }

    @inline(__always) func store(_ raw: RawElement, _ address: UnsafeMutableRawPointer) {
        switch shift {
        case 0: address.storeBytes(of: UInt8(truncatingIfNeeded: raw), as: UInt8.self)
        case 1: address.storeBytes(of: UInt16(truncatingIfNeeded: raw), as: UInt16.self)
        case 2: address.storeBytes(of: UInt32(truncatingIfNeeded: raw), as: UInt32.self)
        default: address.storeBytes(of: raw, as: UInt64.self)
        }
    }

    /// The same bytes in the opposite order.
    func byteSwapped(_ raw: RawElement) -> RawElement { raw.byteSwapped >> UInt64(64 - 8 * size) }

    /// §25.1.3.13 RawBytesToNumeric, of types whose elements are Numbers.
    @inline(__always) func number(_ raw: RawElement) -> Value {
        switch self {
        case .int8: Value(int32: Int32(Int8(truncatingIfNeeded: raw)))
        case .uint8, .uint8Clamped: Value(int32: Int32(UInt8(truncatingIfNeeded: raw)))
        case .int16: Value(int32: Int32(Int16(truncatingIfNeeded: raw)))
        case .uint16: Value(int32: Int32(UInt16(truncatingIfNeeded: raw)))
        case .int32: Value(int32: Int32(truncatingIfNeeded: raw))
        case .uint32: ElementType.value(UInt32(truncatingIfNeeded: raw))
        case .float16: ElementType.value(Double(Float16(bitPattern: UInt16(truncatingIfNeeded: raw))))
        case .float32: ElementType.value(Double(Float(bitPattern: UInt32(truncatingIfNeeded: raw))))
        case .float64: ElementType.value(Double(bitPattern: raw))
        case .bigInt64, .bigUint64: .undefined
        }
    }

    @inline(__always) private static func value(_ number: UInt32) -> Value {
        number <= UInt32(Int32.max) ? Value(int32: Int32(bitPattern: number)) : Value(double: Double(number))
    }
    /// A NaN in memory may have any payload; as a value it has one.
    @inline(__always) private static func value(_ number: Double) -> Value { Value(double: number.isNaN ? .nan : number) }
}

extension VM {
    /// §25.1.3.13 RawBytesToNumeric
    @inline(__always) func numeric(_ raw: RawElement, _ type: ElementType) -> Value {
        if type.isBigInt { return bigInt64(raw, isSigned: type == .bigInt64) }
        return type.number(raw)
    }

    private func bigInt64(_ raw: RawElement, isSigned: Bool) -> Value {
        let isNegative = isSigned && Int64(bitPattern: raw) < 0
        return bigInt(negative: isNegative, UInt(isNegative ? 0 &- raw : raw))
    }

    /// ToNumber or ToBigInt of a value for an element of this type, and then §25.1.3.14 NumericToRawBytes. May run script.
    @inline(__always) func rawElement(_ value: Value, _ type: ElementType) throws(JSThrow) -> RawElement {
        type.isBigInt ? raw(ofBigInt: try toBigInt(value)) : type.raw(try toNumber(value))
    }

    /// A BigInt modulo 2^64.
    func raw(ofBigInt value: Value) -> RawElement {
        let bigInt = value.asBigInt
        return bigInt.isNegative ? 0 &- UInt64(bigInt.low) : UInt64(bigInt.low)
    }
}
