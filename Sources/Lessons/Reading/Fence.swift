/// What a fenced block is, by what stands behind its fence.
enum Fence: Equatable {
    /// JavaScript: `js`, `javascript`, and what other tools add to these words.
    case script
    /// Entries of the shell: JavaScript, commands, shorthands.
    case entries
    /// What the code before it prints; with the word `heap` also what Leash says of the heap.
    case output(heap: Bool)
    case question
    /// Something to look at.
    case listing(language: String?)

    /// `info`: all of what stands behind the fence. A script with the word `ignore` is only looked at, as in Rust's documents.
    init(_ info: String) {
        let words = info.split { $0.isWhitespace || $0 == "," }.map(String.init)
        guard let first = words.first else { self = .listing(language: nil); return }
        // `js{1,3}` marks lines for a web page, `js:title.js` names a file, `js-nolint` is for a tool.
        let name = first.prefix { $0.isLetter || $0.isNumber }.lowercased(), rest = first.dropFirst(name.count)
        let isPlain = rest.isEmpty || "{:-".contains(rest.first ?? " ")
        switch name {
        case _ where !isPlain || words.dropFirst().contains("ignore"): self = .listing(language: first)
        case "js", "javascript", "mjs", "cjs", "es6", "ecmascript": self = .script
        case "leash" where rest.isEmpty: self = .entries
        case "output" where rest.isEmpty: self = .output(heap: words.dropFirst().contains("heap"))
        case "question" where rest.isEmpty: self = .question
        default: self = .listing(language: first)
        }
    }

    /// There is something to run or to ask in it, or something to compare.
    var isActive: Bool {
        if case .listing = self { return false }
        return true
    }
}
