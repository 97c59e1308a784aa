import CEditLine
import Shell

/// Tab, and what is offered without it.
extension LineEditor {
    func completeAtCursor() -> UInt8 {
        let line = Array(buffer), cursor = cursor
        guard let completion = complete?(WideText.decode(line), cursor), !completion.candidates.isEmpty,
              completion.replacing.upperBound == cursor, completion.replacing.lowerBound >= 0
        else { return UInt8(CC_ERROR) }
        let typed = WideText.decode(line[completion.replacing])
        let prefix = completion.commonPrefix
        if prefix != typed, completion.candidates.count == 1 || prefix.unicodeScalars.count > completion.replacing.count {
            remove(completion.replacing)
            insert(prefix)
            return UInt8(CC_REFRESH)
        }
        guard completion.candidates.count > 1 else { return UInt8(CC_NORM) }
        let size = Self.windowSize()
        // Not more than leaves room for the text.
        let table = completion.table(columns: size.columns, rows: max(size.rows - 4, 1))
        notice = table.split(separator: "\n").map(String.init)
        return UInt8(CC_NORM)
    }

    /// The newest entry that begins with what was typed, without that.
    var suggestion: String? {
        let typed = buffer
        guard form.isEntry, style.isOn, !typed.isEmpty, cursor == typed.count, notice.isEmpty, search == nil, recall.back == 0 else { return nil }
        let found = history.first(from: 1) { $0.count > typed.count && $0.starts(with: typed) }
        return found.map { String(String.UnicodeScalarView($0.text.unicodeScalars.dropFirst(typed.count))) }
    }

    func takeSuggestion() -> UInt8 {
        guard let suggestion else { return UInt8(CC_ERROR) }
        insert(suggestion)
        return UInt8(CC_REFRESH)
    }
}
