import Syntax

// Names (ECMA-262 §9.4.2 ResolveBinding). Most lead to one place, known when the code is compiled. Where a `with` statement is
// around, or a sloppy direct eval may have declared variables, an object may hold the name instead: that is asked when the code
// runs, object by object, from the inside out.

/// An object that may hold a name.
struct NameHolder {
    let place: FunctionCompiler.Place
    /// The implicit variable that the object is in.
    let name: Name
    /// It holds variables that evals declared, and there is none before the first; else it is that of a `with` statement.
    let isVariables: Bool
}

extension FunctionCompiler {
    /// Where a name leads, with the objects that may hold it before that.
    func look(up name: Name) -> (place: Place, objects: [NameHolder]) {
        var objects: [NameHolder] = []
        var next: VariableScope? = scope
        while let current = next {
            if let variable = current.find(name) { return (place(of: variable, in: current), objects) }
            if current.hasHolder, let holder = current.holder(unit.implicit), isWritten(name) {
                objects.append(NameHolder(place: place(of: holder, in: current), name: holder.name, isVariables: current.kind != .object))
            }
            next = current.parent
        }
        return (.global, objects)
    }

    /// A script can write it: neither implicit nor private.
    private func isWritten(_ name: Name) -> Bool {
        let first = unit.names.units(name).first
        return first != 0x25 && first != 0x23
    }

    /// The value of an identifier.
    func identifier(_ name: Name, into target: Int?, typeof: Bool = false) -> Int {
        let (place, objects) = look(up: name)
        if objects.isEmpty { return emitGet(place, name, into: target, typeof: typeof) }
        return inSteps(target) { result in
            let end = Label()
            forEachHolder(objects, name) { holder in
                emitHeld(name, holder, into: result)
                asm.emitJump(.jump, to: end)
            }
            _ = emitGet(place, name, into: result, typeof: typeof)
            asm.place(end)
        }
    }

    /// Assigns to an identifier; `isInitialization` for its own declaration.
    func assign(_ name: Name, from register: Int, isInitialization: Bool = false) {
        let (place, objects) = look(up: name)
        if isInitialization || objects.isEmpty { emitSet(place, name, from: register, isInitialization: isInitialization); return }
        let end = Label()
        forEachHolder(objects, name) { holder in
            asm.emit(isStrict ? .withSetStrict : .withSet, register, holder, asm.constant(unit.string(name)))
            asm.emitJump(.jump, to: end)
        }
        emitSet(place, name, from: register, isInitialization: false)
        asm.place(end)
    }

    /// Code for each object, in the case that it holds the name.
    private func forEachHolder(_ objects: [NameHolder], _ name: Name, _ body: (Int) -> Void) {
        for object in objects {
            let mark = asm.nextRegister, miss = Label()
            let holder = emitGet(object.place, object.name, into: nil)
            emitHas(object, holder, name, else: miss)
            body(holder)
            asm.place(miss)
            asm.release(to: mark)
        }
    }

    func emitHas(_ object: NameHolder, _ register: Int, _ name: Name, else miss: Label) {
        asm.emitBranch(.withHas, object.isVariables ? 1 : 0, register, asm.constant(unit.string(name)), to: miss)
    }

    /// The value of a name that the object held when it was asked.
    func emitHeld(_ name: Name, _ holder: Int, into target: Int) {
        asm.emit(isStrict ? .withGetStrict : .withGet, target, holder, asm.constant(unit.string(name)))
    }

    // MARK: References

    /// Finds out which object holds the name, if one may: what runs before the reference is used does not change it.
    func resolve(_ name: Name) -> Reference {
        let objects = look(up: name).objects
        if objects.isEmpty { return .name(name) }
        let holder = asm.allocate(), end = Label()
        for object in objects {
            let miss = Label()
            _ = emitGet(object.place, object.name, into: holder)
            emitHas(object, holder, name, else: miss)
            asm.emitJump(.jump, to: end)
            asm.place(miss)
        }
        asm.emit(.loadUndefined, holder)
        asm.place(end)
        return .held(name, holder: holder)
    }

    func loadHeld(_ name: Name, _ holder: Int, into target: Int?) -> Int {
        inSteps(target) { result in
            let miss = Label(), end = Label()
            asm.emitJump(.jumpIfNullish, holder, to: miss)
            emitHeld(name, holder, into: result)
            asm.emitJump(.jump, to: end)
            asm.place(miss)
            _ = emitGet(look(up: name).place, name, into: result)
            asm.place(end)
        }
    }

    func storeHeld(_ name: Name, _ holder: Int, from register: Int) {
        let miss = Label(), end = Label()
        asm.emitJump(.jumpIfNullish, holder, to: miss)
        asm.emit(isStrict ? .withSetStrict : .withSet, register, holder, asm.constant(unit.string(name)))
        asm.emitJump(.jump, to: end)
        asm.place(miss)
        emitSet(look(up: name).place, name, from: register, isInitialization: false)
        asm.place(end)
    }

    // MARK: Undeclared names

    /// In strict code a name must be there before the right side runs, which might declare it (§6.2.5.6 PutValue). The register
    /// says whether it was; none where the right side cannot declare anything.
    func globalCheck(_ name: Name, before value: Expression) -> Int? {
        guard isStrict, mayDeclare(value), case .global = look(up: name).place else { return nil }
        let register = asm.allocate()
        asm.emit(.hasGlobal, register, 0, asm.cache(unit.key(name)))
        return register
    }

    func refuseUndeclared(_ name: Name, unless existed: Int) {
        let fine = Label()
        asm.emitJump(.jumpIfTrue, existed, to: fine)
        asm.emit(.throwError, 3, k: asm.constant(Value(vm.string(unit.names.string(name)))))
        asm.place(fine)
    }

    /// The expression may run code that adds a property to the global object. (Getters and conversions that do so are passed over.)
    private func mayDeclare(_ node: Expression) -> Bool {
        switch node.kind {
        case .identifier, .this, .null, .boolean, .number, .numbers, .string, .bigInt, .function, .regExp, .newTarget: false
        case .member(let object, _, _): mayDeclare(object)
        case .index(let object, let index, _): mayDeclare(object) || mayDeclare(index)
        case .binary(_, let left, let right), .logical(_, let left, let right): mayDeclare(left) || mayDeclare(right)
        case .unary(_, let operand): mayDeclare(operand)
        default: true
        }
    }
}
