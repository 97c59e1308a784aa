// String iterators (ECMA-262 §22.1.5): a string's code points one by one.
//
//     internal slot 0  the string; undefined once it is through     1  the next position

extension VM {
    func installStringIterator() {
        let prototype = newIntrinsicObject(.stringIteratorPrototype, prototype: .iteratorPrototype)
        install(on: prototype, [.method("next", 0, stringIteratorNext)])
        installTag(prototype, "String Iterator")
    }
}

/// §22.1.3.36 String.prototype [ %Symbol.iterator% ] ( )
func stringIterator(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.this.isNullish { throw vm.typeError("String.prototype[Symbol.iterator] called on null or undefined") }
    let string = try vm.toString(arguments.this)
    let iterator = vm.newObject(.stringIterator, prototype: vm[.stringIteratorPrototype], slots: StringIteratorLayout.slotCount)
    StringIteratorLayout(iterator).string = Value(string)
    StringIteratorLayout(iterator).position = 0
    return Value(iterator)
}

/// §22.1.5.1.1 %StringIteratorPrototype%.next ( )
private func stringIteratorNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject(.stringIterator) else {
        throw vm.typeError("Method String Iterator.prototype.next called on incompatible receiver \(vm.describeForError(arguments.this))")
    }
    let value = vm.stepStringIterator(arguments.this.asObject)
    return Value(vm.iteratorResult(value ?? .undefined, done: value == nil))
}

extension VM {
    /// The next code point as a string; nil once the string is through. Runs no script.
    func stepStringIterator(_ iterator: JSObject) -> Value? {
        let layout = StringIteratorLayout(iterator)
        guard layout.string.isString else { return nil }
        let text = flat(layout.string.asString), position = layout.position
        guard position < text.count else {
            layout.string = .undefined
            return nil
        }
        if let bytes = text.bytes {
            layout.position = position + 1
            return Value(singleUnit(UInt16(bytes[position])))
        }
        let (codePoint, length) = text.codePoint(at: position)
        layout.position = position + length
        return Value(string(codePoint: codePoint))
    }

    func isStringIteratorNext(_ value: Value) -> Bool { isNative(value, stringIteratorNext) }
}
