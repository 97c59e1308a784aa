// RegExp.prototype's Symbol.match, Symbol.matchAll and Symbol.search (ECMA-262 §22.2.6.8, §22.2.6.9, §22.2.6.12).

extension VM {
    /// The letters of an object's `flags`, as text that may be looked through.
    func flagLetters(_ regExp: JSObject, _ roots: Roots) throws(JSThrow) -> [UInt16] {
        flat(try rootedString(get(regExp, self[.flags]), roots)).array()
    }

    /// Goes on behind an empty match, which would be found for ever.
    func stepOverEmptyMatch(_ regExp: JSObject, _ string: JSString, isUnicode: Bool) throws(JSThrow) {
        let index = try toLength(get(regExp, self[.lastIndex]))
        try set(regExp, self[.lastIndex], .number(advanceStringIndex(string, index, isUnicode)))
    }
}

/// §22.2.6.8 RegExp.prototype [ %Symbol.match% ] ( string )
func regExpMatch(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let regExp = try thisRegExpObject(vm, arguments, "@@match")
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.rootedString(arguments[0], roots)
    if vm.regExps.isPristine(vm, regExp), RegExpLayout(regExp).flags.contains(.global) { return try allMatches(vm, regExp, string) }
    let flags = try vm.flagLetters(regExp, roots)
    guard flags.contains(0x67) else { return try vm.regExpExec(regExp, string) }
    let isUnicode = flags.contains(0x75) || flags.contains(0x76)
    try vm.set(regExp, vm[.lastIndex], Value(int32: 0))
    let matches = vm.newArray()
    roots.add(matches)
    while true {
        let result = try vm.regExpExec(regExp, string)
        if result.isNull { return matches.arrayLength == 0 ? .null : Value(matches) }
        let inner = vm.openRoots(); defer { inner.close() }
        inner.add(result)
        let text = try vm.rootedString(vm.get(result.asObject, PropertyKey(index: 0)), inner)
        try vm.append(matches, Value(text))
        if text.isEmpty { try vm.stepOverEmptyMatch(regExp, string, isUnicode: isUnicode) }
        try vm.poll()
    }
}

/// The same where nobody can look on: no array is made for each match.
func allMatches(_ vm: VM, _ regExp: JSObject, _ string: JSString) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let matches = vm.newArray()
    roots.add(matches)
    try vm.forEachMatch(regExp, string) { (_, whole) throws(JSThrow) in try vm.append(matches, vm.capturedText(string, whole)) }
    return matches.arrayLength == 0 ? .null : Value(matches)
}

extension VM {
    /// Every match of a pristine global expression from the start on; gives how many there are. The body gets where each is, and must run no
    /// script; the captures are in the scratch.
    @discardableResult
    func forEachMatch(_ regExp: JSObject, _ string: JSString, _ body: (RegExpProgram, Range<Int>) throws(JSThrow) -> Void) throws(JSThrow) -> Int {
        let isUnicode = RegExpLayout(regExp).flags.isUnicode, isSticky = RegExpLayout(regExp).flags.contains(.sticky)
        let program = try program(of: regExp), captures = program.captureCount, room = regExps, isLegacy = RegExpLayout(regExp).isLegacy
        // As the search that finds nothing more leaves it; nobody looks before that.
        try setLastIndex(regExp, 0)
        var rounds = 0, last = 0..<0
        try forEachMatch(program, string, isSticky: isSticky) { (whole) throws(JSThrow) in
            last = whole
            // Of those without captures the last alone is noted, at the end.
            if rounds == 0 { noteMatch(of: regExp, string, captures: captures) } else if captures > 1 { room.noteMatch(isLegacy: isLegacy, captures: captures) }
            try body(program, whole)
            rounds += 1
            if rounds & 255 == 0 { try poll() }
            return whole.isEmpty ? advanceStringIndex(string, whole.upperBound, isUnicode) : whole.upperBound
        }
        if captures == 1, rounds > 1 { room.noteMatch(isLegacy: isLegacy, whole: last) }
        return rounds
    }
}

/// §22.2.6.9 RegExp.prototype [ %Symbol.matchAll% ] ( string )
func regExpMatchAll(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let regExp = try thisRegExpObject(vm, arguments, "@@matchAll")
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.rootedString(arguments[0], roots)
    let constructor = try vm.speciesConstructor(regExp, default: vm[.regExp])
    roots.add(constructor)
    let flags = try vm.rootedString(vm.get(regExp, vm[.flags]), roots)
    let matcher = try vm.construct(constructor, [Value(regExp), Value(flags)])
    roots.add(matcher)
    let lastIndex = try vm.toLength(vm.get(regExp, vm[.lastIndex]))
    try vm.set(matcher, vm[.lastIndex], .number(lastIndex))
    let letters = vm.flat(flags).array()
    return Value(vm.newRegExpStringIterator(matcher, string, isGlobal: letters.contains(0x67), isUnicode: letters.contains(0x75) || letters.contains(0x76)))
}

/// §22.2.6.12 RegExp.prototype [ %Symbol.search% ] ( string )
func regExpSearch(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let regExp = try thisRegExpObject(vm, arguments, "@@search")
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.rootedString(arguments[0], roots)
    let previous = try vm.get(regExp, vm[.lastIndex])
    roots.add(previous)
    if !vm.sameValue(previous, Value(int32: 0)) { try vm.set(regExp, vm[.lastIndex], Value(int32: 0)) }
    let result = try vm.regExpExec(regExp, string)
    roots.add(result)
    let current = try vm.get(regExp, vm[.lastIndex])
    if !vm.sameValue(current, previous) { try vm.set(regExp, vm[.lastIndex], previous) }
    return result.isNull ? Value(int32: -1) : try vm.get(result.asObject, vm[.index])
}
