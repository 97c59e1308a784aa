// Strings that keep more than they say, and strings that are there many times.

extension SnapshotHeap {
    public func wholeString(of node: Node) -> Node? { type(of: node) == .slicedString ? target(of: node, .hidden, words[.parent]) : nil }

    /// Strings of the same text, all but the first of which are too many.
    public struct RepeatedText: Sendable {
        public let first: Node
        public fileprivate(set) var count = 0
        public fileprivate(set) var bytes = 0
        /// The file has the beginning of their texts alone: that and their length are the same.
        public let isBeginning: Bool
    }

    /// V8 writes no more of a string.
    private static let longestText = 1024
    private func isCut(_ text: Int) -> Bool { text < strings.count && strings.raw(UInt32(text)).count >= SnapshotHeap.longestText }

    /// Texts that are there several times, those that would free most first. The file has a text once, whatever the number of strings. Of long
    /// strings it has the beginning alone: those of one length that begin alike are told as such. Linear.
    public func repeatedTexts(most: Int, where isWanted: (Node) -> Bool) -> [RepeatedText] {
        // By text: the first string of it.
        var firsts = [Int32](repeating: -1, count: strings.count + 1), found: [Node: RepeatedText] = [:]
        for place in kinds.indices where kinds[place] == .string && sizes[place] > 0 && type(of: Node(truncatingIfNeeded: place)) == .string {
            let text = Int(min(names[place], UInt32(strings.count))), node = Node(truncatingIfNeeded: place)
            guard isWanted(node) else { continue }
            if firsts[text] < 0 { firsts[text] = node; continue }
            guard sizes[Int(firsts[text])] == sizes[place] else { continue }
            found[firsts[text], default: RepeatedText(first: firsts[text], isBeginning: isCut(text))].count += 1
            found[firsts[text]]?.bytes += Int(sizes[place])
        }
        return Array(found.values.sorted { ($0.bytes, $1.first) > ($1.bytes, $0.first) }.prefix(most))
    }
}
