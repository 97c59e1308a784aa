// Date objects (ECMA-262 §21.4). The arithmetic is in DateArithmetic.swift, what texts mean in DateParser.swift, the zone of local time in
// TimeZone.swift, what dates look like as text in DateText.swift.

extension VM {
    func installDate() {
        let prototype = newIntrinsicObject(.datePrototype)
        let constructor = installConstructor("Date", .date, length: 7, prototype: prototype, dateConstructor)
        install(on: constructor, [
            .method("now", 0, dateNow),
            .method("parse", 1, dateParse),
            .method("UTC", 7, dateUTC),
        ])
        // In V8's order.
        installDateTexts(prototype)
        installDateParts(prototype, isUTC: false)
        install(on: prototype, [
            .method("getTime", 0, dateGetTime),
            .method("setTime", 1, dateSetTime),
            .method("getTimezoneOffset", 0, dateGetTimezoneOffset),
        ])
        installDateParts(prototype, isUTC: true)
        install(on: prototype, [
            .method("valueOf", 0, dateValueOf),
            .method("getYear", 0, dateGetYear),
            .method("setYear", 1, dateSetYear),
            .method("toJSON", 1, dateToJSON),
        ])
        installDateLocaleTexts(prototype)
        let toPrimitive = newNativeFunction(self[.toPrimitive], length: 1, dateToPrimitive)
        addProperty(prototype, self[.toPrimitive], Value(toPrimitive), .configurable)
    }

    /// What reads and sets the parts of a date, by turns.
    private func installDateParts(_ prototype: JSObject, isUTC: Bool) {
        let parts: [(StaticString, DatePart, DateField?)] = [
            ("Date", .date, .day), ("Day", .day, nil), ("FullYear", .fullYear, .year), ("Hours", .hours, .hour), ("Milliseconds", .milliseconds, .millisecond),
            ("Minutes", .minutes, .minute), ("Month", .month, .month), ("Seconds", .seconds, .second),
        ]
        for (name, part, field) in parts {
            let getter = key(isUTC ? "getUTC\(name)" : "get\(name)"), bit: Int32 = isUTC ? 16 : 0
            addProperty(prototype, getter, Value(newNativeFunction(getter, length: 0, data: Value(int32: part.rawValue | bit), datePart)), .hidden)
            guard let field else { continue }
            let setter = key(isUTC ? "setUTC\(name)" : "set\(name)"), length = Int(field.last.rawValue - field.rawValue) + 1
            addProperty(prototype, setter, Value(newNativeFunction(setter, length: length, data: Value(int32: field.rawValue | bit), setDateFields)), .hidden)
        }
    }

    /// A Date of this time value.
    func newDate(_ time: Double, prototype: JSObject? = nil) -> JSObject {
        let date = newObject(.date, prototype: prototype ?? self[.datePrototype], slots: DateLayout.slotCount)
        DateLayout(date).time = time
        return date
    }

    /// §21.4.4.1 thisTimeValue, and the Date.
    func thisDate(_ arguments: Arguments) throws(JSThrow) -> DateLayout {
        guard arguments.this.isObject(.date) else {
            // V8 has the getters in one place and the rest in another.
            let name = NativeFunctionLayout(arguments.callee).name, method = name.isSymbol ? "" : describe(name)
            if method == "valueOf" || method.hasPrefix("get") && method != "getYear" { throw typeError("this is not a Date object.") }
            throw incompatibleReceiver("Date.prototype.\(method)", arguments.this)
        }
        return DateLayout(arguments.this.asObject)
    }
}

/// §21.4.2.1 Date ( ...values )
private func dateConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { return Value(vm.string(vm.dateText(vm.currentTime()))) }
    let time: Double
    switch arguments.count {
    case 0: time = vm.currentTime()
    case 1:
        if arguments[0].isObject(.date) {
            time = DateLayout(arguments[0].asObject).time
        } else {
            let value = try vm.toPrimitive(arguments[0])
            time = value.isString ? vm.parseDate(vm.flat(value.asString)) : Dates.timeClip(try vm.toNumber(value))
        }
    default: time = Dates.timeClip(vm.utc(try vm.dateOfParts(arguments)))
    }
    let isOwn = arguments.newTarget == Value(arguments.callee)
    return Value(vm.newDate(time, prototype: isOwn ? nil : try vm.prototypeFromConstructor(arguments.newTarget, default: .datePrototype)))
}

extension VM {
    /// Year, month, day, hours, minutes, seconds and milliseconds as one number, without a zone.
    fileprivate func dateOfParts(_ arguments: Arguments) throws(JSThrow) -> Double {
        var parts: (Double, Double, Double, Double, Double, Double, Double) = (.nan, 0, 1, 0, 0, 0, 0)
        parts.0 = try toNumber(arguments[0])
        if arguments.count > 1 { parts.1 = try toNumber(arguments[1]) }
        if arguments.count > 2 { parts.2 = try toNumber(arguments[2]) }
        if arguments.count > 3 { parts.3 = try toNumber(arguments[3]) }
        if arguments.count > 4 { parts.4 = try toNumber(arguments[4]) }
        if arguments.count > 5 { parts.5 = try toNumber(arguments[5]) }
        if arguments.count > 6 { parts.6 = try toNumber(arguments[6]) }
        let day = Dates.makeDay(Dates.makeFullYear(parts.0), parts.1, parts.2)
        return Dates.makeDate(day, Dates.makeTime(parts.3, parts.4, parts.5, parts.6))
    }
}

/// §21.4.3.1 Date.now ( )
private func dateNow(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(vm.currentTime()) }

/// §21.4.3.2 Date.parse ( string )
private func dateParse(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(vm.parseDate(vm.flat(try vm.toString(arguments[0]))))
}

/// §21.4.3.4 Date.UTC ( year [ , month [ , date [ , hours [ , minutes [ , seconds [ , ms ] ] ] ] ] ] )
private func dateUTC(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Dates.timeClip(try vm.dateOfParts(arguments))) }

/// §21.4.4.44 Date.prototype.valueOf ( )
private func dateValueOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(try vm.thisDate(arguments).time) }

/// §21.4.4.45 Date.prototype [ %Symbol.toPrimitive% ] ( hint )
private func dateToPrimitive(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject else { throw vm.incompatibleReceiver("Date.prototype [ @@toPrimitive ]", arguments.this) }
    let hint = arguments[0]
    if hint.isString {
        if vm.equal(hint.asString, vm.string(Atom.string)) || vm.equal(hint.asString, vm.string(.default)) {
            return try vm.ordinaryToPrimitive(arguments.this.asObject, .string)
        }
        if vm.equal(hint.asString, vm.string(Atom.number)) { return try vm.ordinaryToPrimitive(arguments.this.asObject, .number) }
    }
    throw vm.typeError("Invalid hint: \(vm.describeForError(hint))")
}
