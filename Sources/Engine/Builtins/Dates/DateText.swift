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
        return DateText.with {
            $0.putDate(local)
            $0.put(" ")
            $0.putTime(local)
            $0.put(" ")
        } + zoneText(t)
    }

    /// §21.4.4.41.3 TimeZoneString ( tv ), and GMT: `GMT+0100 (Central European Standard Time)`
    fileprivate func zoneText(_ t: Double) -> String {
        let minutes = Int((timeZone.offset(at: t) / 60_000).rounded(.towardZero)), size = abs(minutes)
        return DateText.with {
            $0.put(minutes < 0 ? "GMT-" : "GMT+")
            $0.put(size / 60, 2)
            $0.put(size % 60, 2)
            $0.put(" (")
        } + timeZone.displayName(at: t) + ")"
    }
}

/// Parts of dates as text, written where there is room for them.
struct DateText {
    private static let days: [StaticString] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months: [StaticString] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private let bytes: UnsafeMutablePointer<UInt8>
    private var count = 0

    /// What the body puts there: at most 48 bytes.
    static func with(_ body: (inout DateText) -> Void) -> String {
        String(unsafeUninitializedCapacity: 48) { room in
            guard let bytes = room.baseAddress else { return 0 }
            var text = DateText(bytes: bytes)
            body(&text)
            return text.count
        }
    }

    fileprivate mutating func put(_ text: StaticString) {
        (bytes + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count += text.utf8CodeUnitCount
    }

    /// The number's digits, at least `width` of them.
    fileprivate mutating func put(_ number: Int, _ width: Int) {
        let digits = Numbers.digitCount(number)
        for _ in digits..<max(digits, width) { put("0") }
        Numbers.putDigits(of: number, count: digits, bytes + count)
        count += digits
    }

    private mutating func putYear(_ year: Int) {
        if year < 0 { put("-") }
        put(abs(year), 4)
    }

    static func padded(_ number: Int, _ width: Int) -> String { with { $0.put(number, width) } }

    /// §21.4.4.41.2 DateString ( tv ): `Thu Jan 01 1970`
    fileprivate mutating func putDate(_ t: Double) {
        let civil = Dates.Civil(t)
        put(DateText.days[Dates.weekDay(t)])
        put(" ")
        put(DateText.months[civil.month])
        put(" ")
        put(civil.day, 2)
        put(" ")
        putYear(civil.year)
    }

    /// §21.4.4.41.1 TimeString ( tv ), without GMT: `00:00:00`
    fileprivate mutating func putTime(_ t: Double) {
        let clock = Dates.Clock(t)
        put(clock.hour, 2)
        put(":")
        put(clock.minute, 2)
        put(":")
        put(clock.second, 2)
    }

    /// §21.4.4.43 Date.prototype.toUTCString ( ): `Thu, 01 Jan 1970 00:00:00 GMT`
    static func utc(_ t: Double) -> String {
        let civil = Dates.Civil(t)
        return with {
            $0.put(days[Dates.weekDay(t)])
            $0.put(", ")
            $0.put(civil.day, 2)
            $0.put(" ")
            $0.put(months[civil.month])
            $0.put(" ")
            $0.putYear(civil.year)
            $0.put(" ")
            $0.putTime(t)
            $0.put(" GMT")
        }
    }

    /// §21.4.4.36 Date.prototype.toISOString ( ): `1970-01-01T00:00:00.000Z`
    static func iso(_ t: Double) -> String {
        let civil = Dates.Civil(t), year = civil.year, isPlain = year >= 0 && year < 10_000
        return with {
            if !isPlain { $0.put(year < 0 ? "-" : "+") }
            $0.put(abs(year), isPlain ? 4 : 6)
            $0.put("-")
            $0.put(civil.month + 1, 2)
            $0.put("-")
            $0.put(civil.day, 2)
            $0.put("T")
            $0.putTime(t)
            $0.put(".")
            $0.put(Dates.Clock(t).millisecond, 3)
            $0.put("Z")
        }
    }
}

/// §21.4.4.41 Date.prototype.toString ( )
private func dateToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.string(vm.dateText(try vm.thisDate(arguments).time)))
}

/// §21.4.4.35 Date.prototype.toDateString ( )
private func dateToDateString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let t = try vm.thisDate(arguments).time
    return Value(vm.string(t.isNaN ? "Invalid Date" : DateText.with { $0.putDate(vm.localTime(t)) }))
}

/// §21.4.4.42 Date.prototype.toTimeString ( )
private func dateToTimeString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let t = try vm.thisDate(arguments).time
    return Value(vm.string(t.isNaN ? "Invalid Date" : DateText.with { $0.putTime(vm.localTime(t)) } + " " + vm.zoneText(t)))
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
