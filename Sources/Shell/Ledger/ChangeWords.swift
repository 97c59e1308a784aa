import Engine
import Explorer
import HeapAdapter

/// Puts into words what changed for an object, and writes it down in the ledger.
struct ChangeWords {
    private let machine: Machine
    private let naming: Naming
    private let reachability: Reachability
    private let ifWeak: Reachability
    private let holderWords: HolderWords
    private var ledger: Ledger { machine.ledger }

    init(_ machine: Machine, _ naming: Naming, _ reachability: Reachability, _ ifWeak: Reachability) {
        self.machine = machine
        self.naming = naming
        self.reachability = reachability
        self.ifWeak = ifWeak
        holderWords = HolderWords(naming)
    }

    /// The line for an object; nil where nothing has changed for it.
    func change(of number: Int, at node: Node, _ holds: [Hold], isNew: Bool) -> HeapChange? {
        guard let before = ledger.record(number) else { return nil }
        let fate = fate(of: node)
        let alive = holds.filter(\.isFromAlive)
        if !isNew, fate == before.fate, isUnchanged(alive, before) { return nil }
        var now: [Hold.Identity: Ledger.KnownHold] = [:]
        var gained: [Holder] = []
        for hold in alive {
            let known = before.holds[hold.identity], holder = holderWords.holder(hold)
            now[hold.identity] = Ledger.KnownHold(holder: holder, sourceName: sourceName(hold), kind: hold.kind)
            if known == nil || known?.holder.isWeak == true && !hold.isWeak { gained.append(holder) }
        }
        let still = Set(holds.map(\.identity))
        let lost = before.holds.filter { !still.contains($0.key) }.map(\.value.holder)
            .sorted { ($0.isWeak ? 1 : 0, $0.text) < ($1.isWeak ? 1 : 0, $1.text) }
        ledger.update(number, holds: now, fate: fate)
        guard let kind = kind(isNew, gained, lost, fate != before.fate) else { return nil }

        let holders = alive.filter { !$0.isWeak }.compactMap { now[$0.identity]?.holder }
        let label = ObjectLabel(number: number, preview: Preview(machine.vm).text(Value(before.cell)))
        return HeapChange(kind: kind, object: label, gained: gained, lost: lost, holders: holders, fate: fate,
                          event: event(kind, gained, lost),
                          consequence: consequence(kind, fate, before.fate, node, holds, holders, gained))
    }

    /// Most objects are held by the same holders as before, under the same names: no words are made for them.
    private func isUnchanged(_ alive: [Hold], _ before: Ledger.Record) -> Bool {
        guard alive.count == before.holds.count else { return false }
        return alive.allSatisfy { hold in
            guard let known = before.holds[hold.identity] else { return false }
            return known.holder.isWeak == hold.isWeak && known.kind == hold.kind && known.sourceName == sourceName(hold)
        }
    }

    private func sourceName(_ hold: Hold) -> String { hold.source.map(naming.name(of:)) ?? "" }

    private func fate(of node: Node) -> Fate {
        reachability.reaches(node) ? (ifWeak.reaches(node) ? .alive : .leak) : .doomed
    }

    private func kind(_ isNew: Bool, _ gained: [Holder], _ lost: [Holder], _ isOtherFate: Bool) -> HeapChange.Kind? {
        if isNew { return .born }
        if lost.contains(where: { !$0.isWeak }) { return .lost }
        if gained.contains(where: { !$0.isWeak }) { return .gained }
        if !gained.isEmpty { return .mentioned }
        if !lost.isEmpty { return .lost }
        return isOtherFate ? .affected : nil
    }

    /// `lost dog1`, `← strong key`, `⇠ weak key`. A birth tells only of mentions: its holders are all new.
    private func event(_ kind: HeapChange.Kind, _ gained: [Holder], _ lost: [Holder]) -> String {
        var parts: [String] = []
        if !lost.isEmpty { parts.append("lost \(HolderWords.list(lost.map(\.text)))") }
        for holder in gained.prefix(3) where kind != .born || holder.isWeak { parts.append("\(holder.isWeak ? "⇠" : "←") \(holder.phrase)") }
        if kind != .born, gained.count > 3 { parts.append("and \(gained.count - 3) more") }
        return parts.joined(separator: ", ")
    }

    // MARK: What it comes to

    private func consequence(_ kind: HeapChange.Kind, _ fate: Fate, _ before: Fate, _ node: Node, _ holds: [Hold], _ holders: [Holder],
                             _ gained: [Holder]) -> String {
        if fate == .doomed { return doom(node, holds) }
        let leak = fate == .leak ? leakText(node, holds) : nil
        // A class that lives by its prototype's constructor alone has no holder that is told: then the way to it is.
        let way = holders.isEmpty ? naming.path(to: node)?.text ?? "the language itself" : ""
        let roles = holders.isEmpty ? way : HolderWords.list(holders.map(\.text)), names = holders.isEmpty ? way : HolderWords.list(holders.map(\.name))
        switch kind {
        case .born: return "held by \(roles)" + (leak.map { ": \($0)" } ?? "")
        case .gained: return leak == nil ? "now held by \(names)" : "now held by \(roles): \(leak ?? "")"
        case .mentioned:
            let mention = gained.first.map(HolderWords.nature) ?? "a mention"
            return "\(mention) holds nothing: still held by \(roles)\(holders.count == 1 ? " alone" : "")"
        case .lost: return "still held by \(roles)" + (leak.map { ": \($0) now, a leak" } ?? "")
        case .affected:
            if let leak { return "still held by \(roles): \(leak) now, a leak" }
            return before == .doomed ? "saved: held by \(roles)" : "within reach again, by \(roles)"
        }
    }

    /// `only the Map can reach it`
    private func leakText(_ node: Node, _ holds: [Hold]) -> String {
        let strong = holds.filter { $0.isFromAlive && !$0.isWeak }
        for hold in strong where hold.isCollectionEntry {
            if let source = hold.source { return "only the \(naming.graph.cells[Int(source)].kind.collectionName) can reach it" }
        }
        return naming.path(to: node).map { "only a collection leads to it, \($0.text)" } ?? "only a collection leads to it"
    }

    /// The doomed key of the WeakMap's entry whose value the object is.
    private func lostKey(_ holds: [Hold]) -> String? {
        for hold in holds where hold.isFromAlive {
            if case .weakMapValue(let key) = hold.kind, hold.isWeak { return naming.label(of: key) }
        }
        return nil
    }

    /// `nothing holds it: the next gc takes it, and weak's entry with it`
    private func doom(_ node: Node, _ holds: [Hold]) -> String {
        let doomedHolders = holds.filter { !$0.isFromAlive && !$0.isWeak }.compactMap { $0.source }
            .compactMap { ledger.number(of: naming.graph.cells[Int($0)]) }
        let losers = holds.filter { $0.isFromAlive && $0.isWeak }.map(holderWords.holder)
        let start = doomedHolders.isEmpty ? lostKey(holds).map { "goes with its key \($0): a weak entry holds no longer than that" } ?? "nothing holds it: the next gc takes it"
            : "goes with \(HolderWords.list(Set(doomedHolders).sorted().map { "#\($0)" })): nothing else holds it"
        let parts = lostKey(holds) == nil ? HolderWords.losses(losers) : []
        return parts.isEmpty ? start : "\(start), and \(HolderWords.enumeration(parts)) with it"
    }
}

/// Words for holders.
struct HolderWords {
    private let naming: Naming

    init(_ naming: Naming) { self.naming = naming }

    func holder(_ hold: Hold) -> Holder {
        let (name, role) = naming.words(for: hold)
        guard case .weakMapValue(let key) = hold.kind, !hold.isWeak else { return Holder(name: name, role: role, isWeak: hold.isWeak) }
        return Holder(name: name, role: "value, while \(naming.label(of: key)) lives", isWeak: false)
    }

    /// `a, b, c and 3 more`
    static func list(_ names: [String]) -> String {
        let shown = 4
        if names.count <= shown { return names.joined(separator: ", ") }
        return names.prefix(shown - 1).joined(separator: ", ") + " and \(names.count - shown + 1) more"
    }

    /// `a`, `a and b`, `a, b and c`; of many as ``list(_:)``.
    static func enumeration(_ parts: [String]) -> String {
        guard let last = parts.last, (2...4).contains(parts.count) else { return list(parts) }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    /// What a weak mention is: `a weak key`, `a WeakRef`.
    static func nature(_ holder: Holder) -> String {
        switch holder.role {
        case "key": "a weak key"
        case "element": "a weak element"
        case "target": "a weak target"
        case "token": "an unregister token"
        case let role?: "a weak \(role)"
        case nil: "a mention"
        }
    }

    /// What goes when a weakly mentioned object does: `weak's entry`.
    static func losses(_ mentions: [Holder]) -> [String] {
        var seen: Set<String> = []
        return mentions.compactMap { mention in
            let part = switch mention.role {
            case "target": "target"
            case "token": "token"
            default: "entry"
            }
            let what = "\(mention.name.possessive) \(part)"
            return seen.insert(what).inserted ? what : nil
        }
    }
}
