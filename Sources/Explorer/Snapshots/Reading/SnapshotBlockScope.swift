/// The variables of a block (`for (const p of …) { … }`, `catch (e)`). V8 names those of functions, modules and scripts; a block's it only numbers,
/// in the order in which the scope's description has their names. A small integer is no edge and has no number, so the numbers behind one are too low:
/// where not all variables are there, nobody knows which is which.
struct SnapshotBlockScope {
    /// The places of the names in the file's strings.
    let names: [UInt32]
    /// Every variable has its number.
    let isExact: Bool

    /// Nil for a scope that has no such variables.
    init?(_ scope: Int, _ raw: RawSnapshot, _ words: SnapshotWords, wordBytes: Int) {
        var highest = -1
        for edge in raw.edges(of: scope) {
            switch raw.type(ofEdge: edge) {
            case .context: return nil
            case .hidden: highest = max(highest, Int(raw.edgeNames[edge]))
            default: break
            }
        }
        // A context has its map, its length, its description and the outer one before its variables.
        let count = Int(raw.sizes[scope]) / wordBytes - 4
        guard highest >= 0, highest < count, let info = raw.target(of: scope, .internal, words[.scopeInfo]) else { return nil }
        var names: [UInt32] = []
        for edge in raw.edges(of: info).prefix(count + 8) where raw.type(ofEdge: edge) == .hidden && names.count < count {
            let target = raw.edgeTargets[edge]
            guard target != SnapshotEdgeColumns.nowhere, raw.type(of: Int(target)) == .string else { break }
            names.append(raw.names[Int(target)])
        }
        if names.count < count { return nil }
        self.names = names
        isExact = highest + 1 == count
    }

    /// Nil where nobody knows.
    func exactName(ofEdge edge: Int, _ raw: RawSnapshot) -> UInt32? {
        let number = Int(raw.edgeNames[edge])
        return isExact && number < names.count ? names[number] : nil
    }
}

/// A Proxy's parts have numbers alone: the handler comes last, the target before it.
enum SnapshotProxy {
    static let target = SnapshotReferences.isInternal, handler = SnapshotReferences.isInternal + 1

    /// Nil for what is neither.
    static func part(_ edge: Int, of proxy: Int, _ raw: RawSnapshot) -> UInt32? {
        if raw.edges(of: proxy).count > 8 { return nil }
        var behind = 0
        for other in raw.edges(of: proxy) where raw.type(ofEdge: other) == .hidden && raw.edgeNames[other] > raw.edgeNames[edge] { behind += 1 }
        return behind == 0 ? handler : behind == 1 ? target : nil
    }
}
