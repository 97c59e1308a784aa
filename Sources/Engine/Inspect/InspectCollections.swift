// The contents of arrays, maps, sets, their iterators, and of what is weak.

extension Inspector {
    func formatContents(_ contents: Contents, of object: JSObject, _ identity: Identity, level: Int) throws(JSThrow) -> [Piece] {
        switch contents {
        case .none: return []
        case .array: return try formatArray(object, level: level)
        case .typedArray: return try formatTypedArray(object, level: level)
        case .buffer: return [formatBuffer(object)]
        case .set: return try formatSet(object, isLimited: identity.constructor != nil, level: level)
        case .map: return try formatMap(object, isLimited: identity.constructor != nil, level: level)
        case .unknown: return [style("<items unknown>", .special)]
        case .weakSet: return try formatWeak(object, areEntries: false, level: level)
        case .weakMap: return try formatWeak(object, areEntries: true, level: level)
        case .promise: return [try formatPromise(PromiseLayout(object), level: level)]
        case .iterated(let values, let areEntries):
            return try areEntries ? formatIteratedEntries(values, level: level) : formatList(values, count: values.count, level: level)
        }
    }

    private func formatPromise(_ promise: PromiseLayout, level: Int) throws(JSThrow) -> Piece {
        if promise.state == .pending { return style("<pending>", .special) }
        indentation += 2
        let result = try format(promise.result, level: level)
        indentation -= 2
        return promise.state == .rejected ? style("<rejected>", .special) + Piece(" ") + result : result
    }

    var limit: Int { max(0, options.maxArrayLength) }

    func moreItems(_ count: Int) -> Piece { Piece("... \(count) more item\(count > 1 ? "s" : "")") }

    // MARK: Arrays

    /// An own element that is a plain value; runs no script.
    func element(of list: JSObject, at index: Int) -> Value? {
        guard let own = vm.ownProperty(list, vm.propertyKey(index)), !own.isAccessor else { return nil }
        return own.stored
    }

    private func formatArray(_ array: JSObject, level: Int) throws(JSThrow) -> [Piece] {
        let length = Int(array.arrayLength), shown = min(limit, length)
        var output: [Piece] = []
        var index = 0
        while index < shown {
            let key = vm.propertyKey(index)
            guard vm.ownProperty(array, key) != nil else { return try formatHoles(array, from: index, shown: shown, output, level: level) }
            output.append(try formatProperty(array, key, level: level, .element))
            index += 1
        }
        if length > shown { output.append(moreItems(length - shown)) }
        return output
    }

    /// The rest of an array with holes: runs of them count as one item.
    private func formatHoles(_ array: JSObject, from start: Int, shown: Int, _ before: [Piece], level: Int) throws(JSThrow) -> [Piece] {
        var output = before
        let length = Int(array.arrayLength)
        var index = start
        for next in enumerableIndices(of: array, from: start, limit: shown) where output.count < shown {
            if next != index {
                output.append(emptyItems(next - index))
                index = next
                if output.count == shown { break }
            }
            output.append(try formatProperty(array, vm.propertyKey(index), level: level, .element))
            index += 1
        }
        let rest = length - index
        if rest > 0 { output.append(output.count == shown ? moreItems(rest) : emptyItems(rest)) }
        return output
    }

    private func emptyItems(_ count: Int) -> Piece { style("<\(count) empty item\(count > 1 ? "s" : "")>", .undefined) }

    private func enumerableIndices(of array: JSObject, from start: Int, limit: Int) -> [Int] {
        var indices: [Int] = []
        if !array.isSparse {
            let elements = array.elements, count = elements?.count ?? 0
            var index = start
            while let elements, index < count, indices.count < limit {
                if !elements[index].isEmpty { indices.append(index) }
                index += 1
            }
            return indices
        }
        let shape = vm.shape(array.shapeID), map = shape.map
        for i in 0..<shape.count {
            let key = map.key(at: i)
            if key.isIndex, Int(key.index) >= start, map.attributes(at: i).contains(.enumerable) { indices.append(Int(key.index)) }
        }
        indices.sort()
        return Array(indices.prefix(limit))
    }

    // MARK: Maps and sets

    /// A Set's values, by its own iterator where a subclass replaced it.
    private func formatSet(_ set: JSObject, isLimited: Bool, level: Int) throws(JSThrow) -> [Piece] {
        let roots = vm.openRoots(); defer { roots.close() }
        let (values, rest) = try items(of: set, isLimited: isLimited, roots)
        var output: [Piece] = []
        indentation += 2
        for value in values { output.append(try format(value, level: level)) }
        if rest > 0 { output.append(moreItems(rest)) }
        indentation -= 2
        return output
    }

    private func formatMap(_ map: JSObject, isLimited: Bool, level: Int) throws(JSThrow) -> [Piece] {
        let roots = vm.openRoots(); defer { roots.close() }
        let (values, rest) = try items(of: map, isLimited: isLimited, roots)
        var output: [Piece] = []
        indentation += 2
        for i in stride(from: 0, to: values.count - 1, by: 2) { output.append(try formatEntry(values[i], values[i + 1], level: level)) }
        if rest > 0 { output.append(moreItems(rest)) }
        indentation -= 2
        return output
    }

    private func formatEntry(_ key: Value, _ value: Value, level: Int) throws(JSThrow) -> Piece {
        try format(key, level: level) + Piece(" => ") + format(value, level: level)
    }

    /// As many values as are shown (of a Map: keys and values in turn), rooted, and how many items are left out.
    private func items(of object: JSObject, isLimited: Bool, _ roots: VM.Roots) throws(JSThrow) -> (values: [Value], rest: Int) {
        let isMap = object.kind == .map
        var values: [Value] = []
        guard isLimited else {
            appendTable(object, limit: .max, isMap: isMap, to: &values)
            roots.add(values)
            return (values, 0)
        }
        let size = try vm.get(object, vm[.size])
        let count = size.isNumber ? Int(min(max(0, size.asNumber), 1e15)) : 0, shown = min(limit, count)
        if isMap ? vm.mapIterationIsPristine(object) : vm.setIterationIsPristine(object) {
            appendTable(object, limit: shown, isMap: isMap, to: &values)
            roots.add(values)
        } else if shown > 0 {
            let vm = vm
            try vm.iterate(Value(object)) { (item) throws(JSThrow) in
                if isMap {
                    let key = try vm.getV(item, PropertyKey(index: 0))
                    roots.add(key)
                    let value = try vm.getV(item, PropertyKey(index: 1))
                    roots.add(value)
                    values += [key, value]
                } else {
                    roots.add(item)
                    values.append(item)
                }
                return values.count < (isMap ? shown * 2 : shown) ? .goOn : .stop
            }
        }
        return (values, count - shown)
    }

    private func appendTable(_ object: JSObject, limit: Int, isMap: Bool, to values: inout [Value]) {
        guard let table = object.collectionTable else { return }
        var rest = limit
        for i in table.first..<max(table.first, table.used) where rest > 0 && !table.isDeleted(at: i) {
            values.append(table.key(at: i))
            if isMap { values.append(table.value(at: i)) }
            rest -= 1
        }
    }

    // MARK: Iterators

    /// What a Map's or a Set's iterator has still to give: values, or keys and values in turn. It does not move.
    func remaining(of iterator: JSObject) -> (values: [Value], areEntries: Bool) {
        let layout = CollectionIteratorLayout(iterator), part = layout.part, isSet = iterator.kind == .setIterator
        let areEntries = part == VM.PropertyPart.entry.code
        guard var table = layout.table else { return ([], areEntries) }
        var position = layout.position
        while let next = table.successor {
            position = table.positionInSuccessor(of: position)
            table = next
        }
        var values: [Value] = []
        for i in position..<max(position, table.used) where !table.isDeleted(at: i) {
            if areEntries || part == VM.PropertyPart.key.code || isSet { values.append(table.key(at: i)) }
            if areEntries || part == VM.PropertyPart.value.code && !isSet { values.append(isSet ? table.key(at: i) : table.value(at: i)) }
        }
        return (values, areEntries)
    }

    /// `[ key, value ]` of each pair that an iterator of entries has still to give.
    private func formatIteratedEntries(_ values: [Value], level: Int) throws(JSThrow) -> [Piece] {
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(values)
        let count = values.count / 2
        var output: [Piece] = []
        indentation += 2
        for i in 0..<min(limit, count) {
            let pair = [try format(values[2 * i], level: level), try format(values[2 * i + 1], level: level)]
            output.append(layOut(pair, base: Piece(), opening: "[", closing: "]", isList: true, level: level, list: nil))
        }
        indentation -= 2
        if count > limit { output.append(moreItems(count - limit)) }
        return output
    }

    private func formatList(_ values: [Value], count: Int, level: Int) throws(JSThrow) -> [Piece] {
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(values)
        var output: [Piece] = []
        indentation += 2
        for value in values.prefix(limit) { output.append(try format(value, level: level)) }
        indentation -= 2
        if count > limit { output.append(moreItems(count - limit)) }
        return output
    }

    // MARK: Weak collections

    /// The entries that a WeakMap or a WeakSet has right now, sorted: their order means nothing.
    private func formatWeak(_ object: JSObject, areEntries: Bool, level: Int) throws(JSThrow) -> [Piece] {
        var values: [Value] = []
        appendTable(object, limit: .max, isMap: areEntries, to: &values)
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(values)
        let count = areEntries ? values.count / 2 : values.count
        var output: [Piece] = []
        indentation += 2
        for i in 0..<min(limit, count) {
            output.append(try areEntries ? formatEntry(values[2 * i], values[2 * i + 1], level: level) : format(values[i], level: level))
        }
        indentation -= 2
        if !options.sorted { output.sort { $0.text.utf16.lexicographicallyPrecedes($1.text.utf16) } }
        if count > limit { output.append(moreItems(count - limit)) }
        return output
    }
}

extension JSObject {
    var collectionCount: Int { collectionTable?.count ?? 0 }
}
