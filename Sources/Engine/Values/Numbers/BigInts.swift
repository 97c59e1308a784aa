// BigInts (ECMA-262 §6.1.6.2): integers of any size. A cell holds the sign and the magnitude in 64-bit limbs, the lowest
// first, the highest never zero; zero has none and is never negative. Cells do not change.
//
//     flags   1 for a negative one        8   number of limbs (u64)        16  limbs
//
// What fits one limb is computed here, what one pass over the limbs does in `BigIntLimbs.swift`; for the rest
// `BigIntArithmetic.swift` asks the BigInt package.

import Syntax

/// A BigInt cell.
public struct JSBigInt: Equatable, BitwiseCopyable {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) { self.cell = cell }

    static let limbsOffset = 16
    /// The most bits that a BigInt may have, as in V8.
    static let maximumBits = 1 << 30

    @inline(__always) var isNegative: Bool { cell.flags & 1 != 0 }
    @inline(__always) var count: Int { Int(cell.load(8, as: UInt64.self)) }
    @inline(__always) var isZero: Bool { count == 0 }
    @inline(__always) var limbs: UnsafeMutablePointer<UInt> {
        (cell.address + JSBigInt.limbsOffset).assumingMemoryBound(to: UInt.self)
    }
    /// The magnitude's lowest limb.
    @inline(__always) var low: UInt { count == 0 ? 0 : limbs[0] }
    @inline(__always) var isSmall: Bool { count <= 1 }

    /// Bits of the magnitude.
    var bitWidth: Int { count == 0 ? 0 : count * 64 - limbs[count - 1].leadingZeroBitCount }
}

extension Value {
    @inline(__always) init(_ bigInt: JSBigInt) { self.init(bigInt.cell) }
    /// The caller knows it to be one.
    @inline(__always) var asBigInt: JSBigInt { JSBigInt(asCell) }
}

extension VM {
    // MARK: Making them

    @inline(__always) func allocateBigInt(negative: Bool, count: Int) -> JSBigInt {
        let cell = heap.allocate(JSBigInt.limbsOffset + count * 8)
        cell.setHeader(.bigInt, flags: negative && count > 0 ? 1 : 0, word4: .max)
        cell.store(UInt64(count), at: 8)
        return JSBigInt(cell)
    }

    @inline(__always) func bigInt(negative: Bool, _ limb: UInt) -> Value {
        let bigInt = allocateBigInt(negative: negative, count: limb == 0 ? 0 : 1)
        if limb != 0 { bigInt.limbs[0] = limb }
        return Value(bigInt)
    }

    /// Throws a RangeError where it would be larger than BigInts may be.
    func bigInt<Limbs: RandomAccessCollection>(negative: Bool, limbs: Limbs) throws(JSThrow) -> Value where Limbs.Element == UInt {
        var count = 0, i = 0
        for limb in limbs {
            i += 1
            if limb != 0 { count = i }
        }
        if count > JSBigInt.maximumBits / 64 { throw bigIntTooBig() }
        if count > 4096 { try reserve(count * 8) }
        let bigInt = allocateBigInt(negative: negative, count: count)
        var out = bigInt.limbs
        for limb in limbs.prefix(count) {
            out.pointee = limb
            out += 1
        }
        return Value(bigInt)
    }

    func bigIntTooBig() -> JSThrow { rangeError("Maximum BigInt size exceeded") }

    /// The BigInt that an integral double is; the caller knows it to be one (ECMA-262 §21.2.1.1.1 NumberToBigInt).
    func bigInt(integral value: Double) throws(JSThrow) -> Value {
        let magnitude = value.magnitude
        if let small = UInt(exactly: magnitude) { return bigInt(negative: value < 0, small) }
        let shift = Int(magnitude.exponent) - 52
        let significand = UInt(magnitude.significandBitPattern | 1 << 52)
        var limbs = [UInt](repeating: 0, count: shift / 64 + 2)
        limbs[shift / 64] = significand << UInt(shift % 64)
        if shift % 64 != 0 { limbs[shift / 64 + 1] = significand >> UInt(64 - shift % 64) }
        return try bigInt(negative: value < 0, limbs: limbs)
    }

    // MARK: Asking them

    /// §6.1.6.2 as ToBoolean needs it.
    func bigIntIsZero(_ value: Value) -> Bool { value.asBigInt.isZero }

    /// A hash that agrees with `bigIntEqual`.
    func bigIntHash(_ value: Value) -> UInt32 {
        let bigInt = value.asBigInt
        var hash: UInt64 = bigInt.isNegative ? 1 : 2
        for i in 0..<bigInt.count { hash = (hash ^ UInt64(bigInt.limbs[i])) &* 0x9E37_79B9_7F4A_7C15 }
        return UInt32(truncatingIfNeeded: hash >> 32)
    }

    /// §6.1.6.2.13 BigInt::equal
    func bigIntEqual(_ a: Value, _ b: Value) -> Bool { compareBigInts(a.asBigInt, b.asBigInt) == 0 }

    /// Less than, equal to or greater than 0, as the first is to the second.
    private func compareBigInts(_ a: JSBigInt, _ b: JSBigInt) -> Int {
        if a.isNegative != b.isNegative { return a.isNegative ? -1 : 1 }
        let order = compareMagnitudes(a, b)
        return a.isNegative ? -order : order
    }

    func compareMagnitudes(_ a: JSBigInt, _ b: JSBigInt) -> Int {
        if a.count != b.count { return a.count < b.count ? -1 : 1 }
        var i = a.count
        while i > 0 {
            i -= 1
            if a.limbs[i] != b.limbs[i] { return a.limbs[i] < b.limbs[i] ? -1 : 1 }
        }
        return 0
    }

    /// The same against a number that is not NaN: exact, however large either is.
    private func compare(_ a: JSBigInt, _ number: Double) -> Int {
        if number == 0 { return a.isZero ? 0 : a.isNegative ? -1 : 1 }
        if a.isZero || a.isNegative != (number < 0) { return number < 0 ? 1 : -1 }
        let order = compareMagnitude(a, number.magnitude)
        return a.isNegative ? -order : order
    }

    private func compareMagnitude(_ a: JSBigInt, _ number: Double) -> Int {
        if number == .infinity { return -1 }
        let whole = number.rounded(.down)
        let width = whole == 0 ? 0 : Int(whole.exponent) + 1
        if a.bitWidth != width { return a.bitWidth < width ? -1 : 1 }
        // As many bits each: line up the double's 53 with the limbs.
        let significand = UInt(whole.significandBitPattern | 1 << 52), shift = width - 53
        var i = a.count
        while i > 0 {
            i -= 1
            let limb = VM.limb(i, of: significand, shiftedLeft: shift)
            if a.limbs[i] != limb { return a.limbs[i] < limb ? -1 : 1 }
        }
        return number > whole ? -1 : 0
    }

    /// One limb of `value << shift`, for a shift that may be negative.
    private static func limb(_ index: Int, of value: UInt, shiftedLeft shift: Int) -> UInt {
        let offset = shift - index * 64
        if offset <= -64 || offset >= 64 { return 0 }
        return offset < 0 ? value >> UInt(-offset) : value << UInt(offset)
    }

    /// §7.2.13 IsLooselyEqual, where at least one is a BigInt and the other a BigInt, Number or String.
    func bigIntLooselyEqual(_ a: Value, _ b: Value) -> Bool {
        guard a.isBigInt else { return bigIntLooselyEqual(b, a) }
        if b.isBigInt { return bigIntEqual(a, b) }
        if b.isNumber { return !b.asNumber.isNaN && compare(a.asBigInt, b.asNumber) == 0 }
        guard b.isString else { return false }
        do {
            guard let other = try stringToBigInt(b.asString) else { return false }
            return bigIntEqual(a, other)
        } catch {
            // The text spells something larger than any BigInt.
            setAside(error)
            return false
        }
    }

    /// §7.2.12 IsLessThan from step 4 on, where at least one of two primitives is a BigInt; nil for undefined.
    func bigIntIsLessThan(_ a: Value, _ b: Value) throws(JSThrow) -> Bool? {
        if a.isBigInt, b.isBigInt { return compareBigInts(a.asBigInt, b.asBigInt) < 0 }
        if a.isBigInt {
            if b.isString { return try stringToBigInt(b.asString).map { compareBigInts(a.asBigInt, $0.asBigInt) < 0 } }
            let number = try toNumber(b)
            return number.isNaN ? nil : compare(a.asBigInt, number) < 0
        }
        if a.isString { return try stringToBigInt(a.asString).map { compareBigInts($0.asBigInt, b.asBigInt) < 0 } }
        let number = try toNumber(a)
        return number.isNaN ? nil : compare(b.asBigInt, number) > 0
    }

    // MARK: Other types

    /// 𝔽(ℝ(value)): the closest double, ties to even.
    func bigIntToNumber(_ value: Value) -> Double {
        let bigInt = value.asBigInt
        var magnitude = Double(bigInt.low)
        if bigInt.count > 1 {
            // The top 64 bits, and in the lowest of them whether anything below was not zero, round as the whole would.
            let last = bigInt.count - 1, shift = UInt(bigInt.limbs[last].leadingZeroBitCount)
            var top = bigInt.limbs[last] << shift
            var rest = bigInt.limbs[last - 1]
            if shift > 0 {
                top |= rest >> (64 - shift)
                rest <<= shift
            }
            var i = last - 1
            while rest == 0, i > 0 { i -= 1; rest = bigInt.limbs[i] }
            if rest != 0 { top |= 1 }
            let exponent = bigInt.bitWidth - 64
            magnitude = exponent > 1024 ? .infinity : Double(sign: .plus, exponent: exponent, significand: Double(top))
        }
        return bigInt.isNegative ? -magnitude : magnitude
    }

    /// §7.1.13 ToBigInt
    func toBigInt(_ value: Value) throws(JSThrow) -> Value {
        let primitive = try toPrimitive(value, .number)
        if primitive.isBigInt { return primitive }
        if primitive.isBoolean { return bigInt(negative: false, primitive.asBool ? 1 : 0) }
        guard primitive.isString else { throw typeError("Cannot convert \(describeForError(primitive)) to a BigInt") }
        if let parsed = try stringToBigInt(primitive.asString) { return parsed }
        throw syntaxError("Cannot convert \(describeForError(primitive)) to a BigInt")
    }

    /// The BigInt of a literal's decimal digits, which the lexer has checked.
    public func bigInt(fromDecimal digits: String) throws(JSThrow) -> Value {
        try stringToBigInt(string(digits)) ?? bigInt(negative: false, 0)
    }

    // MARK: Operators on one

    /// §6.1.6.2.1 BigInt::unaryMinus
    func bigIntUnaryMinus(_ value: Value) throws(JSThrow) -> Value {
        let bigInt = value.asBigInt
        return try self.bigInt(negative: !bigInt.isNegative, limbs: UnsafeBufferPointer(start: bigInt.limbs, count: bigInt.count))
    }

    /// §6.1.6.2.2 BigInt::bitwiseNOT: −x − 1.
    func bigIntBitNot(_ value: Value) throws(JSThrow) -> Value {
        try bigIntBinary(.subtract, bigIntUnaryMinus(value), bigInt(negative: false, 1))
    }

    func bigIntIncrement(_ value: Value) throws(JSThrow) -> Value { try bigIntBinary(.add, value, bigInt(negative: false, 1)) }
    func bigIntDecrement(_ value: Value) throws(JSThrow) -> Value { try bigIntBinary(.subtract, value, bigInt(negative: false, 1)) }

    // MARK: Operators on two

    /// The binary operators on two BigInts (ECMA-262 §13.15.3 ApplyStringOrNumericBinaryOperator, from step 3 on: one of the
    /// two is a BigInt, both are numeric).
    func bigIntBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(JSThrow) -> Value {
        guard a.isBigInt, b.isBigInt else { throw typeError("Cannot mix BigInt and other types, use explicit conversions") }
        let x = a.asBigInt, y = b.asBigInt
        if x.isSmall, y.isSmall, let result = smallBinary(op, x, y) { return result }
        switch op {
        case .add: return try sum(x, y, negateSecond: false)
        case .subtract: return try sum(x, y, negateSecond: true)
        case .multiply:
            if y.isSmall { return try product(x, limb: y.low, negative: x.isNegative != y.isNegative) }
            if x.isSmall { return try product(y, limb: x.low, negative: x.isNegative != y.isNegative) }
        case .divide, .remainder:
            if y.isZero { throw rangeError("Division by zero") }
            if compareMagnitudes(x, y) < 0 { return op == .divide ? bigInt(negative: false, 0) : a }
            if y.isSmall { return try op == .divide ? quotient(x, limb: y.low, negative: x.isNegative != y.isNegative) : remainder(x, limb: y.low) }
        case .power:
            // What V8 says; it forgets to name the exponent.
            if y.isNegative { throw rangeError("undefined must be positive") }
        case .bitAnd where !x.isNegative && !y.isNegative: return try bits(x, y, count: min(x.count, y.count), &)
        case .bitOr where !x.isNegative && !y.isNegative: return try bits(x, y, count: max(x.count, y.count), |)
        case .bitXor where !x.isNegative && !y.isNegative: return try bits(x, y, count: max(x.count, y.count), ^)
        case .shiftLeft, .shiftRight:
            return try shift(a, by: y, left: (op == .shiftLeft) != y.isNegative)
        case .shiftRightUnsigned: throw typeError("BigInts have no unsigned right shift, use >> instead")
        default: break
        }
        return try largeBinary(op, x, y)
    }

    /// The cases where one limb is enough; nil for the others.
    @inline(__always) private func smallBinary(_ op: BinaryOperator, _ x: JSBigInt, _ y: JSBigInt) -> Value? {
        switch op {
        case .add: return smallSum(x, y, negateSecond: false)
        case .subtract: return smallSum(x, y, negateSecond: true)
        case .multiply:
            let (high, low) = x.low.multipliedFullWidth(by: y.low)
            return high == 0 ? bigInt(negative: x.isNegative != y.isNegative, low) : nil
        case .divide: return y.low == 0 ? nil : bigInt(negative: x.isNegative != y.isNegative, x.low / y.low)
        case .remainder: return y.low == 0 ? nil : bigInt(negative: x.isNegative, x.low % y.low)
        case .bitAnd: return x.isNegative || y.isNegative ? nil : bigInt(negative: false, x.low & y.low)
        case .bitOr: return x.isNegative || y.isNegative ? nil : bigInt(negative: false, x.low | y.low)
        case .bitXor: return x.isNegative || y.isNegative ? nil : bigInt(negative: false, x.low ^ y.low)
        default: return nil
        }
    }

    @inline(__always) private func smallSum(_ x: JSBigInt, _ y: JSBigInt, negateSecond: Bool) -> Value? {
        if x.isNegative == (y.isNegative != negateSecond) {
            let (sum, overflow) = x.low.addingReportingOverflow(y.low)
            return overflow ? nil : bigInt(negative: x.isNegative, sum)
        }
        if x.low >= y.low { return bigInt(negative: x.isNegative, x.low - y.low) }
        return bigInt(negative: !x.isNegative, y.low - x.low)
    }

    /// §6.1.6.2.9 BigInt::leftShift and §6.1.6.2.10 BigInt::signedRightShift, by the distance's magnitude.
    private func shift(_ value: Value, by distance: JSBigInt, left: Bool) throws(JSThrow) -> Value {
        let x = value.asBigInt
        if x.isZero || distance.isZero { return value }
        if left {
            guard distance.isSmall, distance.low <= JSBigInt.maximumBits, x.bitWidth + Int(distance.low) <= JSBigInt.maximumBits else {
                throw bigIntTooBig()
            }
            return try shiftedLeft(x, Int(distance.low))
        }
        // Rounded down: of a negative number nothing smaller than -1 is ever left.
        guard distance.isSmall, distance.low < UInt(x.bitWidth) else { return bigInt(negative: x.isNegative, x.isNegative ? 1 : 0) }
        return try shiftedRight(x, Int(distance.low))
    }

    private func shiftedLeft(_ x: JSBigInt, _ distance: Int) throws(JSThrow) -> Value {
        let whole = distance / 64, bits = UInt(distance % 64)
        try reserve((x.count + whole + 1) * 16)
        var limbs = [UInt](repeating: 0, count: x.count + whole + 1)
        for i in 0..<x.count {
            limbs[i + whole] |= x.limbs[i] << bits
            if bits > 0 { limbs[i + whole + 1] = x.limbs[i] >> (64 - bits) }
        }
        return try bigInt(negative: x.isNegative, limbs: limbs)
    }

    private func shiftedRight(_ x: JSBigInt, _ distance: Int) throws(JSThrow) -> Value {
        let whole = distance / 64, bits = UInt(distance % 64)
        var limbs = [UInt](repeating: 0, count: x.count - whole)
        for i in whole..<x.count {
            limbs[i - whole] = x.limbs[i] >> bits
            if bits > 0, i + 1 < x.count { limbs[i - whole] |= x.limbs[i + 1] << (64 - bits) }
        }
        guard x.isNegative else { return try bigInt(negative: false, limbs: limbs) }
        var lost = bits > 0 ? x.limbs[whole] << (64 - bits) : 0
        for i in 0..<whole { lost |= x.limbs[i] }
        let result = try bigInt(negative: true, limbs: limbs)
        return lost == 0 ? result : try bigIntDecrement(result)
    }
}
