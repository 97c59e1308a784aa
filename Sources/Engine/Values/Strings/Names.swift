/// The names of a machine: property names interned, and those that the engine itself uses.
struct Names {
    var atoms = AtomTable()
    /// The strings of one unit below 256, once made.
    let singleUnits: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    /// By `Atom`.
    let knownKeys: UnsafeMutablePointer<PropertyKey>
    /// By `WellKnownSymbol`.
    let wellKnownSymbols: UnsafeMutablePointer<PropertyKey>
    var symbolRegistry = SymbolRegistry()

    init() {
        singleUnits = .allocate(capacity: 256)
        singleUnits.initialize(repeating: nil, count: 256)
        knownKeys = .allocate(capacity: Atom.allCases.count)
        knownKeys.initialize(repeating: PropertyKey(index: 0), count: Atom.allCases.count)
        wellKnownSymbols = .allocate(capacity: WellKnownSymbol.allCases.count)
        wellKnownSymbols.initialize(repeating: PropertyKey(index: 0), count: WellKnownSymbol.allCases.count)
    }

    func deallocate() {
        atoms.deallocate()
        singleUnits.deallocate()
        knownKeys.deallocate()
        wellKnownSymbols.deallocate()
    }
}
