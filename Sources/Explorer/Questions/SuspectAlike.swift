// Places of one form are told once: `pool.workers[0].done` and the same of three other workers.

extension Pile {
    /// What places have in common that are told together: what the things are, what holds them, by what reference from what, and on whom all of it hangs.
    private struct Form: Hashable {
        let itemClass: Int32, holderClass: Int32, ownerClass: Int32
        let step: EdgeName?
        let top: Node
    }

    /// So many properties of one object may well be different things.
    private static let leastProperties = 3

    func foldAlike(_ groups: [Suspects.Group]) -> [Suspects.Group] {
        let forms = groups.map(form(of:))
        var counts: [Form: Int] = [:], folded: [Suspects.Group] = [], places: [Form: Int] = [:]
        for form in forms { if let form { counts[form, default: 0] += 1 } }
        for (group, form) in zip(groups, forms) {
            guard let form, let count = counts[form], count > 1, count >= Pile.leastProperties || !isProperty(group, form) else { folded.append(group); continue }
            if let place = places[form] { folded[place].take(group) } else {
                places[form] = folded.count
                var first = group
                first.place = form.top
                folded.append(first)
            }
        }
        return folded
    }

    private func form(of group: Suspects.Group) -> Form? {
        guard group.kind == .many, group.listeners == nil, let holder = group.holder, let owner = order.parent(of: holder), graph.isObject(owner), graph.isObject(holder) else { return nil }
        let itemClass = classNumber(of: group.items[0])
        if let top = order.parent(of: owner), graph.isObject(top), graph.kind(of: top) != .global, let step = step(from: owner, to: holder), step.edgeClass == .property {
            return Form(itemClass: itemClass, holderClass: classNumber(of: holder), ownerClass: classNumber(of: owner), step: step, top: top)
        }
        return Form(itemClass: itemClass, holderClass: classNumber(of: holder), ownerClass: -1, step: nil, top: owner)
    }

    private func step(from source: Node, to target: Node) -> EdgeName? {
        var found: EdgeName?
        graph.source.forEachReference(of: source, to: target) { name in if found == nil, !name.isWeak { found = name } }
        return found
    }

    /// The one on whom all hangs tells them apart by names.
    private func isProperty(_ group: Suspects.Group, _ form: Form) -> Bool {
        guard let holder = group.holder, let below = form.step == nil ? holder : order.parent(of: holder) else { return true }
        guard let name = step(from: form.top, to: below) else { return true }
        return name.edgeClass == .property
    }
}

extension Suspects.Group {
    fileprivate mutating func take(_ group: Suspects.Group) {
        items += group.items
        count += group.count
        bytes += group.bytes
        alike += 1
    }
}
