// The global function eval (ECMA-262 §19.2.1).

extension VM {
    func installEval() {
        let eval = newNativeFunction(key("eval" as StaticString), length: 1) { (vm, arguments) throws(JSThrow) in try vm.indirectEval(arguments[0]) }
        self[.eval] = eval
        addGlobal(self[Atom.eval], Value(eval))
    }
}
