/// A function that script defined (ECMA-262 §10.2).
///
///     24  code (cell)   32  environment (cell or none)   40  home object or undefined
struct FunctionLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .function)
        self.object = object
    }

    static let size = 48
    @inline(__always) var code: CodeCell { CodeCell(object.cell.cell(at: 24).unsafelyUnwrapped) }
    @inline(__always) var environment: Cell? { object.cell.cell(at: 32) }
    @inline(__always) var homeObject: Value {
        get { object.cell.value(at: 40) }
        nonmutating set { object.cell.setValue(newValue, at: 40) }
    }

    @inline(__always) func write(code: CodeCell, environment: Cell?, homeObject: Value) {
        object.cell.setCell(code.cell, at: 24)
        object.cell.setCell(environment, at: 32)
        object.cell.setValue(homeObject, at: 40)
    }

    static func className(_ kind: CellKind) -> String { "Function" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(environment, .internalSlot(.environment))
        visitor.hold(homeObject, .internalSlot(.homeObject))
        visitor.hold(code.cell, .hidden(.code))
    }
}

/// A function of the engine's own (§10.3).
///
///     24  Swift function (address)   32  name (key)   40  length (u64)   48  data (value)
struct NativeFunctionLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .nativeFunction)
        self.object = object
    }

    static let size = 56
    @inline(__always) var function: NativeAddress { NativeAddress(word: object.cell.load(24)) }
    /// The name that it was made with, whatever became of its `name` property.
    var name: PropertyKey { PropertyKey(bits: object.cell.load(32)) }
    var length: Int { Int(object.cell.load(40, as: UInt64.self)) }
    /// What the function carries with it: what a closure would have captured.
    @inline(__always) var data: Value {
        get { object.cell.value(at: 48) }
        nonmutating set { object.cell.setValue(newValue, at: 48) }
    }

    func write(_ function: NativeAddress, name: PropertyKey, length: Int, data: Value) {
        object.cell.store(function.word, at: 24)
        object.cell.store(name.bits, at: 32)
        object.cell.store(UInt64(length), at: 40)
        self.data = data
    }

    static func className(_ kind: CellKind) -> String { "Function" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        // A function that settles a promise (§27.2.1.3) knows it as [[Promise]].
        visitor.hold(data, data.isObject(.promise) ? .internalSlot(.promise) : .hidden(.data))
        visitor.hold(name, .hidden(.name))
    }
}

/// A bound function (§10.4.1).
struct BoundFunctionLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .boundFunction)
        self.object = object
    }

    static let slotCount = 3
    var target: Value { slot(0) }
    var this: Value { slot(1) }
    var arguments: Record? { record(2) }

    func write(target: JSObject, this: Value, arguments: Record) {
        setSlot(0, Value(target))
        setSlot(1, this)
        setSlot(2, Value(arguments))
    }

    static func className(_ kind: CellKind) -> String { "Function" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(target, .internalSlot(.boundTargetFunction))
        visitor.hold(this, .internalSlot(.boundThis))
        if let arguments, visitor.part(arguments.cell) { arguments.visit(&visitor, .internalSlot(.boundArguments)) }
    }
}
