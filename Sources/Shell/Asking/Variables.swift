import Engine

// Which names mean something. A variable of the user wins over a command, and over a shorthand.

extension Machine {
    /// A name that means something of the user's: what is built in does not count, `gc` for one.
    func isUserVariable(_ name: String) -> Bool {
        if ["undefined", "NaN", "Infinity"].contains(name) { return false }
        guard let key = vm.knownKey(name) else { return false }
        if vm.binding(key) != nil { return true }
        let global: JSObject = vm[Intrinsic.global]
        guard let value = vm.ownDataProperty(of: global, key) else { return vm.hasOwn(global, key) }
        return !(value.isObject && ledger.isBuiltIn(value.asCell))
    }

    /// Some variable, built in or not, has this name.
    func isVariable(_ name: String) -> Bool {
        guard let key = vm.knownKey(name) else { return false }
        let global: JSObject = vm[Intrinsic.global]
        return vm.binding(key) != nil || vm.dataProperty(of: global, key) != nil || vm.hasOwn(global, key)
    }
}

extension VM {
    /// The object has an own property of this name, an accessor perhaps.
    fileprivate func hasOwn(_ object: JSObject, _ key: PropertyKey) -> Bool {
        var isThere = false
        forEachNamedProperty(of: object) { name, _, _ in if name == key { isThere = true } }
        return isThere
    }
}
