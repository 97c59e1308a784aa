import Platform
import Testing
@testable import TestSupport

/// Programs of several files: what Node 20 prints for the same.
@Suite("Modules", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct ModuleTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    /// Files by path; the first is the program.
    private func run(_ files: [(path: String, text: String)]) throws -> PipedProgram {
        for (path, text) in files {
            var folder = leash.folder.path
            for part in path.split(separator: "/").dropLast() {
                folder += "/" + part
                mkdir(folder, 0o700)
            }
            _ = try leash.write(text, to: path)
        }
        return try leash("run", files[0].path)
    }

    /// Files, the program first, and what it prints.
    struct Case: Sendable {
        let files: [(path: String, text: String)]
        let output: String

        /// The files' names and texts by turns.
        init(_ parts: [String], _ output: String) {
            files = stride(from: 0, to: parts.count, by: 2).map { (parts[$0], parts[$0 + 1]) }
            self.output = output
        }
    }

    private static let exporter = ["b.mjs", "export let n = 1; export const up = () => ++n; export default class {} export { n as 'a name' }; export * as self from './b.mjs'"]

    @Test("modules see each other's bindings as they are now", arguments: [
        Case(["a.mjs", "import C, { n, up } from './b.mjs'; console.log(n, up(), n, C.name)"] + exporter, "1 2 2 default\n"),
        Case(["a.mjs", "import * as b from './b.mjs'; b.up(); console.log(b)"] + exporter, """
            <ref *1> [Module: null prototype] {
              'a name': 2,
              default: [class default],
              n: 2,
              self: [Circular *1],
              up: [Function: up]
            }

            """),
        Case(["a.mjs", "import { n } from './b.mjs'; try { n = 2 } catch (e) { console.log(e.message) } console.log(typeof this, eval('n'))"] + exporter,
         "Assignment to constant variable. undefined 1\n".replacingOccurrence(of: ". ", with: ".\n")),
        // A cycle: functions are there before anything runs, variables are not.
        Case(["a.mjs", "import { b } from './b.mjs'; export function a() { return 'a' } export let late = 1; console.log(b)",
            "b.mjs", "import { a, late } from './a.mjs'; let seen; try { seen = late } catch (e) { seen = e.message } export const b = a() + ': ' + seen"],
         "a: Cannot access 'late' before initialization\n"),
        Case(["a.mjs", "import { b } from './b.mjs'; export default class {} export let late = 1; console.log(b)",
            "b.mjs", "import d, { late as soon } from './a.mjs'; const seen = []; for (const f of [() => d, () => soon]) try { f() } catch (e) { seen.push(e.message) } export const b = seen.join()"],
         "Cannot access 'd' before initialization,Cannot access 'soon' before initialization\n"),
        // Looking for a namespace's names reads its variables.
        Case(["a.mjs", "import * as me from './a.mjs'; try { for (const name in me) console.log(name) } catch (e) { console.log(e.message) } export let late = 1"],
         "Cannot access 'late' before initialization\n"),
        Case(["a.mjs", "import * as me from './a.mjs'; console.log(me); export let late = 1; console.log({ me }); export function f() {}"],
         "[Module: null prototype] { f: [Function: f], late: <uninitialized> }\n{ me: [Module: null prototype] { f: [Function: f], late: 1 } }\n"),
        Case(["a.mjs", "try { new import.meta() } catch (e) { console.log(e.message) } try { new import.meta.f } catch (e) { console.log(e.message) }"],
         "(intermediate value) is not a constructor\n(intermediate value).f is not a constructor\n"),
        Case(["a.mjs", "export * from './b.mjs'; export * from './c.mjs'; import * as me from './a.mjs'; console.log(Object.keys(me))",
            "b.mjs", "export let x = 1, y = 1", "c.mjs", "export let x = 2, z = 2"], "[ 'y', 'z' ]\n"),
        Case(["a.mjs", "import data from './d.json' with { type: 'json' }; console.log(data)", "d.json", "{ \"a\": [1] }"], "{ a: [ 1 ] }\n"),
        Case(["a.mjs", "console.log(import.meta.url.startsWith('file:///'), import.meta.filename.endsWith('/a.mjs'), import.meta.dirname.length > 1, import.meta.resolve('./x.js').endsWith('/x.js'))"],
         "true true true true\n"),
        Case(["a.mjs", "import './one.mjs'; import './two.mjs'; console.log('end')", "one.mjs", "await null; console.log('one')", "two.mjs", "console.log('two')"],
         "two\none\nend\n"),
        Case(["a.mjs", "const { n } = await import('./b.mjs'); console.log(n, await import('./b.mjs') === await import('./b.mjs'))"] + exporter, "1 true\n"),
        Case(["a.js", "import { n } from './b.mjs'; console.log(n)"] + exporter + ["package.json", "{ \"type\": \"module\" }"], "1\n"),
        // What is written in it decides where nothing else does.
        Case(["a.js", "import { n } from './b.mjs'; console.log(n)"] + exporter, "1\n"),
    ] as [Case])
    func modules(program: Case) throws {
        let result = try run(program.files)
        #expect(result.output == program.output)
        #expect(result.errors == "")
        #expect(result.status == 0)
    }

    @Test("CommonJS, as Node has it", arguments: [
        Case(["a.js", "var x = 1; console.log(this === module.exports, globalThis.x, typeof require, __filename.endsWith('/a.js'), arguments.length, require.main === module); return; console.log('no')"],
         "true undefined function true 5 true\n"),
        Case(["a.cjs", "const b = require('./b'); console.log(b, require('./b') === b, require.cache[require.resolve('./b.js')].loaded, module.children.length)",
            "b.js", "exports.x = 1"], "{ x: 1 } true true 1\n"),
        // A cycle sees what is there so far.
        Case(["a.js", "exports.early = 1; console.log(require('./b').seen); exports.late = 2", "b.js", "exports.seen = { ...require('./a') }"], "{ early: 1 }\n"),
        Case(["a.js", "console.log(require('./d'), require('./folder'), require('./pack').name)", "d.json", "[1]", "folder/index.js", "module.exports = 'index'",
            "pack/package.json", "{ \"main\": \"lib/m\" }", "pack/lib/m.js", "exports.name = 'main'"], "[ 1 ] index main\n"),
        Case(["a.js", "console.log(require('p').x, require('p/sub').y, require('@s/q'))", "node_modules/p/package.json", "{ \"exports\": { \".\": { \"import\": \"./no.mjs\", \"require\": \"./m.cjs\" }, \"./sub\": \"./s.js\" } }",
            "node_modules/p/m.cjs", "exports.x = 1", "node_modules/p/s.js", "exports.y = 2", "node_modules/@s/q/index.js", "module.exports = 3"], "1 2 3\n"),
        Case(["a.js", "console.log(require('#in'), require('me/out'))", "in.js", "module.exports = 'in'", "out.js", "module.exports = 'out'",
            "package.json", "{ \"name\": \"me\", \"imports\": { \"#in\": \"./in.js\" }, \"exports\": { \"./*\": \"./*.js\" } }"], "in out\n"),
        Case(["a.cjs", "console.log(require('./b.mjs'))", "b.mjs", "export default 1; export let x = 2"], "[Module: null prototype] { __esModule: true, default: 1, x: 2 }\n"),
        Case(["a.mjs", "import all, { x, y } from './b.cjs'; console.log(all, x, y)", "b.cjs", "exports.x = 1; Object.defineProperty(exports, 'y', { enumerable: true, get: function () { return 2 } })"],
         "{ x: 1, y: [Getter] } 1 2\n"),
        Case(["a.js", "try { require('./gone') } catch (e) { console.log(e.code, e.requireStack.length); console.log(e.message.split('\\n').slice(0, 2)) }"],
         "MODULE_NOT_FOUND 1\n[ \"Cannot find module './gone'\", 'Require stack:' ]\n"),
        Case(["a.js", "try { require('./b') } catch (e) { console.log(e) } console.log(Object.keys(require.cache).length)", "b.js", "throw 'thrown'"], "thrown\n1\n"),
        // Who asked for it, and for who asked.
        Case(["a.js", "try { require('./b') } catch (e) { console.log(e.requireStack.map(file => file.split('/').at(-1)).join()) }", "b.js", "require('./c')", "c.js", "require('gone')"],
         "c.js,b.js,a.js\n"),
        Case(["a.js", "const b = require('./b'); console.log(b.parent === module, module.parent, b.marks, Object.getOwnPropertySymbols(module).length)",
            "b.js", "exports.parent = module.parent; exports.marks = Object.getOwnPropertySymbols(module).map(s => s.description).join()"],
         "true null kIsMainSymbol,kIsCachedByESMLoader,kIsExecuting 3\n"),
        // Node has six calls of its own behind each require: they count as the program's do.
        Case(["a.js", "function h() { require('./b') } h()", "b.js", "function f() { return new Error('x').stack } console.log(f().split('\\n').filter(l => !l.includes('node:')).length)"], "5\n"),
        Case(["a.js", "for (const id of ['net', 'node:child_process', 'http']) try { require(id) } catch (e) { console.log(e.code) }"],
         String(repeating: "ERR_UNKNOWN_BUILTIN_MODULE\n", count: 3)),
        // What could not be loaded is nobody's child.
        Case(["a.js", "for (const name of ['./b', './c', './d.json']) try { require(name) } catch {} console.log(module.children.length)", "b.js", "throw 1", "c.js", "let = ;", "d.json", "["], "0\n"),
        Case(["a.mjs", "import d from './d.json' with { type: 'json' }; import { createRequire } from 'module'; console.log(createRequire(import.meta.url)('./d.json') === d)", "d.json", "[]"], "true\n"),
    ] as [Case])
    func commonJS(program: Case) throws {
        let result = try run(program.files)
        #expect(result.output == program.output)
        #expect(result.errors == "")
        #expect(result.status == 0)
    }

    @Test("who reads what a module in a circle does not export yet is warned")
    func circle() throws {
        let result = try run([
            ("a.js", "exports.early = 1; require('./b'); console.log(Object.getPrototypeOf(exports) === Object.prototype, exports.gone)"),
            ("b.js", "const a = require('./a'); console.log(a, a.early, a.late, 'gone' in a, a.toString === {}.toString, a.__esModule)"),
        ])
        #expect(result.output == "{ early: 1 } 1 undefined false true undefined\nfalse undefined\n")
        let properties = result.errors.split(separator: "\n").compactMap { $0.split(separator: "'").dropFirst().first.map(String.init) }
        #expect(properties == ["late", "Symbol(nodejs.util.inspect.custom)", "constructor", "Symbol(Symbol.toStringTag)", "gone"], "\(result.errors)")
    }

    @Test("files by their URLs: what cannot stand in one is escaped")
    func urls() throws {
        let result = try run([
            ("a b.mjs", "console.log(import.meta.url.split('/').at(-1), import.meta.resolve('./x y.mjs#?').split('/').at(-1)); await import('./c ü.mjs?q=1'); try { await import('./no ü') } catch (e) { console.log(e.url.split('/').at(-1)) }"),
            ("c ü.mjs", "console.log(import.meta.url.split('/').at(-1), import.meta.filename.split('/').at(-1), new Error('x').stack.split('\\n')[1].split('/').at(-1))"),
        ])
        #expect(result.output == "a%20b.mjs x%20y.mjs#?\nc%20%C3%BC.mjs?q=1 c ü.mjs c%20%C3%BC.mjs?q=1:1:88\nno%20%C3%BC\n")
    }

    @Test("what ends a program of several files, where Node shows it", arguments: [
        Case(["a.js", "require('./b');", "b.js", "const fine = 1;\nconst x = ;"], "b.js:2\nconst x = ;\n          ^\n\nSyntaxError: Unexpected token ';'"),
        Case(["a.js", "import('./b.mjs');", "b.mjs", "let a = ;"], "file://b.mjs:1\nlet a = ;\n        ^\n\nSyntaxError: Unexpected token ';'"),
        Case(["a.mjs", "import { x } from './b.mjs';", "b.mjs", "export const x = 1; if (x) throw new Error('late');"],
         "file://b.mjs:1\nexport const x = 1; if (x) throw new Error('late');\n                                 ^\n\nError: late\n    at file://b.mjs:1:34"),
        Case(["a.mjs", "import { x as y, zz } from './b.cjs';", "b.cjs", "exports.x = 1"], """
            file://a.mjs:1
            import { x as y, zz } from './b.cjs';
                             ^^
            SyntaxError: Named export 'zz' not found. The requested module './b.cjs' is a CommonJS module, which may not support all module.exports as named exports.
            CommonJS modules can always be imported via the default export, for example using:

            import pkg from './b.cjs';
            const { x: y, zz } = pkg;

            """),
        Case(["a.mjs", "import { d } from './b.mjs';", "b.mjs", "export * from './c.mjs'; export * from './d.mjs'", "c.mjs", "export const d = 1", "d.mjs", "export const d = 2"],
         "file://a.mjs:1\nimport { d } from './b.mjs';\n         ^\nSyntaxError: The requested module './b.mjs' contains conflicting star exports for name 'd'"),
        Case(["a.js", "console.log(require);", "package.json", "{ \"type\": \"module\" }"], """
            file://a.js:1
            console.log(require);
                        ^

            ReferenceError: require is not defined in ES module scope, you can use import instead
            This file is being treated as an ES module because it has a '.js' file extension and 'package.json' contains "type": "module". To treat it as a CommonJS \
            script, rename it to use the '.cjs' file extension.
                at file://a.js:1:13
            """),
    ] as [Case])
    func uncaught(program: Case) throws {
        let result = try run(program.files)
        let folder = try #require(realpath(leash.folder.path, nil))
        defer { free(folder) }
        let errors = result.errors.replacingOccurrence(of: String(cString: folder) + "/", with: "")
        #expect(errors.hasPrefix(program.output), "\(errors)")
        #expect(result.status == 1)
    }

    @Test("what cannot be imported, in Node's words", arguments: [
        ("./gone.mjs", "Error ERR_MODULE_NOT_FOUND Cannot find module 'FOLDER/gone.mjs' imported from FOLDER/a.mjs"),
        ("gone", "Error ERR_MODULE_NOT_FOUND Cannot find package 'gone' imported from FOLDER/a.mjs"),
        ("./folder", "Error ERR_UNSUPPORTED_DIR_IMPORT Directory import 'FOLDER/folder' is not supported resolving ES modules imported from FOLDER/a.mjs"),
        ("./x.txt", "TypeError ERR_UNKNOWN_FILE_EXTENSION Unknown file extension \".txt\" for FOLDER/x.txt"),
        ("./d.json", "TypeError ERR_IMPORT_ASSERTION_TYPE_MISSING Module \"file://FOLDER/d.json\" needs an import attribute of type \"json\""),
        ("node:nothing", "Error ERR_UNKNOWN_BUILTIN_MODULE No such built-in module: node:nothing"),
        ("#x", "TypeError ERR_PACKAGE_IMPORT_NOT_DEFINED Package import specifier \"#x\" is not defined in package FOLDER/package.json imported from FOLDER/a.mjs"),
        ("p/no", "Error ERR_PACKAGE_PATH_NOT_EXPORTED Package subpath './no' is not defined by \"exports\" in FOLDER/node_modules/p/package.json imported from FOLDER/a.mjs"),
        ("p", "Error ERR_PACKAGE_PATH_NOT_EXPORTED No \"exports\" main defined in FOLDER/node_modules/p/package.json imported from FOLDER/a.mjs"),
    ])
    func refused(specifier: String, message: String) throws {
        let result = try run([("a.mjs", "import('\(specifier)').catch(e => console.log(e.name, e.code, e.message))"), ("folder/b.js", ""), ("x.txt", ""), ("d.json", "{}"),
                              ("package.json", "{}"), ("node_modules/p/package.json", "{ \"exports\": { \"./x\": \"./x.js\" } }")])
        let folder = try #require(realpath(leash.folder.path, nil))
        defer { free(folder) }
        #expect(result.output == message.replacingOccurrence(of: "FOLDER", with: String(cString: folder)) + "\n")
    }

    @Test("a program sees nothing outside of its folder, by no way")
    func outside() throws {
        _ = try leash.write("exports.secret = 1", to: "secret.js")
        mkdir(leash.folder.path + "/in", 0o700)
        symlink("../secret.js", leash.folder.path + "/in/link.js")
        _ = try leash.write("""
            for (const way of ['../secret.js', './link.js', './x/../../secret', '/etc/passwd', '../secret'])
              try { console.log(require(way)) } catch (e) { console.log(e.code) }
            import('../secret.js').catch(e => console.log(e.code))
            """, to: "in/a.js")
        let result = try leash("run", "in/a.js")
        #expect(!result.output.contains("secret"))
        #expect(result.output == "ERR_ACCESS_DENIED\nMODULE_NOT_FOUND\nERR_ACCESS_DENIED\nERR_ACCESS_DENIED\nERR_ACCESS_DENIED\nERR_ACCESS_DENIED\n")
    }

    @Test("-e is a script that can require; with --input-type=module it is a module")
    func texts() throws {
        _ = try leash.write("exports.x = 1", to: "b.js")
        #expect(try leash("-e", "var x = require('./b').x; console.log(x, globalThis.x, typeof module)").output == "1 1 object\n")
        #expect(try leash("--input-type=module", "-e", "import { x } from './b.js'; console.log(x, this, await 2)").output == "1 undefined 2\n")
        #expect(try leash("-e", "import('./b.js').then(b => console.log(b.default))").output == "{ x: 1 }\n")
    }

    @Test("at the prompt modules are imported, and hold what they export by their names")
    func prompt() throws {
        _ = try leash.write("export const cache = new Map(); const inner = { secret: 1 }; export const peek = () => inner", to: "cache.mjs")
        let result = try leash(input: """
            import { cache, peek } from './cache.mjs'
            cache.set({ name: 'Sunny' }, 1)
            why peek()
            const held = await import('./cache.mjs'); held.cache === cache
            require('./cache.mjs').cache === cache
            import { gone } from './cache.mjs'

            """)
        #expect(result.output.contains("module ./cache.mjs: export cache"))
        #expect(result.output.contains("module ./cache.mjs ─inner→ #"))
        #expect(result.output.components(of: "\ntrue\n").count == 3)
        #expect(result.output.contains("The requested module './cache.mjs' does not provide an export named 'gone'"))
    }

    @Test("a lesson reads nothing, nor does what follows it")
    func lesson() throws {
        _ = try leash.write("exports.secret = 'read'", to: "secret.js")
        _ = try leash.write("# L\n```js\nimport('./secret.js').then(s => console.log(s.default), e => console.log(e.code))\n```\n", to: "l.md")
        #expect(!(try leash("play", "l.md").output.contains("'read'")))
        let result = try leash(input: "play l.md\nimport('./secret.js').catch(e => console.log(e.code))\n")
        #expect(!result.output.contains("'read'"))
        #expect(result.output.components(of: "\nERR_ACCESS_DENIED\n").count == 3)
    }

    @Test("an import that is not there is told before anything runs")
    func linking() throws {
        let result = try run([("a.mjs", "console.log('no')\nimport { gone } from './b.mjs'"), ("b.mjs", "console.log('neither')")])
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(result.errors.hasSuffix("a.mjs:2\nimport { gone } from './b.mjs'\n         ^^^^\nSyntaxError: The requested module './b.mjs' does not provide an export named 'gone'\n"))
    }
}

private extension String {
    func replacingOccurrence(of part: String, with other: String) -> String { replacing(part, with: other) }
}
