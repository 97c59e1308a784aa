// `Error.prepareStackTrace ( error, callSites )`, V8's: a program that sets it makes of the calls under way what it likes, and that is the error's `stack`.
// The call sites are objects of a class in JavaScript (Modules/Sources/CallSitesModule.swift), which is loaded when the first of them is wanted.

extension VM {
    /// What the program's `Error.prepareStackTrace` makes of the calls; nil where it has none.
    func preparedStack(_ error: JSObject, _ trace: Value) throws(JSThrow) -> Value? {
        guard !state.pointee.isPreparingStack, let calls = CapturedCalls(trace),
              let own = ownProperty(self[.error], key("prepareStackTrace")), !own.isAccessor, own.stored.isCallable else { return nil }
        state.pointee.isPreparingStack = true
        defer { state.pointee.isPreparingStack = false }
        let roots = openRoots(); defer { roots.close() }
        roots.add(own.stored)
        let make = try getV(exports(of: .callSites), key("make"))
        roots.add(make)
        var sites: [Value] = []
        for i in 0..<calls.count {
            let site = try call(make, this: .undefined, facts(of: calls[i]))
            roots.add(site)
            sites.append(site)
        }
        let list = newArray(sites)
        roots.add(list)
        return try call(own.stored, this: Value(self[.error]), Value(error), Value(list))
    }

    /// What is known of a call: its line, function, receiver, property, file, line and column, and how it was made.
    private func facts(of call: CapturedCall) -> [Value] {
        var place: [Value] = [.undefined, .null, .null]
        var name = call.name, isEval = false
        if let (info, offset) = call.offset {
            let position = info.source.position(at: offset)
            place = [Value(string(info.source.name)), .number(position.line), .number(position.column)]
            isEval = info.source.isFromString
            if name.isUndefined || name.isString && name.asString.isEmpty { name = info.inferredName.isEmpty ? .null : Value(string(info.inferredName)) }
        }
        if name.isUndefined { name = .null }
        let flags: [Bool] = [call.flags.contains(.construct), call.flags.contains(.async), isEval]
        let type = call.flags.contains(.onClass) ? Value(string("Function")) : call.type
        let method = !call.flags.contains(.method) ? .null : call.property.isUndefined ? name : call.property
        return [Value(string(line(call))), name, type, method] + place + flags.map { Value($0) }
    }
}
