// JSON.parse with a reviver (ECMA-262 §25.5.1.1). For primitives that nobody has replaced meanwhile the reviver is told their text.

/// What §25.5.1.3 calls JSON Parse Records: which value came from where in the text, as a tree in one array.
struct JSONRecord {
    struct Node {
        let value: Value
        /// The property that it is the value of; in an array that is its place among its siblings.
        let key: PropertyKey
        let source: Range<Int>
        /// Positions of nodes, -1 for none.
        var firstChild = -1, lastChild = -1, next = -1
    }
    private(set) var nodes: [Node] = []
    private var path: [Int] = []

    mutating func add(_ value: Value, key: PropertyKey, _ source: Range<Int>) {
        let place = nodes.count
        nodes.append(Node(value: value, key: key, source: source))
        guard let parent = path.last else { return }
        if nodes[parent].lastChild < 0 { nodes[parent].firstChild = place } else { nodes[nodes[parent].lastChild].next = place }
        nodes[parent].lastChild = place
    }

    mutating func open(_ container: Value, key: PropertyKey) {
        add(container, key: key, 0..<0)
        path.append(nodes.count - 1)
    }

    mutating func close() { path.removeLast() }
}

extension VM {
    /// The value of a text, each part of it as the reviver wants it.
    func parseAndRevive(_ string: JSString, reviver: Value) throws(JSThrow) -> Value {
        let text = FlatString(string)
        let (value, record) = try text.bytes != nil ? JSONParser<UInt8>.record(self, text) : JSONParser<UInt16>.record(self, text)
        let roots = openRoots(); defer { roots.close() }
        roots.add(Value(string))
        // The reviver may let go of any of them, and none may be taken for another made later.
        for node in record.nodes {
            if node.value.isCell { roots.add(node.value) }
            if !node.key.isIndex { roots.add([node.key]) }
        }
        let root = newObject()
        roots.add(root)
        define(root, self[.emptyString], value)
        return try JSONReviver(vm: self, text: string, record: record, reviver: reviver).internalize(root, self[.emptyString], 0)
    }
}

private struct JSONReviver {
    let vm: VM
    let text: JSString
    let record: JSONRecord
    let reviver: Value

    /// §25.5.1.1 InternalizeJSONProperty. `place` is where the record of the value is; -1 for none.
    func internalize(_ holder: JSObject, _ name: PropertyKey, _ place: Int) throws(JSThrow) -> Value {
        try vm.withNativeDepth { () throws(JSThrow) in
            let roots = vm.openRoots(); defer { roots.close() }
            let value = try vm.get(holder, name)
            roots.add(value)
            let isUntouched = place >= 0 && vm.sameValue(record.nodes[place].value, value)
            let context = vm.newObject()
            roots.add(context)
            if value.isObject {
                let firstChild = isUntouched ? record.nodes[place].firstChild : -1
                if try vm.isArray(value) { try internalizeElements(value.asObject, firstChild) }
                else { try internalizeProperties(value.asObject, firstChild) }
            } else if isUntouched {
                let source = record.nodes[place].source
                vm.define(context, vm[.source], Value(vm.substring(text, source.lowerBound, source.upperBound)))
            }
            return try vm.call(reviver, this: Value(holder), vm.value(of: name), value, Value(context))
        }
    }

    private func internalizeElements(_ array: JSObject, _ firstChild: Int) throws(JSThrow) {
        let length = try vm.lengthOfArrayLike(array)
        var i = 0, child = firstChild
        while i < length {
            let inner = vm.openRoots(); defer { inner.close() }
            let key = vm.propertyKey(i)
            inner.add([key])
            try internalizeElement(array, key, child)
            if child >= 0 { child = record.nodes[child].next }
            i += 1
        }
    }

    private func internalizeProperties(_ object: JSObject, _ firstChild: Int) throws(JSThrow) {
        let roots = vm.openRoots(); defer { roots.close() }
        let keys = try enumerableKeys(vm, object)
        roots.add(keys)
        var places: [PropertyKey: Int] = [:]
        var child = firstChild
        while child >= 0 {
            // Of two properties with one name the last counts.
            places[record.nodes[child].key] = child
            child = record.nodes[child].next
        }
        for key in keys { try internalizeElement(object, key, places[key] ?? -1) }
    }

    private func internalizeElement(_ object: JSObject, _ key: PropertyKey, _ place: Int) throws(JSThrow) {
        let new = try internalize(object, key, place)
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(new)
        if new.isUndefined { _ = try vm.delete(object, key) } else { try vm.createDataProperty(object, key, new) }
    }
}
