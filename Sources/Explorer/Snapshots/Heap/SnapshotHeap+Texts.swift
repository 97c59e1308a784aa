// Strings that keep more than they say, and strings that are there many times.

import Platform

extension SnapshotHeap {
    public func wholeString(of node: Node) -> Node? { type(of: node) == .slicedString ? target(of: node, .hidden, words[.parent]) : nil }

    /// Of a text that was put together: how many pieces it has, and how many bytes at most it would take in one. Nil of all others, and where nobody can tell.
    public func pieces(of node: Node) -> (count: Int, bytes: Int)? {
        guard type(of: node) == .concatenatedString else { return nil }
        var pending = [node], count = 0, bytes = 0, steps = 0
        while let part = pending.popLast() {
            steps += 1
            // One piece may stand in many places, and nobody counts for ever.
            if steps > SnapshotHeap.mostPieces || type(of: part) == .slicedString { return nil }
            let parts = [words[.second], words[.first]].compactMap { target(of: part, .hidden, $0) }
            pending += parts
            if !parts.isEmpty { continue }
            count += 1
            bytes += max(0, size(of: part) - (hasSmallWords ? 12 : 16))
        }
        return (count, bytes)
    }

    private static let mostPieces = 1_000_000

    /// Strings of the same text, all but the first of which are too many.
    public struct RepeatedText: Sendable {
        public let first: Node
        public let count: Int
        public let bytes: Int
        /// The file has the beginning of their texts alone: that and their length are the same.
        public let isBeginning: Bool
    }

    /// V8 writes no more of a string.
    private static let longestText = 1024
    private func isCut(_ text: Int) -> Bool { text < strings.count && strings.raw(UInt32(text)).count >= SnapshotHeap.longestText }

    /// Texts that are there several times, those that would free most first. The file has a text once, whatever the number of strings. Of long
    /// strings it has the beginning alone: those of one length that begin alike are told as such. Linear.
    public func repeatedTexts(most: Int, where isWanted: (Node) -> Bool) -> [RepeatedText] {
        // By text: the first string of it, and how many more there are.
        let firsts = Scratch<Int32>(strings.count + 1), more = Scratch<Int32>(strings.count + 1)
        for place in kinds.indices where kinds.base[place] == .string {
            if Interruption.isRequested(at: place) { return [] }
            let text = Int(min(names.base[place], UInt32(strings.count))), node = Node(truncatingIfNeeded: place)
            guard sizes.base[place] > 0, type(of: node) == .string, isWanted(node) else { continue }
            // The root is no string.
            if firsts.base[text] == 0 { firsts.base[text] = node } else if sizes[Int(firsts.base[text])] == sizes[place] { more.base[text] += 1 }
        }
        let found = (0..<firsts.count).lazy.filter { more.base[$0] > 0 }.map { text in
            let first = firsts.base[text], count = Int(more.base[text])
            return RepeatedText(first: first, count: count, bytes: count * self.size(of: first), isBeginning: self.isCut(text))
        }
        return Array(found.sorted { ($0.bytes, $1.first) > ($1.bytes, $0.first) }.prefix(most))
    }
}
