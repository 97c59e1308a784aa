import Testing
@testable import Shell

struct ShorthandTests {
    @Test func nameBecomesObject() throws {
        let shell = try makeShell()
        let report = shell.enter("let dog1 = Snickers")
        #expect(report.expansion?.javaScript == "let dog1 = { name: 'Snickers' }")
        #expect(report.expansion?.wouldThrow == "ReferenceError: Snickers is not defined")
        #expect(report.lines == ["+ #1 { name: 'Snickers' }   held by dog1"])
        #expect(shell.journal.entries.first?.javaScript == "let dog1 = { name: 'Snickers' }")
    }

    @Test func knownNamesAreLeftAlone() throws {
        let shell = try makeShell("let Snickers = 1", "let dog1 = Snickers", "var n = NaN", "let u = undefined")
        #expect(shell.enter("dog1").value == "1")
        #expect(shell.enter("let m = Map").expansion == nil)
        #expect(shell.enter("let x = x").hasFailed)
    }

    @Test func wordsBecomeArguments() throws {
        let shell = try makeShell("const weak = new WeakMap()", "let dog1 = {}")
        let report = shell.enter("weak.set dog1 'the best'")
        #expect(report.expansion?.javaScript == "weak.set(dog1, 'the best')")
        #expect(report.expansion?.wouldThrow.hasPrefix("SyntaxError: ") == true)
        #expect(shell.enter("weak.get dog1").value == "'the best'")
        #expect(shell.enter("weak.set dog1 { age: 3 }").expansion?.javaScript == "weak.set(dog1, { age: 3 })")
        #expect(shell.enter("weak.has dog1").value == "true")
    }

    @Test func otherErrorsStayErrors() throws {
        let shell = try makeShell("const weak = new WeakMap()")
        for entry in ["weak.nothing dog1", "let let", "weak set dog1", "weak.set 'a"] {
            let report = shell.enter(entry)
            #expect(report.errors.first?.isSyntaxError == true, "\(entry)")
            #expect(report.expansion == nil)
            #expect(report.entry == nil)
        }
    }
}
