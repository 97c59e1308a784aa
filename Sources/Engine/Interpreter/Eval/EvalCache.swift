import Syntax

// The same call of `eval` is often given the same text, over and over. To read and compile it costs hundreds of times what it takes to run.

/// Code that calls of `eval` compiled, by the call and the text. It holds nothing: each collection empties it, and so what it remembers
/// is never longer alive than the program left it.
struct EvalCache {
    /// A call of `eval` that is under way. All closures of one code run in environments of the same scopes, so what the text means follows
    /// from where it stands; the scopes are compared nevertheless, for what `eval` itself compiled is run in several.
    struct Call {
        /// Where it stands, in the caller's code.
        fileprivate let instruction: UInt
        fileprivate let isStrict: Bool
        fileprivate let environment: Cell?
        fileprivate let text: FlatString
        fileprivate let hash: Int

        /// Nil where nobody calls, and for texts that are too long to be kept.
        init?(_ stack: Stack, _ text: FlatString, environment: Cell?, isStrict: Bool) {
            guard stack.frameCount > 0, text.count <= EvalCache.longestText else { return nil }
            instruction = UInt(bitPattern: stack.frame.pointee.pc)
            self.isStrict = isStrict
            self.environment = environment
            self.text = text
            var mixed = UInt64(instruction)
            for i in 0..<text.count { mixed = (mixed ^ UInt64(text[i])) &* 0x9E37_79B9_7F4A_7C15 }
            hash = Int(truncatingIfNeeded: mixed ^ mixed >> 32)
        }

        /// The scopes of the environments around it, the innermost first, as long as the body wants more.
        fileprivate func forEachScope(_ body: (UInt32) -> Bool) {
            var next = environment.map(Environment.init)
            while let current = next, body(UInt32(current.scopeID)) { next = current.outer }
        }

        fileprivate func hasScopes(_ scopes: [UInt32]) -> Bool {
            var count = 0, isSame = true
            forEachScope { scope in
                isSame = count < scopes.count && scopes[count] == scope
                count += 1
                return isSame
            }
            return isSame && count == scopes.count
        }
    }

    private struct Entry {
        let instruction: UInt
        let isStrict: Bool
        let scopes: [UInt32]
        let units: [UInt16]
        let result: Cell
    }

    private static let longestText = 1 << 12
    private static let mostEntries = 256
    private var entries: [Int: Entry] = [:]

    func find(_ call: Call) -> Cell? {
        guard let entry = entries[call.hash], entry.instruction == call.instruction, entry.isStrict == call.isStrict,
              entry.units.count == call.text.count else { return nil }
        for i in entry.units.indices where entry.units[i] != call.text[i] { return nil }
        return call.hasScopes(entry.scopes) ? entry.result : nil
    }

    mutating func note(_ result: Cell, of call: Call, _ source: SourceText) {
        if entries.count >= EvalCache.mostEntries { forget() }
        var scopes: [UInt32] = []
        call.forEachScope { scopes.append($0); return true }
        entries[call.hash] = Entry(instruction: call.instruction, isStrict: call.isStrict, scopes: scopes, units: source.units, result: result)
    }

    mutating func forget() {
        if !entries.isEmpty { entries = [:] }
    }
}
