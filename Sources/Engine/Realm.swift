import Syntax

extension VM {
    /// How a machine is set up.
    public struct Options {
        /// The most bytes that live objects may take; beyond it scripts get a RangeError.
        public var heapLimit = 1 << 30
        /// Collect at every safepoint: slow, and it finds every value that somebody forgot to root.
        public var isStressed = false
        /// Bytes of the thread's own stack that calls between Swift and script may take, from where the machine is made. Deeper
        /// recursion is a RangeError. As it stands it is safe on any thread that has the usual eight mebibytes.
        public var stackBytes = 4 << 20
        /// Make all built-in classes at once, and not each when somebody first asks for it: for who wants to know what was there before the program.
        public var makesBuiltinsAtOnce = false
        public init() {}
    }
}

/// What the scripts of one realm find there (ECMA-262 §9.3): the built-in objects, and the shapes that objects begin with.
/// Realms.swift tells how a machine comes to have several.
struct Realm {
    /// Its place among the machine's realms. Its functions carry it in their header.
    var number: UInt8 = 0
    /// By `Intrinsic`, and one more: the array iterator's own `next`, for `arrayIterationIsPristine`.
    let intrinsics: UnsafeMutablePointer<Value>
    var plainObjectShape: UInt32 = 0
    var iteratorResultShape: UInt32 = 0
    var arrayShape: UInt32 = 0
    var functionShape: UInt32 = 0
    /// Of arguments objects of sloppy functions, once one was made.
    var argumentsShape: UInt32 = 0
    var arrayIteration = ArrayIteration()
    /// The groups of built-ins that are not made yet, a bit each (BuiltinGroups.swift).
    var pendingGroups: UInt64 = 0
    /// `eval` and the constructors of functions work: a context of `node:vm` may be made without.
    var makesCodeOfTexts = true

    init() {
        intrinsics = .allocate(capacity: Intrinsic.allCases.count + 1)
        intrinsics.initialize(repeating: .undefined, count: Intrinsic.allCases.count)
        (intrinsics + Intrinsic.allCases.count).initialize(to: .empty)
    }

    func deallocate() { intrinsics.deallocate() }
}

/// Where the properties stand that say how an array is iterated; good while the epoch of prototypes stands. (Writing a value to a
/// property does not change the epoch: so the places are kept, and not what stood there.)
struct ArrayIteration {
    var epoch: UInt32 = 0
    /// Of Array.prototype[@@iterator] and %ArrayIteratorPrototype%.next; nil where they are no data properties.
    var values: UnsafePointer<Value>?
    var next: UnsafePointer<Value>?
    /// An array iterator finds a method `return`: the language's own do not.
    var hasReturn = false
}

/// What all objects of a machine share, whichever realm they come from.
struct ShapeRoom {
    /// Root shapes by prototype and inline room (see `rootShape`); entries die with their shape.
    var rootShapes = WordTable()
    /// Grows whenever an object that is a prototype changes its layout.
    var prototypeEpoch: UInt32 = 1
    var prototypesHaveIndices = false
    var places = PlaceMemory()
    /// The same for `base[key]`.
    var keyed = PlaceMemory()
    var bare = BarePrototype()
    var instances = InstanceMemory()
    var kinships = KinshipMemory()

    func deallocate() {
        rootShapes.deallocate()
        places.deallocate()
        keyed.deallocate()
        instances.deallocate()
        kinships.deallocate()
    }
}

extension VM {
    /// A new machine with its realm (ECMA-262 §9.3). Nil where the system gives no memory.
    public static func make(options: Options = Options(), host: Host = Host()) -> VM? {
        guard let heap = Heap(limit: options.heapLimit) else { return nil }
        let stack = Stack()
        let pointer = UnsafeMutablePointer<VMState>.allocate(capacity: 1)
        pointer.initialize(to: VMState(heap: heap, collector: CollectorState(heap), names: Names(), realm: Realm(), stack: stack, host: host))
        pointer.pointee.nativeStackLimit = UInt(max(0, Int(currentStackAddress()) - options.stackBytes))
        let vm = VM(state: pointer)
        vm.setUpNames()
        vm.setUpObjects()
        vm.installBuiltins()
        if options.makesBuiltinsAtOnce { vm.completeBuiltins() }
        heap.watchNativeMemory()
        if options.isStressed { heap.state.pointee.request.pointee |= SafepointRequest.stress.rawValue }
        return vm
    }

    /// Ends the machine and gives all its memory back. The handle and every value are void afterwards.
    public func destroy() {
        state.pointee.agent?.cluster.close()
        for i in 0..<state.pointee.codes.count {
            if let address = UnsafeMutableRawPointer(bitPattern: state.pointee.codes[i]) {
                Code.free(CodeCell(Cell(address)).code)
            }
        }
        state.pointee.codes.deallocate()
        state.pointee.names.deallocate()
        deallocateRealms()
        state.pointee.shapes.deallocate()
        state.pointee.temporaries.deallocate()
        state.pointee.joining.deallocate()
        state.pointee.jobs.kept.deallocate()
        state.pointee.collector.deallocate()
        state.pointee.regExps.deallocate()
        state.pointee.stack.release()
        heap.deallocate()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    private func setUpNames() {
        for atom in Atom.allCases { state.pointee.names.knownKeys[atom.ordinal] = key(atom.rawValue) }
        for symbol in WellKnownSymbol.allCases {
            let description = Value(string("Symbol." + symbol.rawValue))
            state.pointee.names.wellKnownSymbols[symbol.ordinal] = PropertyKey(newSymbol(description, flags: JSSymbol.Flags.wellKnown))
        }
    }

    /// The objects that all others need, in the current realm.
    func setUpObjects() {
        let objectPrototype = newObject(shape: newRootShape(prototype: .null, unique: true), inlineCapacity: 0)
        self[.objectPrototype] = objectPrototype
        state.pointee.realm.plainObjectShape = rootShape(for: Value(objectPrototype), inlineCapacity: 4).id
        let functionPrototype = newNativeFunction(self[.emptyString], length: 0, prototype: objectPrototype) { (_, _) throws(JSThrow) in .undefined }
        materialize(functionPrototype)
        self[.functionPrototype] = functionPrototype
        state.pointee.realm.functionShape = rootShape(for: Value(functionPrototype), .function).id
        let global = newIntrinsicObject(.global, kind: .global)
        nameGlobals()
        addGlobal(self[.globalThis], Value(global))
        addGlobal(self[Atom.global], Value(global))
        installTag(global, "global")
        let arrayPrototype = newArray(prototype: objectPrototype)
        self[.arrayPrototype] = arrayPrototype
        state.pointee.realm.arrayShape = rootShape(for: Value(arrayPrototype), .array).id
        let result = rootShape(for: Value(objectPrototype), inlineCapacity: 2)
        if let withValue = transition(result, adding: self[.value], .all), let both = transition(withValue, adding: self[.done], .all) {
            state.pointee.realm.iteratorResultShape = both.id
        }
    }

    /// Every built-in, now or later.
    func installBuiltins() {
        announceGroups()
        installGlobalConstants()
        installTimers()
        // What every program meets, before it has done anything: the prototypes of its objects, functions and arrays.
        for group in [.object, .function, .array] as [BuiltinGroup] { make(group) }
        installGlobalFunctions()
        installEval()
        installStructuredClone()
        installConsole()
        installShellFunctions()
        installProcess()
    }
}
