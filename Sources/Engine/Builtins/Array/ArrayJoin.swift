// join and toLocaleString (ECMA-262 §23.1.3.18, §23.1.3.32).

/// §23.1.3.18 Array.prototype.join ( separator )
func arrayJoin(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    let separator = try arguments[0].isUndefined ? vm.singleUnit(0x2C) : vm.toString(arguments[0])
    roots.add(Value(separator))
    return try join(vm, object, length, separator)
}

/// §23.1.3.32 Array.prototype.toLocaleString ( [ locales [ , options ] ] ), as ECMA-402 §20.5.1 has it: the elements get the arguments, too.
func arrayToLocaleString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    return try join(vm, object, length, vm.singleUnit(0x2C), localeArguments: (arguments[0], arguments[1]))
}

extension VM {
    /// The text of all elements with a separator between them. `localeArguments`: the elements' `toLocaleString` is called with these.
    func joinElements(of object: JSObject, _ length: Int, _ separator: JSString, localeArguments: (Value, Value)? = nil) throws(JSThrow) -> Value {
        try join(self, object, length, separator, localeArguments: localeArguments)
    }
}

/// The text of all elements. An array that is being joined already comes out empty, as in V8: so that `a = []; a[0] = a` has one.
private func join(_ vm: VM, _ object: JSObject, _ length: Int, _ separator: JSString, localeArguments: (Value, Value)? = nil) throws(JSThrow) -> Value {
    for i in 0..<vm.state.pointee.joining.count where vm.state.pointee.joining[i] == Value(object) { return Value(vm.string(.emptyString)) }
    vm.state.pointee.joining.append(Value(object))
    defer { _ = vm.state.pointee.joining.removeLast() }

    var text = StringBuilder()
    var k = 0
    // Separators that are due before the next text.
    var due = 0
    while k < length {
        try vm.tick()
        let value = try vm.element(object, k)
        if value.isNullish {
            let next = value.isUndefined && object.kind != .proxy ? try vm.nextAfterHole(object, k, length) : k + 1
            due += next - k
            k = next
            continue
        }
        try appendSeparators(vm, &text, separator, due)
        due = 1
        try appendElement(vm, &text, value, localeArguments)
        k += 1
        if k & 1023 == 0 { try vm.poll() }
    }
    // The last element has none behind it.
    try appendSeparators(vm, &text, separator, due - 1)
    if text.count > 1 << 14 { try vm.reserve(text.count * 2) }
    return Value(try text.finish(vm))
}

private func appendSeparators(_ vm: VM, _ text: inout StringBuilder, _ separator: JSString, _ count: Int) throws(JSThrow) {
    if count <= 0 || separator.isEmpty { return }
    guard count <= JSString.maximumLength, text.count + count * separator.length <= JSString.maximumLength else { throw vm.rangeError("Invalid string length") }
    if count > 1 << 14 { try vm.reserve(count * separator.length) }
    let flat = vm.flat(separator)
    for _ in 0..<count { text.append(flat) }
}

private func appendElement(_ vm: VM, _ text: inout StringBuilder, _ value: Value, _ localeArguments: (Value, Value)?) throws(JSThrow) {
    if let localeArguments {
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(value)
        let method = try vm.getV(value, vm.key("toLocaleString"))
        let result = try vm.call(method, this: value, localeArguments.0, localeArguments.1)
        text.append(vm.flat(try vm.toString(result)))
    } else if value.isInt32 {
        appendDigits(&text, value.asInt32)
    } else {
        text.append(vm.flat(try vm.toString(value)))
    }
    if text.count > JSString.maximumLength { throw vm.rangeError("Invalid string length") }
}

/// An int32 in decimal, without a string for it.
private func appendDigits(_ text: inout StringBuilder, _ value: Int32) {
    var rest = value.magnitude, place: UInt32 = 1
    while place <= rest / 10 { place *= 10 }
    if value < 0 { text.append(0x2D) }
    while place > 0 {
        text.append(UInt16(0x30 + rest / place))
        rest %= place
        place /= 10
    }
}
