import CEditLine

/// Pasting: everything to the end of the paste is text. A tab in it completes nothing, and a newline ends nothing.
extension LineEditor {
    func insertPasted() -> UInt8 {
        var text = ""
        while case .character(let character) = keys.readPasted() { text.unicodeScalars.append(character) }
        var pasted = Self.cleaned(text)
        if form.isEntry, hasOnlyBlanksBefore { pasted = PastedText.withoutPrompts(pasted) }
        if pasted.contains("\n") { notePaste() }
        insert(pasted)
        return UInt8(CC_REFRESH)
    }

    /// Newlines as one character each and none at the end, where Enter is the user's to press; no other control characters but tabs.
    static func cleaned(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\r" || scalar == "\n" {
                if !(scalar == "\n" && previous == "\r") { clean.append("\n") }
            } else if scalar == "\t" || (scalar.value >= 0x20 && scalar.value != 0x7F) {
                clean.append(scalar)
            }
            previous = scalar
        }
        while clean.last == "\n" { clean.removeLast() }
        return String(clean)
    }
}
