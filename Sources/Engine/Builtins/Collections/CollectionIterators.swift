// Map and Set iterators (ECMA-262 §24.1.5, §24.2.6). Three internal slots: the table (undefined once the iterator has come to
// its end), the position in it, and what to give: keys, values or entries. Where the table was rebuilt or cleared meanwhile,
// its successor is followed, and the position with it.

extension VM {
    func installMapIterator() {
        let prototype = newIntrinsicObject(.mapIteratorPrototype, prototype: .iteratorPrototype)
        install(on: prototype, [.method("next", 0, mapIteratorNext)])
        installTag(prototype, "Map Iterator")
    }

    func installSetIterator() {
        let prototype = newIntrinsicObject(.setIteratorPrototype, prototype: .iteratorPrototype)
        install(on: prototype, [.method("next", 0, setIteratorNext)])
        installTag(prototype, "Set Iterator")
    }

    /// §24.1.5.1 CreateMapIterator
    func newMapIterator(_ map: JSObject, _ part: PropertyPart) -> JSObject {
        newIterator(.mapIterator, self[.mapIteratorPrototype], map.hashTable, part)
    }

    /// §24.2.6.1 CreateSetIterator
    func newSetIterator(_ set: JSObject, _ part: PropertyPart) -> JSObject {
        newIterator(.setIterator, self[.setIteratorPrototype], set.hashTable, part)
    }

    private func newIterator(_ kind: CellKind, _ prototype: JSObject, _ table: HashTable, _ part: PropertyPart) -> JSObject {
        let iterator = newObject(kind, prototype: prototype, slots: CollectionIteratorLayout.slotCount)
        let layout = CollectionIteratorLayout(iterator)
        layout.table = table
        layout.position = table.first
        layout.part = part.code
        return iterator
    }

    /// What the Map or Set iterator gives next; nil once it is at the end. Runs no script.
    @inline(__always) func stepCollectionIterator(_ iterator: JSObject) -> Value? {
        guard let i = advanceCollectionIterator(iterator) else { return nil }
        let layout = CollectionIteratorLayout(iterator), isSet = iterator.kind == .setIterator
        guard let table = layout.table else { return nil }
        switch layout.part {
        case PropertyPart.key.code: return table.key(at: i)
        case PropertyPart.value.code: return isSet ? table.key(at: i) : table.value(at: i)
        default: return Value(newPair(table.key(at: i), isSet ? table.key(at: i) : table.value(at: i)))
        }
    }

    /// Moves the iterator past the next entry that is there, and gives that entry's position in the iterator's table.
    @inline(__always) func advanceCollectionIterator(_ iterator: JSObject) -> Int? {
        let layout = CollectionIteratorLayout(iterator)
        guard var table = layout.table else { return nil }
        var i = layout.position
        while let next = table.successor {
            i = table.positionInSuccessor(of: i)
            table = next
            layout.table = table
        }
        while i < table.used {
            if !table.isDeleted(at: i) {
                layout.position = i + 1
                return i
            }
            i += 1
        }
        // Exhausted for good, even if entries are added later.
        layout.table = nil
        return nil
    }

    /// `[a, b]`
    @inline(__always) func newPair(_ a: Value, _ b: Value) -> JSObject {
        let array = newArray(capacity: 2)
        if let elements = array.elements {
            elements[0] = a
            elements[1] = b
            elements.count = 2
            array.arrayLength = 2
        }
        return array
    }

    func isMapIteratorNext(_ value: Value) -> Bool { isNative(value, mapIteratorNext) }
    func isSetIteratorNext(_ value: Value) -> Bool { isNative(value, setIteratorNext) }
}

extension VM.PropertyPart {
    /// As an iterator's slot keeps it.
    @inline(__always) var code: Int32 { switch self { case .key: 0; case .value: 1; case .entry: 2 } }
}

/// §24.1.5.2.1 %MapIteratorPrototype%.next ( )
private func mapIteratorNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject(.mapIterator) else { throw vm.incompatibleReceiver("Map Iterator.prototype.next", arguments.this) }
    let value = vm.stepCollectionIterator(arguments.this.asObject)
    return Value(vm.iteratorResult(value ?? .undefined, done: value == nil))
}

/// §24.2.6.2.1 %SetIteratorPrototype%.next ( )
private func setIteratorNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject(.setIterator) else { throw vm.incompatibleReceiver("Set Iterator.prototype.next", arguments.this) }
    let value = vm.stepCollectionIterator(arguments.this.asObject)
    return Value(vm.iteratorResult(value ?? .undefined, done: value == nil))
}
