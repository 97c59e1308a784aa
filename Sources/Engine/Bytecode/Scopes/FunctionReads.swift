import Syntax

/// Which variables of the scopes around it each function of a text refers to: what scope analysis knows, without anything being run or compiled.
public struct FunctionReads {
    private struct Place {
        let node: FunctionNode
        let scope: FunctionScope
    }
    private let source: SourceText
    private let script: ScriptNode
    private var names: NameTable { script.names }
    private var places: [Place] = []
    /// Longer texts nobody wrote by hand.
    private static let longest = 4 << 20

    /// The text of a CommonJS or another module. Nil where it is neither.
    public init?(name: String, text: String) {
        guard text.utf16.count <= FunctionReads.longest else { return nil }
        let source = SourceText(name: name, text: text)
        self.source = source
        if !name.hasSuffix(".mjs"), let script = try? Parser.parseCommonJS(source) {
            self.script = script
            collect(ScopeAnalyzer.analyze(script).0)
        } else if let script = try? Parser.parseModule(source), let syntax = script.module {
            self.script = script
            collect(ScopeAnalyzer.analyze(script, as: .module(syntax)).0)
        } else {
            return nil
        }
    }

    private mutating func collect(_ table: ScopeTable) {
        table.functions.forEach { node, scope in
            if let node = node as? FunctionNode { places.append(Place(node: node, scope: scope)) }
        }
    }

    /// The names of outer variables that a function refers to, in its own code or that of a function in it; nil for one that is not there, and for one with a
    /// direct eval, which may refer to any. `line` and `column` count from 0 and stand where V8 says that a function begins: at its parenthesis, or at
    /// the parameters of an arrow.
    public func names(ofFunctionAt line: Int, _ column: Int) -> Set<String>? {
        guard let place = place(at: line, column), !place.scope.containsDirectEval else { return nil }
        var found: Set<String> = []
        for variable in place.scope.outerReads {
            let name = names.string(variable.name)
            found.insert(name == "%this" ? "this" : name)
        }
        return found
    }

    /// What the function's parameters are called; nil for one that is not there, and where a parameter is more than a name.
    public func parameters(ofFunctionAt line: Int, _ column: Int) -> [String]? {
        guard let place = place(at: line, column), place.node.hasSimpleParameters else { return nil }
        return place.node.parameterNames.map(names.string)
    }

    /// What the functions are called that stand in the one of this name and refer to its variable; those without a name are left out.
    public func readers(of variable: String, in maker: String) -> [String] {
        var found: [String] = []
        for place in places where place.node.name.map(names.string) != nil {
            guard let name = place.node.name.map(names.string), name != maker, !found.contains(name) else { continue }
            if place.scope.readsOfParent.contains(where: { names.string($0.name) == variable }), parentName(of: place) == maker { found.append(name) }
        }
        return found
    }

    private func parentName(of place: Place) -> String? {
        places.first { $0.scope === place.scope.parent }.flatMap { $0.node.name.map(names.string) }
    }

    private func place(at line: Int, _ column: Int) -> Place? {
        let offset = source.offset(line: line + 1, column: column + 1)
        var best: Place?
        for place in places where place.node.range.start <= offset && offset < place.node.range.end {
            if best.map({ place.node.range.start >= $0.node.range.start }) ?? true { best = place }
        }
        guard let best else { return nil }
        // A text that was changed since has something else there.
        let isBeginning = best.node.kind == .arrow ? offset - best.node.range.start <= 8 : source.units.indices.contains(Int(offset)) && source.units[Int(offset)] == 0x28
        return isBeginning ? best : nil
    }
}
