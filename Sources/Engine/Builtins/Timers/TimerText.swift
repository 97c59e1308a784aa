// Timeout and Immediate as Node shows them.

extension VM {
    /// With Node's own fields. What lies between a timer and the next one of its list is the engine's business.
    func timerText(_ timer: TimerLayout) throws(JSThrow) -> String {
        let roots = openRoots(); defer { roots.close() }
        let view = newObject(prototype: quietPrototype(of: timer.object))
        roots.add(view)
        func field(_ name: StaticString, _ value: Value) { addProperty(view, key(name), value, .all) }
        func hidden(_ name: StaticString, _ value: Value) { addProperty(view, PropertyKey(newSymbol(Value(key(name).string))), value, .all) }
        let list = timer.arguments.map { Value(newArray($0.values)) } ?? .undefined
        if timer.isImmediate {
            field("_idleNext", .null)
            field("_idlePrev", .null)
            field("_onImmediate", timer.callback)
            field("_argv", list)
            field("_destroyed", Value(timer.isDestroyed))
        } else {
            let isWaiting = timer.place >= 0
            field("_idleTimeout", .number(timer.delay))
            field("_idlePrev", isWaiting ? Value(newTimersList()) : .null)
            field("_idleNext", isWaiting ? Value(newTimersList()) : .null)
            field("_idleStart", .number(timer.start))
            field("_onTimeout", timer.callback)
            field("_timerArgs", list)
            field("_repeat", timer.isInterval ? .number(timer.delay) : .null)
            field("_destroyed", Value(timer.isDestroyed))
        }
        hidden("refed", timer.isImmediate && timer.isDestroyed ? .null : Value(timer.isReferenced))
        if !timer.isImmediate { hidden("kHasPrimitive", Value(timer.isNumbered)) }
        hidden("asyncId", Value(int32: timer.number))
        hidden("triggerId", Value(int32: timer.trigger))
        var options = InspectOptions()
        options.customInspect = false
        // Only a Timeout has a method of its own for it.
        if !timer.isImmediate { options.depth = 0 }
        return try inspect(Value(view), options)
    }

    /// What stands for Node's list of timers with one duration.
    private func newTimersList() -> JSObject {
        let prototype = newObject()
        let constructor = newNativeFunction(key("TimersList"), length: 0) { (_, _) throws(JSThrow) in .undefined }
        materialize(constructor)
        addProperty(constructor, self[.prototype], Value(prototype), [])
        addProperty(prototype, self[.constructor], Value(constructor), .hidden)
        let list = newObject(prototype: Value(prototype))
        addProperty(list, key("priorityQueuePosition"), .number(0), .all)
        return list
    }
}
