import Testing
@testable import Engine

@Suite("Private accessors with one half")
struct PrivateAccessorTests {
    @Test("the half that is not there is a TypeError", arguments: [
        ("class C { get #x() { return 1 } m() { this.#x = 2 } }; new C().m()", "'#x' was defined without a setter"),
        ("class C { get #x() { return 1 } m() { return this.#x >>= 1 } }; new C().m()", "'#x' was defined without a setter"),
        ("class C { set #x(v) {} m() { return this.#x } }; new C().m()", "'#x' was defined without a getter"),
        ("class C { static set #x(v) {} static m() { return this.#x++ } }; C.m()", "'#x' was defined without a getter"),
    ])
    func halves(code: String, message: String) throws {
        let machine = try TestMachine()
        let told = try machine.string("(() => { try { \(code) } catch (e) { return e.name + ': ' + e.message } })()")
        #expect(told == "TypeError: \(message)")
    }
}
