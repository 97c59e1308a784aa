import Syntax

// Making functions, classes and arguments objects (ECMA-262 §10.2, §15.7.14, §10.4.4).

extension VM {
    /// §10.2.3 OrdinaryFunctionCreate: a closure of the code.
    @inline(__always) func newFunction(_ code: Cell, environment: Cell?, home: Value) -> JSObject {
        let codeFlags = CodeCell(code).code.pointee.flags
        var flags = JSObject.Flags.callable | JSObject.Flags.pristine
        if codeFlags.contains(.constructor) { flags |= JSObject.Flags.constructor }
        if codeFlags.contains(.classConstructor) { flags |= JSObject.Flags.special }
        let cell = heap.allocate(FunctionLayout.size)
        let shapeID = codeFlags.isDisjoint(with: .pausing) ? state.pointee.realm.functionShape : pausingFunctionShape(codeFlags)
        cell.setHeader(.function, flags: flags, byte3: state.pointee.realm.number, word4: shapeID)
        cell.store(UInt(0), at: 8)
        cell.store(UInt(0), at: 16)
        let function = JSObject(cell)
        FunctionLayout(function).write(code: CodeCell(code), environment: environment, homeObject: codeFlags.contains(.usesSuper) ? home : .undefined)
        return function
    }

    /// Generators and async functions inherit from prototypes of their own.
    @inline(never) private func pausingFunctionShape(_ flags: Code.Flags) -> UInt32 {
        let prototype: Intrinsic = flags.isSuperset(of: .pausing) ? .asyncGeneratorFunctionPrototype
            : flags.contains(.async) ? .asyncFunctionPrototype : .generatorFunctionPrototype
        return rootShape(for: Value(self[prototype]), .function).id
    }

    /// §10.2.9 SetFunctionName, for names that only running code knows. `prefix`: 1 get, 2 set.
    func setFunctionName(_ function: Value, _ key: Value, prefix: Int) {
        guard function.isObject(.function) else { return }
        let object = function.asObject
        materialize(object)
        // A class with a static `name` of its own keeps it.
        guard let own = ownProperty(object, self[.name]), !own.isAccessor, own.stored.isString, own.stored.asString.isEmpty || prefix > 0 else { return }
        let propertyKey = key.isSymbol ? PropertyKey(key.asSymbol) : key.isString ? self.key(key.asString) : PropertyKey(index: UInt32(bitPattern: key.asInt32))
        define(object, self[.name], Value(functionNameString(propertyKey, prefix: [nil, "get", "set"][prefix])), .configurable)
    }

    /// `pair[0]`: the environment on entry; constructor and prototype on return (§15.7.14, steps 5 to 14).
    func newClass(_ pair: UnsafeMutablePointer<Value>, _ superclass: Value?, _ code: Cell) throws(JSThrow) {
        var prototypeParent = Value(self[.objectPrototype]), constructorParent = Value(self[.functionPrototype])
        if let superclass {
            if superclass.isNull {
                prototypeParent = .null
            } else {
                guard isConstructor(superclass) else { throw typeError("Class extends value \(describeForError(superclass)) is not a constructor or null") }
                prototypeParent = try get(superclass.asObject, self[.prototype])
                guard prototypeParent.isObject || prototypeParent.isNull else {
                    throw typeError("Class extends value does not have valid prototype property \(describeForError(prototypeParent))")
                }
                constructorParent = superclass
            }
        }
        let environment = pair[0].isCell ? pair[0].asCell : nil
        let prototype = newObject(prototype: prototypeParent)
        let constructor = newFunction(code, environment: environment, home: Value(prototype))
        if constructorParent != Value(self[.functionPrototype]) { constructor.shapeID = rootShape(for: constructorParent, .function).id }
        materialize(constructor)
        addProperty(constructor, self[.prototype], Value(prototype), [])
        addProperty(prototype, self[.constructor], Value(constructor), .hidden)
        pair[0] = Value(constructor)
        pair[1] = Value(prototype)
    }

    /// §10.4.4.6, and for sloppy functions §10.4.4.7, where it maps nothing.
    func createArguments(_ frame: UnsafeMutablePointer<Frame>, isSloppy: Bool) -> JSObject {
        let count = Int(frame.pointee.given), registers = frame.pointee.registers, known = state.pointee.realm.argumentsShape
        let shapeID = isSloppy && known != 0 ? known : rootShape(for: Value(self[.objectPrototype]), .arguments).id
        let object = newObject(.arguments, shapeID: shapeID, slots: ArgumentsLayout.slotCount)
        if count > 0 {
            let elements = newElements(capacity: count)
            for i in 0..<count { elements[i] = frame.pointee.arguments[i] }
            elements.count = count
            object.elements = elements
        }
        if shapeID == known {
            let slots = newSlots(ArgumentsLayout.propertyCount)
            slots[ArgumentsLayout.lengthSlot] = .number(count)
            slots[ArgumentsLayout.iteratorSlot] = Value(self[.arrayValues])
            slots[ArgumentsLayout.calleeSlot] = registers[0]
            object.slots = slots
            return object
        }
        addProperty(object, self[.length], .number(count), .hidden)
        addProperty(object, self[.iterator], Value(self[.arrayValues]), .hidden)
        if isSloppy {
            addProperty(object, self[.callee], registers[0], .hidden)
            if !shape(object.shapeID).isUnique { state.pointee.realm.argumentsShape = object.shapeID }
        } else {
            let thrower = Value(self[.throwTypeError])
            addProperty(object, self[.callee], Value(newAccessor(getter: thrower, setter: thrower)), .accessor)
        }
        return object
    }

    /// The arguments object in a register that is empty as long as there is none.
    func lateArguments(_ frame: UnsafeMutablePointer<Frame>, in register: UnsafeMutablePointer<Value>, isSloppy: Bool) -> Value {
        if register.pointee.isEmpty { register.pointee = Value(createArguments(frame, isSloppy: isSloppy)) }
        return register.pointee
    }

    /// One argument of a function, where reading it takes more than a look.
    @inline(never) func getArgument(_ frame: UnsafeMutablePointer<Frame>, _ register: UnsafeMutablePointer<Value>, _ key: Value, isSloppy: Bool) throws(JSThrow) -> Value {
        if register.pointee.isEmpty, key.isInt32, key.asInt32 >= frame.pointee.given, !state.pointee.shapes.prototypesHaveIndices { return .undefined }
        return try getIndex(lateArguments(frame, in: register, isSloppy: isSloppy), key)
    }

    /// §10.4.4.7: the arguments share their values with the slots of the environment that the record names.
    func createMappedArguments(_ frame: UnsafeMutablePointer<Frame>, _ environment: Value, _ slots: Cell) -> Value {
        let object = createArguments(frame, isSloppy: true)
        mapArguments(object, environment, Record(slots), Int(frame.pointee.given))
        return Value(object)
    }

    /// The arguments from the register's on that the parameters left over.
    func createRest(_ frame: UnsafeMutablePointer<Frame>, from first: Int) -> Value {
        let count = max(0, Int(frame.pointee.given) + 2 - first)
        return newArray(frame.pointee.arguments + (first - 2), count)
    }

    /// Only arguments that were given are mapped; each object has a map of its own, for mappings can be cut.
    private func mapArguments(_ object: JSObject, _ environment: Value, _ template: Record, _ count: Int) {
        let own = newRecord((0..<min(template.count, count)).map { template[$0] })
        ArgumentsLayout(object).write(environment: environment, map: own)
        // What is mapped stands in the environment alone: a copy here would keep alive what the parameter has let go of.
        if let elements = object.elements { for i in 0..<min(template.count, count) where template[i].isInt32 { elements[i] = .undefined } }
        object.flags |= JSObject.Flags.special
    }
}
