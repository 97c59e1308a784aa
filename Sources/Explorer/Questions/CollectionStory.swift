/// A collection that is about to come, told step by step: the roots, marking wave by wave, the ephemerons that wait at a key and the
/// wave that wakes them, what was not reached, and what is weak and loses something by it.
///
/// It is computed on the graph and changes nothing. Its text is bounded, however large the heap and however many waves it takes; its
/// cost is that of a few walks over the graph.
public struct CollectionStory: Sendable {
    /// One step, of which only the first few things are told by name.
    public struct Step: Sendable, Equatable {
        public enum Kind: String, Codable, CaseIterable, Sendable {
            /// Where marking starts.
            case roots
            /// What one wave marked.
            case wave
            /// Waves that are not told one by one.
            case folded
            /// Entries of WeakMaps whose key was marked when their turn came.
            case entries
            /// Entries whose key was not: they wait there.
            case waits
            /// Entries that a wave woke.
            case woken
            /// Keys that nothing marks any more, with what waits for them.
            case unwoken
            /// What was not reached.
            case sweep
            /// What is weak, and loses entries.
            case losses
            /// Registries whose callbacks are to be called.
            case cleanups
        }
        public let kind: Kind
        /// `roots`, `wave 2`, `waves 5–9`
        public let title: String
        public internal(set) var items: [String]
        /// How many more there are of what the items tell.
        public internal(set) var more = 0
        /// Built-in objects of this step.
        public internal(set) var builtIns = 0
        /// The sweep finds nothing that was not reached.
        public internal(set) var takesNothing = false

        init(_ kind: Kind, _ title: String, _ items: [String] = [], more: Int = 0, builtIns: Int = 0) {
            self.kind = kind
            self.title = title
            self.items = items
            self.more = more
            self.builtIns = builtIns
        }
    }

    /// Something weak that will lose entries.
    public struct Loss: Sendable, Equatable {
        /// As the program calls it.
        public let holder: String
        public let kind: NodeKind
        /// Entries, or targets of a registry.
        public let entries: Int
    }

    public private(set) var steps: [Step] = []
    /// What the objects are called that will be taken, in the order of their numbers: `#9`, `#10`.
    public private(set) var collected: [String] = []
    public private(set) var losses: [Loss] = []
    /// How many waves marked something.
    public private(set) var waveCount = 0
    /// Entries that waited, and those of them that were woken.
    public private(set) var waitCount = 0, wokenCount = 0

    /// So many things of a step are told, and fewer where they have no numbers and look all alike.
    static let mostItems = 8, mostUnnumbered = 3
    /// Objects that are taken, roots, and losses: these are what one reads it for.
    static let mostNames = 12
    /// Of more rounds than `firstRounds + lastRounds` those in between are folded.
    static let firstRounds = 8, lastRounds = 3

    /// The graph has all that has a label, garbage included.
    public init(_ graph: HeapGraph) {
        let marking = CollectionMarking(graph)
        let words = CollectionWords(graph, marking)
        steps = [words.roots()]
        tellRounds(marking, words)
        waitCount = marking.waits.count
        wokenCount = marking.woken.count
        if waitCount > wokenCount { steps.append(words.unwoken()) }
        var dead: [(node: Node, label: String)] = [], others = 0
        for node in graph.nodes where !marking.isMarked(node) && graph.isObject(node) {
            if let label = graph.source.label(of: node) { dead.append((node, label)) } else { others += 1 }
        }
        // `#9` before `#10`.
        dead.sort { ($0.label.utf8.count, $0.label) < ($1.label.utf8.count, $1.label) }
        collected = dead.map(\.label)
        steps.append(words.sweep(dead.map(\.node), others: others))
        losses = marking.weakNodes.compactMap { words.loss(of: $0) }
    }

    // MARK: Waves

    /// Each round that has something of the program's, but for those in the middle of very many.
    private mutating func tellRounds(_ marking: CollectionMarking, _ words: CollectionWords) {
        let told = marking.rounds.indices.filter { marking.rounds[$0].isTellable || words.refersBack(in: $0) }
        let isLong = marking.gap.waves > 0 || told.count > CollectionStory.firstRounds + CollectionStory.lastRounds + 1
        let named = isLong ? told.prefix(CollectionStory.firstRounds) + told.suffix(CollectionStory.lastRounds) : told[...]
        var isTold = [Bool](repeating: false, count: marking.rounds.count)
        for i in named { isTold[i] = true }
        var pending = CollectionMarking.Fold()
        for (i, round) in marking.rounds.enumerated() {
            if i == CollectionMarking.headCount {
                pending.add(marking.gap)
                waveCount += marking.gap.waves
            }
            // A wave that marks nothing has no number, unless there is something to tell of it.
            let counts = !round.isScan && (!round.isEmpty || isTold[i])
            if counts { waveCount += 1 }
            if isTold[i] {
                fold(&pending, before: counts ? waveCount : waveCount + 1)
                steps += words.steps(ofRound: i, wave: waveCount)
            } else {
                pending.add(round)
            }
        }
        fold(&pending, before: waveCount + 1)
    }

    /// What was not told up to a wave, as one step.
    private mutating func fold(_ pending: inout CollectionMarking.Fold, before next: Int) {
        let fold = pending
        pending = CollectionMarking.Fold()
        var items: [String] = []
        if fold.objects > 0 { items.append(CollectionWords.count(fold.objects, "object") + " more") }
        if fold.waits > 0 { items.append(CollectionWords.count(fold.waits, "entry", "entries") + " of WeakMaps began to wait") }
        if fold.woken > 0 { items.append(CollectionWords.count(fold.woken, "entry", "entries") + " of WeakMaps woken") }
        guard !items.isEmpty || fold.builtIns > 0 else { return }
        let title = fold.waves < 2 ? "wave \(next - 1)" : "waves \(next - fold.waves)–\(next - 1)"
        steps.append(Step(.folded, title, items, builtIns: fold.builtIns))
    }
}
