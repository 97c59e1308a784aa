// Array iterators (ECMA-262 §23.1.5): what `values`, `keys` and `entries` of arrays give.
//
//     kind arrayIterator   24 the array-like, undefined once it is exhausted   32 next index   40 ArrayIteratorKind

enum ArrayIteratorKind: Int32 { case keys, values, entries }

extension VM {
    func installArrayIterator() {
        let prototype = newIntrinsicObject(.arrayIteratorPrototype, prototype: .iteratorPrototype)
        let next = newNativeFunction(self[.next], length: 0, arrayIteratorNext)
        install(on: prototype, [.value("next", Value(next), .hidden)])
        installTag(prototype, "Array Iterator")
        // What `arrayIterationIsPristine` compares with.
        state.pointee.realm.intrinsics[Intrinsic.allCases.count] = Value(next)
    }

    /// §23.1.5.1 CreateArrayIterator
    func newArrayIterator(_ array: JSObject, _ kind: ArrayIteratorKind) -> JSObject {
        let iterator = newObject(.arrayIterator, prototype: self[.arrayIteratorPrototype], slots: ArrayIteratorLayout.slotCount)
        let layout = ArrayIteratorLayout(iterator)
        layout.array = Value(array)
        layout.index = .number(0)
        layout.kind = kind.rawValue
        return iterator
    }
}

/// §23.1.5.2.1 %ArrayIteratorPrototype%.next ( ). The specification's closure is the switch on the kind; as with its generator,
/// an iterator that threw is exhausted.
private func arrayIteratorNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject(.arrayIterator) else {
        throw vm.typeError("Method Array Iterator.prototype.next called on incompatible receiver \(vm.describeForError(arguments.this))")
    }
    let iterator = ArrayIteratorLayout(arguments.this.asObject)
    guard iterator.array.isObject else { return Value(vm.iteratorResult(.undefined, done: true)) }
    let array = iterator.array.asObject
    let index = Int(iterator.index.asNumber)
    do {
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(array)
        let length: Int
        if array.kind == .typedArray { length = try vm.validTypedArray(Value(array), "%ArrayIteratorPrototype%.next").length ?? 0 }
        else { length = try vm.lengthOfArrayLike(array) }
        if index >= length {
            iterator.array = .undefined
            return Value(vm.iteratorResult(.undefined, done: true))
        }
        iterator.index = .number(index + 1)
        let kind = ArrayIteratorKind(rawValue: iterator.kind) ?? .values
        if kind == .keys { return Value(vm.iteratorResult(.number(index), done: false)) }
        let value = try vm.element(array, index)
        if kind == .values { return Value(vm.iteratorResult(value, done: false)) }
        return Value(vm.iteratorResult(Value(vm.newArray([.number(index), value])), done: false))
    } catch {
        iterator.array = .undefined
        throw error
    }
}
