import Syntax

/// What a page's code asks of a browser. Leash has none: such code is set aside by the name that it asks for.
enum BrowserNames {
    private static let names: Set<String> = [
        "document", "window", "navigator", "localStorage", "sessionStorage", "location", "history", "confirm", "prompt", "fetch", "XMLHttpRequest",
        "HTMLElement", "Element", "MutationObserver", "IntersectionObserver", "ResizeObserver", "requestAnimationFrame", "cancelAnimationFrame",
        "requestIdleCallback", "customElements", "indexedDB", "WebSocket", "Worker", "SharedWorker", "Image", "Audio", "FileReader", "getComputedStyle", "matchMedia",
        "HTMLDivElement", "HTMLButtonElement", "HTMLImageElement", "CustomEvent", "KeyboardEvent", "MouseEvent", "caches", "screen",
    ]

    /// The first such name that the code mentions and that nothing in it declares; nil where there is none.
    static func first(in text: String) -> String? {
        let words = words(in: text)
        let declared = Set(zip(words, words.dropFirst()).filter { ["let", "const", "var", "function", "class", "import"].contains($0.0) }.map(\.1))
        return words.first { names.contains($0) && !declared.contains($0) }
    }

    /// The names in the code, properties and what stands in strings and comments not among them.
    static func words(in text: String) -> [String] {
        var words: [String] = [], scalars = Array(text.unicodeScalars)[...], before: Unicode.Scalar = " "
        while let first = scalars.first {
            let next = scalars.dropFirst().first
            if first == "/", next == "/" {
                scalars = scalars.drop { $0 != "\n" }
            } else if first == "/", next == "*" {
                scalars = scalars.dropFirst(2)
                while let star = scalars.first, !(star == "*" && scalars.dropFirst().first == "/") { scalars.removeFirst() }
                scalars = scalars.dropFirst(2)
            } else if first == "'" || first == "\"" {
                scalars = scalars.dropFirst()
                while let inner = scalars.first, inner != first, inner != "\n" { scalars = scalars.dropFirst(inner == "\\" ? 2 : 1) }
                scalars = scalars.dropFirst()
                before = first
            } else if first == "$" || first == "_" || first.properties.isIDContinue {
                let word = scalars.prefix { $0 == "$" || $0 == "_" || $0.properties.isIDContinue }
                scalars = scalars.dropFirst(word.count)
                // `x.document` and `{ document: 1 }` are properties.
                let behind = scalars.first { $0 != " " }
                if before != ".", behind != ":" { words.append(String(String.UnicodeScalarView(word))) }
                before = first
            } else {
                if !first.properties.isWhitespace { before = first }
                scalars = scalars.dropFirst()
            }
        }
        return words
    }
}
