extension VM {
    /// The variables of an environment in their order; `.empty` for those that are in their temporal dead zone. Of a cell that is no
    /// environment there are none.
    public func forEachVariable(ofEnvironment cell: Cell, _ body: (_ name: String, _ value: Value) -> Void) {
        guard cell.kind == .environment else { return }
        let environment = Environment(cell), names = scopeNames(environment.scopeID)
        for i in 0..<environment.count { body(i < names.count ? names[i] : "variable \(i)", environment[i]) }
    }
}
