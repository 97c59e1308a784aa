// Function objects (ECMA-262 §10.2, §10.3). A function made by running code gets no `length`, `name` and `prototype` until
// somebody asks: most never do. Until then it is `pristine`.

/// A built-in function. It throws by `throw vm.typeError(…)`; its arguments and `this` stay alive while it runs.
///
/// It captures nothing, so that its address is all there is to it: a cell keeps that (see `NativeAddress`), and calling it
/// counts no references.
public typealias NativeFunction = (VM, Arguments) throws(JSThrow) -> Value

/// A native function as the word that is its address. Swift's function values are two words, the second for what a closure
/// captures; it is 0 here. (`@convention(thin)` would say so, but the compiler makes no such references to functions.)
/// It stays 0 as long as the function goes through no generic code on its way here, neither `map` nor an array of functions
/// or of tuples: those wrap it.
struct NativeAddress {
    private let function: NativeFunction

    init(_ function: @escaping NativeFunction) { self.function = function }
    @inline(__always) init(word: UInt) { self = unsafeBitCast((word, UInt(0)), to: NativeAddress.self) }

    var word: UInt {
        let words = unsafeBitCast(self, to: (UInt, UInt).self)
        precondition(words.1 == 0, "a native function captures nothing")
        return words.0
    }

    @inline(__always) func callAsFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try function(vm, arguments) }
}

/// What a built-in function was called with.
public struct Arguments {
    let base: UnsafeMutablePointer<Value>
    public let count: Int
    /// Undefined for a plain call, the constructor that `new` named otherwise.
    public let newTarget: Value

    @inline(__always) init(base: UnsafeMutablePointer<Value>, count: Int, newTarget: Value) {
        self.base = base; self.count = count; self.newTarget = newTarget
    }
    @inline(__always) public var this: Value { base[-1] }
    @inline(__always) public var callee: JSObject { base[-2].asObject }
    @inline(__always) public var isConstruct: Bool { !newTarget.isUndefined }
    /// Undefined beyond the last.
    @inline(__always) public subscript(index: Int) -> Value { index < count ? base[index] : .undefined }
    /// All from `start` on.
    public func list(from start: Int = 0) -> [Value] { start < count ? Array(UnsafeBufferPointer(start: base + start, count: count - start)) : [] }
}

/// What the headers of a realm's functions look like: one look tells that a function is of the realm and what it is.
struct FunctionHeaders {
    private let realm: UInt32
    @inline(__always) init(realm: UInt8) { self.realm = UInt32(realm) << 24 }

    /// A function made by script that may be called without `new`.
    @inline(__always) func isPlainFunction(_ cell: Cell) -> Bool {
        cell.load(0, as: UInt32.self) & (0xFF00_00FF | UInt32(JSObject.Flags.special) << 8) == realm | UInt32(CellKind.function.rawValue)
    }
    @inline(__always) func isFunction(_ cell: Cell) -> Bool { cell.load(0, as: UInt32.self) & 0xFF00_00FF == realm | UInt32(CellKind.function.rawValue) }
    @inline(__always) func isNativeFunction(_ cell: Cell) -> Bool { cell.load(0, as: UInt32.self) & 0xFF00_00FF == realm | UInt32(CellKind.nativeFunction.rawValue) }
}

extension JSObject {
    @inline(__always) var codeCell: Cell { FunctionLayout(self).code.cell }
    @inline(__always) var code: UnsafeMutablePointer<Code> { FunctionLayout(self).code.code }
    @inline(__always) var environment: Cell? { FunctionLayout(self).environment }
    @inline(__always) var homeObject: Value {
        get { FunctionLayout(self).homeObject }
        nonmutating set { FunctionLayout(self).homeObject = newValue }
    }

    @inline(__always) var native: NativeAddress { NativeFunctionLayout(self).function }
    /// A value that the function carries with it (what a closure would have captured).
    @inline(__always) public internal(set) var nativeData: Value {
        get { NativeFunctionLayout(self).data }
        nonmutating set { NativeFunctionLayout(self).data = newValue }
    }
}

extension VM {
    /// ECMA-262 §10.3.3 CreateBuiltinFunction. `data` is for `Arguments.callee.nativeData`.
    public func newNativeFunction(_ name: PropertyKey, length: Int, data: Value = .undefined, isConstructor: Bool = false,
                                  prototype: JSObject? = nil, _ function: @escaping NativeFunction) -> JSObject {
        let cell = heap.allocate(NativeFunctionLayout.size)
        let shapeID = prototype.map { rootShape(for: Value($0), .function).id } ?? state.pointee.realm.functionShape
        cell.setHeader(.nativeFunction, flags: JSObject.Flags.callable | JSObject.Flags.pristine | (isConstructor ? JSObject.Flags.constructor : 0),
                       byte3: state.pointee.realm.number, word4: shapeID)
        cell.store(UInt(0), at: 8)
        cell.store(UInt(0), at: 16)
        let object = JSObject(cell)
        NativeFunctionLayout(object).write(NativeAddress(function), name: name, length: length, data: data)
        return object
    }

    /// Gives a pristine function its own `length`, `name` and `prototype`; does nothing for anything else.
    @inline(__always) func materialize(_ object: JSObject) {
        if object.has(JSObject.Flags.pristine) { materializeFunction(object) }
    }

    @inline(never) private func materializeFunction(_ function: JSObject) {
        function.flags &= ~JSObject.Flags.pristine
        if function.kind == .nativeFunction {
            let layout = NativeFunctionLayout(function)
            addProperty(function, self[.length], .number(layout.length), .configurable)
            addProperty(function, self[.name], Value(functionNameString(layout.name, prefix: nil)), .configurable)
            return
        }
        let code = function.code
        addProperty(function, self[.length], .number(Int(code.pointee.length)), .configurable)
        addProperty(function, self[.name], code.pointee.name, .configurable)
        if code.pointee.flags.contains(.hasPrototype) {
            let isGenerator = code.pointee.flags.contains(.generator), isAsync = code.pointee.flags.contains(.async)
            if !isGenerator, !code.pointee.flags.contains(.strict) {
                // As V8 has them on functions of sloppy code: there to be found, and never set.
                addProperty(function, self[.arguments], .null, [])
                addProperty(function, self[.caller], .null, [])
            }
            let intrinsic: Intrinsic = isGenerator ? isAsync ? .asyncGeneratorPrototype : .generatorPrototype : .objectPrototype
            let prototype = newObject(prototype: Value(self.intrinsic(intrinsic, ofRealm: function.functionRealm)))
            if !isGenerator { addProperty(prototype, self[.constructor], Value(function), .hidden) }
            addProperty(function, self[.prototype], Value(prototype), .writable)
        }
    }

    /// ECMA-262 §10.2.9 SetFunctionName's string: `get x`, `[Symbol.iterator]`, `#private`.
    func functionNameString(_ key: PropertyKey, prefix: String?) -> JSString {
        var text: String
        if key.isSymbol {
            let description = key.symbol.description
            text = description.isUndefined ? "" : key.isPrivate ? describe(key) : "[\(swiftString(description.asString))]"
        } else if prefix == nil {
            return key.isIndex ? string(ofIndex: Int(key.index)) : key.string
        } else {
            text = describe(key)
        }
        if let prefix { text = "\(prefix) \(text)" }
        return string(text)
    }

    /// The text of a function (ECMA-262 §20.2.3.5 Function.prototype.toString).
    public func functionSourceText(_ function: JSObject) -> String {
        if function.kind == .function { return function.code.pointee.info.sourceText }
        let name = function.kind == .nativeFunction ? swiftString(functionNameString(NativeFunctionLayout(function).name, prefix: nil)) : ""
        return "function \(name)() { [native code] }"
    }
}
