// `for (key in object)` (ECMA-262 §14.7.5.9 EnumerateObjectProperties): the keys are listed when the loop begins, and each is looked for
// again when its turn comes, for who is deleted meanwhile is not visited.

/// The prototype that a `for in` found last to inherit nothing enumerable, nor to have it; good while the epoch stands, until a collection.
struct BarePrototype {
    var prototype: UInt = 0
    var epoch: UInt32 = 0
}

extension VM {
    /// An enumerator of the object's enumerable string keys, its prototypes' included. A proxy is asked for its keys and its prototype
    /// now, for each property when its turn comes, as in V8.
    func startForIn(_ value: Value) throws(JSThrow) -> Value {
        let object = try toObject(value), mayInherit = !hasBarePrototypes(object)
        if !mayInherit, let keys = plainKeys(of: object) {
            let shape = shape(object.shapeID)
            return Value(newEnumerator(object, keys, shapeID: shape.isUnique ? 0 : shape.id))
        }
        let roots = openRoots(); defer { roots.close() }
        roots.add(object)
        var keys: [Value] = [], seen: Set<PropertyKey> = []
        var level: JSObject? = object, walk = PrototypeWalk()
        while let holder = level {
            roots.add(holder)
            let own = try ownPropertyKeys(holder)
            roots.add(own)
            for key in own where !key.isSymbol && !seen.contains(key) {
                try tick()
                guard let isWanted = try isEnumerable(key, of: holder) else { continue }
                if mayInherit { seen.insert(key) }
                if isWanted {
                    let name = self.value(of: key)
                    roots.add(name)
                    keys.append(name)
                }
            }
            guard mayInherit else { break }
            let prototype = try walk.prototype(of: holder, self)
            level = prototype.isObject ? prototype.asObject : nil
        }
        return Value(newEnumerator(object, newRecord(keys), shapeID: 0))
    }

    /// Nil where the property is no more.
    private func isEnumerable(_ key: PropertyKey, of holder: JSObject) throws(JSThrow) -> Bool? {
        if holder.kind == .proxy { return true }
        // [[GetOwnProperty]] reads the binding, which may not be there yet.
        if holder.kind == .moduleNamespace { return try getOwnProperty(holder, key)?.enumerable ?? false }
        return ownProperty(holder, key)?.attributes.contains(.enumerable)
    }

    private func newEnumerator(_ object: JSObject, _ keys: Record, shapeID: UInt32) -> JSObject {
        let enumerator = newObject(.forInIterator, prototype: self[.objectPrototype], slots: ForInLayout.slotCount), layout = ForInLayout(enumerator)
        layout.enumerated = Value(object)
        layout.setKeys(keys)
        layout.position = 0
        layout.shapeID = shapeID
        return enumerator
    }

    /// The object is ordinary as far as its prototypes go, and none of them has anything enumerable.
    private func hasBarePrototypes(_ object: JSObject) -> Bool {
        guard object.kind != .proxy, object.kind != .moduleNamespace, !state.pointee.shapes.prototypesHaveIndices else { return false }
        let prototype = shape(object.shapeID).prototype
        guard prototype.isObject else { return true }
        let address = UInt(bitPattern: prototype.asCell.address), epoch = state.pointee.shapes.prototypeEpoch
        if state.pointee.shapes.bare.prototype == address, state.pointee.shapes.bare.epoch == epoch { return true }
        var level = prototype
        while level.isObject {
            guard isBare(level.asObject) else { return false }
            level = shape(level.asObject.shapeID).prototype
        }
        becomePrototype(prototype.asObject)
        state.pointee.shapes.bare = BarePrototype(prototype: address, epoch: state.pointee.shapes.prototypeEpoch)
        return true
    }

    private func isBare(_ holder: JSObject) -> Bool {
        switch holder.kind {
        case .object, .array, .function, .nativeFunction: break
        default: return false
        }
        guard holder.elements == nil, !holder.isSparse else { return false }
        let shape = shape(holder.shapeID), map = shape.map
        for i in 0..<shape.count where map.attributes(at: i).contains(.enumerable) && map.key(at: i).isString { return false }
        return true
    }

    /// The keys of a plain object or an array, indices as numbers, the others in the order of its shape; nil where there is more to it.
    private func plainKeys(of object: JSObject) -> Record? {
        guard object.kind == .object || object.kind == .array, !object.isSparse else { return nil }
        let shape = shape(object.shapeID), map = shape.map, elements = object.elements, indices = elements?.count ?? 0
        // A long list is made where Ctrl-C is heard.
        guard indices + shape.count < 1 << 16 else { return nil }
        let keys = newRecord(count: indices + shape.count)
        var count = 0
        if let elements {
            for i in 0..<indices where !elements[i].isEmpty {
                keys[count] = Value(int32: Int32(i))
                count += 1
            }
        }
        for i in 0..<shape.count where map.attributes(at: i).contains(.enumerable) && map.key(at: i).isString {
            keys[count] = Value(map.key(at: i).string)
            count += 1
        }
        return count == keys.count ? keys : newRecord((0..<count).map { keys[$0] })
    }

    /// The next key that is still there; nil after the last.
    func stepForIn(_ enumerator: JSObject) throws(JSThrow) -> Value? {
        let layout = ForInLayout(enumerator)
        guard let keys = layout.keys else { return nil }
        let object = layout.enumerated.asObject
        while true {
            let position = layout.position
            guard position < keys.count else { return nil }
            layout.position = position + 1
            let name = keys[position]
            if name.isInt32 {
                let isThere = try isVisited(object, PropertyKey(index: UInt32(bitPattern: name.asInt32)))
                if isThere { return Value(string(ofIndex: Int(name.asInt32))) }
            } else if object.shapeID == layout.shapeID {
                return name
            } else if try isVisited(object, toPropertyKey(name)) {
                return name
            }
            try tick()
        }
    }

    /// The property is there, on the object or on one that it inherits from; one of a proxy must be enumerable, too.
    private func isVisited(_ object: JSObject, _ key: PropertyKey) throws(JSThrow) -> Bool {
        if object.kind != .proxy, ownProperty(object, key) != nil { return true }
        let roots = openRoots(); defer { roots.close() }
        var holder = object, walk = PrototypeWalk()
        while true {
            if let descriptor = try getOwnProperty(holder, key) { return holder.kind != .proxy || descriptor.enumerable == true }
            let prototype = try walk.prototype(of: holder, self)
            guard prototype.isObject else { return false }
            roots.add(prototype)
            holder = prototype.asObject
        }
    }
}
