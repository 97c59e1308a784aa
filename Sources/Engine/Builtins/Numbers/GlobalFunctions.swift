// The value and function properties of the global object (ECMA-262 §19.1, §19.2), but for `eval`, which belongs to the interpreter.
// `parseFloat` and `parseInt` come with Number, whose own they are, too; the URI functions are in `URI.swift`.

extension VM {
    func installGlobalConstants() {
        install(on: self[.global], [
            .value("Infinity", Value(double: .infinity)),
            .value("NaN", Value(double: .nan)),
            .value("undefined", .undefined),
        ])
    }

    func installGlobalFunctions() {
        install(on: self[.global], [
            .method("decodeURI", 1, globalDecodeURI),
            .method("decodeURIComponent", 1, globalDecodeURIComponent),
            .method("encodeURI", 1, globalEncodeURI),
            .method("encodeURIComponent", 1, globalEncodeURIComponent),
            .method("escape", 1, globalEscape),
            .method("unescape", 1, globalUnescape),
            .method("isFinite", 1, globalIsFinite),
            .method("isNaN", 1, globalIsNaN),
        ])
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
