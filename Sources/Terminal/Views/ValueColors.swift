/// The colours of a value that was formatted as text, as Node's shell has them: strings green, numbers yellow, and so on.
///
/// A report carries plain text, for it is a value that is compared and sent. What is what shows in the text itself, since
/// `util.inspect` writes strings in quotes and everything that is no literal in brackets.
enum ValueColors {
    /// `text` in colour where `style` has any. It is free of control characters. O(count).
    static func paint(_ text: String, _ style: Style) -> String {
        // An error is told by its stack, which is prose.
        guard style.isOn, !text.contains("\n    at ") else { return text }
        var painter = Painter(text)
        return painter.paint(style)
    }

    private struct Painter {
        private let characters: [Character]
        private var position = 0

        init(_ text: String) {
            characters = Array(text)
        }

        mutating func paint(_ style: Style) -> String {
            var painted = ""
            while position < characters.count {
                let start = position
                let role = next()
                let text = String(characters[start..<position])
                painted += role.map { style($0, text) } ?? text
            }
            return painted
        }

        /// Takes the next word, literal or sign, and says what it is.
        private mutating func next() -> Style.Role? {
            let character = characters[position]
            switch character {
            case "'", "\"", "`":
                guard let end = endOfString() else { break }
                position = end
                return .string
            case "[" where isSpecial(after: position): return take(upTo: "]", .special)
            case "<": return take(upTo: ">", .special)
            case ".": return takeEllipsis()
            case "0"..."9": return takeNumber()
            case "-" where position + 1 < characters.count && (characters[position + 1].isNumber || characters[position + 1] == "I"):
                position += 1
                return characters[position] == "I" ? takeWord() : takeNumber()
            default: if isWordPart(character) { return takeWord() }
            }
            position += 1
            return nil
        }

        /// Behind the closing quote; nil where the line ends first.
        private func endOfString() -> Int? {
            var end = position + 1
            while end < characters.count, characters[end] != "\n" {
                if characters[end] == characters[position] { return end + 1 }
                end += characters[end] == "\\" ? 2 : 1
            }
            return nil
        }

        /// `[Function: f]`, `[Object]`, `[class A]`, and not `[ 1, 2 ]`, `[]` or the key `[Symbol(a)]:`.
        private func isSpecial(after position: Int) -> Bool {
            guard position + 1 < characters.count, characters[position + 1].isLetter else { return false }
            return !characters[(position + 1)...].starts(with: "Symbol(")
        }

        private mutating func take(upTo end: Character, _ role: Style.Role) -> Style.Role? {
            guard let last = characters[position...].firstIndex(where: { $0 == end || $0 == "\n" }), characters[last] == end else {
                position += 1
                return nil
            }
            position = last + 1
            return role
        }

        /// `... 3 more items`
        private mutating func takeEllipsis() -> Style.Role? {
            guard characters[position...].starts(with: "... ") else {
                position += 1
                return nil
            }
            while position < characters.count, !"\n]})".contains(characters[position]) { position += 1 }
            return nil
        }

        private mutating func takeNumber() -> Style.Role? {
            // The size in `Map(2)` is part of a name.
            let isSize = position > 1 && characters[position - 1] == "(" && isWordPart(characters[position - 2])
            while position < characters.count, isWordPart(characters[position]) || characters[position] == "."
                || ("+-".contains(characters[position]) && characters[position - 1] == "e") { position += 1 }
            return isSize ? nil : .number
        }

        private mutating func takeWord() -> Style.Role? {
            let start = position
            while position < characters.count, isWordPart(characters[position]) { position += 1 }
            // A key, or a class's name.
            if position < characters.count, characters[position] == ":" { return nil }
            switch String(characters[start..<position]) {
            case "true", "false": return .boolean
            case "null": return .null
            case "undefined": return .undefined
            case "NaN", "Infinity": return .number
            case "Symbol" where position < characters.count && characters[position] == "(": return take(upTo: ")", .symbol)
            default: return nil
            }
        }

        private func isWordPart(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || character == "_" || character == "$"
        }
    }
}
