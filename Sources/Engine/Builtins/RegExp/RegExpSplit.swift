// RegExp.prototype's Symbol.split (ECMA-262 §22.2.6.14).

/// §22.2.6.14 RegExp.prototype [ %Symbol.split% ] ( string, limit )
func regExpSplit(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let regExp = try thisRegExpObject(vm, arguments, "@@split")
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.rootedString(arguments[0], roots)
    if vm.regExps.isPristineWithSpecies(vm, regExp), !arguments[1].isObject {
        // The splitter that would be made is one that nobody sees.
        let limit = arguments[1].isUndefined ? Int(UInt32.max) : Int(try vm.toUint32(arguments[1]))
        return try splitQuietly(vm, regExp, vm.program(of: regExp), string, limit: limit)
    }
    let constructor = try vm.speciesConstructor(regExp, default: vm[.regExp])
    roots.add(constructor)
    let flags = try vm.rootedString(vm.get(regExp, vm[.flags]), roots)
    let letters = vm.flat(flags).array(), isUnicode = letters.contains(0x75) || letters.contains(0x76)
    let newFlags = letters.contains(0x79) ? flags : try vm.concat(flags, vm.singleUnit(0x79))
    roots.add(Value(newFlags))
    let splitter = try vm.construct(constructor, [Value(regExp), Value(newFlags)])
    roots.add(splitter)
    let parts = vm.newArray()
    roots.add(parts)
    let limit = arguments[1].isUndefined ? Int(UInt32.max) : Int(try vm.toUint32(arguments[1]))
    if limit == 0 { return Value(parts) }
    if string.isEmpty {
        if try vm.regExpExec(splitter, string).isNull { try vm.append(parts, Value(string)) }
        return Value(parts)
    }
    try split(vm, splitter, string, into: parts, limit: limit, isUnicode: isUnicode)
    return Value(parts)
}

private func split(_ vm: VM, _ splitter: JSObject, _ string: JSString, into parts: JSObject, limit: Int, isUnicode: Bool) throws(JSThrow) {
    var start = 0, position = 0
    while position < string.length {
        try vm.poll()
        try vm.set(splitter, vm[.lastIndex], .number(position))
        let result = try vm.regExpExec(splitter, string)
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(result)
        let end = result.isNull ? start : min(try vm.toLength(vm.get(splitter, vm[.lastIndex])), string.length)
        if result.isNull || end == start {
            position = vm.advanceStringIndex(string, position, isUnicode)
            continue
        }
        try vm.append(parts, vm.capturedText(string, start..<position))
        if Int(parts.arrayLength) == limit { return }
        start = end
        let captures = max(try vm.lengthOfArrayLike(result.asObject) - 1, 0)
        for number in 0..<captures {
            try vm.append(parts, vm.get(result.asObject, vm.propertyKey(number + 1)))
            if Int(parts.arrayLength) == limit { return }
            if number & 1023 == 1023 { try vm.poll() }
        }
        position = start
    }
    try vm.append(parts, vm.capturedText(string, start..<string.length))
}

/// The same where nobody can look on: the matcher looks for the next match itself, instead of being asked at each place.
func splitQuietly(_ vm: VM, _ regExp: JSObject, _ program: RegExpProgram, _ string: JSString, limit: Int) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let parts = vm.newArray()
    roots.add(parts)
    if limit == 0 { return Value(parts) }
    if string.isEmpty {
        if try vm.match(program, string, from: 0, isSticky: true) { vm.noteMatch(of: regExp, string, captures: program.captureCount) }
        else { try vm.append(parts, Value(string)) }
        return Value(parts)
    }
    let scratch = vm.regExps.scratch
    var start = 0, position = 0
    while position < string.length, try vm.match(program, string, from: position, isSticky: false), let whole = scratch.capture(0) {
        try vm.poll()
        if whole.lowerBound >= string.length { break }
        // An empty one where a part begins does not count, and is the last match all the same.
        vm.noteMatch(of: regExp, string, captures: program.captureCount)
        if whole.upperBound == start {
            position = vm.advanceStringIndex(string, max(position, whole.lowerBound), program.isUnicode)
            continue
        }
        try vm.append(parts, vm.capturedText(string, start..<whole.lowerBound))
        if Int(parts.arrayLength) == limit { return Value(parts) }
        start = whole.upperBound
        for number in 1..<max(program.captureCount, 1) {
            try vm.append(parts, vm.capturedText(string, scratch.capture(number)))
            if Int(parts.arrayLength) == limit { return Value(parts) }
        }
        position = start
    }
    try vm.append(parts, vm.capturedText(string, start..<string.length))
    return Value(parts)
}
