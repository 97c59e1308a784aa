import Syntax
import Testing

/// The tree of a program as text.
struct TreeTextTests {
    private func tree(_ source: String) throws -> String { try Parser.parseScript(SourceText(name: "test.js", text: source)).treeText }

    @Test func statementsAndExpressions() throws {
        #expect(try tree("let a = 1 + f(x);\nif (a) g();") == """
            script 1:1
              variable let 1:1
                declarator 1:5
                  target: target 1:5
                    identifier "a" 1:5
                  initializer: binary add 1:9
                    number 1.0 1:9
                    call 1:13
                      identifier "f" 1:13
                      argument
                        expression: identifier "x" 1:15
              if 2:1
                identifier "a" 2:5
                then: expression 2:8
                  call 2:8
                    identifier "g" 2:8

            """)
    }

    @Test func controlCharactersAreEscaped() throws {
        #expect(try tree("'\\x1b\\n\\u202e'").contains(#"string "\u{1b}\u{a}\u{202e}" 1:1"#))
    }

    @Test func deepTreesEnd() throws {
        let text = try tree("x" + String(repeating: " + x", count: 5000))
        #expect(text.contains("…"))
    }
}
