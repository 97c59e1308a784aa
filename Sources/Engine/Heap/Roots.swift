// What is alive without any other: the machine's own variables and the value stack, told once for the collector, which listens
// without names, and for people.

/// Why a cell is alive without any other.
public enum Root: Hashable, Sendable {
    case global
    /// A top-level `let`, `const` or `class`.
    case binding(String)
    /// A register of a call that is under way. The function's name is empty for built-in ones and for those without.
    case stack(function: String, variable: String?)
    /// Built-in code that runs holds it.
    case temporary
    /// A WeakRef gave it out in this job (ECMA-262 §9.11).
    case keptAlive
    case exception
    case microtask
    /// `process.nextTick` was given it.
    case tick
    /// A timer that waits, by the function that made it. `due`: in so many milliseconds; nil for one that waits for no time.
    case timer(String, due: Double?)
    /// A promise that was rejected, of which the host is to be told.
    case rejection
    /// A registry whose callback is to be called.
    case cleanup
    case symbolRegistry(String)
    case intrinsic(Intrinsic)
    /// A module's variables.
    case module(String)
    case engine(String)
}

/// Somebody who wants to know the roots.
protocol RootVisitor {
    mutating func root(_ cell: Cell, _ why: @autoclosure () -> Root)
    /// Registers of the value stack that nobody reads any more.
    mutating func stale(_ values: UnsafeMutablePointer<Value>, count: Int)
}

extension RootVisitor {
    @inline(__always) mutating func root(_ value: Value, _ why: @autoclosure () -> Root) { if value.isCell { root(value.asCell, why()) } }
    @inline(__always) mutating func root(_ key: PropertyKey, _ why: @autoclosure () -> Root) { root(Value(bits: key.bits), why()) }
}

private struct RootTeller: RootVisitor {
    let body: (Root, Cell) -> Void
    func root(_ cell: Cell, _ why: @autoclosure () -> Root) { body(why(), cell) }
    func stale(_ values: UnsafeMutablePointer<Value>, count: Int) {}
}

extension VM {
    /// Calls `body` for each cell that is alive without another, in a fixed order. A cell may have several reasons.
    public func forEachRoot(_ body: (Root, Cell) -> Void) {
        withoutActuallyEscaping(body) { body in
            var teller = RootTeller(body: body)
            visitRoots(&teller)
        }
    }

    /// Tells the visitor every root: those with a name in the program first.
    func visitRoots<V: RootVisitor>(_ visitor: inout V) {
        visitor.root(self[Intrinsic.global].cell, .global)
        visitBindings(state.pointee.globals, &visitor)
        visitModules(&visitor)
        visitStack(&visitor)
        for i in 0..<state.pointee.temporaries.count { visitor.root(state.pointee.temporaries[i], .temporary) }
        for i in 0..<state.pointee.jobs.kept.values.count { visitor.root(state.pointee.jobs.kept.values[i], .keptAlive) }
        visitor.root(state.pointee.exception, .exception)
        for job in state.pointee.jobs.ticks { visit(job, .tick, &visitor) }
        for job in state.pointee.jobs.microtasks { visit(job, .microtask, &visitor) }
        for waiting in state.pointee.jobs.setAside { for job in waiting { visit(job, .microtask, &visitor) } }
        // By place in the queue for the collector, who asks for no names; the names say when each is due.
        for entry in state.pointee.jobs.timers.entries {
            visitor.root(entry.timer.object.cell, .timer(entry.timer.maker, due: max(0, entry.due - loopTime)))
        }
        for immediate in state.pointee.jobs.immediates { visitor.root(immediate, .timer("setImmediate", due: nil)) }
        visitor.root(state.pointee.jobs.context, .engine("AsyncLocalStorage"))
        visitor.root(state.pointee.jobs.failedContext, .engine("AsyncLocalStorage"))
        for context in state.pointee.jobs.rejections.contexts { visitor.root(context, .engine("AsyncLocalStorage")) }
        let hooks = state.pointee.jobs.hooks
        for value in [hooks.listener, hooks.idKey, hooks.triggerKey] + hooks.scopes.map(\.resource) { visitor.root(value, .engine("async_hooks")) }
        for entry in state.pointee.jobs.timerContexts { visitor.root(entry.context, .engine("AsyncLocalStorage")) }
        visitor.root(state.pointee.modules.inspectDefaults, .engine("inspect.defaultOptions"))
        for poll in state.pointee.jobs.polls {
            visitor.root(poll.target, .engine("what files and messages answer"))
            visitor.root(poll.context, .engine("AsyncLocalStorage"))
        }
        visitor.root(state.pointee.jobs.main, .engine("main module"))
        for promise in state.pointee.jobs.rejections.pending { visitor.root(promise, .rejection) }
        for promise in state.pointee.jobs.rejections.handledLate { visitor.root(promise, .rejection) }
        for waiter in state.pointee.jobs.waiters { visitor.root(waiter.record.cell, .engine("Atomics.waitAsync")) }
        if let agent = state.pointee.agent { visitor.root(agent.receiver, .engine("receiveBroadcast")) }
        for buffer in state.pointee.jobs.broadcasts { visitor.root(buffer, .engine("broadcast")) }
        for registry in state.pointee.jobs.cleanups { visitor.root(registry, .cleanup) }
        for entry in state.pointee.names.symbolRegistry {
            visitor.root(entry.symbol.cell, .symbolRegistry(swiftString(entry.key)))
            visitor.root(entry.key.cell, .engine("symbol registry"))
        }
        for exports in state.pointee.modules.exports { visitor.root(exports, .engine("built-in module")) }
        visitor.root(state.pointee.modules.internals, .engine("built-in modules"))
        visitEngineRoots(&visitor)
    }

    private func visit<V: RootVisitor>(_ job: Job, _ why: Root, _ visitor: inout V) {
        visitor.root(job.callback, why)
        visitor.root(job.this, why)
        visitor.root(job.arguments, why)
        visitor.root(job.resource, .engine("async_hooks"))
        visitor.root(job.context, .engine("AsyncLocalStorage"))
    }

    private func visitEngineRoots<V: RootVisitor>(_ visitor: inout V) {
        visitEngineRoots(of: state.pointee.realm, &visitor)
        visitOtherRealms(&visitor)
        for i in 0..<Atom.allCases.count { visitor.root(state.pointee.names.knownKeys[i], .engine("property name")) }
        for i in 0..<WellKnownSymbol.allCases.count { visitor.root(state.pointee.names.wellKnownSymbols[i], .engine("well-known symbol")) }
        for i in 0..<256 { if let address = state.pointee.names.singleUnits[i] { visitor.root(Cell(address), .engine("string of one unit")) } }
    }

    private func visitEngineRoots<V: RootVisitor>(of realm: Realm, _ visitor: inout V) {
        for intrinsic in Intrinsic.allCases where intrinsic != .global {
            visitor.root(realm.intrinsics[intrinsic.ordinal], .intrinsic(intrinsic))
        }
        visitor.root(realm.intrinsics[Intrinsic.allCases.count], .engine("array iterator"))
        for id in [realm.plainObjectShape, realm.arrayShape, realm.functionShape, realm.argumentsShape, realm.iteratorResultShape] where id != 0 {
            visitor.root(shape(id).cell, .engine("shape"))
        }
    }

    private func visitBindings<V: RootVisitor>(_ globals: GlobalScope, _ visitor: inout V) {
        for i in 0..<globals.bindings.count {
            let binding = globals.bindings[i]
            visitor.root(binding.value, .binding(describe(binding.name)))
            visitor.root(binding.name, .engine("binding name"))
        }
    }

    private func visitOtherRealms<V: RootVisitor>(_ visitor: inout V) {
        for other in state.pointee.realms where other.realm.number != state.pointee.realm.number {
            visitor.root(other.realm.intrinsics[Intrinsic.global.ordinal], .engine("realm"))
            visitBindings(other.globals, &visitor)
            visitEngineRoots(of: other.realm, &visitor)
        }
    }

    /// The value stack, window by window. What is dead at a frame's instruction is told as stale.
    private func visitStack<V: RootVisitor>(_ visitor: inout V) {
        let stack = state.pointee.stack
        var position = stack.base
        for i in 0..<stack.frameCount {
            let frame = stack.frames[i]
            while position < frame.registers { visitor.root(position.pointee, .stack(function: "", variable: nil)); position += 1 }
            let instruction = frame.pc - UnsafePointer(frame.code.pointee.instructions) - 1
            let height = instruction < 0 ? Int(frame.argumentCount) + 2 : Int(frame.code.pointee.heights[instruction])
            let unwritten = frame.code.pointee.unwrittenRegister
            for register in 0..<height where register != unwritten { visitor.root(frame.registers[register], stackRoot(frame.code, register, instruction)) }
            if unwritten < height { visitor.stale(frame.registers + unwritten, count: 1) }
            visitor.root(frame.newTarget, .stack(function: functionName(of: frame.code), variable: "new.target"))
            let next = i + 1 < stack.frameCount ? stack.frames[i + 1].window : stack.top
            let live = frame.registers + height, end = min(frame.registers + Int(frame.code.pointee.registerCount), next)
            if live < end { visitor.stale(live, count: end - live) }
            position = max(live, end)
        }
        while position < stack.top { visitor.root(position.pointee, .stack(function: "", variable: nil)); position += 1 }
    }

    private func functionName(of code: UnsafeMutablePointer<Code>) -> String {
        code.pointee.name.isString ? swiftString(code.pointee.name.asString) : ""
    }

    private func stackRoot(_ code: UnsafeMutablePointer<Code>, _ register: Int, _ instruction: Int) -> Root {
        // Built-in code, though written in JavaScript.
        if code.pointee.info.source.isBuiltIn { return .temporary }
        let variable = register == 1 ? "this"
            : code.pointee.info.variables.first { $0.register == register && $0.start <= instruction && instruction <= $0.end }?.name
        return .stack(function: functionName(of: code), variable: variable)
    }
}
