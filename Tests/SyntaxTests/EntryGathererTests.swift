import Syntax
import Testing

/// Lines gathered to entries: with few questions, as if each line had been asked about.
@Suite struct EntryGathererTests {
    private func isComplete(_ text: String) -> Bool {
        do {
            _ = try Parser.parseScript(SourceText(name: "test", text: text))
            return true
        } catch {
            return !error.isIncomplete
        }
    }

    /// The entries, by a gatherer that may look through so much for nothing.
    private func entries(_ text: String, freeWork: Int) -> [String] {
        var gatherer = EntryGatherer(freeWork: freeWork), entries: [String] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        while let line = lines.popFirst() {
            guard case .complete(let entry, let rest) = gatherer.add(line, isComplete: isComplete) else { continue }
            entries.append(entry)
            lines = rest + lines
        }
        if !gatherer.isEmpty { entries.append(gatherer.text) }
        return entries
    }

    private func simply(_ text: String) -> [String] {
        var entries: [String] = [], entry: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let whole = entry.map { $0 + "\n" + line } ?? String(line)
            if isComplete(whole) {
                entries.append(whole)
                entry = nil
            } else {
                entry = whole
            }
        }
        return entries + (entry.map { [$0] } ?? [])
    }

    static let texts = [
        "1\n2\n3",
        "let a = [\n1,\n2\n]\na",
        "f(\n) / 2\ng(/\\)/,\n1)",
        "if (x)\n  y\nelse\n  z",
        "if (x) /re(/.test(\n'a')",
        "while (x)\n{ /}/\n}\n/a/",
        "do\n x()\nwhile (y)\nz",
        "let x =\n// why\n\n/* because\nof ( */\n1\n2",
        "`a ${ b(\n`c ${ 1 }`\n) } d\n` + 1\n2",
        "'a \\\nb' + (\n1)\n\"c\\\"(\"",
        "a.if\n(b)\na.typeof\nc",
        "x = {\n a: 1,\n b() { return /[/}]/ },\n}\nx",
        "class A\nextends B\n{\n m() {\n }\n}\n3",
        "f(\n1 2,\n3\n)\n4\n5",
        "[\n1,\n}\n2\n3\n4\n5\n6",
        "a = b +\nc -\nd\ne++\n/f/g",
        "x = a\n/ b / (\nc)",
        "label:\nfor (;;)\n{\n}\n1",
        "async\nfunction f() {\n}\n1",
        "return\n1",
        "throw\n1",
        "{\nthrow\n1\n}\n2",
        "x => {\n}\n/1/\ny =>\n1",
        "a ?\nb :\nc\nd",
        "<!-- (\n1\n--> (\n2",
        "été = (\n1)\nх\n/ 2",
        "'unfinished\n1\n(\n'unfinished\n)\n2",
        "new\nFoo\ntypeof\nx\nvoid\n0",
        "({\n'a': `}`,\n\"b\": '}'\n})\n1",
        "(\n\n\n)\n\n\n1",
        "}\n1\n)\n2",
        "let let\n= (\n1)",
        "f(`\n${\n1\n}\n`)\n2",
    ]

    @Test(arguments: texts) func isAsIfEachLineWereAskedAbout(text: String) {
        #expect(entries(text, freeWork: 1 << 20) == simply(text))
        // Lines whose mistake shows only at the end of the text are told apart by being asked about alone.
        if !text.contains("throw\n") { #expect(entries(text, freeWork: 0) == simply(text)) }
    }

    @Test func mixedTexts() {
        var state: UInt64 = 7
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<300 {
            let text = (0..<4).map { _ in Self.texts[next(Self.texts.count)] }.filter { !$0.contains("throw\n") }.joined(separator: "\n")
            #expect(entries(text, freeWork: 0) == simply(text))
        }
    }

    @Test func aLongEntryIsLookedThroughAFewTimes() {
        var gatherer = EntryGatherer(), asked = 0, size = 0
        func add(_ line: String) -> EntryGatherer.Outcome {
            size += line.utf8.count + 1
            return gatherer.add(line) { text in
                asked += text.utf8.count
                return text.hasSuffix("\n]")
            }
        }
        #expect(add("x = [") == .unfinished)
        for i in 0..<60_000 { #expect(add("  [\(i), (\(i)) / 2], // \(i)") == .unfinished) }
        guard case .complete = add("]") else { Issue.record("not complete"); return }
        #expect(asked < size * 8 + 1 << 23)
    }
}
