import Engine
import Explorer
import HeapAdapter

/// Words for leaks: who still holds what the program let go of.
struct LeakWords {
    private let view: HeapView

    init(_ view: HeapView) { self.view = view }

    /// In a picture, where who holds it can be seen.
    static let remark = "leak: the program let go of it"

    /// `only the Map can reach it now`, `it leaks with #4`
    func reason(_ node: Node, _ holds: [Hold]) -> String {
        let strong = holds.filter { $0.isFromAlive && !$0.isWeak }
        if let other = company(node, strong) { return "it leaks with \(other)" }
        if let first = strong.first, strong.allSatisfy({ $0.source == first.source }), let words = only(first) { return words }
        if strong.contains(where: \.isCollectionEntry), strong.allSatisfy(\.isCollectionEntry) { return "only collections can reach it now" }
        return switch Leaks.Kind(of: node, view.reachability, view.reachingEdges) {
        case .collections: "only a collection leads to it now"
        case .closures: "only a closure leads to it now"
        case .timers: "only a timer leads to it now"
        case .listeners: "only a list of listeners leads to it now"
        case .promises: "only a promise leads to it now"
        case nil: "no name leads to it now"
        }
    }

    /// What `why` says below the way to it.
    func notes(_ node: Node, _ holds: [Hold]) -> [String] {
        let strong = holds.filter { $0.isFromAlive && !$0.isWeak }
        if let other = company(node, strong) { return ["a leak: it lives by \(other) alone, which the program let go of"] }
        if let hold = strong.first, strong.count == 1, view.naming.isIdle(hold) { return ["a leak: no living function reads the variable that holds it"] }
        var note = "a leak: the program let go of it"
        if strong.allSatisfy(\.isCollectionEntry), !view.graph.reachability(Reachability.Rule(mapsAreWeak: true)).reaches(node) {
            note += "; it would die if what holds it were weak"
        }
        return [note]
    }

    /// By whom it is held alone.
    private func only(_ hold: Hold) -> String? {
        guard let source = hold.source else { return nil }
        if hold.isCollectionEntry, view.graph.kind(of: source).hasEntries { return "only the \(view.graph.kind(of: source).collectionName) can reach it now" }
        switch hold.kind {
        case .variable where view.naming.isIdle(hold): return "no code can reach it now"
        case .variable: return view.graph.kind(of: source) == .generator ? "only a paused call can reach it now" : "only a closure can reach it now"
        case .slot(.timerCallback), .slot(.timerArguments): return "only a timer can reach it now"
        default: return nil
        }
    }

    /// Who it lives by, where all that hold it leak themselves.
    private func company(_ node: Node, _ strong: [Hold]) -> String? {
        guard let without = view.letGo.without else { return nil }
        var first: Node?
        for hold in strong {
            let holders = [hold.source, key(of: hold)].compactMap { $0 }
            guard let other = holders.first(where: { !without.reaches($0) }) else { return nil }
            first = first ?? other
        }
        return first.map { view.naming.label(of: view.naming.owner(of: $0)) }
    }

    private func key(of hold: Hold) -> Node? {
        switch hold.kind {
        case .mapValue(let key, _): view.graph.source.node(of: key)
        case .weakMapValue(let key): key
        default: nil
        }
    }
}
