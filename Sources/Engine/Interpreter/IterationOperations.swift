// `for of` and array patterns keep an iterator in three registers: the iterator (undefined once it is done or closed), its
// `next` method, and a position. An array that iterates as the specification's own iterator would is walked by index: then
// `next` is empty and no iterator object is made.
//
// Where the head of a loop takes a Map's entries apart at once, `for (const [k, v] of map)`, nobody ever sees the entry's array, and
// none is made: key and value go into the pattern's registers, with a mark that no `next` can be.
//
//     key, deleted, value   nothing is taken     value, deleted, empty   the key is taken     undefined, deleted, deleted   both are

extension VM {
    func openIterator(_ slots: UnsafeMutablePointer<Value>, _ iterable: Value) throws(JSThrow) {
        if iterable.isObject(.array), arrayIterationIsPristine(iterable.asObject) {
            slots[0] = iterable
            slots[1] = .empty
            slots[2] = Value(int32: 0)
            return
        }
        let method = iterable.isNullish ? Value.undefined : try getMethodForIteration(iterable)
        if method.isUndefined { throw operandNotIterable(iterable) }
        let record = try getIterator(iterable, method: method)
        slots[0] = Value(record.iterator)
        slots[1] = record.next
        slots[2] = .undefined
    }

    private func getMethodForIteration(_ iterable: Value) throws(JSThrow) -> Value {
        let method = try getV(iterable, self[.iterator])
        return method.isNullish || !method.isCallable ? .undefined : method
    }

    /// The next value, or nil when done. An iterator that is done, or threw, needs no closing: its register says so.
    @inline(__always) func stepIterator(_ slots: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value? {
        if slots[1].isEmpty {
            guard slots[0].isObject else { return nil }
            // The position is a uint32, as an array's length is: its bits stand in the int32's place.
            let array = slots[0].asObject, index = Int(UInt32(bitPattern: slots[2].asInt32))
            guard index < Int(array.arrayLength) else { slots[0] = .undefined; return nil }
            slots[2] = Value(int32: Int32(truncatingIfNeeded: index + 1))
            if let elements = array.elements, index < elements.count, !elements[index].isEmpty { return elements[index] }
            return try get(array, propertyKey(index))
        }
        return try stepSlowly(slots)
    }

    /// §8.6.3 IteratorBindingInitialization of an elision: one step, whose value nobody reads.
    func skipIterator(_ slots: UnsafeMutablePointer<Value>) throws(JSThrow) {
        _ = slots[1].isEmpty ? try stepIterator(slots) : try stepSlowly(slots, wantsValue: false)
    }

    /// A Map's next entry for a loop that takes it apart: the key, and the value in the third register. Nil where the loop goes over
    /// something else, or at the end.
    func stepEntry(_ slots: UnsafeMutablePointer<Value>) -> Value? {
        guard slots[0].isObject(.mapIterator), isMapIteratorNext(slots[1]), arrayIteratorIsPristine(), !arrayIteratorsHaveReturn() else { return nil }
        let layout = CollectionIteratorLayout(slots[0].asObject)
        layout.isTakenApart = false
        guard layout.part == PropertyPart.entry.code, let i = advanceCollectionIterator(layout.object), let table = layout.table else { return nil }
        layout.isTakenApart = true
        slots[2] = table.value(at: i)
        return table.key(at: i)
    }

    /// The value of the entry whose key the loop was given last; nil where it was given something else.
    @inline(__always) func takeEntry(_ loop: UnsafeMutablePointer<Value>) -> Value? {
        guard loop[0].isObject(.mapIterator), CollectionIteratorLayout(loop[0].asObject).isTakenApart else { return nil }
        CollectionIteratorLayout(loop[0].asObject).isTakenApart = false
        let value = loop[2]
        loop[2] = .undefined
        return value
    }

    /// Opens what the loop whose iterator is in `loop` was given last, for a pattern.
    func openEntry(_ slots: UnsafeMutablePointer<Value>, _ given: Value, _ loop: UnsafeMutablePointer<Value>) throws(JSThrow) {
        guard let value = takeEntry(loop) else { return try openIterator(slots, given) }
        slots[0] = given
        slots[1] = .deleted
        slots[2] = value
    }

    private func stepPair(_ slots: UnsafeMutablePointer<Value>) -> Value? {
        let next = slots[0]
        if slots[2] == .deleted { endPair(slots); return nil }
        let isLast = slots[2].isEmpty
        slots[0] = isLast ? .undefined : slots[2]
        slots[2] = isLast ? .deleted : .empty
        return next
    }

    /// As an array that was walked to its end.
    private func endPair(_ slots: UnsafeMutablePointer<Value>) {
        slots[0] = .undefined
        slots[1] = .empty
        slots[2] = .undefined
    }

    @inline(never) private func stepSlowly(_ slots: UnsafeMutablePointer<Value>, wantsValue: Bool = true) throws(JSThrow) -> Value? {
        if slots[1] == .deleted { return stepPair(slots) }
        let iterator = slots[0]
        guard iterator.isObject else { return nil }
        if iterator.asCell.kind == .stringIterator, isStringIteratorNext(slots[1]) {
            let next = stepStringIterator(iterator.asObject)
            if next == nil { slots[0] = .undefined }
            return next
        }
        let step: Value?
        do { step = try stepBuiltin(iterator.asObject, slots[1]) } catch {
            slots[0] = .undefined
            throw error
        }
        if let builtin = step {
            if builtin.isEmpty { slots[0] = .undefined; return nil }
            return builtin
        }
        slots[0] = .undefined
        // The register is empty while script runs, so that a throwing `next` is not answered with `return`; the roots hold it.
        let roots = openRoots(); defer { roots.close() }
        roots.add(iterator)
        guard let result = try iteratorStep(IteratorRecord(iterator: iterator.asObject, next: slots[1])) else { return nil }
        roots.add(result)
        let value = wantsValue ? try get(result, self[.value]) : .undefined
        slots[0] = iterator
        return value
    }

    func restOfIterator(_ slots: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value {
        let rest = newArray()
        let roots = openRoots(); defer { roots.close() }
        roots.add(rest)
        while let value = try stepIterator(slots) {
            try append(rest, value)
            try tick()
        }
        return Value(rest)
    }

    /// ECMA-262 §7.4.11 IteratorClose, once.
    func closeIterator(_ slots: UnsafeMutablePointer<Value>) throws(JSThrow) {
        guard let iterator = takeIterator(slots) else { return }
        let roots = openRoots(); defer { roots.close() }
        roots.add(iterator)
        try iteratorClose(iterator)
    }

    func closeIteratorThrowing(_ slots: UnsafeMutablePointer<Value>, _ exception: Value) {
        guard let iterator = takeIterator(slots) else { return }
        let roots = openRoots(); defer { roots.close() }
        roots.add(iterator)
        self.exception = exception
        _ = iteratorCloseThrowing(iterator, JSThrow())
    }

    /// The iterator to close, if there is one; an array that was walked by index has none, unless someone gave array iterators a `return`.
    private func takeIterator(_ slots: UnsafeMutablePointer<Value>) -> JSObject? {
        let iterator = slots[0]
        slots[0] = .undefined
        if slots[1] == .deleted {
            endPair(slots)
        } else {
            guard iterator.isObject else { return nil }
            guard slots[1].isEmpty else { return iterator.asObject }
        }
        return arrayIteratorsHaveReturn() ? newObject(prototype: Value(self[.arrayIteratorPrototype])) : nil
    }
}

extension VM {
    /// What an iterator of the engine's own gives next, without a result object in between: nil where it is another iterator or
    /// someone changed its `next`, `.empty` at the end.
    func stepBuiltin(_ iterator: JSObject, _ next: Value) throws(JSThrow) -> Value? {
        switch iterator.kind {
        case .mapIterator where isMapIteratorNext(next), .setIterator where isSetIteratorNext(next):
            return stepCollectionIterator(iterator) ?? .empty
        case .generator where next.isCell && next.asCell.isGeneratorNext: return try stepGenerator(iterator) ?? .empty
        case .stringIterator where isStringIteratorNext(next): return stepStringIterator(iterator) ?? .empty
        case .arrayIterator where isArrayIteratorNext(next): return try stepArrayIterator(iterator) ?? .empty
        default: return nil
        }
    }
}
