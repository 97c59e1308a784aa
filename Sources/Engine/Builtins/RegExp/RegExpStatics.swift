// What the last match was: RegExp.$1, RegExp.lastMatch and kin (the proposal for legacy RegExp features, as V8 has them).
// The strings stand in an array that the realm keeps: 0 what was searched, 1 `RegExp.input`; and 2 an array that nobody sees, of the
// shape that all results of `exec` begin with.

extension VM {
    func installRegExpStatics(_ constructor: JSObject) {
        let result = newArray()
        for name in [.index, .input, .groups] as [Atom] { addProperty(result, self[name], .undefined, .all) }
        self[.regExpLastMatch] = newArray([Value(string(.emptyString)), Value(string(.emptyString)), Value(result)])
        install(on: constructor, [
            .getter("input", regExpInput, setter: setRegExpInput),
            .getter("$_", regExpInput, setter: setRegExpInput),
            .getter("lastMatch", regExpLastMatch),
            .getter("$&", regExpLastMatch),
            .getter("lastParen", regExpLastParenthesis),
            .getter("$+", regExpLastParenthesis),
            .getter("leftContext", regExpLeftContext),
            .getter("$`", regExpLeftContext),
            .getter("rightContext", regExpRightContext),
            .getter("$'", regExpRightContext),
            .getter("$1") { (vm, arguments) throws(JSThrow) in try capture(vm, arguments, 1) },
            .getter("$2") { (vm, arguments) throws(JSThrow) in try capture(vm, arguments, 2) },
            .getter("$3") { (vm, arguments) throws(JSThrow) in try capture(vm, arguments, 3) },
            .getter("$4") { (vm, arguments) throws(JSThrow) in try capture(vm, arguments, 4) },
            .getter("$5") { (vm, arguments) throws(JSThrow) in try capture(vm, arguments, 5) },
            .getter("$6") { (vm, arguments) throws(JSThrow) in try capture(vm, arguments, 6) },
            .getter("$7") { (vm, arguments) throws(JSThrow) in try capture(vm, arguments, 7) },
            .getter("$8") { (vm, arguments) throws(JSThrow) in try capture(vm, arguments, 8) },
            .getter("$9") { (vm, arguments) throws(JSThrow) in try capture(vm, arguments, 9) },
        ])
    }

    /// UpdateLegacyRegExpStaticProperties, or InvalidateLegacyRegExpStaticProperties for a subclass's expression.
    func noteMatch(of regExp: JSObject, _ string: JSString, captures: Int) {
        regExps.noteMatch(isLegacy: RegExpLayout(regExp).isLegacy, captures: captures)
        guard let strings = self[.regExpLastMatch].elements else { return }
        strings[0] = Value(string)
        strings[1] = Value(string)
    }

    /// GetLegacyRegExpStaticProperty: what the statics tell of, for the constructor itself only.
    fileprivate func lastMatch(_ arguments: Arguments) throws(JSThrow) -> (string: JSString, match: RegExpRoom.LastMatch) {
        guard arguments.this == Value(self[.regExp]), regExps.lastMatch.isKnown, let strings = self[.regExpLastMatch].elements else {
            throw incompatibleReceiver("get RegExp.lastMatch", arguments.this)
        }
        return (strings[0].asString, regExps.lastMatch)
    }

    fileprivate func text(_ string: JSString, _ range: Range<Int>?) -> Value {
        let text = capturedText(string, range)
        return text.isUndefined ? Value(self.string(.emptyString)) : text
    }
}

private func regExpInput(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    _ = try vm.lastMatch(arguments)
    return try vm.element(vm[.regExpLastMatch], 1)
}

/// SetLegacyRegExpStaticProperty
private func setRegExpInput(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this == Value(vm[.regExp]) else { throw vm.incompatibleReceiver("set RegExp.input", arguments.this) }
    let string = try vm.toString(arguments[0])
    vm[.regExpLastMatch].elements?[1] = Value(string)
    return .undefined
}

private func regExpLastMatch(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (string, match) = try vm.lastMatch(arguments)
    return vm.text(string, match.capture(0))
}

private func regExpLastParenthesis(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (string, match) = try vm.lastMatch(arguments)
    return vm.text(string, match.lastParenthesis)
}

private func regExpLeftContext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (string, match) = try vm.lastMatch(arguments)
    return vm.text(string, match.capture(0).map { 0..<$0.lowerBound })
}

private func regExpRightContext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (string, match) = try vm.lastMatch(arguments)
    return vm.text(string, match.capture(0).map { $0.upperBound..<string.length })
}

private func capture(_ vm: VM, _ arguments: Arguments, _ number: Int) throws(JSThrow) -> Value {
    let (string, match) = try vm.lastMatch(arguments)
    return vm.text(string, match.capture(number))
}
