// Getting over long stretches of holes. `a = []; a[4e9] = 1; a.forEach(f)` has four milliards of indices to look at, and
// looking at one that nothing answers to runs no script: so all of them may be passed over at once.

/// What becomes of a walk over an array after one of its elements.
enum Walk { case goOn, stop }

extension VM {
    /// Hands on each element that is there in a range of indices, holes left out, until `body` says stop. The object is rooted by the caller;
    /// the value is read anew for each index, as the specification wants it: `body` may change the array.
    @inline(__always)
    func eachPresent(_ object: JSObject, from start: Int = 0, to end: Int, _ body: (_ k: Int, _ value: Value) throws(JSThrow) -> Walk) throws(JSThrow) {
        var k = start
        while k < end {
            try tick()
            let value = try presentElement(object, k)
            if value.isEmpty { k = try nextAfterHole(object, k, end); continue }
            if try body(k, value) == .stop { return }
            k += 1
            if k & 1023 == 0 { try poll() }
        }
    }

    /// The same from `last` down to 0.
    @inline(__always)
    func eachPresentBackwards(_ object: JSObject, from last: Int, _ body: (_ k: Int, _ value: Value) throws(JSThrow) -> Walk) throws(JSThrow) {
        var k = last
        while k >= 0 {
            try tick()
            let value = try presentElement(object, k)
            if value.isEmpty { k = try lastBeforeHole(object, k, -1); continue }
            if try body(k, value) == .stop { return }
            k -= 1
            if k & 1023 == 0 { try poll() }
        }
    }

    /// After a look at index `k` that found nothing: the next index at which something may be found, `limit` if there is none.
    @inline(__always) func nextAfterHole(_ object: JSObject, _ k: Int, _ limit: Int) throws(JSThrow) -> Int {
        if k & 1023 == 0 { try poll() }
        if object.isDenseArray, !state.pointee.shapes.prototypesHaveIndices {
            return k + 1 < object.elements?.count ?? 0 ? k + 1 : limit
        }
        return nextIndex(object, k, limit)
    }

    /// The same going down: the next index below `k` at which something may be found, `limit` if there is none above it.
    func lastBeforeHole(_ object: JSObject, _ k: Int, _ limit: Int) throws(JSThrow) -> Int {
        if k & 1023 == 0 { try poll() }
        if object.isDenseArray, !state.pointee.shapes.prototypesHaveIndices {
            let count = object.elements?.count ?? 0
            return k > count ? max(limit, count - 1) : k - 1
        }
        return previousIndex(object, k, limit)
    }

    @inline(never) private func nextIndex(_ object: JSObject, _ k: Int, _ limit: Int) -> Int {
        guard let properties = propertyCount(object) else { return k + 1 }
        // A few single looks first: a search through all properties pays only where the gap is long.
        let near = min(limit, k + 16 + properties / 4)
        var index = k + 1
        while index < near {
            if mayAnswer(object, index) { return index }
            index += 1
        }
        var best = limit
        forEachHolder(object) { holder in
            if let elements = holder.elements {
                var i = index
                while i < min(elements.count, best) {
                    if !elements[i].isEmpty { best = i }
                    i += 1
                }
            }
            forEachIndex(holder) { if $0 >= index, $0 < best { best = $0 } }
        }
        return best
    }

    private func previousIndex(_ object: JSObject, _ k: Int, _ limit: Int) -> Int {
        guard let properties = propertyCount(object) else { return k - 1 }
        let near = max(limit, k - 16 - properties / 4)
        var index = k - 1
        while index > near {
            if mayAnswer(object, index) { return index }
            index -= 1
        }
        var best = limit
        forEachHolder(object) { holder in
            if let elements = holder.elements {
                var i = min(index, elements.count - 1)
                while i > best {
                    if !elements[i].isEmpty { best = i }
                    i -= 1
                }
            }
            forEachIndex(holder) { if $0 <= index, $0 > best { best = $0 } }
        }
        return best
    }

    /// How many properties the object and its prototypes have; nil where one of them answers to indices in ways of its own.
    private func propertyCount(_ object: JSObject) -> Int? {
        var total = 0
        var next: JSObject? = object
        while let object = next {
            switch object.kind {
            case .proxy, .arguments, .typedArray: return nil
            case .stringObject: if PrimitiveLayout(object).data.asString.length > 0 { return nil }
            default: break
            }
            let shape = shape(object.shapeID)
            total += shape.count
            next = shape.prototype.isObject ? shape.prototype.asObject : nil
        }
        return total
    }

    private func mayAnswer(_ object: JSObject, _ index: Int) -> Bool {
        let key = propertyKey(index)
        var next: JSObject? = object
        while let object = next {
            if ownProperty(object, key) != nil { return true }
            let prototype = shape(object.shapeID).prototype
            next = prototype.isObject ? prototype.asObject : nil
        }
        return false
    }

    private func forEachHolder(_ object: JSObject, _ body: (JSObject) -> Void) {
        var next: JSObject? = object
        while let object = next {
            body(object)
            let prototype = shape(object.shapeID).prototype
            next = prototype.isObject ? prototype.asObject : nil
        }
    }

    /// The integer indices (§6.1.7) among the properties in the object's shape, those beyond array indices included.
    private func forEachIndex(_ object: JSObject, _ body: (Int) -> Void) {
        let shape = shape(object.shapeID), map = shape.map
        for i in 0..<shape.count {
            let key = map.key(at: i)
            if key == PropertyMap.deletedKey { continue }
            if key.isIndex { body(Int(key.index)) }
            else if key.isString, let index = integerIndex(FlatString(flatten(key.string))) { body(index) }
        }
    }

    private func integerIndex(_ text: FlatString) -> Int? {
        guard text.count >= 10, text.count <= 16, text[0] != 0x30 else { return nil }
        var value = 0
        for i in 0..<text.count {
            let digit = Int(text[i]) - 0x30
            guard digit >= 0, digit < 10 else { return nil }
            value = value * 10 + digit
        }
        return value <= VM.maximumSafeInteger ? value : nil
    }
}
