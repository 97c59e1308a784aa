// `util.format`: the first string may have places in it (%s, %d …) for the arguments after it; what is left over follows,
// with spaces between.

extension VM {
    /// The text of `console.log(...arguments)`: `util.formatWithOptions` of Node 20. Strings stand as they are, everything
    /// else as `inspect` shows it.
    public func formatLog(_ arguments: [Value], _ options: InspectOptions = InspectOptions()) throws(JSThrow) -> String {
        if arguments.count == 1, arguments[0].isString { return swiftString(arguments[0].asString) }
        let roots = openRoots(); defer { roots.close() }
        roots.add(arguments)
        var text = "", next = 0
        if let first = arguments.first, first.isString {
            var formatter = LogFormatter(vm: self, options: options, arguments: arguments)
            try formatter.run(first.asString)
            text = formatter.text
            next = formatter.next
        }
        for (i, value) in arguments.enumerated().dropFirst(next) {
            if i > 0 { text += " " }
            text += try value.isString ? swiftString(value.asString) : inspect(value, options)
        }
        return text
    }
}

/// Fills in the places of a format string.
private struct LogFormatter {
    let vm: VM
    let options: InspectOptions
    let arguments: [Value]
    var text = ""
    /// The first argument that no place has taken.
    var next = 1

    mutating func run(_ format: JSString) throws(JSThrow) {
        let count = format.length
        var done = 0, i = 0
        while i + 1 < count {
            guard vm.flat(format)[i] == 0x25 else { i += 1; continue }
            let letter = vm.flat(format)[i + 1]
            if letter == 0x25 {
                // %% is one per cent sign.
                text += slice(format, done..<i + 1)
                done = i + 2
            } else if next < arguments.count, let replacement = try replacement(letter) {
                text += slice(format, done..<i) + replacement
                done = i + 2
            }
            i += 2
        }
        text += slice(format, done..<count)
    }

    private func slice(_ format: JSString, _ range: Range<Int>) -> String {
        String(decoding: vm.flat(format).array(range), as: UTF16.self)
    }

    /// What stands for `%letter`; nil, and no argument taken, where that means nothing.
    private mutating func replacement(_ letter: UInt16) throws(JSThrow) -> String? {
        guard let kind = Unicode.Scalar(letter), "sdifjoOc".unicodeScalars.contains(kind) else { return nil }
        let value = arguments[next]
        next += 1
        switch kind {
        case "s": return try string(value)
        case "d", "i", "f":
            if value.isSymbol { return "NaN" }
            if value.isBigInt, kind != "f" { return bigIntText(value) }
            if kind == "d" { return numberText(try number(value)) }
            let digits = vm.flat(try vm.toString(value))
            return numberText(kind == "i" ? Numbers.parseInt(digits, radix: 0) : Numbers.parseFloat(digits))
        case "j": return try json(value)
        case "O": return try vm.inspect(value, options)
        case "o":
            var options = options
            options.showHidden = true
            options.showProxy = true
            options.depth = 4
            return try vm.inspect(value, options)
        default: return ""
        }
    }

    /// §21.1.1.1 Number ( value ): it takes BigInts too.
    private func number(_ value: Value) throws(JSThrow) -> Double {
        let primitive = try vm.toPrimitive(value, .number)
        return try vm.toNumber(primitive.isBigInt ? Value(vm.bigIntToString(primitive)) : primitive)
    }

    private func numberText(_ number: Double) -> String { InspectText.number(number, separators: options.numericSeparator) }
    private func bigIntText(_ value: Value) -> String { InspectText.bigInt(vm, value, separators: options.numericSeparator) }

    /// %s: objects with a `toString` of their own use it; others are inspected, but not opened.
    private func string(_ value: Value) throws(JSThrow) -> String {
        if value.isNumber { return numberText(value.asNumber) }
        if value.isBigInt { return bigIntText(value) }
        if value.isSymbol { return vm.describe(PropertyKey(value.asSymbol)) }
        if value.isObject, !value.isCallable, try hasBuiltInToString(value.asObject) {
            var options = options
            options.compact = 3
            options.colors = false
            options.depth = 0
            return try vm.inspect(value, options)
        }
        return vm.swiftString(try vm.toString(value))
    }

    /// Neither the object nor a class that is not the language's own says how it is to be a string.
    private func hasBuiltInToString(_ value: JSObject) throws(JSThrow) -> Bool {
        var object = value
        while object.kind == .proxy {
            guard object.proxyTargetIfAny.isObject else { return true }
            object = object.proxyTargetIfAny.asObject
        }
        let hasToString = try vm.get(object, vm[.toString]).isCallable
        if hasToString, vm.ownProperty(object, vm[.toString]) != nil { return false }
        let hasToPrimitive = try vm.get(object, vm[.toPrimitive]).isCallable
        if !hasToString, !hasToPrimitive { return true }
        if hasToPrimitive, vm.ownProperty(object, vm[.toPrimitive]) != nil { return false }
        // Who up the chain defines either?
        let roots = vm.openRoots(); defer { roots.close() }
        var walk = PrototypeWalk()
        while true {
            let prototype = try walk.prototype(of: object, vm)
            guard prototype.isObject else { return false }
            roots.add(prototype)
            object = prototype.asObject
            if hasToString, try vm.hasOwnProperty(object, vm[.toString]) { break }
            if hasToPrimitive, try vm.hasOwnProperty(object, vm[.toPrimitive]) { break }
        }
        guard let own = try vm.getOwnProperty(object, vm[.constructor]), let constructor = own.value, constructor.isCallable else { return false }
        roots.add(constructor)
        let name = try vm.get(constructor.asObject, vm[.name])
        return name.isString && Inspector.builtInNames.contains(vm.swiftString(name.asString))
    }

    /// %j: `JSON.stringify`, and `[Circular]` for what cannot be written as JSON because it contains itself.
    private func json(_ value: Value) throws(JSThrow) -> String {
        let json = try vm.get(vm[.global], vm.key("JSON"))
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(json)
        do {
            let result = try vm.invoke(json, vm.key("stringify"), [value])
            return vm.swiftString(try vm.toString(result))
        } catch {
            let thrown = vm.exception
            guard thrown.isObject(.error), let message = vm.ownProperty(thrown.asObject, vm[.message]), !message.isAccessor, message.stored.isString,
                  vm.swiftString(message.stored.asString).hasPrefix("Converting circular structure to JSON") else { throw error }
            vm.exception = .undefined
            return "[Circular]"
        }
    }
}
