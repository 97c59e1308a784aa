/// The variables of one scope that closures share (ECMA-262 §9.1.1.1). Variables no closure sees stay in registers.
///
///     0   header; word 4 is the scope's id in the VM's scope table (names for people)
///     8   outer environment (cell or none)     16  number of slots (u32)     24  slots
struct Environment: CellLayout, Equatable {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .environment)
        self.cell = cell
    }

    static let slotsOffset = 24
    @inline(__always) var outer: Environment? { cell.cell(at: 8).map(Environment.init) }
    @inline(__always) var count: Int { Int(cell.load(16, as: UInt32.self)) }
    @inline(__always) var scopeID: UInt32 { cell.word4 }
    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        for i in 0..<count { visitor.hold(self[i], .variable(V.spellsNames ? vm.variableName(scopeID, i) : "")) }
        visitor.hold(outer?.cell, .internalSlot(.outerEnv))
    }

    @inline(__always) subscript(slot: Int) -> Value {
        get {
            assert(slot >= 0 && slot < count)
            return cell.value(at: Environment.slotsOffset + slot * 8)
        }
        nonmutating set {
            assert(slot >= 0 && slot < count)
            cell.setValue(newValue, at: Environment.slotsOffset + slot * 8)
        }
    }
}

extension VM {
    /// What a slot of an environment is called, for people.
    func variableName(_ scopeID: UInt32, _ slot: Int) -> String {
        let edges = state.pointee.scopes[Int(scopeID)].edgeNames
        if slot < edges.count { return edges[slot] }
        let names = scopeNames(scopeID)
        return slot < names.count ? names[slot] : "variable \(slot)"
    }

    /// All slots start in the temporal dead zone.
    @inline(__always) func newEnvironment(outer: Cell?, count: Int, scopeID: UInt32) -> Environment {
        let cell = heap.allocate(Environment.slotsOffset + count * 8)
        cell.setHeader(.environment, word4: scopeID)
        cell.setCell(outer, at: 8)
        cell.store(UInt64(count), at: 16)
        let environment = Environment(cell)
        for i in 0..<count { environment[i] = .empty }
        return environment
    }
}
