// Executing a regular expression (ECMA-262 §22.2.7): one match, and the array that tells it.

extension VM {
    /// §22.2.7.1 RegExpExec ( R, S ): an array, or null. The caller roots both.
    func regExpExec(_ regExp: JSObject, _ string: JSString) throws(JSThrow) -> Value {
        let exec = try get(regExp, self[.exec])
        if exec.isCallable, !isNative(exec, regExpPrototypeExec) {
            let result = try call(exec, this: Value(regExp), Value(string))
            guard result.isObject || result.isNull else { throw typeError("RegExp exec method returned something other than an Object or null") }
            return result
        }
        guard regExp.kind == .regExp else { throw incompatibleReceiver("RegExp.prototype.exec", Value(regExp)) }
        return try regExpBuiltinExec(regExp, string)
    }

    /// §22.2.7.2 RegExpBuiltinExec ( R, S )
    func regExpBuiltinExec(_ regExp: JSObject, _ string: JSString) throws(JSThrow) -> Value {
        guard let program = try regExpMatchNext(regExp, string) else { return .null }
        return Value(try matchResult(program, string, hasIndices: RegExpLayout(regExp).flags.contains(.hasIndices)))
    }

    /// Steps 1 to 18 of it: looks for the next match by `lastIndex`, which goes on behind it. The captures are in the scratch.
    func regExpMatchNext(_ regExp: JSObject, _ string: JSString) throws(JSThrow) -> RegExpProgram? {
        let isPlain = hasInitialShape(regExp), stored = isPlain ? regExp.slot(0) : try get(regExp, self[.lastIndex])
        var lastIndex = stored.isInt32 && stored.asInt32 >= 0 ? Int(stored.asInt32) : try toLength(stored)
        // What toLength ran may have compiled the expression anew.
        let flags = RegExpLayout(regExp).flags
        let usesLastIndex = !flags.isDisjoint(with: [.global, .sticky])
        if !usesLastIndex { lastIndex = 0 }
        let program = try program(of: regExp)
        if lastIndex <= string.length {
            if flags.isUnicode { lastIndex = characterStart(string, lastIndex) }
            if try match(program, string, from: lastIndex, isSticky: flags.contains(.sticky)), let whole = regExps.scratch.capture(0) {
                if usesLastIndex { try setLastIndex(regExp, whole.upperBound) }
                noteMatch(of: regExp, string, captures: program.captureCount)
                return program
            }
        }
        if usesLastIndex { try setLastIndex(regExp, 0) }
        return nil
    }

    /// In Unicode mode a place within a surrogate pair means the pair.
    private func characterStart(_ string: JSString, _ index: Int) -> Int {
        guard string.isTwoByte, index > 0, index < string.length else { return index }
        let text = flat(string)
        return text[index] & 0xFC00 == 0xDC00 && text[index - 1] & 0xFC00 == 0xD800 ? index - 1 : index
    }

    func setLastIndex(_ regExp: JSObject, _ index: Int) throws(JSThrow) {
        if hasInitialShape(regExp) { regExp.setSlot(0, .number(index)) } else { try set(regExp, self[.lastIndex], .number(index)) }
    }

    /// Steps 19 on: the array with `index`, `input`, `groups` and perhaps `indices`. Runs no script.
    func matchResult(_ program: RegExpProgram, _ string: JSString, hasIndices: Bool) throws(JSThrow) -> JSObject {
        let scratch = regExps.scratch
        let array = newArray(capacity: program.captureCount)
        if let elements = array.elements {
            for number in 0..<program.captureCount { elements[number] = capturedText(string, scratch.capture(number)) }
            elements.count = program.captureCount
            array.arrayLength = UInt32(truncatingIfNeeded: program.captureCount)
        }
        let groups = !program.hasNames ? Value.undefined : namedGroups(program.names) { capturedText(string, scratch.capture($0)) }
        array.slots = newSlots(!program.hasNames && !hasIndices ? 3 : 4)
        array.shapeID = self[.regExpLastMatch].elements.unsafelyUnwrapped[2].asObject.shapeID
        array.setSlot(0, .number(scratch.capture(0)?.lowerBound ?? 0))
        array.setSlot(1, Value(string))
        array.setSlot(2, groups)
        if hasIndices { addProperty(array, self[.indices], Value(try matchIndices(program)), .all) }
        return array
    }

    /// §22.2.7.8 MakeMatchIndicesIndexPairArray
    private func matchIndices(_ program: RegExpProgram) throws(JSThrow) -> JSObject {
        let scratch = regExps.scratch
        func pair(_ number: Int) -> Value {
            guard let range = scratch.capture(number) else { return .undefined }
            return Value(newArray([.number(range.lowerBound), .number(range.upperBound)]))
        }
        let array = newArray(capacity: program.captureCount)
        for number in 0..<program.captureCount { try append(array, pair(number)) }
        addProperty(array, self[.groups], namedGroups(program.names, pair), .all)
        return array
    }

    /// An object without a prototype that has what the named groups captured; undefined where none has a name.
    func namedGroups(_ names: [(name: [UInt16], capture: Int)], _ value: (Int) -> Value) -> Value {
        if names.isEmpty { return .undefined }
        let groups = newObject(prototype: .null)
        for (name, capture) in names {
            let key = key(string(units: name))
            // Of groups that share a name, the one that took part counts.
            let captured = value(capture)
            if ownProperty(groups, key) == nil { addProperty(groups, key, captured, .all) } else if !captured.isUndefined { define(groups, key, captured) }
        }
        return Value(groups)
    }

    func capturedText(_ string: JSString, _ range: Range<Int>?) -> Value {
        guard let range else { return .undefined }
        return Value(range.isEmpty ? self.string(.emptyString) : substring(string, range.lowerBound, range.upperBound))
    }

    /// §22.2.7.3 AdvanceStringIndex ( S, index, unicode )
    func advanceStringIndex(_ string: JSString, _ index: Int, _ isUnicode: Bool) -> Int {
        guard isUnicode, index + 1 < string.length else { return index + 1 }
        return index + flat(string).codePoint(at: index).length
    }
}

/// §22.2.6.2 RegExp.prototype.exec ( string )
func regExpPrototypeExec(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let regExp = try thisRegExp(vm, arguments, "exec")
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.rootedString(arguments[0], roots)
    return try vm.regExpBuiltinExec(regExp, string)
}

/// §22.2.6.16 RegExp.prototype.test ( S )
func regExpTest(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let regExp = try thisRegExpObject(vm, arguments, "test")
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.rootedString(arguments[0], roots)
    if regExp.kind == .regExp, vm.isNative(try vm.get(regExp, vm[.exec]), regExpPrototypeExec) {
        return Value(try vm.regExpMatchNext(regExp, string) != nil)
    }
    return Value(!(try vm.regExpExec(regExp, string)).isNull)
}
