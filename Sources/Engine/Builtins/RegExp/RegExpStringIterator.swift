// RegExp string iterators (ECMA-262 §22.2.9): what `matchAll` gives.
//
//     internal slot 0  the expression; undefined once it is through    1  the string    2  it is global    3  it is in Unicode mode

extension VM {
    func installRegExpStringIterator() {
        let prototype = newIntrinsicObject(.regExpStringIteratorPrototype, prototype: .iteratorPrototype)
        install(on: prototype, [.method("next", 0, regExpStringIteratorNext)])
        installTag(prototype, "RegExp String Iterator")
    }

    /// §22.2.9.1 CreateRegExpStringIterator ( R, S, global, fullUnicode )
    func newRegExpStringIterator(_ regExp: JSObject, _ string: JSString, isGlobal: Bool, isUnicode: Bool) -> JSObject {
        let iterator = newObject(.regExpStringIterator, prototype: self[.regExpStringIteratorPrototype], slots: 4)
        iterator.setInternalSlot(0, Value(regExp))
        iterator.setInternalSlot(1, Value(string))
        iterator.setInternalSlot(2, Value(isGlobal))
        iterator.setInternalSlot(3, Value(isUnicode))
        return iterator
    }
}

/// §22.2.9.2.1 %RegExpStringIteratorPrototype%.next ( )
private func regExpStringIteratorNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject(.regExpStringIterator) else {
        throw vm.typeError("Method RegExp String Iterator.prototype.next called on incompatible receiver \(vm.describeForError(arguments.this))")
    }
    let iterator = arguments.this.asObject
    guard iterator.internalSlot(0).isObject else { return Value(vm.iteratorResult(.undefined, done: true)) }
    let regExp = iterator.internalSlot(0).asObject, string = iterator.internalSlot(1).asString
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(regExp)
    let result = try vm.regExpExec(regExp, string)
    roots.add(result)
    if result.isNull || iterator.internalSlot(2) == Value(false) { iterator.setInternalSlot(0, .undefined) }
    if result.isNull { return Value(vm.iteratorResult(.undefined, done: true)) }
    if iterator.internalSlot(2) == Value(true), try vm.toString(vm.get(result.asObject, PropertyKey(index: 0))).isEmpty {
        try vm.stepOverEmptyMatch(regExp, string, isUnicode: iterator.internalSlot(3) == Value(true))
    }
    return Value(vm.iteratorResult(result, done: false))
}
