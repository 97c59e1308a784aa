// RegExp string iterators (ECMA-262 §22.2.9): what `matchAll` gives.

extension VM {
    func installRegExpStringIterator() {
        let prototype = newIntrinsicObject(.regExpStringIteratorPrototype, prototype: .iteratorPrototype)
        install(on: prototype, [.method("next", 0, regExpStringIteratorNext)])
        installTag(prototype, "RegExp String Iterator")
    }

    /// §22.2.9.1 CreateRegExpStringIterator ( R, S, global, fullUnicode )
    func newRegExpStringIterator(_ regExp: JSObject, _ string: JSString, isGlobal: Bool, isUnicode: Bool) -> JSObject {
        let iterator = newObject(.regExpStringIterator, prototype: self[.regExpStringIteratorPrototype], slots: RegExpStringIteratorLayout.slotCount)
        RegExpStringIteratorLayout(iterator).write(regExp, string, isGlobal: isGlobal, isUnicode: isUnicode)
        return iterator
    }
}

/// §22.2.9.2.1 %RegExpStringIteratorPrototype%.next ( )
private func regExpStringIteratorNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject(.regExpStringIterator) else {
        throw vm.typeError("Method %RegExpStringIterator%.prototype.next called on incompatible receiver \(vm.describeForError(arguments.this))")
    }
    let iterator = RegExpStringIteratorLayout(arguments.this.asObject)
    guard iterator.regExp.isObject else { return Value(vm.iteratorResult(.undefined, done: true)) }
    let regExp = iterator.regExp.asObject, string = iterator.string
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(regExp)
    let result = try vm.regExpExec(regExp, string)
    roots.add(result)
    if result.isNull || !iterator.isGlobal { iterator.regExp = .undefined }
    if result.isNull { return Value(vm.iteratorResult(.undefined, done: true)) }
    if iterator.isGlobal, try vm.toString(vm.get(result.asObject, PropertyKey(index: 0))).isEmpty {
        try vm.stepOverEmptyMatch(regExp, string, isUnicode: iterator.isUnicode)
    }
    return Value(vm.iteratorResult(result, done: false))
}
