// The verifier's second part: which environments registers hold. A variable of an outer function is found by counting hops over
// environments; a hop too many reads whatever lies behind. So the code is followed along all its paths, and at each instruction that
// goes out over environments, or closes over one, the register's chain must be known, long enough, and have the slot.

/// Chains of environments that can be told apart when the code is compiled: each is a scope and the chain outside it.
private struct EnvironmentChains {
    /// Not known, or different on different paths.
    static let unknown = -1
    /// No environment at all.
    static let none = 0
    private struct Link: Hashable { let scope: Int, outer: Int }
    private var links = [Link(scope: -1, outer: -1)]
    private var known: [Link: Int] = [:]

    mutating func chain(_ scope: Int, _ outer: Int) -> Int {
        if outer == EnvironmentChains.unknown { return EnvironmentChains.unknown }
        let link = Link(scope: scope, outer: outer)
        if let index = known[link] { return index }
        links.append(link)
        known[link] = links.count - 1
        return links.count - 1
    }

    /// Innermost first.
    mutating func chain(_ scopes: [Int]) -> Int { scopes.reversed().reduce(EnvironmentChains.none) { chain($1, $0) } }

    /// The scope of the environment `hops` further out; nil where there is none.
    func scope(_ chain: Int, hops: Int) -> Int? {
        var next = chain
        for _ in 0..<hops where next > EnvironmentChains.none { next = links[next].outer }
        return next > EnvironmentChains.none ? links[next].scope : nil
    }
}

struct EnvironmentFlow {
    private let code: UnverifiedCode
    private let scopes: [ScopeDescriptor]
    private var chains = EnvironmentChains()
    private let outer: Int
    /// The registers that may hold environments, and where each stands in a state.
    private var tracked: [Int: Int] = [:]
    /// What the tracked registers hold when an instruction begins, where one path has come there.
    private var states: [Int: [Int]] = [:]
    private var waiting: [Int] = []

    init(_ code: UnverifiedCode, _ scopes: [ScopeDescriptor]) {
        self.code = code
        self.scopes = scopes
        outer = chains.chain(code.outerScopes)
        tracked = EnvironmentFlow.trackedRegisters(code)
    }

    /// Those that instructions about environments name, and those that moves copy them from and to.
    private static func trackedRegisters(_ code: UnverifiedCode) -> [Int: Int] {
        var tracked: [Int: Int] = [:], moves: [(to: Int, from: Int)] = []
        func track(_ register: Int) { if tracked[register] == nil { tracked[register] = tracked.count } }
        forEachInstruction(code) { _, instruction in
            switch instruction.opcode {
            case .loadClosureEnvironment, .newEnvironment, .copyEnvironment: track(instruction.a)
            case .newClass: track(instruction.a)
            case .move: moves.append((instruction.a, instruction.b))
            default: break
            }
        }
        if tracked.isEmpty { return [:] }
        for move in moves where tracked[move.to] != nil || tracked[move.from] != nil { track(move.to); track(move.from) }
        return tracked
    }

    private static func forEachInstruction(_ code: UnverifiedCode, _ body: (Int, Instruction) -> Void) {
        var index = 0
        while index < code.instructions.count {
            let instruction = Instruction(word: code.instructions[index])
            body(index, instruction)
            index += instruction.format.length
        }
    }

    /// Follows all paths.
    mutating func fault() -> String? {
        if tracked.isEmpty { return faultWithoutEnvironments() }
        arrive(at: code.entry, Array(repeating: EnvironmentChains.unknown, count: tracked.count))
        while let index = waiting.popLast() {
            guard var state = states[index] else { continue }
            let instruction = Instruction(word: code.instructions[index])
            for handler in code.handlers where index >= handler.start && index < handler.end { arrive(at: Int(handler.target), state) }
            if let fault = check(instruction, state) { return code.describe(index, fault) }
            apply(instruction, &state)
            if instruction.format.k.kind == .jump { arrive(at: index + 1 + instruction.operand(.k), state) }
            if instruction.format.next.kind == .jump { arrive(at: index + 2 + Int(truncatingIfNeeded: code.instructions[index + 1]), state) }
            if !instruction.opcode.endsFlow { arrive(at: index + instruction.format.length, state) }
        }
        return nil
    }

    /// Nothing to follow: only what goes out from the closure's own, or closes over none.
    private mutating func faultWithoutEnvironments() -> String? {
        var index = 0
        while index < code.instructions.count {
            let instruction = Instruction(word: code.instructions[index])
            if let fault = check(instruction, []) { return code.describe(index, fault) }
            index += instruction.format.length
        }
        return nil
    }

    private mutating func arrive(at index: Int, _ state: [Int]) {
        guard let old = states[index] else {
            states[index] = state
            waiting.append(index)
            return
        }
        if old == state { return }
        let joined = zip(old, state).map { $0 == $1 ? $0 : EnvironmentChains.unknown }
        if joined != old {
            states[index] = joined
            waiting.append(index)
        }
    }

    private func held(_ register: Int, _ state: [Int]) -> Int { tracked[register].map { state[$0] } ?? EnvironmentChains.unknown }

    // MARK: What instructions do

    private mutating func apply(_ instruction: Instruction, _ state: inout [Int]) {
        if tracked.isEmpty { return }
        let before = state
        for field in Instruction.Field.allCases {
            let operand = instruction.format[field]
            guard operand.isRegister, operand.access != .read, operand.kind == .register else { continue }
            let first = instruction.operand(field)
            for register in first..<first + Int(operand.extra) { if let place = tracked[register] { state[place] = EnvironmentChains.unknown } }
        }
        guard instruction.format.a.isRegister, let place = tracked[instruction.a] else { return }
        switch instruction.opcode {
        case .loadClosureEnvironment: state[place] = outer
        case .loadNull: state[place] = EnvironmentChains.none
        case .move: state[place] = held(instruction.b, before)
        case .copyEnvironment: state[place] = before[place]
        case .newEnvironment: state[place] = chains.chain(Int(code.constants[instruction.wide].asInt32), before[place])
        default: break
        }
    }

    // MARK: What they need

    private mutating func check(_ instruction: Instruction, _ state: [Int]) -> String? {
        switch instruction.opcode {
        case .newEnvironment:
            let scope = Int(code.constants[instruction.wide].asInt32), slots = scopes[scope].names.count
            if instruction.b != slots { return "\(instruction.b) slots for a scope of \(slots)" }
            return held(instruction.a, state) == EnvironmentChains.unknown ? "register \(instruction.a) holds no known environment" : nil
        case .copyEnvironment: return slotFault(held(instruction.a, state), hops: 0, slot: 0, in: "register \(instruction.a)")
        case .getClosure: return slotFault(outer, hops: instruction.d, slot: instruction.c, in: "the closure")
        case .getEnvironment, .getEnvironmentChecked, .setEnvironment, .setEnvironmentChecked:
            return slotFault(held(instruction.b, state), hops: instruction.d, slot: instruction.c, in: "register \(instruction.b)")
        case .newFunction, .newMethod: return closureFault(instruction.wide, instruction.b == Operand.none ? EnvironmentChains.none : held(instruction.b, state))
        case .newClass: return closureFault(instruction.wide, held(instruction.a, state))
        default: return nil
        }
    }

    private func slotFault(_ chain: Int, hops: Int, slot: Int, in holder: String) -> String? {
        if chain == EnvironmentChains.unknown { return "\(holder) holds no known environment" }
        guard let scope = chains.scope(chain, hops: hops) else { return "\(hops) hops from \(holder) lead beyond all environments" }
        let count = scopes[scope].names.count
        return slot < count ? nil : "slot \(slot) of \(count)"
    }

    /// A closure carries the environments that its code counts on.
    private mutating func closureFault(_ constant: Int, _ chain: Int) -> String? {
        let inner = code.constants[constant].asCell.load(8, as: UnsafeMutablePointer<Code>.self).pointee.info
        guard let expected = inner.outerScopes else { return nil }
        return chains.chain(expected) == chain ? nil : "the function counts on other environments than it closes over"
    }
}
