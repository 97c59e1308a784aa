// The rest of a proxy's internal methods (ECMA-262 §10.5): prototype, extensibility, keys, call and construction.

extension VM {
    /// §10.5.1 [[GetPrototypeOf]]
    func proxyGetPrototypeOf(_ proxy: JSObject) throws(JSThrow) -> Value {
        let operation = try openProxy(proxy, .getPrototypeOf); defer { operation.close() }
        let target = operation.target
        if operation.trap.isUndefined { return try getPrototypeOf(target) }
        let prototype = try call(operation.trap, this: operation.handler, Value(target))
        guard prototype.isObject || prototype.isNull else { throw proxyError(.getPrototypeOf, "trap returned neither object nor null") }
        operation.roots.add(prototype)
        if try isExtensible(target) { return prototype }
        if try getPrototypeOf(target) != prototype {
            throw proxyError(.getPrototypeOf, "proxy target is non-extensible but the trap did not return its actual prototype")
        }
        return prototype
    }

    /// §10.5.2 [[SetPrototypeOf]]
    func proxySetPrototypeOf(_ proxy: JSObject, _ prototype: Value) throws(JSThrow) -> Bool {
        let operation = try openProxy(proxy, .setPrototypeOf, nil, prototype); defer { operation.close() }
        let target = operation.target
        if operation.trap.isUndefined { return try setPrototypeOf(target, prototype) }
        if try !toBoolean(call(operation.trap, this: operation.handler, Value(target), prototype)) { return refuse(.trap(.setPrototypeOf)) }
        if try isExtensible(target) { return true }
        if try getPrototypeOf(target) != prototype {
            throw proxyError(.setPrototypeOf, "trap returned truish for setting a new prototype on the non-extensible proxy target")
        }
        return true
    }

    /// §10.5.3 [[IsExtensible]]
    func proxyIsExtensible(_ proxy: JSObject) throws(JSThrow) -> Bool {
        let operation = try openProxy(proxy, .isExtensible); defer { operation.close() }
        let target = operation.target
        if operation.trap.isUndefined { return try isExtensible(target) }
        let answer = toBoolean(try call(operation.trap, this: operation.handler, Value(target)))
        let extensible = try isExtensible(target)
        if answer != extensible {
            throw proxyError(.isExtensible, "trap result does not reflect extensibility of proxy target (which is '\(extensible)')")
        }
        return answer
    }

    /// §10.5.4 [[PreventExtensions]]
    func proxyPreventExtensions(_ proxy: JSObject) throws(JSThrow) -> Bool {
        let operation = try openProxy(proxy, .preventExtensions); defer { operation.close() }
        let target = operation.target
        if operation.trap.isUndefined { return try preventExtensions(target) }
        let answer = toBoolean(try call(operation.trap, this: operation.handler, Value(target)))
        if answer, try isExtensible(target) { throw proxyError(.preventExtensions, "trap returned truish but the proxy target is extensible") }
        return answer
    }

    /// §10.5.11 [[OwnPropertyKeys]]
    func proxyOwnKeys(_ proxy: JSObject) throws(JSThrow) -> [PropertyKey] {
        let operation = try openProxy(proxy, .ownKeys); defer { operation.close() }
        let target = operation.target, roots = operation.roots
        if operation.trap.isUndefined { return try ownPropertyKeys(target) }
        let answer = try call(operation.trap, this: operation.handler, Value(target))
        roots.add(answer)
        let keys = try keyList(answer, roots)
        var unchecked = Set(keys)
        if unchecked.count < keys.count { throw proxyError(.ownKeys, "trap returned duplicate entries") }
        let extensible = try isExtensible(target)
        let targetKeys = try ownPropertyKeys(target)
        roots.add(targetKeys)
        var configurable: [PropertyKey] = [], fixed: [PropertyKey] = []
        for key in targetKeys {
            try tick()
            if try getOwnProperty(target, key)?.configurable == false { fixed.append(key) } else { configurable.append(key) }
        }
        if extensible, fixed.isEmpty { return keys }
        for key in extensible ? fixed : fixed + configurable where unchecked.remove(key) == nil {
            throw proxyError(.ownKeys, "trap result did not include '\(describe(key))'")
        }
        if !extensible, !unchecked.isEmpty { throw proxyError(.ownKeys, "trap returned extra keys but proxy target is non-extensible") }
        return keys
    }

    /// CreateListFromArrayLike with the types String and Symbol (§7.3.20), as rooted keys.
    private func keyList(_ list: Value, _ roots: Roots) throws(JSThrow) -> [PropertyKey] {
        guard list.isObject else { throw typeError("CreateListFromArrayLike called on non-object") }
        let length = try lengthOfArrayLike(list.asObject)
        try reserve(length * 8)
        var keys: [PropertyKey] = []
        for i in 0..<length {
            try tick()
            let item = try get(list.asObject, propertyKey(i))
            guard item.isString || item.isSymbol else { throw typeError("\(describeForError(item)) is not a valid property name") }
            let key = try toPropertyKey(item)
            roots.add(key)
            keys.append(key)
        }
        return keys
    }

    /// §10.5.12 [[Call]]
    func proxyCall(_ proxy: JSObject, this: Value, _ arguments: [Value]) throws(JSThrow) -> Value {
        let operation = try openProxy(proxy, .apply, nil, this); defer { operation.close() }
        let target = Value(operation.target)
        if operation.trap.isUndefined { return try call(target, this: this, arguments) }
        return try call(operation.trap, this: operation.handler, target, this, Value(newArray(arguments)))
    }

    /// §10.5.13 [[Construct]]
    func proxyConstruct(_ proxy: JSObject, _ arguments: [Value], newTarget: JSObject) throws(JSThrow) -> JSObject {
        let operation = try openProxy(proxy, .construct, nil, Value(newTarget)); defer { operation.close() }
        let target = operation.target
        if operation.trap.isUndefined { return try construct(target, arguments, newTarget: newTarget) }
        let result = try call(operation.trap, this: operation.handler, Value(target), Value(newArray(arguments)), Value(newTarget))
        guard result.isObject else { throw proxyError(.construct, "trap returned non-object ('\(describeForError(result))')") }
        return result.asObject
    }
}
