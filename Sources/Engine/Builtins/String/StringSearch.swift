// Where one string stands in another (ECMA-262 §22.1.3): includes, indexOf, lastIndexOf, startsWith, endsWith.

import Platform

extension VM {
    /// §7.2.6 IsRegExp
    func isRegExp(_ value: Value) throws(JSThrow) -> Bool {
        guard value.isObject else { return false }
        let matcher = try get(value.asObject, self[.match])
        if !matcher.isUndefined { return toBoolean(matcher) }
        return value.asObject.kind == .regExp
    }
}

/// What `includes`, `startsWith` and `endsWith` look for: any string, but for a regular expression's, which would be a mistake.
private func searchString(_ vm: VM, _ value: Value, _ method: StaticString, _ roots: VM.Roots) throws(JSThrow) -> JSString {
    if value.isString { return value.asString }
    if try vm.isRegExp(value) { throw vm.typeError("First argument to String.prototype.\(method) must not be a regular expression") }
    return try vm.rootedString(value, roots)
}

/// A position brought within 0 … length.
private func clamped(_ position: Double, _ length: Int) -> Int { Int(min(max(position, 0), Double(length))) }

extension FlatString {
    /// Where `pattern` last stands at or before `start` (ECMA-262 §6.1.4.2 StringLastIndexOf).
    func lastIndex(of pattern: FlatString, from start: Int, _ vm: VM) throws(JSThrow) -> Int? {
        guard pattern.count <= count else { return nil }
        var i = min(start, count - pattern.count), pace = SearchPace(pattern)
        if pattern.count == 0 { return i }
        if let bytes, let wanted = pattern.bytes {
            let first = wanted[0]
            while i >= 0 {
                // In a loop of its own, which looks up every so many bytes.
                let low = max(0, i - 0x3FFF)
                while i >= low, bytes[i] != first { i -= 1 }
                guard i >= low else { try vm.checkpoint(); continue }
                if memcmp(bytes + i, wanted, pattern.count) == 0 { return i }
                i -= 1
                try pace.step(vm)
            }
            return nil
        }
        let first = pattern[0]
        while i >= 0 {
            if self[i] == first, has(pattern, at: i) { return i }
            i -= 1
            try pace.step(vm)
        }
        return nil
    }
}

/// §22.1.3.7 String.prototype.endsWith ( searchString [ , endPosition ] )
func stringEndsWith(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "endsWith", roots)
    let search = try searchString(vm, arguments[0], "endsWith", roots)
    let end = arguments[1].isUndefined ? string.length : clamped(try vm.toIntegerOrInfinity(arguments[1]), string.length)
    let start = end - search.length
    return Value(start >= 0 && vm.flat(string).has(vm.flat(search), at: start))
}

/// §22.1.3.8 String.prototype.includes ( searchString [ , position ] )
func stringIncludes(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "includes", roots)
    let search = try searchString(vm, arguments[0], "includes", roots)
    let start = clamped(try vm.toIntegerOrInfinity(arguments[1]), string.length)
    return Value(try vm.flat(string).firstIndex(of: vm.flat(search), from: start, vm) != nil)
}

/// §22.1.3.9 String.prototype.indexOf ( searchString [ , position ] )
func stringIndexOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "indexOf", roots)
    let search = try vm.rootedString(arguments[0], roots)
    let start = clamped(try vm.toIntegerOrInfinity(arguments[1]), string.length)
    return .number(try vm.flat(string).firstIndex(of: vm.flat(search), from: start, vm) ?? -1)
}

/// §22.1.3.11 String.prototype.lastIndexOf ( searchString [ , position ] )
func stringLastIndexOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "lastIndexOf", roots)
    let search = try vm.rootedString(arguments[0], roots)
    let position = try vm.toNumber(arguments[1])
    let start = position.isNaN ? string.length : clamped(position.rounded(.towardZero), string.length)
    return .number(try vm.flat(string).lastIndex(of: vm.flat(search), from: start, vm) ?? -1)
}

/// §22.1.3.24 String.prototype.startsWith ( searchString [ , position ] )
func stringStartsWith(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "startsWith", roots)
    let search = try searchString(vm, arguments[0], "startsWith", roots)
    let start = clamped(try vm.toIntegerOrInfinity(arguments[1]), string.length)
    return Value(vm.flat(string).has(vm.flat(search), at: start))
}
