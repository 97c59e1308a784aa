import Shell

/// Makes harmless what a script wants on the screen.
///
/// A terminal obeys control characters: a lesson from a stranger could retitle the window, move the cursor over what was
/// said before, or have the terminal type an answer. So in the shell and in lessons every such character (``UnsafeCharacters``) is
/// shown instead of sent, as `\x1B`, the way `util.inspect` shows it in a string; only newline and tab pass. So are file names and
/// arguments, wherever they are told.
public enum Sanitizer {
    /// `text` with its control characters visible. O(count), and `text` itself when there is nothing to do.
    public static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isHarmful(scalar) {
                safe.append(contentsOf: UnsafeCharacters.escape(scalar).unicodeScalars)
            } else {
                safe.append(scalar)
            }
        }
        return String(safe)
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\n" && scalar != "\t" && UnsafeCharacters.contains(scalar)
    }
}
