// The setters of Date.prototype (ECMA-262 §21.4.4). A setter reads the time value, converts its arguments, which may run script, and only
// then writes. Each function carries the first part that it sets, and whether of local time.

/// The parts of a date, from the largest to the smallest.
enum DateField: Int32, Comparable {
    case year, month, day, hour, minute, second, millisecond

    static func < (a: DateField, b: DateField) -> Bool { a.rawValue < b.rawValue }

    /// The last part that a setter may be given which begins with this one.
    var last: DateField { self <= .day ? .day : .millisecond }
}

/// §21.4.4.20 Date.prototype.setDate ( date ) and its kin, to §21.4.4.34 but setTime.
func setDateFields(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let date = try vm.thisDate(arguments), data = arguments.callee.nativeData.asInt32
    let first = DateField(rawValue: data & 15) ?? .year, isUTC = data & 16 != 0
    var t = date.time
    let count = max(1, min(arguments.count, Int(first.last.rawValue - first.rawValue) + 1))
    var given: [Double] = []
    for i in 0..<count { given.append(try vm.toNumber(arguments[i])) }
    if t.isNaN {
        // A year makes any Date a valid one again.
        if first != .year { return Value(double: .nan) }
        t = 0
    } else if !isUTC {
        t = vm.localTime(t)
    }
    let civil = Dates.Civil(t), clock = Dates.Clock(t)
    var parts = [civil.year, civil.month, civil.day, clock.hour, clock.minute, clock.second, clock.millisecond].map(Double.init)
    for (i, value) in given.enumerated() { parts[Int(first.rawValue) + i] = value }
    let day = first <= .day ? Dates.makeDay(parts[0], parts[1], parts[2]) : Dates.day(t)
    let time = first <= .day ? Dates.timeWithinDay(t) : Dates.makeTime(parts[3], parts[4], parts[5], parts[6])
    let made = Dates.makeDate(day, time)
    date.time = Dates.timeClip(isUTC ? made : vm.utc(made))
    return .number(date.time)
}

/// §21.4.4.27 Date.prototype.setTime ( time )
func dateSetTime(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let date = try vm.thisDate(arguments)
    date.time = Dates.timeClip(try vm.toNumber(arguments[0]))
    return .number(date.time)
}

/// §B.2.3.2 Date.prototype.setYear ( year )
func dateSetYear(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let date = try vm.thisDate(arguments)
    let t = date.time
    let year = try vm.toNumber(arguments[0])
    let local = t.isNaN ? 0 : vm.localTime(t), civil = Dates.Civil(local)
    let day = Dates.makeDay(Dates.makeFullYear(year), Double(civil.month), Double(civil.day))
    date.time = Dates.timeClip(vm.utc(Dates.makeDate(day, Dates.timeWithinDay(local))))
    return .number(date.time)
}
