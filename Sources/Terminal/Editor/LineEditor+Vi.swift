import CEditLine
import Platform

/// vi's command mode in a text of several lines: libedit's own commands take the whole text for one line. They are still what does the
/// work, with a count in front: `d12l`.
extension LineEditor {
    private func digits(_ count: Int) -> [wchar_t] { String(count).unicodeScalars.map { wchar_t(bitPattern: $0.value) } }

    /// The key before this one: what a movement belongs to.
    private var keyBefore: Unicode.Scalar? { recentKeys.dropLast().last }

    private var operatorBefore: Unicode.Scalar? { keyBefore.flatMap { "dcy".unicodeScalars.contains($0) ? $0 : nil } }

    /// `0`, where it is no digit of a count, and `^`.
    func viLineStart() -> UInt8 {
        let isDigit = keyBefore.map { ("0"..."9").contains($0) } ?? false
        guard isMultiLine, !(isDigit && recentKeys.last == "0") else {
            return press(recentKeys.last == "^" ? KeyBindings.viFirst : KeyBindings.viZero)
        }
        let line = currentLine
        let start = recentKeys.last == "^" ? line.lowerBound + buffer[line].prefix { $0 == 0x20 || $0 == 0x09 }.count : line.lowerBound
        let count = cursor - start
        if count == 0 { return UInt8(CC_NORM) }
        return press(digits(abs(count)) + [count > 0 ? KeyBindings.viLeft : KeyBindings.next])
    }

    /// `$`
    func viLineEnd() -> UInt8 {
        guard isMultiLine else { return press(KeyBindings.viDollar) }
        let count = currentLine.upperBound - cursor - (operatorBefore == nil ? 1 : 0)
        return count > 0 ? press(digits(count) + [KeyBindings.next]) : UInt8(CC_NORM)
    }

    /// `d` and `c`: twice for the line.
    func viOperator(_ key: Int32) -> UInt8 {
        let sign = Unicode.Scalar(UInt32(key)) ?? "d"
        let operation = sign == "d" ? KeyBindings.viDelete : KeyBindings.viChange
        guard isMultiLine, operatorBefore == sign else { return press(operation) }
        recentKeys.removeAll()
        let line = currentLine
        return sign == "d" ? deleteLine(line) : changeLine(line)
    }

    private func deleteLine(_ line: Range<Int>) -> UInt8 {
        let isLast = line.upperBound == buffer.count
        moveCursor(to: isLast ? line.lowerBound - 1 : line.lowerBound)
        el_wpush(edit, [KeyBindings.viDelete] + digits(line.count + 1) + [KeyBindings.next, 0])
        // What was begun with the first of the two keys is not to be ended by these.
        return UInt8(CC_NORM)
    }

    private func changeLine(_ line: Range<Int>) -> UInt8 {
        moveCursor(to: line.lowerBound)
        el_wpush(edit, line.isEmpty ? [0x69, 0] : [KeyBindings.viChange] + digits(line.count) + [KeyBindings.next, 0])
        return UInt8(CC_NORM)
    }

    /// `D` and `C`
    func viToEnd(_ key: Int32) -> UInt8 {
        let isChange = key == 0x43
        guard isMultiLine else { return press(isChange ? KeyBindings.viChangeToEnd : KeyBindings.killToEnd) }
        let count = currentLine.upperBound - cursor
        if count == 0 { return isChange ? press(0x69) : UInt8(CC_ERROR) }
        // Where nothing is left behind the cursor it goes back to the last character.
        let back = isChange || cursor == currentLine.lowerBound ? [] : [KeyBindings.viLeft]
        return press([isChange ? KeyBindings.viChange : KeyBindings.viDelete] + digits(count) + [KeyBindings.next] + back)
    }

    /// `I` and `A`
    func viInsertAtEdge(_ key: Int32) -> UInt8 {
        moveCursor(to: key == 0x49 ? currentLine.lowerBound : currentLine.upperBound)
        return press(0x69)
    }
}
