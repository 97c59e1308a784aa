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

/// §23.1.5.2.1 %ArrayIteratorPrototype%.next ( ).
private func arrayIteratorNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject(.arrayIterator) else {
        throw vm.typeError("Method Array Iterator.prototype.next called on incompatible receiver \(vm.describeForError(arguments.this))")
    }
    let value = try vm.stepArrayIterator(arguments.this.asObject)
    return Value(vm.iteratorResult(value ?? .undefined, done: value == nil))
}

extension VM {
    /// The value is the array iterators' own `next`.
    func isArrayIteratorNext(_ next: Value) -> Bool { next == state.pointee.realm.intrinsics[Intrinsic.allCases.count] }

    /// What an array iterator gives next; nil at its end. The specification's closure is the switch on the kind; as with its generator, an
    /// iterator that threw is exhausted.
    func stepArrayIterator(_ object: JSObject) throws(JSThrow) -> Value? {
        let iterator = ArrayIteratorLayout(object)
        guard iterator.array.isObject else { return nil }
        let array = iterator.array.asObject
        let index = Int(iterator.index.asNumber)
        do {
            let roots = openRoots(); defer { roots.close() }
            roots.add(array)
            let length: Int
            if array.kind == .typedArray { length = try validTypedArray(Value(array), "%ArrayIteratorPrototype%.next").length ?? 0 }
            else { length = try lengthOfArrayLike(array) }
            if index >= length {
                iterator.array = .undefined
                return nil
            }
            iterator.index = .number(index + 1)
            let kind = ArrayIteratorKind(rawValue: iterator.kind) ?? .values
            if kind == .keys { return .number(index) }
            let value = array.kind == .typedArray ? item(array, index) : try element(array, index)
            if kind == .values { return value }
            return Value(newArray([.number(index), value]))
        } catch {
            iterator.array = .undefined
            throw error
        }
    }
}
