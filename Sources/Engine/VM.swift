import Platform
import Syntax

/// What a built-in function or an operation throws: that something was thrown. The value is in the VM (`VM.exception`),
/// which the collector knows.
public struct JSThrow: Error { @inline(__always) init() {} }

/// The state of one JavaScript machine, room by room.
struct VMState {
    var heap: Heap
    var collector: CollectorState
    var names: Names
    /// The current realm (ECMA-262 §9.4), and the declarations of its scripts.
    var realm: Realm
    var globals = GlobalScope()
    /// All realms, by number; what stands here of the current one is out of date. Empty until there is a second one.
    var realms: [RealmRecord] = []
    /// The frame of the constructor that another realm called last, and the number of that realm.
    var foreignCall: (frame: UnsafeMutablePointer<Frame>?, realm: UInt8) = (nil, 0)
    var shapes = ShapeRoom()
    var moduleRoom = ModuleRoom()
    var jobs = JobQueue()
    /// Where there are other agents beside this one.
    var agent: Agent?
    var clock = Clock()
    var process = ProcessState()
    /// `Error.prepareStackTrace` runs: stacks that it asks for are plain ones.
    var isPreparingStack = false
    var modules = BuiltinModules()

    // Execution
    var stack: Stack
    var exception: Value = .undefined
    var throwSite: ThrowSite?
    /// The outermost call that the last interruption ended, and where it stood.
    var interruptedSite: (info: FunctionInfo, instruction: Int32)?
    /// Who refused the last change that was refused. Read at once or not at all, so it holds nothing.
    var refusal = Refusal.primitive
    /// The last error that an emitter emitted and nobody heard, and its stack with that. Only compared, never read.
    var emission: (error: Value, stack: String)?
    /// The last error about a text that a script gave to be read. Only compared, never read.
    var textError: (error: Value, source: SourceText, range: SourceRange)?
    /// A call whose frame has no room: the innermost of those that the error tells of. Set while that is made.
    var callWithoutRoom: CallUnderWay?
    /// The error that Node's own code made last, and what is shown of that.
    var hiddenError: (error: Value, excerpt: String)?
    /// The last error that one of Node's own modules threw, and where. Only compared, never read.
    var builtInThrow: (error: Value, info: FunctionInfo, instruction: Int)?
    /// The last error whose stack `node:vm` gave its place. Only compared, never read.
    var decoratedError = Value.undefined
    var notedReason: NotedReason?
    /// An exception that passes on, as opposed to one just thrown: its throw site is known. Only compared, never read.
    var passingException: Value?
    /// Values that built-in code holds across calls into script. See `VM.openRoots`.
    var temporaries = RawList<Value>(capacity: 64)
    /// Calls of Swift into the interpreter that are under way.
    var nativeDepth = 0
    /// How often the loop was entered (LayoutMark.swift).
    var interpreterRuns: UInt64 = 0
    /// The thread's stack must not grow below this address.
    var nativeStackLimit: UInt = 0
    /// Arrays whose `join` is under way: one that holds itself comes out empty. Their callers root them.
    var joining = RawList<Value>(capacity: 8)
    var codes = RawList<UInt>(capacity: 64)
    var scopes: [ScopeDescriptor] = []
    var evals = EvalCache()

    var host: Host
    /// Made when a script first asks for local time.
    var timeZone: TimeZone?
    let regExps = RegExpRoom()
    let intl = IntlRoom()
    var console = ConsoleState()
    var random = RandomState()
}

/// A handle on a JavaScript machine. Trivial to copy; everything in the engine hangs on it.
public struct VM: @unchecked Sendable {
    let state: UnsafeMutablePointer<VMState>
    @inline(__always) init(state: UnsafeMutablePointer<VMState>) { self.state = state }

    @inline(__always) var heap: Heap { state.pointee.heap }
    public var host: Host { state.pointee.host }
    /// The zone of local time.
    var timeZone: TimeZone {
        if let known = state.pointee.timeZone { return known }
        let zone = TimeZone(host.timeZone ?? ICU.machineZone)
        state.pointee.timeZone = zone
        return zone
    }
    var regExps: RegExpRoom { state.pointee.regExps }

    @inline(__always) public subscript(intrinsic: Intrinsic) -> JSObject {
        get {
            let known = state.pointee.realm.intrinsics[intrinsic.ordinal]
            return known.isUndefined ? makeIntrinsic(intrinsic) : known.asObject
        }
        nonmutating set { state.pointee.realm.intrinsics[intrinsic.ordinal] = Value(newValue) }
    }
    @inline(__always) public subscript(atom: Atom) -> PropertyKey { state.pointee.names.knownKeys[atom.ordinal] }
    @inline(__always) public subscript(symbol: WellKnownSymbol) -> PropertyKey { state.pointee.names.wellKnownSymbols[symbol.ordinal] }
    /// The string of a known name.
    @inline(__always) public func string(_ atom: Atom) -> JSString { self[atom].string }

    /// The value that was thrown last.
    public var exception: Value {
        get { state.pointee.exception }
        nonmutating set { state.pointee.exception = newValue }
    }

    // MARK: Roots

    /// Keeps the values that `root` names alive until the scope ends. Built-in code needs it only for values that it made or
    /// read itself and still uses after calling into script: its arguments and `this` are safe anyway.
    ///
    ///     let roots = vm.openRoots(); defer { roots.close() }
    ///     roots.add(result)
    @inline(__always) public func openRoots() -> Roots { Roots(vm: self, mark: state.pointee.temporaries.count) }

    public struct Roots {
        let vm: VM
        let mark: Int
        @inline(__always) public func add(_ value: Value) { vm.state.pointee.temporaries.append(value) }
        @inline(__always) public func add(_ object: JSObject) { add(Value(object)) }
        public func add(_ values: [Value]) { for value in values { add(value) } }
        public func add(_ keys: [PropertyKey]) { for key in keys where !key.isIndex { add(Value(bits: key.bits)) } }
        @inline(__always) public func close() { vm.state.pointee.temporaries.truncate(to: mark) }
    }

    /// Throws a RangeError where the heap has no room for `bytes` more: to be asked before large allocations.
    public func reserve(_ bytes: Int) throws(JSThrow) {
        guard heap.exceedsLimit(adding: bytes) else { return }
        // Whoever catches it has room again at the next call, if there was garbage.
        heap.state.pointee.request.pointee |= SafepointRequest.collect.rawValue
        throw outOfHeap()
    }
}
