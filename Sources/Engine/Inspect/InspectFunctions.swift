// What stands before the braces of functions, boxed primitives, dates and regular expressions.

extension Inspector {
    // MARK: Functions

    /// `[Function: f]`, `[AsyncFunction (anonymous)]`, `[class A extends B]`
    func functionBase(_ function: JSObject, _ identity: Identity) throws(JSThrow) -> String {
        if function.isClassConstructor { return try classBase(function, identity) }
        var type = "Function"
        if function.kind == .function {
            if function.code.pointee.flags.contains(.generator) { type = "Generator" + type }
            if function.code.pointee.flags.contains(.async) { type = "Async" + type }
        }
        let name = try vm.get(function, vm[.name])
        var base = "[\(type)"
        if identity.constructor == nil { base += " (null prototype)" }
        base += name.isString && name.asString.isEmpty ? " (anonymous)]" : ": \(try string(name))]"
        if let constructor = identity.constructor, constructor != type { base += " \(constructor)" }
        return base + suffix(identity)
    }

    private func classBase(_ function: JSObject, _ identity: Identity) throws(JSThrow) -> String {
        var name = "(anonymous)"
        if vm.ownProperty(function, vm[.name]) != nil {
            let own = try vm.get(function, vm[.name])
            if vm.toBoolean(own) { name = try string(own) }
        }
        var base = "class \(name)"
        if let constructor = identity.constructor, constructor != "Function" { base += " [\(constructor)]" }
        base += suffix(identity)
        if identity.constructor == nil { return "[\(base) extends [null prototype]]" }
        let parent = try vm.getPrototypeOf(function)
        if parent.isObject {
            let parentName = try vm.get(parent.asObject, vm[.name])
            if vm.toBoolean(parentName) { base += " extends \(try string(parentName))" }
        }
        return "[\(base)]"
    }

    /// ` [tag]`, where the tag says more than the constructor's name.
    private func suffix(_ identity: Identity) -> String {
        identity.tag.isEmpty || identity.tag == identity.constructor ? "" : " [\(identity.tag)]"
    }

    // MARK: Boxed primitives

    /// `[Number: 3]`, `[String (Text): 'x']`. A string's own characters are no longer among the keys.
    func boxedBase(_ object: JSObject, _ identity: Identity, _ keys: inout [PropertyKey]) -> Piece {
        let (type, role): (String, InspectStyle)
        switch object.kind {
        case .numberObject: (type, role) = ("Number", .number)
        case .stringObject:
            (type, role) = ("String", .string)
            keys.removeFirst(min(keys.count, PrimitiveLayout(object).data.asString.length))
        case .booleanObject: (type, role) = ("Boolean", .boolean)
        case .bigIntObject: (type, role) = ("BigInt", .bigint)
        default: (type, role) = ("Symbol", .symbol)
        }
        var start = "[\(type)"
        if identity.constructor == nil { start += " (null prototype)" }
        else if let constructor = identity.constructor, constructor != type { start += " (\(constructor))" }
        let base = piece(start + ": ") + plainPrimitive(PrimitiveLayout(object).data) + piece("]" + suffix(identity))
        return keys.isEmpty && options.colors ? base.styled(role) : base
    }

    // MARK: Regular expressions and dates

    /// `/x/g`, by the `source` and the `flags` that the object claims.
    func regExpText(_ object: JSObject, _ identity: Identity) throws(JSThrow) -> String {
        let holder = identity.constructor == nil ? vm[.regExpPrototype] : object
        let source = try vm.toString(vm.get(holder, vm[.source], receiver: Value(object)))
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(Value(source))
        let flags = try vm.toString(vm.get(holder, vm[.flags], receiver: Value(object)))
        let prefix = prefix(identity, fallback: "RegExp")
        return (prefix == "RegExp " ? "" : prefix) + "/\(vm.swiftString(source))/\(vm.swiftString(flags))"
    }

    func dateText(_ object: JSObject, _ identity: Identity) -> String {
        let time = DateLayout(object).value
        let text = time.isNumber && time.asNumber.isFinite ? InspectText.isoDate(time.asNumber) : "Invalid Date"
        let prefix = prefix(identity, fallback: "Date")
        return (prefix == "Date " ? "" : prefix) + text
    }
}

extension InspectText {
    /// A time value as `Date.prototype.toISOString` gives it (ECMA-262 §21.4.1.32): `1970-01-01T00:00:00.000Z`.
    static func isoDate(_ time: Double) -> String {
        let total = Int(max(-8.64e15, min(8.64e15, time)))
        let milliseconds = ((total % 86_400_000) + 86_400_000) % 86_400_000
        let (year, month, day) = civil(days: (total - milliseconds) / 86_400_000)
        let seconds = milliseconds / 1000
        let date = (year >= 0 && year < 10_000 ? padded(year, 4) : (year < 0 ? "-" : "+") + padded(abs(year), 6))
            + "-" + padded(month, 2) + "-" + padded(day, 2)
        return date + "T" + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
            + "." + padded(milliseconds % 1000, 3) + "Z"
    }

    /// The day of the proleptic Gregorian calendar, by eras of 400 years that begin on the first of March.
    private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
