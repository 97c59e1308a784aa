/// The cell that owns the code of a function: what the interpreter needs stands in plain memory (`Code`), freed with the cell.
///
///     8  the code (pointer)
struct CodeCell: CellLayout, Equatable {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .code)
        self.cell = cell
    }

    @inline(__always) var code: UnsafeMutablePointer<Code> { cell.load(8) }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        let code = code
        for i in 0..<code.pointee.constantCount { visitor.hold(code.pointee.constants[i], .hidden(.constant)) }
        // Shapes and holders in the caches are weak: see `VM.forgetCode`.
        for i in 0..<code.pointee.cacheCount { visitor.hold(code.pointee.caches[i].key, .hidden(.propertyName)) }
        visitor.hold(code.pointee.name, .hidden(.name))
    }
}
