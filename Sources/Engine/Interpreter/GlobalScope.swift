// The global environment's declarative part (ECMA-262 §9.1.1.4): what top-level `let`, `const` and `class` declare.
// Bindings never move, so code remembers a binding's number once it has found it.

struct GlobalScope {
    struct Binding: BitwiseCopyable {
        var value: Value
        var name: PropertyKey
        var isConstant: Bool
    }
    var bindings = RawList<Binding>(capacity: 32)
    private var indices = WordTable()
    /// Names that scripts declared by `var` and `function` (ECMA-262 §9.1.1.4 [[VarNames]]).
    var varNames: Set<PropertyKey> = []

    func deallocate() {
        bindings.deallocate()
        indices.deallocate()
    }

    func index(of name: PropertyKey) -> Int? { indices[name.bits].map(Int.init) }

    /// The name is free again. Code that knows the binding by its number keeps it until it looks again.
    mutating func forget(_ name: PropertyKey) {
        guard let index = index(of: name) else { return }
        indices.remove(name.bits)
        bindings.base[index].value = .undefined
    }

    /// The names in the order of their first declaration.
    var names: [(name: PropertyKey, index: Int)] {
        (0..<bindings.count).filter { index(of: bindings[$0].name) == $0 }.map { (bindings[$0].name, $0) }
    }

    /// A new binding in its temporal dead zone, or the old one made so again (a shell lets `let` be declared twice).
    mutating func declare(_ name: PropertyKey, isConstant: Bool) -> Int {
        if let old = index(of: name) {
            bindings.base[old].isConstant = isConstant
            bindings.base[old].value = .empty
            return old
        }
        bindings.append(Binding(value: .empty, name: name, isConstant: isConstant))
        indices.insert(name.bits, UInt32(bindings.count - 1))
        return bindings.count - 1
    }
}

/// The seeded generator behind `Math.random`: xorshift128+, equal on every machine.
struct RandomState {
    private var a: UInt64
    private var b: UInt64

    init(seed: UInt64 = 0x4C65_6173_6821_2026) {
        // SplitMix64 spreads the seed.
        var z = seed
        func next() -> UInt64 {
            z &+= 0x9E37_79B9_7F4A_7C15
            var x = z
            x = (x ^ x >> 30) &* 0xBF58_476D_1CE4_E5B9
            x = (x ^ x >> 27) &* 0x94D0_49BB_1331_11EB
            return x ^ x >> 31
        }
        a = next()
        b = next()
    }

    /// The next number, at least 0 and less than 1.
    mutating func next() -> Double {
        var x = a
        let y = b
        a = y
        x ^= x << 23
        b = x ^ y ^ x >> 17 ^ y >> 26
        return Double((b &+ y) >> 11) * 0x1p-53
    }
}
