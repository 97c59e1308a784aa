// What the program around a machine sees of it and sets in it, beside running scripts. Nothing here runs script, allocates
// or collects: to look at the heap must not change it.
import Syntax

extension VM {
    // MARK: The heap

    /// Who is told what the collector does; one, held strongly.
    public var observer: (any HeapObserver)? {
        get { state.pointee.collector.observer }
        nonmutating set { state.pointee.collector.observer = newValue }
    }
    /// Bytes in use, garbage included until it is collected.
    public var usedBytes: Int { heap.usedBytes }
    /// How many collections there were.
    public var collections: Int { heap.collections }
    /// The addresses among which all cells are, in blocks of ``blockSize`` bytes.
    public var heapBase: UInt { UInt(bitPattern: heap.state.pointee.region.base) }
    public var heapBlockCount: Int { heap.state.pointee.region.blockCount }
    public static var blockSize: Int { Region.blockSize }

    /// Written by a signal handler, read at every safepoint: `|= interruptionBit` stops the script that runs.
    public var requestWord: UnsafeMutablePointer<Int32> { heap.state.pointee.request }
    func interrupt() { requestWord.pointee |= VM.interruptionBit }
    public static var interruptionBit: Int32 { SafepointRequest.interrupt.rawValue }
    /// Somebody wants to interrupt, and no safepoint has heard of it yet.
    public var isInterruptionWaiting: Bool { requestWord.pointee & VM.interruptionBit != 0 }

    /// Lets go of what WeakRefs gave out in this job, before its end: for a debugger that asks what else holds it.
    public func letGo() { state.pointee.jobs.kept.clear() }

    // MARK: Names

    /// The names that top-level `let`, `const` and `class` declared, in order.
    public var bindingNames: [String] { state.pointee.globals.names.map { describe($0.name) } }

    /// The value of a top-level `let`, `const` or `class`: `.empty` in its temporal dead zone, nil where there is none.
    public func binding(_ name: PropertyKey) -> Value? {
        state.pointee.globals.index(of: name).map { state.pointee.globals.bindings[$0].value }
    }

    /// The name is a top-level `const`.
    public func isConstant(_ name: PropertyKey) -> Bool {
        state.pointee.globals.index(of: name).map { state.pointee.globals.bindings[$0].isConstant } ?? false
    }

    /// What reading the property gives where that runs no script; nil where it would, or where there is no such property.
    public func dataProperty(of object: JSObject, _ key: PropertyKey) -> Value? { peek(object, key) }

    /// The object's own property where it is data; nil for accessors, proxies, and where there is none.
    public func ownDataProperty(of object: JSObject, _ key: PropertyKey) -> Value? {
        if object.kind == .proxy { return nil }
        // What a function makes only when asked for is not made.
        if object.has(JSObject.Flags.pristine), shape(object.shapeID).find(key) == nil { return nil }
        return ownProperty(object, key).flatMap { $0.isAccessor ? nil : $0.stored }
    }

    /// The own properties of an object that the shape tells, in order of creation, private ones included; index properties are
    /// in ``forEachElement(of:_:)``. Accessors come without a value.
    public func forEachNamedProperty(of object: JSObject, _ body: (PropertyKey, Value?, Attributes) -> Void) {
        let shape = shape(object.shapeID), map = shape.map
        for i in 0..<shape.count where map.key(at: i) != PropertyMap.deletedKey {
            let entry = map.entry(at: i)
            body(entry.key, entry.attributes.contains(.accessor) ? nil : object.slot(entry.slot), entry.attributes)
        }
    }

    /// What stands in a property.
    public enum PropertyContent {
        case data(Value)
        /// Undefined for the side that is not there.
        case accessor(getter: Value, setter: Value)
    }

    /// The same, with both sides of accessors.
    public func forEachOwnProperty(of object: JSObject, _ body: (PropertyKey, PropertyContent, Attributes) -> Void) {
        let shape = shape(object.shapeID), map = shape.map
        for i in 0..<shape.count where map.key(at: i) != PropertyMap.deletedKey {
            let entry = map.entry(at: i), stored = object.slot(entry.slot)
            if entry.attributes.contains(.accessor), stored.isCell {
                let accessor = Accessor(stored.asCell)
                body(entry.key, .accessor(getter: accessor.getter, setter: accessor.setter), entry.attributes)
            } else {
                body(entry.key, .data(stored), entry.attributes)
            }
        }
    }

    /// The dense elements of an object while `body` wants more; holes are `.empty`.
    public func forEachDenseElement(of object: JSObject, _ body: (Int, Value) -> Bool) {
        guard let elements = object.elements else { return }
        for i in 0..<elements.count where !body(i, element(i, of: object, elements)) { return }
    }

    /// A function that a class or an object literal has for a method, a getter or a setter.
    public func isMethod(_ function: JSObject) -> Bool {
        function.kind == .function && function.code.pointee.flags.contains(.method)
    }

    /// Whether a function's own code, or that of a function in it, reads the variable of this number in an environment that it sees.
    /// Nil where nobody knows: an eval in it may.
    public func reads(_ function: JSObject, variable slot: Int, of environment: Cell) -> Bool? {
        guard function.kind == .function else { return nil }
        let info = function.code.pointee.info, scopes = scopes(of: function)
        guard !info.readsAnything, let place = scopes.firstIndex(of: environment) else { return nil }
        return info.outerReads.contains(FunctionInfo.OuterRead(level: Int32(scopes.count - place), slot: Int32(truncatingIfNeeded: slot)))
    }

    /// The names of functions that stand in the scope and read the variable of this number: why closures share it.
    public func readers(ofVariable slot: Int, in environment: Cell) -> [String] {
        guard environment.kind == .environment else { return [] }
        let readers = state.pointee.scopes[Int(Environment(environment).scopeID)].readers
        return slot < readers.count ? readers[slot] : []
    }

    /// The table of a Map, a Set or one of their weak kin.
    public func table(of collection: JSObject) -> Cell? { collection.collectionTable?.cell }

    /// The dense elements of an object; holes are `.empty`.
    public func forEachElement(of object: JSObject, _ body: (Int, Value) -> Void) {
        guard let elements = object.elements else { return }
        for i in 0..<elements.count { body(i, element(i, of: object, elements)) }
    }

    /// A mapped argument is its parameter.
    private func element(_ i: Int, of object: JSObject, _ elements: Elements) -> Value {
        object.kind == .arguments ? mappedArgument(object, UInt32(truncatingIfNeeded: i))?.pointee ?? elements[i] : elements[i]
    }

    /// The object that this one inherits from, or null; of a proxy nothing is told.
    public func quietPrototype(of object: JSObject) -> Value { object.kind == .proxy ? .null : shape(object.shapeID).prototype }

    /// A function's name, without making its `name` property where nobody has asked for it yet.
    public func quietFunctionName(_ function: JSObject) -> String {
        storedName(of: function).map(swiftString) ?? describe(NativeFunctionLayout(function).name)
    }

    /// The same as a string of the heap.
    func quietName(_ function: JSObject) -> JSString { storedName(of: function) ?? string(describe(NativeFunctionLayout(function).name)) }

    /// A function's name as it stands somewhere; nil for a built-in function that has its name from a symbol, which stands nowhere yet.
    private func storedName(of function: JSObject) -> JSString? {
        guard function.has(JSObject.Flags.pristine) else { return ownName(of: function) }
        switch function.kind {
        case .function:
            let name = function.code.pointee.name
            return name.isString ? name.asString : string(.emptyString)
        case .nativeFunction:
            let name = NativeFunctionLayout(function).name
            return name.isString ? name.string : nil
        default: return string(.emptyString)
        }
    }

    /// The name of the constructor that an object's prototypes tell, without changing anything.
    public func quietConstructorName(_ object: JSObject) -> String? { quietConstructor(object).map(quietFunctionName) }

    /// The constructor that an object's prototypes tell, if it has a name.
    func quietConstructor(_ object: JSObject) -> JSObject? {
        var next = object.kind == .proxy ? Value.null : Value(object)
        while next.isObject, next.asObject.kind != .proxy {
            if let entry = shape(next.asObject.shapeID).find(self[.constructor]), !entry.attributes.contains(.accessor) {
                let constructor = next.asObject.slot(entry.slot)
                if constructor.isCallable, storedName(of: constructor.asObject)?.isEmpty != true { return constructor.asObject }
            }
            next = shape(next.asObject.shapeID).prototype
        }
        return nil
    }

    /// The name of the function whose scope an environment is; empty for scripts and functions without a name.
    public func functionName(ofEnvironment cell: Cell) -> String {
        cell.kind == .environment ? state.pointee.scopes[Int(Environment(cell).scopeID)].functionName : ""
    }

    /// A small number for a hidden class, which the collector may give to another one after its death.
    public func shapeNumber(of shape: Cell) -> Int { Int(Shape(shape).id) }
    /// The number of the object's hidden class.
    public func shapeNumber(of object: JSObject) -> Int { Int(object.shapeID) }

    /// The hidden class has the key, for properties that are enumerable.
    public func isEnumerable(key: Cell, of shape: Cell) -> Bool { Shape(shape).find(PropertyKey(bits: Value(key).bits))?.attributes.contains(.enumerable) ?? true }

    /// The object has a property `constructor` of its own: its shape alone does not tell its class.
    public func hasOwnConstructor(_ object: JSObject) -> Bool { shape(object.shapeID).find(self[.constructor]) != nil }

    // MARK: Internal slots

    /// ECMA-262 §10.1.3 [[Extensible]], without asking a proxy.
    public func quietIsExtensible(_ object: JSObject) -> Bool { !object.has(JSObject.Flags.notExtensible) }

    /// The environments that a function sees, the innermost first: what DevTools shows as [[Scopes]].
    public func scopes(of function: JSObject) -> [Cell] {
        guard function.kind == .function else { return [] }
        var scopes: [Cell] = [], next = function.environment
        while let cell = next {
            scopes.append(cell)
            next = Environment(cell).outer?.cell
        }
        return scopes
    }

    /// The variables of an environment in order; in its temporal dead zone a variable is `.empty`.
    public func forEachVariable(of environment: Cell, _ body: (_ name: String, _ value: Value) -> Void) {
        guard environment.kind == .environment else { return }
        let environment = Environment(environment), names = scopeNames(environment.scopeID)
        for i in 0..<environment.count { body(i < names.count ? names[i] : "variable \(i)", environment[i]) }
    }

    /// Where a function's text begins; nil for those that no script has.
    public func place(of function: JSObject) -> (source: String, line: Int, column: Int)? {
        guard function.kind == .function else { return nil }
        let info = function.code.pointee.info, position = info.source.position(at: info.range.start)
        return (info.source.name, position.line, position.column)
    }

    // MARK: Entries

    /// How many entries a Map, a Set or one of their weak kin has: for weak ones that is the debugger's knowledge.
    public func entryCount(of collection: JSObject) -> Int {
        collection.collectionTable?.count ?? 0
    }

    /// The entries in order, the value undefined for sets. For a FinalizationRegistry the targets and what it will be told.
    public func forEachEntry(of collection: JSObject, _ body: (_ key: Value, _ value: Value) -> Void) {
        if collection.kind == .finalizationRegistry, let cells = RegistryLayout(collection).cells {
            for i in 0..<cells.count where cells.target(at: i).isCell { body(cells.target(at: i), cells.heldValue(at: i)) }
        }
        guard let table = collection.collectionTable else { return }
        for i in table.first..<table.used where !table.isDeleted(at: i) { body(table.key(at: i), table.value(at: i)) }
    }
}

extension CompiledScript {
    /// The script as the parser read it.
    public var syntax: ScriptNode { node }
}
