// Names that an object holds: those of `with` statements (ECMA-262 §9.1.1.2 Object Environment Records), and variables that
// sloppy direct evals added to a function, which here live in an object too.

extension VM {
    /// §9.1.1.2.1 HasBinding ( N ). The object with an eval's variables has nothing but these; it is missing before the first.
    func withHas(_ holder: Value, _ name: Value, isVariables: Bool) throws(JSThrow) -> Bool {
        guard holder.isObject else { return false }
        let object = holder.asObject, key = try toPropertyKey(name)
        if isVariables { return ownProperty(object, key) != nil }
        guard try hasProperty(object, key) else { return false }
        let unscopables = try get(object, self[.unscopables])
        guard unscopables.isObject else { return true }
        return !toBoolean(try get(unscopables.asObject, key))
    }

    /// §9.1.1.2.6 GetBindingValue ( N, S )
    func withGet(_ holder: Value, _ name: Value, isStrict: Bool) throws(JSThrow) -> Value {
        let object = holder.asObject, key = try toPropertyKey(name)
        // 1. – 2. The binding may have gone since it was found.
        guard try hasProperty(object, key) else {
            if isStrict { throw notDefined(describe(key)) }
            return .undefined
        }
        // 3.
        return try get(object, key)
    }

    /// §9.1.1.2.5 SetMutableBinding ( N, V, S )
    func withSet(_ holder: Value, _ name: Value, _ value: Value, isStrict: Bool) throws(JSThrow) {
        let object = holder.asObject, key = try toPropertyKey(name)
        // 1. – 3.
        let stillExists = try hasProperty(object, key)
        if !stillExists, isStrict { throw notDefined(describe(key)) }
        // 4.
        if try !set(object, key, value, receiver: holder), isStrict { throw refusalError(holder, key) }
    }

    /// §9.1.1.4.1 HasBinding ( N ) of the global environment.
    func hasGlobal(_ cache: UnsafeMutablePointer<InlineCache>) throws(JSThrow) -> Bool {
        let key = cache.pointee.key
        if state.pointee.globals.index(of: key) != nil { return true }
        return try hasGlobalProperty(key)
    }
}
