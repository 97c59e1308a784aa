// Dates as text (ECMA-262 §21.4.4.35 and on).

extension VM {
    func installDateTexts(_ prototype: JSObject) {
        install(on: prototype, [
            .method("toString", 0, dateToString),
            .method("toDateString", 0, dateToDateString),
            .method("toTimeString", 0, dateToTimeString),
            .method("toISOString", 0, dateToISOString),
            .method("toUTCString", 0, dateToUTCString),
        ])
        installAlias(on: prototype, key("toGMTString"), of: key("toUTCString"))
    }

    /// §21.4.4.41.4 ToDateString ( tv )
    func dateText(_ t: Double) -> String {
        if t.isNaN { return "Invalid Date" }
        let local = localTime(t)
        return "\(DateText.date(local)) \(DateText.time(local)) \(zoneText(t))"
    }

    /// §21.4.4.41.3 TimeZoneString ( tv ), and GMT: `GMT+0100 (Central European Standard Time)`
    fileprivate func zoneText(_ t: Double) -> String {
        let minutes = Int((timeZone.offset(at: t) / 60_000).rounded(.towardZero)), size = abs(minutes)
        return "GMT\(minutes < 0 ? "-" : "+")\(DateText.padded(size / 60, 2))\(DateText.padded(size % 60, 2)) (\(timeZone.displayName(at: t)))"
    }
}

/// Parts of dates as text.
enum DateText {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func year(_ year: Int) -> String { (year < 0 ? "-" : "") + padded(abs(year), 4) }

    /// §21.4.4.41.2 DateString ( tv ): `Thu Jan 01 1970`
    static func date(_ t: Double) -> String {
        let civil = Dates.Civil(t)
        return "\(days[Dates.weekDay(t)]) \(months[civil.month]) \(padded(civil.day, 2)) \(year(civil.year))"
    }

    /// §21.4.4.41.1 TimeString ( tv ), without GMT: `00:00:00`
    static func time(_ t: Double) -> String {
        let clock = Dates.Clock(t)
        return "\(padded(clock.hour, 2)):\(padded(clock.minute, 2)):\(padded(clock.second, 2))"
    }

    /// §21.4.4.43 Date.prototype.toUTCString ( ): `Thu, 01 Jan 1970 00:00:00 GMT`
    static func utc(_ t: Double) -> String {
        let civil = Dates.Civil(t)
        return "\(days[Dates.weekDay(t)]), \(padded(civil.day, 2)) \(months[civil.month]) \(year(civil.year)) \(time(t)) GMT"
    }

    /// §21.4.4.36 Date.prototype.toISOString ( ): `1970-01-01T00:00:00.000Z`
    static func iso(_ t: Double) -> String {
        let civil = Dates.Civil(t), clock = Dates.Clock(t), year = civil.year
        let yearText = year >= 0 && year < 10_000 ? padded(year, 4) : (year < 0 ? "-" : "+") + padded(abs(year), 6)
        return "\(yearText)-\(padded(civil.month + 1, 2))-\(padded(civil.day, 2))T\(time(t)).\(padded(clock.millisecond, 3))Z"
    }
}

/// §21.4.4.41 Date.prototype.toString ( )
private func dateToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.string(vm.dateText(try vm.thisDate(arguments).time)))
}

/// §21.4.4.35 Date.prototype.toDateString ( )
private func dateToDateString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let t = try vm.thisDate(arguments).time
    return Value(vm.string(t.isNaN ? "Invalid Date" : DateText.date(vm.localTime(t))))
}

/// §21.4.4.42 Date.prototype.toTimeString ( )
private func dateToTimeString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let t = try vm.thisDate(arguments).time
    return Value(vm.string(t.isNaN ? "Invalid Date" : "\(DateText.time(vm.localTime(t))) \(vm.zoneText(t))"))
}

/// §21.4.4.36 Date.prototype.toISOString ( )
private func dateToISOString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let t = try vm.thisDate(arguments).time
    if t.isNaN { throw vm.rangeError("Invalid time value") }
    return Value(vm.string(DateText.iso(t)))
}

/// §21.4.4.43 Date.prototype.toUTCString ( )
private func dateToUTCString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let t = try vm.thisDate(arguments).time
    return Value(vm.string(t.isNaN ? "Invalid Date" : DateText.utc(t)))
}

/// §21.4.4.37 Date.prototype.toJSON ( key )
func dateToJSON(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let value = try vm.toPrimitive(Value(object), .number)
    if value.isNumber, !value.asNumber.isFinite { return .null }
    let toISOString = try vm.get(object, vm.key("toISOString"))
    guard toISOString.isCallable else { throw vm.typeError("toISOString is not a function") }
    return try vm.call(toISOString, this: Value(object))
}
