import Testing
@testable import Shell
@testable import Terminal

/// How tables are laid out.
struct TableTests {
    private let view = ReportView(style: Style(isOn: false))

    @Test func textsBeginInOneColumn() throws {
        let shell = try #require(Shell())
        _ = shell.enter("setTimeout(function longer() {}, 50); setInterval(() => 1, 5000); 0")
        let text = view.text(of: shell.enter("jobs"))
        #expect(text == """
              due in   timer            calls
              50 ms    setTimeout #1    [Function: longer]
              5 s      setInterval #2   [Function (anonymous)]   every 5 s

            """)
    }

    @Test func numbersEndInOneColumn() throws {
        let shell = try #require(Shell())
        _ = shell.enter("let many = Array.from({ length: 100 }, () => new Map()), one = { a: 1 }")
        let lines = view.text(of: shell.enter("heap")).split(separator: "\n").filter { !$0.contains("·") }.suffix(3)
        #expect(lines.count > 2)
        #expect(Set(lines.map(\.count)).count == 1, "\(lines)")
    }
}
