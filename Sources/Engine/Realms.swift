// Several realms in one machine (ECMA-262 §9.3). They share the heap, the names, the symbol registry, the stack and the jobs; each
// has its own built-in objects, its own global object and its own top-level declarations.
//
// The running one stands in the machine's state, where all code looks for it. A function carries the number of its realm in its
// header: a caller sees in the look by which it sees what kind of function it has before it that it is a foreign one, and then
// Swift makes the call (`inRealm`), which puts the other realm in the place of the current one until the call is over. So neither
// calls nor accesses within a realm cost anything.

/// A realm that does not run.
struct RealmRecord {
    var realm: Realm
    var globals: GlobalScope
}

extension JSObject {
    /// The number of the realm that a function of script or of the engine belongs to.
    @inline(__always) var functionRealm: UInt8 {
        assert(kind == .function || kind == .nativeFunction)
        return cell.byte3
    }
}

extension VM {
    /// The number of the running realm.
    var currentRealm: UInt8 { state.pointee.realm.number }

    /// A realm of its own, with its built-ins; its number. Throws a RangeError where there are too many.
    func createRealm() throws(JSThrow) -> UInt8 {
        // Whoever asks another realm for an intrinsic finds it.
        completeBuiltins()
        if state.pointee.realms.isEmpty {
            state.pointee.realms.append(RealmRecord(realm: state.pointee.realm, globals: state.pointee.globals))
            // Caches know what strings inherit in the first one.
            state.pointee.shapes.prototypeEpoch &+= 1
        }
        guard let number = UInt8(exactly: state.pointee.realms.count) else { throw rangeError("Too many realms") }
        var realm = Realm()
        realm.number = number
        state.pointee.realms.append(RealmRecord(realm: realm, globals: GlobalScope()))
        try inRealm(number) { () throws(JSThrow) in
            setUpObjects()
            installBuiltins()
            completeBuiltins()
        }
        return number
    }

    /// Runs `body` with that realm as the current one.
    func inRealm<Result>(_ number: UInt8, _ body: () throws(JSThrow) -> Result) throws(JSThrow) -> Result {
        let before = currentRealm
        if number == before { return try body() }
        switchRealm(to: number)
        defer { switchRealm(to: before) }
        return try body()
    }

    /// Makes a call in the function's realm. The window may be the interpreter's own: it finds the stack as it left it.
    func callingRealm<Result>(of function: JSObject, _ body: () throws(JSThrow) -> Result) throws(JSThrow) -> Result {
        let top = state.pointee.stack.top
        defer { state.pointee.stack.top = top }
        return try inRealm(function.functionRealm, body)
    }

    private func switchRealm(to number: UInt8) {
        state.pointee.realms[Int(currentRealm)] = RealmRecord(realm: state.pointee.realm, globals: state.pointee.globals)
        let next = state.pointee.realms[Int(number)]
        state.pointee.realm = next.realm
        state.pointee.globals = next.globals
    }

    /// A function of script or of the engine that belongs to another realm than the current one.
    @inline(__always) func isForeign(_ function: JSObject) -> Bool {
        function.cell.byte3 != state.pointee.realm.number && (function.kind == .function || function.kind == .nativeFunction)
    }

    /// §7.3.24 GetFunctionRealm
    func functionRealm(_ function: JSObject) throws(JSThrow) -> UInt8 {
        var next = function
        while true {
            switch next.kind {
            case .function, .nativeFunction: return next.functionRealm
            case .boundFunction: next = BoundFunctionLayout(next).target.asObject
            case .proxy:
                let target = ProxyLayout(next).target
                guard target.isObject else { throw typeError("Cannot perform 'get' on a proxy that has been revoked") }
                next = target.asObject
            default: return currentRealm
            }
        }
    }

    /// A realm's own object of that name.
    func intrinsic(_ intrinsic: Intrinsic, ofRealm number: UInt8) -> JSObject {
        if number == currentRealm { return self[intrinsic] }
        return state.pointee.realms[Int(number)].realm.intrinsics[intrinsic.ordinal].asObject
    }

    /// With the machine's end.
    func deallocateRealms() {
        for other in state.pointee.realms where other.realm.number != currentRealm {
            other.realm.deallocate()
            other.globals.deallocate()
        }
        state.pointee.realm.deallocate()
        state.pointee.globals.deallocate()
    }
}
