import Syntax

// Modules as the machine knows them (ECMA-262 §16.2.1.4 to §16.2.1.8). A record is a Swift object: it is looked at when modules are
// loaded, linked and evaluated, and by nobody while their code runs. The variables that others may see stand in the module's
// environment; code that imports one reads its slot there.

/// Where an exported name leads: ResolvedBinding Record (§16.2.1.5).
enum ModuleBinding: Equatable {
    /// A slot of the module's environment.
    case variable(module: Int, slot: Int)
    /// The module's namespace object.
    case namespace(module: Int)
}

/// What became of the search for an exported name.
enum ExportResolution: Equatable {
    case found(ModuleBinding)
    case missing
    /// Two `export *` lead to different bindings.
    case ambiguous
}

/// A module, whatever it was made of: Cyclic Module Record (§16.2.1.6) and Synthetic Module Record (§16.2.1.8) in one.
final class ModuleRecord {
    enum Status: Int, Comparable {
        case new, unlinked, linking, linked, evaluating, evaluatingAsync, evaluated
        static func < (a: Status, b: Status) -> Bool { a.rawValue < b.rawValue }
    }

    /// What a module does when its turn comes.
    enum Body {
        /// It was written as a module.
        case source(ModuleText)
        /// Evaluation gives its exports their values (§16.2.1.8.5).
        case synthetic((VM, ModuleRecord) throws(JSThrow) -> Void)
    }

    /// Its place in the machine's table.
    let number: Int
    let realm: UInt8
    /// What people call it: a path, `node:util`.
    let name: String
    let body: Body
    /// Its variables that others may see; nil where there are none.
    var environment: Environment?
    /// The slots of variables that it exports, by exported name.
    var localExports: [(name: PropertyKey, slot: Int)] = []
    var indirectExports: [(name: PropertyKey, request: Int, imported: PropertyKey?)] = []

    // [[LoadedModules]]: by request, once the host has loaded them.
    var loaded: [Int] = []

    // What linking and evaluation note.
    var status = Status.new
    var evaluationError: Value?
    var dfsIndex = 0
    var dfsAncestorIndex = 0
    var cycleRoot = -1
    var hasTLA = false
    /// When its asynchronous evaluation began, among all modules; nil where it has not.
    var asyncEvaluationOrder: Int?
    var topLevelCapability: PromiseCapability?
    var asyncParents: [Int] = []
    var pendingAsyncDependencies = 0

    /// It stands for a CommonJS module.
    var isCommonJS = false
    /// The function that is its code, from linking to evaluation.
    var function = Value.undefined
    var namespace = Value.undefined
    /// What its namespace object has, in the order of code units.
    var namespaceExports: [(name: PropertyKey, binding: ModuleBinding)] = []
    var namespaceIndices: [PropertyKey: Int] = [:]
    /// As `require` gives it, with `__esModule`.
    var marked = Value.undefined
    /// `import.meta`, once somebody asked.
    var meta = Value.undefined

    init(number: Int, realm: UInt8, name: String, body: Body) {
        self.number = number
        self.realm = realm
        self.name = name
        self.body = body
    }

    var source: ModuleText? { if case .source(let source) = body { source } else { nil } }
    var requests: [ModuleSyntax.Request] { source?.syntax.requests ?? [] }
}

/// The text of a module, parsed, and its variables.
final class ModuleText {
    let node: ScriptNode
    let syntax: ModuleSyntax
    let table: ScopeTable
    let top: FunctionScope

    init(node: ScriptNode, syntax: ModuleSyntax, table: ScopeTable, top: FunctionScope) {
        self.node = node
        self.syntax = syntax
        self.table = table
        self.top = top
    }
}

/// Who imports: a module, or a script by its file.
struct ModuleOrigin {
    /// The file, for resolving what it names; empty where there is none.
    let path: String
    let module: Int?
}

/// What a program asks for in an import.
public struct ModuleRequest {
    public let specifier: String
    public let attributes: [(key: String, value: String)]
    /// The file that asks; empty where there is none.
    public let referrer: String
    /// `import()`, not a declaration.
    public let isDynamic: Bool
}

/// The handle that a ``ModuleHost`` gives of a module.
public struct ModuleNumber: Hashable, Sendable { let index: Int }

/// Who finds the modules that programs name: HostLoadImportedModule (§16.2.1.10) and HostGetImportMetaProperties (§13.3.12.1.1).
public protocol ModuleHost: AnyObject {
    /// The same module for the same request, each time.
    func load(_ vm: VM, _ request: ModuleRequest) throws(JSThrow) -> ModuleNumber
    /// Fills in `import.meta`. `name` is what stacks call the module.
    func describe(_ vm: VM, _ meta: JSObject, path: String, name: String) throws(JSThrow)
    /// Says more of an error that a module's evaluation ended with.
    func explain(_ vm: VM, _ error: Value, path: String) throws(JSThrow)
}

/// The modules of a machine.
struct ModuleRoom {
    var records: [ModuleRecord] = []
    /// By number: 0 is code that comes from no file.
    var origins = [ModuleOrigin(path: "", module: nil)]
    var asyncEvaluations = 0
    /// The `exports` of built-in modules that somebody asked for, and what else the host holds.
    var builtIns: [String: Value] = [:]
    var kept: [Value] = []
    var host: (any ModuleHost)?
}

extension VM {
    var modules: [ModuleRecord] { state.pointee.moduleRoom.records }
    func module(_ number: Int) -> ModuleRecord { state.pointee.moduleRoom.records[number] }

    /// Who finds modules. None: every import fails.
    public var moduleHost: (any ModuleHost)? {
        get { state.pointee.moduleRoom.host }
        nonmutating set { state.pointee.moduleRoom.host = newValue }
    }

    /// The number of a new origin, for ``SourceText/origin``: code that comes from this file resolves what it imports from there.
    public func addOrigin(path: String) -> Int { addOrigin(ModuleOrigin(path: path, module: nil)) }

    func addOrigin(_ origin: ModuleOrigin) -> Int {
        state.pointee.moduleRoom.origins.append(origin)
        return state.pointee.moduleRoom.origins.count - 1
    }

    /// §9.4.1 GetActiveScriptOrModule: whose code runs.
    var activeOrigin: Int {
        state.pointee.stack.frameCount > 0 ? state.pointee.stack.frame.pointee.code.pointee.info.source.origin : 0
    }

    /// The value of a binding; `.empty` in its dead zone.
    func value(of binding: ModuleBinding) -> Value {
        switch binding {
        case .variable(let number, let slot): module(number).environment.map { $0[slot] } ?? .undefined
        case .namespace(let number): Value(namespaceObject(of: module(number)))
        }
    }

    func visitModules<V: RootVisitor>(_ visitor: inout V) {
        for (name, exports) in state.pointee.moduleRoom.builtIns { visitor.root(exports, .engine("node:" + name)) }
        for value in state.pointee.moduleRoom.kept { visitor.root(value, .engine("module")) }
        for record in modules {
            for export in record.localExports { visitor.root(export.name, .engine("export name")) }
            if let environment = record.environment { visitor.root(environment.cell, .module(record.name)) }
            for export in record.indirectExports {
                visitor.root(export.name, .engine("export name"))
                if let imported = export.imported { visitor.root(imported, .engine("export name")) }
            }
            for export in record.namespaceExports { visitor.root(export.name, .engine("export name")) }
            for value in [record.function, record.namespace, record.marked, record.meta, record.evaluationError ?? .undefined] { visitor.root(value, .engine("module")) }
            if let capability = record.topLevelCapability {
                for value in [capability.promise, capability.resolve, capability.reject] { visitor.root(value, .engine("module")) }
            }
        }
    }
}
