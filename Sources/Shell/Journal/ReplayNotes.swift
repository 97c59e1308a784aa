// What a replay did not do as the entries had done it before: whoever asked for it is told.

extension Journal {
    /// What a replay of the entries leaves out.
    static func interruptionNotes(_ entries: [Entry]) -> [String] {
        let parts = entries.filter { $0.isPart == true }.map { "entry \($0.number) was interrupted: the statement that was running is left out" }
        let leftOut = entries.filter { !$0.isReplayed }.map(\.number)
        return parts + note(leftOut, one: "was interrupted: it is left out, with what it did until then", several: "were interrupted: they are left out, with what they did until then")
    }

    /// `entries 2, 4 and 7 …`; nothing for none.
    fileprivate static func note(_ numbers: [Int], one: String, several: String) -> [String] {
        guard let last = numbers.last else { return [] }
        if numbers.count == 1 { return ["entry \(last) \(one)"] }
        return ["entries \(numbers.dropLast().map { "\($0)" }.joined(separator: ", ")) and \(last) \(several)"]
    }
}

extension Machine {
    /// Which entries throw now that did not before, for want of what was left out.
    var throwNotes: [String] {
        Journal.note(newlyThrown, one: "threw when it was run again, and had not before", several: "threw when they were run again, and had not before")
    }
}
