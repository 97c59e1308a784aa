// The value and function properties of the global object (ECMA-262 §19.1, §19.2), but for `eval`, which belongs to the interpreter.
// `parseFloat` and `parseInt` come with Number, whose own they are, too; the URI functions are in `URI.swift`.

extension VM {
    func installGlobalConstants() {
        addGlobal(key("Infinity"), Value(double: .infinity))
        addGlobal(key("NaN"), Value(double: .nan))
        addGlobal(key("undefined"), .undefined)
    }

    func installGlobalFunctions() {
        addGlobalFunction("decodeURI", 1, globalDecodeURI)
        addGlobalFunction("decodeURIComponent", 1, globalDecodeURIComponent)
        addGlobalFunction("encodeURI", 1, globalEncodeURI)
        addGlobalFunction("encodeURIComponent", 1, globalEncodeURIComponent)
        addGlobalFunction("escape", 1, globalEscape)
        addGlobalFunction("unescape", 1, globalUnescape)
        addGlobalFunction("isFinite", 1, globalIsFinite)
        addGlobalFunction("isNaN", 1, globalIsNaN)
    }
}

/// §19.2.2 isFinite ( number )
private func globalIsFinite(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try vm.toNumber(arguments[0]).isFinite)
}

/// §19.2.3 isNaN ( number )
private func globalIsNaN(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try vm.toNumber(arguments[0]).isNaN)
}

/// §19.2.4 parseFloat ( string )
func globalParseFloat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    // A number is its own text's number, but for -0, whose text is "0".
    if arguments[0].isInt32 { return arguments[0] }
    return .number(Numbers.parseFloat(vm.flat(try vm.toString(arguments[0]))))
}

/// §19.2.5 parseInt ( string, radix )
func globalParseInt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments[0].isInt32, arguments[1].isUndefined { return arguments[0] }
    let string = try vm.toString(arguments[0])
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(Value(string))
    let radix = try vm.toInt32(arguments[1])
    return .number(Numbers.parseInt(vm.flat(string), radix: radix))
}
