import Explorer

/// Words for holders.
struct HolderWords {
    private let naming: Naming

    init(_ naming: Naming) { self.naming = naming }

    func holder(_ hold: Hold) -> Holder {
        let (name, role) = naming.words(for: hold)
        if naming.isIdle(hold) { return Holder(name: name, role: "no living function reads it", isWeak: false) }
        guard case .weakMapValue(let key) = hold.kind, !hold.isWeak else { return Holder(name: name, role: role, isWeak: hold.isWeak) }
        return Holder(name: name, role: "value, while \(naming.label(of: key)) lives", isWeak: false)
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
