import Syntax

// `arguments` of a function that only reads its length and elements, or passes it on (see `ArgumentsUse`): its register is empty until there
// must be an object.
extension FunctionCompiler {
    /// The register, where the expression is that `arguments`.
    private func lateArguments(_ node: Expression) -> Int? {
        guard function.argumentsUse.isLate, case .identifier(unit.implicit.arguments) = node.kind,
              case .register(let variable) = look(up: unit.implicit.arguments).place, variable.kind == .implicit else { return nil }
        return variable.register
    }

    /// Such an object is made as that of a sloppy function.
    private var makesSloppyArguments: Int { function.isStrict || node?.hasSimpleParameters == false ? 0 : 1 }

    /// `arguments.length`, `arguments[index]`
    func readLateArguments(_ node: Expression, into target: Int?) -> Int? {
        let mark = asm.nextRegister
        switch node.kind {
        case .member(let object, unit.implicit.length, false):
            guard let arguments = lateArguments(object) else { return nil }
            asm.mark(accessPlace(node))
            return emitResult(.argumentsLength, target, mark, arguments)
        case .index(let object, let index, false):
            guard let arguments = lateArguments(object) else { return nil }
            let key = expression(index)
            asm.mark(accessPlace(node))
            return emitResult(.getArgument, target, mark, arguments, key, d: makesSloppyArguments)
        default: return nil
        }
    }

    /// `f.apply(this, arguments)`: the register of the second, where it is such.
    func passedArguments(_ callee: Expression, _ arguments: [Argument]) -> Int? {
        guard case .member(_, unit.implicit.apply, false) = callee.kind, arguments.count == 2, !arguments.contains(where: \.isSpread) else { return nil }
        return lateArguments(arguments[1].expression)
    }

    func applyLateArguments(_ arguments: Int, _ this: Expression, window: Int, _ node: Expression, into target: Int?, mark: Int) -> Int {
        push(this)
        // There the object goes, if the function must have it.
        _ = asm.allocate()
        markCall(node)
        return emitResult(.callApplied, target, mark, window, arguments, d: makesSloppyArguments)
    }
}
