import CEditLine
import Platform

/// Going back through the history entry by entry, with what was being typed kept for the way back.
struct HistoryRecall {
    /// 0: what was being typed.
    private(set) var back = 0
    private var draft = ""

    /// The entry before the one that is shown; nil where there is none.
    mutating func older(_ history: LineHistory, shown: String) -> String? {
        guard let entry = history.entry(back: back + 1) else { return nil }
        if back == 0 { draft = shown }
        back += 1
        return entry
    }

    mutating func newer(_ history: LineHistory) -> String? {
        guard back > 0 else { return nil }
        back -= 1
        return back == 0 ? draft : history.entry(back: back)
    }
}
