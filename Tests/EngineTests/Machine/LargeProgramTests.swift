import Testing

@testable import Engine

/// Programs that are large in one way: no operand of an instruction is too narrow for them.
@Suite struct LargeProgramTests {
    private static func many(_ count: Int, _ separator: String = "", _ part: (Int) -> String) -> String { (0..<count).map(part).joined(separator: separator) }

    private func expect(_ source: String, _ value: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try onLargeStack {
            let machine = try TestMachine()
            let result = try machine.string(source)
            #expect(result == value, "\(source.prefix(80))", sourceLocation: sourceLocation)
        }
    }

    @Test func keysBeforeARest() throws {
        try expect("const { \(Self.many(700) { "k\($0): v\($0), " })...rest } = { k0: 1, k699: 2, other: 3 }; JSON.stringify(rest) + v699", "{\"other\":3}2")
    }

    @Test func constantsAndPropertyAccesses() throws {
        try expect("(function (o) { let s = 0; \(Self.many(66_000) { "s += o.n + \($0).5; " }) return s + o.f() })({ n: 1, f() { return 0.25 } })", "2178066000.25")
    }

    /// More than registers, and more than an environment's slots had room for; all have a dead zone.
    @Test func variables() throws {
        let variables = Self.many(66_000) { "let v\($0) = \($0); " }
        let before = "const early = () => v65999; let said; try { early() } catch (e) { said = e.message }"
        try expect("(function () { \(before) \(variables) const all = eval('() => v65999 + v3'); v65999++; return said + early() + all() })()",
                   "Cannot access 'v65999' before initialization6600066003")
    }

    @Test func variablesInRegisters() throws {
        try expect("(function () { \(Self.many(20_000) { "let v\($0) = \($0); " }) v19999++; return v19999 + v1 })()", "20001")
    }

    @Test func nestedScopes() throws {
        let open = Self.many(400) { "{ let v\($0) = \($0); (() => v\($0)); " }
        try expect("(function () { let outer = 7, set; \(open) set = () => { outer++; return outer + v0 + v1 }; \(String(repeating: "}", count: 400)) return set() + set() })()", "19")
        try expect("(function () { \(open) return (() => { try { return late } catch (e) { return e.message } })() \(String(repeating: "}", count: 400)) let late })()",
                   "Cannot access 'late' before initialization")
    }

    @Test func arguments() throws {
        let list = Self.many(66_000, ",") { "\($0)" }
        try expect("new (class extends class { constructor(...all) { this.n = all.length } } { constructor() { super(\(list)) } })().n", "66000")
        let few = Self.many(3_000, ",") { "\($0)" }
        try expect("(function () { return arguments.length + arguments[2999] })(\(few)) + new (class { constructor() { this.n = arguments.length } })(\(few)).n + eval('1 + 1', \(few))", "9001")
    }

    @Test func templateParts() throws {
        let parts = Self.many(3_000) { _ in "x${1}" }
        try expect("`\(parts)`.length + ((strings, ...values) => strings.length + values.length)`\(parts)`", "12001")
    }

    @Test func waysOutOfATry() throws {
        try expect("(function (n) { try { \(Self.many(33_000) { "if (n === \($0)) return \($0); " }) } finally { n = 0 } })(32999)", "32999")
    }
}
