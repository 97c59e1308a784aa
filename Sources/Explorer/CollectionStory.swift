import Engine

/// A collection that is about to come, told step by step: the roots, marking wave by wave, the ephemerons that wait at a key and the
/// wave that wakes them, what was not reached, and what is weak and loses something by it.
///
/// It is computed on the graph and changes nothing. Its text is bounded, however large the heap and however many waves it takes; its
/// cost is that of a few walks over the graph.
public struct CollectionStory: Sendable {
    /// One step, of which only the first few things are told by name.
    public struct Step: Sendable, Equatable {
        public enum Kind: String, Sendable {
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
        }
        public let kind: Kind
        /// `roots`, `wave 2`, `waves 5–9`
        public let title: String
        public internal(set) var items: [String]
        /// How many more there are of what the items tell.
        public internal(set) var more = 0
        /// Built-in objects of this step.
        public internal(set) var builtIns = 0

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
        public let kind: CellKind
        /// Entries, or targets of a registry.
        public let entries: Int
    }

    public private(set) var steps: [Step] = []
    /// The numbers of the objects that will be taken, ascending.
    public private(set) var collected: [Int] = []
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

    /// The graph has all that the caller has numbers for, garbage included. `number` is what an object is called by; `isBuiltIn` tells
    /// what was there before the program.
    public init(_ graph: HeapGraph, number: @escaping (Cell) -> Int?, isBuiltIn: @escaping (Cell) -> Bool) {
        let marking = CollectionMarking(graph, isBuiltIn: isBuiltIn)
        let words = CollectionWords(graph, marking, number: number, isBuiltIn: isBuiltIn)
        steps = [words.roots()]
        tellRounds(marking, words)
        waitCount = marking.waits.count
        wokenCount = marking.woken.count
        if waitCount > wokenCount { steps.append(words.unwoken()) }
        let dead = (0..<graph.count).filter { !marking.isMarked(Node($0)) && graph.cells[$0].isObject }
        let numbers = dead.map { number(graph.cells[$0]) }
        collected = numbers.compactMap { $0 }.sorted()
        steps.append(words.sweep(zip(dead, numbers).compactMap { node, number in number.map { (Node(node), $0) } }.sorted { $0.1 < $1.1 },
                                 others: dead.count - collected.count))
        losses = marking.weakNodes.compactMap { words.loss(of: $0) }
    }

    // MARK: Waves

    /// Each round that has something of the program's, but for those in the middle of very many.
    private mutating func tellRounds(_ marking: CollectionMarking, _ words: CollectionWords) {
        let told = marking.rounds.indices.filter { marking.rounds[$0].isTellable || words.refersBack(in: $0) }
        let isLong = told.count > CollectionStory.firstRounds + CollectionStory.lastRounds + 1
        let folded = isLong ? told[CollectionStory.firstRounds]...told[told.count - CollectionStory.lastRounds - 1] : nil
        var isTold = [Bool](repeating: false, count: marking.rounds.count)
        for i in told { isTold[i] = folded.map { !$0.contains(i) } ?? true }
        var pending = Fold()
        for (i, round) in marking.rounds.enumerated() {
            let counts = !round.isScan && (!round.isEmpty || isTold[i])
            if counts { waveCount += 1 }
            if isTold[i] {
                steps += pending.take(before: counts ? waveCount : waveCount + 1)
                steps += words.steps(ofRound: i, wave: waveCount)
            } else if counts || !round.isEmpty {
                pending.add(round)
            }
        }
        steps += pending.take(before: waveCount + 1)
    }

    /// Rounds that are told as one.
    private struct Fold {
        private var waves = 0, objects = 0, builtIns = 0, woken = 0, waits = 0

        mutating func add(_ round: CollectionMarking.Round) {
            if !round.isScan { waves += 1 }
            objects += round.objects
            builtIns += round.builtIns
            woken += round.woken.count
            waits += round.waits.count
        }

        mutating func take(before next: Int) -> [Step] {
            defer { self = Fold() }
            var items: [String] = []
            if objects > 0 { items.append(CollectionWords.count(objects, "object") + " more") }
            if waits > 0 { items.append(CollectionWords.count(waits, "entry", "entries") + " of WeakMaps began to wait") }
            if woken > 0 { items.append(CollectionWords.count(woken, "entry", "entries") + " of WeakMaps woken") }
            guard !items.isEmpty || builtIns > 0 else { return [] }
            let title = waves < 2 ? "wave \(next - 1)" : "waves \(next - waves)–\(next - 1)"
            return [Step(.folded, title, items, builtIns: builtIns)]
        }
    }
}
