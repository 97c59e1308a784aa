// Globals that are not the language's but that programs for Node and for browsers use: gc, performance, fetch, alert.

extension VM {
    func installShellFunctions() {
        installMicrotasks()
        installPerformance()
        addGlobalFunction("fetch", 1, fetch)
        addGlobalFunction("gc", 0, collectNow)
        addGlobalFunction("alert", 0, alert)
    }

    private func installPerformance() {
        let prototype = newObject(shape: newRootShape(prototype: Value(self[.objectPrototype]), unique: true), inlineCapacity: 0)
        install(on: prototype, [
            .method("now", 0, performanceNow),
            .getter("timeOrigin") { (vm, _) throws(JSThrow) in .number(vm.timeOrigin) },
        ])
        installTag(prototype, "Performance")
        // The rest is made by a module when somebody first asks for a part of it.
        let names: [StaticString] = [
            "clearMarks", "clearMeasures", "clearResourceTimings", "getEntries", "getEntriesByName", "getEntriesByType", "mark", "measure", "timerify",
            "eventLoopUtilization", "setResourceTimingBufferSize", "toJSON", "nodeTiming",
        ]
        for name in names {
            let key = self.key(name)
            let getter = newNativeFunction(key, length: 0, data: Value(key.string)) { (vm, arguments) throws(JSThrow) in
                _ = try vm.exports(of: .perfHooks)
                return try vm.getV(arguments.this, vm.key(arguments.callee.nativeData.asString))
            }
            addProperty(prototype, key, Value(newAccessor(getter: Value(getter), setter: .undefined)), [.configurable, .accessor])
        }
        let name = key("performance"), performance = newObject(prototype: Value(prototype), inlineCapacity: 0)
        let getter = newNativeFunction(key("get performance"), length: 0, data: Value(performance)) { (_, arguments) in arguments.callee.nativeData }
        let setter = newNativeFunction(key("set performance"), length: 1) { (vm, arguments) throws(JSThrow) in
            vm.define(vm[Intrinsic.global], vm.key("performance"), arguments[0], .all)
            return .undefined
        }
        addGlobal(name, Value(newAccessor(getter: Value(getter), setter: Value(setter))))
    }
}

/// gc ( ), as `node --expose-gc` has it: a whole collection, now.
private func collectNow(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.collectGarbage()
    return .undefined
}

/// performance.now ( ): milliseconds since the start.
private func performanceNow(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(vm.elapsedTime())
}

/// fetch ( input [ , init ] ): its module comes with the first call.
private func fetch(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.call(vm.getV(vm.exports(of: .fetch), vm.key("fetch")), this: arguments.this, arguments.list())
}

/// alert ( [ message ] ): a browser would show a box with the text.
private func alert(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = arguments.count == 0 ? "" : vm.swiftString(try vm.toString(arguments[0]))
    vm.host.write(text, false)
    return .undefined
}
