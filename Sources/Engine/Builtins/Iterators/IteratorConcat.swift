// Iterator.concat (ECMA-262 §27.1.3.2.1). The helper's inputs are the iterables that are still to come and the methods that open them, in
// pairs; its counter tells which pair is next, `inner` is what it iterates now.

/// §27.1.3.2.1 Iterator.concat ( ...items )
func iteratorConcat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let helper = vm.newIteratorHelper(.concat)
    roots.add(helper.object)
    let inputs = vm.newRecord(count: arguments.count * 2)
    helper.setInputs(inputs)
    for i in 0..<arguments.count {
        let item = arguments[i]
        guard item.isObject else { throw vm.typeError("\(vm.describeForError(item)) is not an object") }
        let method = try vm.getMethod(item, vm[.iterator])
        if method.isUndefined { throw vm.typeError("\(vm.describeForError(item)) is not iterable") }
        inputs[i * 2] = item
        inputs[i * 2 + 1] = method
    }
    return Value(helper.object)
}

extension VM {
    /// One step of concat's closure: nil when it returns.
    func concatStep(_ helper: IteratorHelperLayout) throws(JSThrow) -> Value? {
        guard let inputs = helper.inputs else { return nil }
        while true {
            if !helper.inner.isObject {
                let place = Int(helper.counter)
                if place >= inputs.count { return nil }
                let iterable = inputs[place], method = inputs[place + 1]
                helper.counter = Double(place + 2)
                let iterator = try call(method, this: iterable)
                guard iterator.isObject else { throw typeError("\(describeForError(iterator)) is not an object") }
                helper.inner = iterator
                helper.innerNext = try getIteratorDirect(iterator.asObject).next
                inputs[place] = .undefined
                inputs[place + 1] = .undefined
            }
            if let value = try iteratorStepValue(IteratorRecord(iterator: helper.inner.asObject, next: helper.innerNext)) { return value }
            helper.inner = .undefined
            helper.innerNext = .undefined
            try poll()
        }
    }
}
