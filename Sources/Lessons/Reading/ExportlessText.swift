import Syntax

/// A module's text as a script's: the words that export are blanks, so that every line and column stays where it was. What a module
/// exports without declaring it (`export { a }`, `export * from 'b'`) is left out.
struct ExportlessText {
    let text: String

    init(_ text: String) {
        guard text.contains("export") else { self.text = text; return }
        self.text = text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.line).joined(separator: "\n")
    }

    private static func line(_ line: Substring) -> String {
        guard line.hasPrefix("export ") || line.hasPrefix("export{") || line.hasPrefix("export*") else { return String(line) }
        let rest = line.dropFirst("export".count).drop { $0 == " " }
        if rest.hasPrefix("{") || rest.hasPrefix("*") { return rest.contains("}") || rest.hasPrefix("*") ? "//" + line.dropFirst(2) : String(line) }
        let code = rest.hasPrefix("default ") ? rest.dropFirst("default ".count) : rest
        return String(repeating: " ", count: line.count - code.count) + code
    }
}
