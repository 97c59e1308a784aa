// Proxy objects (ECMA-262 §10.5, §28.2): the constructor, and the essential internal methods that ask the handler's trap and
// hold its answer against the target's invariants. Calls, keys and prototypes are in ProxyTraps.swift.

extension VM {
    func installProxy() {
        let constructor = newNativeFunction(key("Proxy"), length: 2, isConstructor: true, proxyConstructor)
        materialize(constructor)
        install(on: constructor, [.method("revocable", 2, proxyRevocable)])
        self[.proxyConstructor] = constructor
        addGlobal(key("Proxy"), Value(constructor))
    }

    /// §10.5.14 ProxyCreate
    func newProxy(_ target: Value, _ handler: Value) throws(JSThrow) -> JSObject {
        guard target.isObject, handler.isObject else { throw typeError("Cannot create proxy with a non-object as target or handler") }
        let flags = target.asObject.flags & (JSObject.Flags.callable | JSObject.Flags.constructor)
        let proxy = newObject(.proxy, prototype: self[.objectPrototype], slots: ProxyLayout.slotCount, flags: flags)
        ProxyLayout(proxy).write(target: target, handler: handler)
        return proxy
    }

    /// The target, for IsArray (§7.2.2). Throws a TypeError where the proxy has been revoked.
    func proxyTarget(_ proxy: JSObject) throws(JSThrow) -> Value {
        guard !ProxyLayout(proxy).isRevoked else { throw revoked("IsArray") }
        return ProxyLayout(proxy).target
    }

    private func revoked(_ operation: String) -> JSThrow {
        typeError("Cannot perform '\(operation)' on a proxy that has been revoked")
    }
}

/// §28.2.1.1 Proxy ( target, handler )
private func proxyConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.isConstruct else { throw vm.typeError("Constructor Proxy requires 'new'") }
    return Value(try vm.newProxy(arguments[0], arguments[1]))
}

/// §28.2.2.1 Proxy.revocable ( target, handler )
private func proxyRevocable(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let proxy = try vm.newProxy(arguments[0], arguments[1])
    let revoke = vm.newNativeFunction(vm[.emptyString], length: 0, data: Value(proxy), proxyRevoke)
    let result = vm.newObject()
    vm.addProperty(result, vm[.proxy], Value(proxy), .all)
    vm.addProperty(result, vm[.revoke], Value(revoke), .all)
    return Value(result)
}

/// §28.2.2.1.1 Proxy Revocation Functions
private func proxyRevoke(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let data = arguments.callee.nativeData
    guard data.isObject else { return .undefined }
    arguments.callee.nativeData = .null
    ProxyLayout(data.asObject).write(target: .null, handler: .null)
    return .undefined
}

/// An internal method of a proxy under way: target, handler and trap are rooted until it closes. Proxies of proxies recurse
/// in Swift, so each counts as a native call.
struct ProxyOperation {
    let target: JSObject
    let handler: Value
    /// Undefined: the target itself is asked.
    let trap: Value
    let roots: VM.Roots

    @inline(__always) func close() {
        roots.close()
        roots.vm.state.pointee.nativeDepth -= 1
    }
}

extension VM {
    /// The first steps of every internal method of a proxy. The caller closes it; until then the values given are rooted too.
    func openProxy(_ proxy: JSObject, _ name: Atom, _ key: PropertyKey? = nil, _ a: Value = .undefined, _ b: Value = .undefined) throws(JSThrow) -> ProxyOperation {
        if isNativeStackFull() { throw stackOverflow() }
        let handler = ProxyLayout(proxy).handler
        guard handler.isObject else { throw revoked(name.rawValue) }
        let target = ProxyLayout(proxy).target.asObject
        let roots = openRoots()
        roots.add(target)
        roots.add(handler)
        if let key { roots.add(key) }
        roots.add(a)
        roots.add(b)
        state.pointee.nativeDepth += 1
        do throws(JSThrow) {
            let trap = try get(handler.asObject, self[name])
            if !trap.isNullish, !trap.isCallable { throw notFunction(trap, property: name.rawValue, of: handler) }
            roots.add(trap)
            return ProxyOperation(target: target, handler: handler, trap: trap.isNull ? .undefined : trap, roots: roots)
        } catch {
            roots.close()
            state.pointee.nativeDepth -= 1
            throw error
        }
    }

    func proxyError(_ name: Atom, _ text: String) -> JSThrow { typeError("'\(name.rawValue)' on proxy: \(text)") }

    /// ECMA-262 §10.5.5 [[GetOwnProperty]]
    func proxyGetOwnProperty(_ proxy: JSObject, _ key: PropertyKey) throws(JSThrow) -> PropertyDescriptor? {
        let operation = try openProxy(proxy, .getOwnPropertyDescriptor, key); defer { operation.close() }
        let target = operation.target, roots = operation.roots
        if operation.trap.isUndefined { return try getOwnProperty(target, key) }
        let result = try call(operation.trap, this: operation.handler, Value(target), value(of: key))
        guard result.isObject || result.isUndefined else {
            throw proxyError(.getOwnPropertyDescriptor, "trap returned neither object nor undefined for property '\(describe(key))'")
        }
        roots.add(result)
        let current = try getOwnProperty(target, key)
        guard result.isObject else { return try missingProperty(target, key, current) }
        if let current { roots.add(current) }
        let extensible = try isExtensible(target)
        let given = try toPropertyDescriptor(result).completed()
        if !isCompatiblePropertyDescriptor(extensible, given, current) {
            throw proxyError(.getOwnPropertyDescriptor, "trap returned descriptor for property '\(describe(key))' that is incompatible with the existing property in the proxy target")
        }
        if given.configurable == false {
            if current == nil || current?.configurable == true {
                throw proxyError(.getOwnPropertyDescriptor, "trap reported non-configurability for property '\(describe(key))' which is either non-existent or configurable in the proxy target")
            }
            if given.writable == false, current?.writable == true {
                throw proxyError(.getOwnPropertyDescriptor, "trap reported non-configurable and writable for property '\(describe(key))' which is non-configurable, non-writable in the proxy target")
            }
        }
        return given
    }

    /// The trap says that there is no such property: it may, unless the target is bound to have it.
    private func missingProperty(_ target: JSObject, _ key: PropertyKey, _ current: PropertyDescriptor?) throws(JSThrow) -> PropertyDescriptor? {
        guard let current else { return nil }
        if current.configurable == false {
            throw proxyError(.getOwnPropertyDescriptor, "trap returned undefined for property '\(describe(key))' which is non-configurable in the proxy target")
        }
        if try !isExtensible(target) {
            throw proxyError(.getOwnPropertyDescriptor, "trap returned undefined for property '\(describe(key))' which exists in the non-extensible proxy target")
        }
        return nil
    }

    /// ECMA-262 §10.5.6 [[DefineOwnProperty]]
    func proxyDefineOwnProperty(_ proxy: JSObject, _ key: PropertyKey, _ descriptor: PropertyDescriptor) throws(JSThrow) -> Bool {
        let roots = openRoots(); defer { roots.close() }
        roots.add(descriptor)
        let operation = try openProxy(proxy, .defineProperty, key); defer { operation.close() }
        let target = operation.target
        if operation.trap.isUndefined { return try defineOwnProperty(target, key, descriptor) }
        let described = fromPropertyDescriptor(descriptor)
        if try !toBoolean(call(operation.trap, this: operation.handler, Value(target), value(of: key), described)) { return refuse(.trap(.defineProperty)) }
        let current = try getOwnProperty(target, key)
        if let current { roots.add(current) }
        let extensible = try isExtensible(target)
        let fixes = descriptor.configurable == false
        guard let current else {
            if !extensible { throw proxyError(.defineProperty, "trap returned truish for adding property '\(describe(key))'  to the non-extensible proxy target") }
            if fixes { throw fixError(key) }
            return true
        }
        if !isCompatiblePropertyDescriptor(extensible, descriptor, current) {
            throw proxyError(.defineProperty, "trap returned truish for adding property '\(describe(key))'  that is incompatible with the existing property in the proxy target")
        }
        if fixes, current.configurable == true { throw fixError(key) }
        if current.isData, current.configurable == false, current.writable == true, descriptor.writable == false {
            throw proxyError(.defineProperty, "trap returned truish for defining non-configurable property '\(describe(key))' which cannot be "
                + "non-writable, unless there exists a corresponding non-configurable, non-writable own property of the target object.")
        }
        return true
    }

    private func fixError(_ key: PropertyKey) -> JSThrow {
        proxyError(.defineProperty, "trap returned truish for defining non-configurable property '\(describe(key))' which is either non-existent or configurable in the proxy target")
    }

    /// ECMA-262 §10.5.7 [[HasProperty]]
    func proxyHas(_ proxy: JSObject, _ key: PropertyKey) throws(JSThrow) -> Bool {
        let operation = try openProxy(proxy, .has, key); defer { operation.close() }
        let target = operation.target
        if operation.trap.isUndefined { return try hasProperty(target, key) }
        if try toBoolean(call(operation.trap, this: operation.handler, Value(target), value(of: key))) { return true }
        if let current = try getOwnProperty(target, key) {
            if current.configurable == false {
                throw proxyError(.has, "trap returned falsish for property '\(describe(key))' which exists in the proxy target as non-configurable")
            }
            if try !isExtensible(target) {
                throw proxyError(.has, "trap returned falsish for property '\(describe(key))' but the proxy target is not extensible")
            }
        }
        return false
    }

    /// ECMA-262 §10.5.8 [[Get]]
    func proxyGet(_ proxy: JSObject, _ key: PropertyKey, _ receiver: Value) throws(JSThrow) -> Value {
        let operation = try openProxy(proxy, .get, key, receiver); defer { operation.close() }
        let target = operation.target
        if operation.trap.isUndefined { return try get(target, key, receiver: receiver) }
        let result = try call(operation.trap, this: operation.handler, Value(target), value(of: key), receiver)
        operation.roots.add(result)
        guard let current = try getOwnProperty(target, key), current.configurable == false else { return result }
        if current.isData, current.writable == false, let value = current.value, !sameValue(result, value) {
            throw proxyError(.get, "property '\(describe(key))' is a read-only and non-configurable data property on the proxy target "
                + "but the proxy did not return its actual value (expected '\(describeForError(value))' but got '\(describeForError(result))')")
        }
        if current.isAccessor, current.getter?.isUndefined == true, !result.isUndefined {
            throw proxyError(.get, "property '\(describe(key))' is a non-configurable accessor property on the proxy target "
                + "and does not have a getter function, but the trap did not return 'undefined' (got '\(describeForError(result))')")
        }
        return result
    }

    /// ECMA-262 §10.5.9 [[Set]]
    func proxySet(_ proxy: JSObject, _ key: PropertyKey, _ value: Value, _ receiver: Value) throws(JSThrow) -> Bool {
        let operation = try openProxy(proxy, .set, key, value, receiver); defer { operation.close() }
        let target = operation.target
        if operation.trap.isUndefined {
            if try set(target, key, value, receiver: receiver) { return true }
            if case .primitive = state.pointee.refusal { return refuse(.primitiveReceiver) }
            return false
        }
        let answer = try call(operation.trap, this: operation.handler, [Value(target), self.value(of: key), value, receiver])
        guard toBoolean(answer) else { return refuse(.trap(.set)) }
        guard let current = try getOwnProperty(target, key), current.configurable == false else { return true }
        if current.isData, current.writable == false, let own = current.value, !sameValue(value, own) {
            throw proxyError(.set, "trap returned truish for property '\(describe(key))' which exists in the proxy target as a non-configurable and non-writable data property with a different value")
        }
        if current.isAccessor, current.setter?.isUndefined == true {
            throw proxyError(.set, "trap returned truish for property '\(describe(key))' which exists in the proxy target as a non-configurable and non-writable accessor property without a setter")
        }
        return true
    }

    /// ECMA-262 §10.5.10 [[Delete]]
    func proxyDelete(_ proxy: JSObject, _ key: PropertyKey) throws(JSThrow) -> Bool {
        let operation = try openProxy(proxy, .deleteProperty, key); defer { operation.close() }
        let target = operation.target
        if operation.trap.isUndefined { return try delete(target, key) }
        if try !toBoolean(call(operation.trap, this: operation.handler, Value(target), value(of: key))) { return refuse(.trap(.deleteProperty)) }
        if let current = try getOwnProperty(target, key) {
            if current.configurable == false {
                throw proxyError(.deleteProperty, "trap returned truish for property '\(describe(key))' which is non-configurable in the proxy target")
            }
            if try !isExtensible(target) {
                throw proxyError(.deleteProperty, "trap returned truish for property '\(describe(key))' but the proxy target is non-extensible")
            }
        }
        return true
    }
}
