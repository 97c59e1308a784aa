// Access to elements by integer index, as the methods of arrays need it: the specification's operations, with a short way for
// an array whose elements stand one after the other ("dense": not sparse, no attributes of their own).
//
// What makes the short way right: a dense element that is not a hole is an own, plain data property, so reading and writing it
// runs no script and asks no prototype. A hole, or an index beyond the elements, does ask the prototypes: the short way is open
// only while `prototypesHaveIndices` says that no prototype anywhere answers to an index.

/// A value that stays alive while it stands in its place among the roots.
struct RootSlot {
    let vm: VM
    let index: Int
    @inline(__always) var value: Value { vm.state.pointee.temporaries[index] }
    @inline(__always) func set(_ value: Value) { vm.state.pointee.temporaries[index] = value }
}

extension VM.Roots {
    /// A place for a value that changes.
    @inline(__always) func slot(_ value: Value = .undefined) -> RootSlot {
        add(value)
        return RootSlot(vm: vm, index: vm.state.pointee.temporaries.count - 1)
    }
}

extension JSObject {
    /// An array whose elements are all in its elements cell.
    @inline(__always) var isDenseArray: Bool { kind == .array && flags & Flags.sparse == 0 }
    /// A dense array to which elements may be added without anybody's leave.
    @inline(__always) var isGrowable: Bool {
        kind == .array && flags & (Flags.sparse | Flags.notExtensible | Flags.special | Flags.isPrototype) == 0
    }
}

extension VM {
    /// 2^53 − 1, the greatest length and index.
    static let maximumSafeInteger = 9_007_199_254_740_991

    /// ToObject of `this`; the TypeError names the method, as those of V8 do that iterate.
    @inline(__always) func arrayReceiver(_ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> JSObject {
        if arguments.this.isObject { return arguments.this.asObject }
        if arguments.this.isNullish { throw typeError("\(method) called on null or undefined") }
        return try toObject(arguments.this)
    }

    /// The callback, which must be a function.
    @inline(__always) func arrayCallback(_ value: Value) throws(JSThrow) -> Value {
        if !value.isCallable { throw typeError("\(describeForError(value)) is not a function") }
        return value
    }

    // MARK: Reading

    /// Get
    @inline(__always) func element(_ object: JSObject, _ index: Int) throws(JSThrow) -> Value {
        if object.isDenseArray, let elements = object.elements, index < elements.count {
            let value = elements[index]
            if !value.isEmpty { return value }
        }
        return try get(object, propertyKey(index))
    }

    /// HasProperty and, if so, Get: `.empty` where there is no such property.
    @inline(__always) func presentElement(_ object: JSObject, _ index: Int) throws(JSThrow) -> Value {
        if object.isDenseArray, let elements = object.elements, index < elements.count {
            let value = elements[index]
            if !value.isEmpty { return value }
        }
        return try presentElementSlowly(object, index)
    }

    @inline(never) private func presentElementSlowly(_ object: JSObject, _ index: Int) throws(JSThrow) -> Value {
        let key = propertyKey(index)
        var holder = object
        while holder.kind != .proxy {
            // Nothing can happen between HasProperty and Get here, so one look does for both.
            if let own = ownProperty(holder, key) {
                guard own.isAccessor else { return own.stored }
                return own.getter.isUndefined ? .undefined : try call(own.getter, this: Value(object))
            }
            if endsAtTypedArray(holder, key) { return .empty }
            let prototype = shape(holder.shapeID).prototype
            guard prototype.isObject else { return .empty }
            holder = prototype.asObject
        }
        let roots = openRoots(); defer { roots.close() }
        roots.add(key)
        return try hasProperty(object, key) ? get(object, key) : .empty
    }

    /// HasProperty
    func hasElement(_ object: JSObject, _ index: Int) throws(JSThrow) -> Bool {
        if object.isDenseArray, let elements = object.elements, index < elements.count, !elements[index].isEmpty { return true }
        return try hasProperty(object, propertyKey(index))
    }

    // MARK: Writing

    /// Set with Throw true.
    @inline(__always) func setElement(_ object: JSObject, _ index: Int, _ value: Value) throws(JSThrow) {
        if object.isDenseArray, let elements = object.elements, index < elements.count, !elements[index].isEmpty {
            elements[index] = value
            return
        }
        try setElementSlowly(object, index, value)
    }

    @inline(never) private func setElementSlowly(_ object: JSObject, _ index: Int, _ value: Value) throws(JSThrow) {
        if object.isGrowable, index == object.elements?.count ?? 0, index < Int(UInt32.max), !state.pointee.shapes.prototypesHaveIndices {
            try appendElement(object, index, value)
            return
        }
        let key = propertyKey(index)
        let roots = openRoots(); defer { roots.close() }
        roots.add(key)
        roots.add(value)
        try set(object, key, value)
    }

    /// CreateDataPropertyOrThrow
    @inline(__always) func createElement(_ object: JSObject, _ index: Int, _ value: Value) throws(JSThrow) {
        if object.isDenseArray {
            let count = object.elements?.count ?? 0
            if index < count, let elements = object.elements, !elements[index].isEmpty {
                elements[index] = value
                return
            }
            if index == count, index < Int(UInt32.max), object.isGrowable {
                try appendElement(object, index, value)
                return
            }
        }
        try createElementSlowly(object, index, value)
    }

    @inline(never) private func createElementSlowly(_ object: JSObject, _ index: Int, _ value: Value) throws(JSThrow) {
        let key = propertyKey(index)
        let roots = openRoots(); defer { roots.close() }
        roots.add(key)
        roots.add(value)
        try createDataPropertyOrThrow(object, key, value)
    }

    /// Puts an element right behind the last, in a growable array.
    @inline(__always) func appendElement(_ object: JSObject, _ index: Int, _ value: Value) throws(JSThrow) {
        let elements: Elements
        if let own = object.elements, index < own.capacity { elements = own } else { elements = try growElements(object, to: index + 1) }
        elements[index] = value
        elements.count = index + 1
        if index >= Int(object.arrayLength) { object.arrayLength = UInt32(truncatingIfNeeded: index + 1) }
    }

    /// DeletePropertyOrThrow
    func deleteElement(_ object: JSObject, _ index: Int) throws(JSThrow) {
        if object.isDenseArray, index >= object.elements?.count ?? 0 { return }
        let key = propertyKey(index)
        let roots = openRoots(); defer { roots.close() }
        roots.add(key)
        try deletePropertyOrThrow(object, key)
    }

    /// Set of `length` with Throw true.
    func setLength(_ object: JSObject, _ length: Int) throws(JSThrow) {
        if object.isDenseArray, !object.has(JSObject.Flags.special), length <= Int(UInt32.max) {
            if let elements = object.elements, elements.count > length { elements.count = length }
            object.arrayLength = UInt32(truncatingIfNeeded: length)
            return
        }
        try set(object, self[.length], .number(length))
    }

    // MARK: Ranges

    /// Moves `count` elements, holes as holes: the loops of copyWithin, shift, unshift and splice.
    func moveElements(_ object: JSObject, from: Int, to: Int, count: Int, ascending: Bool) throws(JSThrow) {
        if count <= 0 { return }
        if try moveDense(object, from: from, to: to, count: count) { return }
        var moved = 0
        while moved < count {
            try tick()
            let offset = ascending ? moved : count - 1 - moved
            let value = try presentElement(object, from + offset)
            if value.isEmpty { try deleteElement(object, to + offset) } else { try setElement(object, to + offset, value) }
            moved += 1
            if moved & 1023 == 0 { try poll() }
        }
    }

    /// The same in one go, where nobody can watch; false where somebody could.
    private func moveDense(_ object: JSObject, from: Int, to: Int, count: Int) throws(JSThrow) -> Bool {
        guard object.isGrowable, !state.pointee.shapes.prototypesHaveIndices, let elements = object.elements, from + count <= elements.count,
              to + count <= Int(UInt32.max) else { return false }
        let old = elements.count, end = to + count
        let grown = end > elements.capacity ? try growElements(object, to: end) : elements
        (grown.values + to).update(from: grown.values + from, count: count)
        if end > old {
            if to > old { for i in old..<to { grown[i] = .empty } }
            grown.count = end
            if end > Int(object.arrayLength) { object.arrayLength = UInt32(truncatingIfNeeded: end) }
        }
        return true
    }

    /// Deletes the elements from `end` − 1 down to `start`.
    func deleteElements(_ object: JSObject, from start: Int, to end: Int) throws(JSThrow) {
        if object.isDenseArray {
            guard let elements = object.elements, elements.count > start else { return }
            if end >= elements.count { elements.count = start } else { for i in start..<end { elements[i] = .empty } }
            return
        }
        var k = end
        while k > start {
            try tick()
            k -= 1
            if object.kind == .proxy {
                try deleteElement(object, k)
            } else if ownProperty(object, propertyKey(k)) != nil {
                try deleteElement(object, k)
            } else {
                k = try lastBeforeHole(object, k, start - 1) + 1
            }
            if k & 1023 == 0 { try poll() }
        }
    }
}
