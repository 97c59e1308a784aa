import Platform
import Testing
@testable import Engine

// What `util.inspect` of Node 20 prints, to the byte: each expected text was printed by Node itself.

/// The value of an expression as `inspect` shows it.
func inspected(_ source: String) throws -> String { try TestMachine().inspected(source) }

extension TestMachine {
    func inspected(_ source: String, _ options: InspectOptions = InspectOptions()) throws -> String {
        // A global variable keeps the value alive until it has been shown.
        // (The comma keeps the variable's name from becoming a function's.)
        try run("var shown = (0, \(source))")
        return try vm.inspect(vm.get(vm[Intrinsic.global], vm.key("shown")), options)
    }
}

@Suite struct InspectTests {
    /// A collection at each step of a long loop takes too long.
    private let isStressed = getenv("LEASH_GC_STRESS") != nil

    private func expect(_ rows: InspectRows.Rows, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let machine = try TestMachine()
        for row in rows { #expect(try machine.inspected(row.source) == row.text, "\(row.source)", sourceLocation: sourceLocation) }
    }

    @Test func primitives() throws { try expect(InspectRows.primitives) }
    @Test func objects() throws { try expect(InspectRows.objects) }
    @Test func arrays() throws { try expect(InspectRows.arrays) }
    @Test func lines() throws { try expect(InspectRows.lines) }
    @Test func collections() throws { try expect(InspectRows.collections) }
    @Test func weak() throws { try expect(InspectRows.weak) }
    @Test func functions() throws { try expect(InspectRows.functions) }
    @Test func classes() throws { try expect(InspectRows.classes) }
    @Test func prototypes() throws { try expect(InspectRows.prototypes) }
    @Test func properties() throws { try expect(InspectRows.properties) }
    @Test func cycles() throws { try expect(InspectRows.cycles) }
    @Test func boxed() throws { try expect(InspectRows.boxed) }
    @Test func proxies() throws { try expect(InspectRows.proxies) }
    @Test func errors() throws { try expect(InspectRows.errors) }
    @Test func intrinsics() throws { try expect(InspectRows.intrinsics) }
    @Test func custom() throws { try expect(InspectRows.custom) }
    @Test func mixed() throws { try expect(InspectRows.mixed) }

    @Test func deepValuesAreNotOpened() throws {
        let list = "(() => { let list = null; for (let i = 0; i < \(isStressed ? 500 : 100_000); i++) list = { next: list }; return list; })()"
        #expect(try inspected(list) == "{ next: { next: { next: [Object] } } }")
    }

    /// Deeper than any stack: what is too deep is said to be, and nothing crashes.
    @Test func whatIsTooDeepIsSaidToBe() throws {
        let isStressed = isStressed
        try onLargeStack {
            let machine = try TestMachine()
            var options = InspectOptions()
            options.depth = nil
            for wrapped in ["{ next: deep }", "[deep]", "new Map([[1, deep]])", "new Error('x', { cause: deep })"] {
                let text = try machine.inspected("(() => { let deep = null; for (let i = 0; i < \(isStressed ? 1200 : 20_000); i++) deep = \(wrapped); return deep; })()", options)
                #expect(text.contains("Inspection interrupted prematurely. Maximum call stack size exceeded."))
            }
        }
    }

    @Test func showingAValueRunsNoneOfItsCode() throws {
        let machine = try TestMachine()
        let source = """
            (() => {
              const touch = () => { calls++; }, handler = { get: touch, has: touch, ownKeys: touch, getPrototypeOf: touch, getOwnPropertyDescriptor: touch };
              return { get a() { touch(); }, toString: touch, valueOf: touch, toJSON: touch, p: new Proxy({}, handler), q: [new Proxy([1], handler)] };
            })()
            """
        try machine.run("var calls = 0")
        #expect(try machine.inspected(source) == """
            {
              a: [Getter],
              toString: [Function: touch],
              valueOf: [Function: touch],
              toJSON: [Function: touch],
              p: {},
              q: [ [ 1 ] ]
            }
            """)
        #expect(try machine.string("calls") == "0")
    }
}
