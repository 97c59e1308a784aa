import Platform
import Testing

@testable import Lessons
@testable import Shell

/// Heaps as pages.
@Suite("A heap as a page")
struct HeapPageTests {
    private func page(_ entries: [String], title: String = "own.heapsnapshot") throws -> String {
        let shell = try #require(Shell())
        for entry in entries { #expect(!shell.enter(entry).hasFailed, "\(entry)") }
        var bytes: [UInt8] = []
        _ = shell.writeSnapshot { bytes += $0; return true }
        let heap = try SnapshotShell([(try #require(MappedFile(copying: bytes)), title)])
        return HeapPage(heap, title: title) { "\u{1B}[32m\($0.source)\u{1B}[0m\n" }.html
    }

    @Test("it has a summary, what may be a leak, who holds most with the way and a picture, and the heap by class")
    func parts() throws {
        let html = try page(["class Session { constructor(n) { this.n = n } }", "const cache = new Map()", "for (let i = 0; i < 50; i++) cache.set({ user: i }, new Session(i))"])
        for id in ["summary", "leaks", "holders", "classes"] { #expect(html.contains("<section id=\"\(id)\" aria-labelledby=\"\(id)-title\">") && html.contains("href=\"#\(id)\""), "\(id)") }
        #expect(html.contains("<th scope=\"row\"><code>Session</code></th><td class=\"number\">50</td>"))
        #expect(html.contains("<span class=\"c32\">leaks</span>") && html.contains("is alive: cache</p>"))
        #expect(html.contains("<desc id=\"object-") && html.contains("key)"))
        // Every object stands once, and every part that says who labels it is right.
        let ids = html.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(ids).count == ids.count)
        #expect(!html.contains("<script") && !html.contains("http") && html.contains("default-src 'none'"))
    }

    @Test("a stranger's names are text on the page, and nothing else")
    func hostile() throws {
        let entries = ["class Evil {}", "Object.defineProperty(Evil, 'name', { value: '<script>alert(1)</script>' })", "const list = new Map()",
                       "globalThis['<img src=x onerror=alert(2)>'] = { '\"><svg onload=alert(3)>': new Evil(), text: '</pre><b>\\u202E' }", "list.set({ a: '</td><i>' }, new Evil())"]
        let html = try page(entries, title: "</title><script>alert(4)</script>.heapsnapshot")
        for text in ["<script", "<img", "<svg onload", "<b>", "<i>", "\u{202E}", "alert(4)</script>"] { #expect(!html.contains(text), "\(text)") }
    }

    @Test("a heap without anything has a page, too")
    func empty() throws { #expect(try page([]).contains("</html>")) }
}
