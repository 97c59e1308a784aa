import CEditLine
import Platform

/// ^R: the found entry stands where the text does, what it was found by in a row below.
extension LineEditor {
    /// A search goes on: nothing else is to be written there.
    var isSearching: Bool { search != nil }

    func beginSearch() -> UInt8 {
        search = HistorySearch(history)
        return UInt8(CC_NORM)
    }

    /// A key while one goes on. True: it ended the search, and is a key like any other now.
    func continueSearch(with key: Unicode.Scalar) -> Bool {
        switch key {
        case "\u{12}": search?.older()
        case "\u{13}": search?.newer()
        case "\u{7F}", "\u{8}": search?.removeLast()
        case "\u{7}": search = nil
        case "\u{1B}" where !keys.hasPending: takeFound()
        case _ where key.value >= 0x20 && !(0x80...0x9F).contains(key.value): search?.add(key)
        default:
            takeFound()
            return true
        }
        return false
    }

    private func takeFound() {
        if let found = search?.found { replaceText(with: found.text, cursor: found.place) }
        search = nil
    }

    func searchPicture(_ search: HistorySearch, columns: Int) -> Picture {
        var text = TypedText(scalars: scalars, cursor: cursor)
        if let found = search.found {
            text = TypedText(scalars: Array(found.text.unicodeScalars), cursor: found.place)
            if style.isOn {
                text.looks = looks(of: text.scalars)
                for place in found.place..<min(found.place + search.pattern.count, text.scalars.count) { text.looks?[place] = Self.foundLook }
            }
        }
        var picture = lay(text, columns: columns)
        let pattern = String(String.UnicodeScalarView(search.pattern))
        let label = search.isFailing ? "no entry has: " : search.pattern.isEmpty ? "search the history: " : "found by: "
        picture.below = [PictureRow(style(search.isFailing ? .warning : .dim, label) + Sanitizer.visible(pattern), columns: columns)]
        return picture
    }

    private static let foundLook = "1;4"
}
