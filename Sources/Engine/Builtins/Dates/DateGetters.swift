// The getters of Date.prototype (ECMA-262 §21.4.4). Each function carries which part it tells, and whether of local time.

/// A part of a date. The raw value, and 16 for those of UTC, is the data of the functions.
enum DatePart: Int32 {
    case date, day, fullYear, hours, milliseconds, minutes, month, seconds

    func value(_ t: Double) -> Int {
        switch self {
        case .date: Dates.Civil(t).day
        case .day: Dates.weekDay(t)
        case .fullYear: Dates.Civil(t).year
        case .month: Dates.Civil(t).month
        case .hours: Dates.Clock(t).hour
        case .minutes: Dates.Clock(t).minute
        case .seconds: Dates.Clock(t).second
        case .milliseconds: Dates.Clock(t).millisecond
        }
    }
}

/// §21.4.4.2 Date.prototype.getDate ( ) and its kin, to §21.4.4.19.
func datePart(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let t = try vm.thisDate(arguments).time
    if t.isNaN { return Value(double: .nan) }
    let data = arguments.callee.nativeData.asInt32
    let part = DatePart(rawValue: data & 15) ?? .date
    return .number(part.value(data & 16 != 0 ? t : vm.localTime(t)))
}

/// §21.4.4.10 Date.prototype.getTime ( )
func dateGetTime(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(try vm.thisDate(arguments).time) }

/// §21.4.4.11 Date.prototype.getTimezoneOffset ( )
func dateGetTimezoneOffset(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let t = try vm.thisDate(arguments).time
    if t.isNaN { return Value(double: .nan) }
    return .number(((t - vm.localTime(t)) / 60_000).rounded(.towardZero) + 0)
}

/// §B.2.3.1 Date.prototype.getYear ( )
func dateGetYear(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let t = try vm.thisDate(arguments).time
    return t.isNaN ? Value(double: .nan) : .number(Dates.Civil(vm.localTime(t)).year - 1900)
}
