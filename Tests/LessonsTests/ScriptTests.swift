import Testing
@testable import Lessons

/// Where one statement ends and the next begins.
@Suite("Cutting a script into statements")
struct ScriptTests {
    private func cut(_ text: String) -> [String] { Script(text).pieces.map(\.text) }

    @Test("with and without semicolons, several on a line, several lines long")
    func statements() {
        #expect(cut("let a = 1\nlet b = 2\n") == ["let a = 1", "let b = 2"])
        #expect(cut("let a = 1; let b = 2;\n\n\na") == ["let a = 1;", "let b = 2;", "a"])
        #expect(cut("const f = () => {\n  return 1\n}\nf()") == ["const f = () => {\n  return 1\n}", "f()"])
        #expect(cut("if (a) {\n b()\n}\nelse c()\nd") == ["if (a) {\n b()\n}\nelse c()", "d"])
        #expect(cut("let a\n= 1\n[1].x") == ["let a\n= 1\n[1].x"])
        #expect(cut("const a = 1;;\n;b") == ["const a = 1;;", ";b"])
    }

    @Test("comments go with the statement below them, or the one before them on their line")
    func comments() {
        #expect(cut("// first\n// second\nlet a = 1 // one\n\n/* two */ let b = 2 /* b */; // two\na") ==
            ["// first\n// second\nlet a = 1 // one", "/* two */ let b = 2 /* b */; // two", "a"])
        #expect(cut("a /* about\nb */\nb") == ["a", "/* about\nb */\nb"])
        #expect(cut("a; /* about b */ b") == ["a; /* about b */", "b"])
    }

    @Test("comments that no statement follows are remarks")
    func remarks() {
        let pieces = Script("a\n\n// the end\n").pieces
        #expect(pieces.map(\.text) == ["a", "// the end"])
        #expect(pieces.map(\.isCode) == [true, false])
        #expect(pieces.map(\.line) == [1, 3])
        #expect(Script("// nothing else\n").pieces.map(\.isCode) == [false])
        #expect(cut("") == [])
        #expect(cut("\n \n") == [])
    }

    @Test("lines are counted from the first")
    func lines() {
        #expect(Script("\n\na\n\n// b\nb;c\n").pieces.map(\.line) == [3, 5, 6])
    }

    @Test("a function is declared before it is used, as hoisting has it")
    func hoisting() {
        #expect(cut("let a = 1\nmain()\nfunction main() { helper() }\nfunction helper() {}\nlet b") ==
            ["let a = 1", "function helper() {}", "function main() { helper() }", "main()", "let b"])
        #expect(cut("let mainly = 1\nfunction main() {}\nmain()") == ["let mainly = 1", "function main() {}", "main()"])
    }

    @Test("what is no script is entered line by line, unfinished lines together")
    func lines2() {
        #expect(cut("let a = 1\nlet a = 2") == ["let a = 1", "let a = 2"])
        #expect(cut("weak.set dog1 'the best'\nlet f = function () {\n  return 1\n}\nwhy dog1") ==
            ["weak.set dog1 'the best'", "let f = function () {\n  return 1\n}", "why dog1"])
        #expect(cut("let a = (1\n+ 2") == ["let a = (1\n+ 2"])
        #expect(cut("a b\r\nc d") == ["a b", "c d"])
    }

    @Test("characters beyond the first plane do not shift the cuts")
    func astral() {
        #expect(cut("let a = '🐶🐶'; let b = '狗'\nb") == ["let a = '🐶🐶';", "let b = '狗'", "b"])
    }

    @Test("await is no reason to fail")
    func awaiting() {
        #expect(cut("let a = await 1\nlet b = 2") == ["let a = await 1", "let b = 2"])
    }
}
