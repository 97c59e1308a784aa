// RegExp.prototype's Symbol.replace (ECMA-262 §22.2.6.11).

/// What a match is replaced by.
private enum Replacer {
    case function(Value)
    case template(JSString)
}

/// §22.2.6.11 RegExp.prototype [ %Symbol.replace% ] ( string, replaceValue )
func regExpReplace(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let regExp = try thisRegExpObject(vm, arguments, "@@replace")
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.rootedString(arguments[0], roots)
    let replacer: Replacer = arguments[1].isCallable ? .function(arguments[1]) : .template(try vm.rootedString(arguments[1], roots))
    if vm.regExps.isPristine(vm, regExp) {
        switch replacer {
        case .template(let template): return try vm.replaceQuietly(regExp, string, template)
        case .function(let function): return try vm.replaceQuietly(regExp, string, by: function)
        }
    }
    let flags = try vm.flagLetters(regExp, roots)
    let isGlobal = flags.contains(0x67), isUnicode = flags.contains(0x75) || flags.contains(0x76)
    if isGlobal { try vm.set(regExp, vm[.lastIndex], Value(int32: 0)) }
    let results = vm.newArray()
    roots.add(results)
    while true {
        let result = try vm.regExpExec(regExp, string)
        if result.isNull { break }
        try vm.append(results, result)
        if !isGlobal { break }
        if try vm.toString(vm.get(result.asObject, PropertyKey(index: 0))).isEmpty {
            try vm.stepOverEmptyMatch(regExp, string, isUnicode: isUnicode)
        }
        try vm.poll()
    }
    return Value(try substitute(vm, string, results, replacer))
}

/// Steps 14 on: puts the string together from what stands between the matches and what they become.
private func substitute(_ vm: VM, _ string: JSString, _ results: JSObject, _ replacer: Replacer) throws(JSThrow) -> JSString {
    var accumulated = StringBuilder(), end = 0
    for index in 0..<Int(results.arrayLength) {
        let roots = vm.openRoots(); defer { roots.close() }
        let result = try vm.element(results, index).asObject
        roots.add(result)
        let captureCount = max(try vm.lengthOfArrayLike(result) - 1, 0)
        let matched = try vm.rootedString(vm.get(result, PropertyKey(index: 0)), roots)
        let position = min(max(try vm.toIntegerOrInfinity(vm.get(result, vm[.index])), 0), Double(string.length))
        var captures: [Value] = []
        for number in 0..<captureCount {
            var capture = try vm.get(result, vm.propertyKey(number + 1))
            if !capture.isUndefined { capture = Value(try vm.toString(capture)) }
            roots.add(capture)
            captures.append(capture)
            if number & 1023 == 1023 { try vm.poll(); try vm.reserve(captures.count * 16) }
        }
        let groups = try vm.get(result, vm[.groups])
        roots.add(groups)
        var replacement = StringBuilder()
        try appendReplacement(vm, &replacement, replacer, string, Match(text: matched, position: Int(position), captures: captures, groups: groups))
        if Int(position) >= end {
            accumulated.append(vm.flat(string), end..<Int(position))
            accumulated.append(vm.flat(try replacement.finish(vm)))
            end = Int(position) + matched.length
        }
        if accumulated.count > JSString.maximumLength { throw vm.rangeError("Invalid string length") }
    }
    if end < string.length { accumulated.append(vm.flat(string), end..<string.length) }
    return try accumulated.finish(vm)
}

private struct Match {
    let text: JSString
    let position: Int
    let captures: [Value]
    let groups: Value
}

private func appendReplacement(_ vm: VM, _ result: inout StringBuilder, _ replacer: Replacer, _ string: JSString, _ match: Match) throws(JSThrow) {
    switch replacer {
    case .function(let function):
        var arguments = [Value(match.text)] + match.captures + [.number(match.position), Value(string)]
        if !match.groups.isUndefined { arguments.append(match.groups) }
        result.append(vm.flat(try vm.toString(vm.call(function, this: .undefined, arguments))))
    case .template(let template):
        let groups = match.groups.isUndefined ? match.groups : Value(try vm.toObject(match.groups))
        try vm.appendSubstitution(&result, matched: match.text, in: string, at: match.position, captures: match.captures, namedCaptures: groups,
                                  replacement: template)
    }
}
