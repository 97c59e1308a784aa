/// Makes harmless what a script wants on the screen.
///
/// A terminal obeys control characters: a lesson from a stranger could retitle the window, move the cursor over what was
/// said before, or have the terminal type an answer. So in the shell and in lessons every control character is shown
/// instead of sent, as `\x1B`, the way `util.inspect` shows it in a string; only newline and tab pass.
public enum Sanitizer {
    /// `text` with its control characters visible. O(count), and `text` itself when there is nothing to do.
    public static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isHarmful(scalar) {
                safe.append(contentsOf: escape(scalar).unicodeScalars)
            } else {
                safe.append(scalar)
            }
        }
        return String(safe)
    }

    /// Control characters of both kinds, and the marks that reverse the reading order: they hide what a line of code does.
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let isShort = scalar.value < 0x100
        let zeros = String(repeating: "0", count: (isShort ? 2 : 4) - digits.count)
        return (isShort ? "\\x" : "\\u") + zeros + digits
    }
}
