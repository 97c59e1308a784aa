// What the interpreter does with whole numbers, without a call.

/// The sum of two int32s, a double where it is none.
@inline(__always) func sumOf(_ x: Int32, _ y: Int32) -> Value {
    let (sum, overflow) = x.addingReportingOverflow(y)
    return overflow ? Value(double: Double(x) + Double(y)) : Value(int32: sum)
}
@inline(__always) func differenceOf(_ x: Int32, _ y: Int32) -> Value {
    let (difference, overflow) = x.subtractingReportingOverflow(y)
    return overflow ? Value(double: Double(x) - Double(y)) : Value(int32: difference)
}
