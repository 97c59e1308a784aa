// The best-known leak of all: functions made in one scope share it, and each keeps all of its variables that any of them reads.

extension Naming {
    /// A function on the way to an object, whose scope keeps a variable that the function itself never reads.
    public struct SharedScope: Sendable, Equatable {
        public let function: Node
        public let variable: String
        /// The functions that made the variable one that the scope keeps, alive or not, by their names.
        public let readers: [String]
    }

    /// Why a way is what it is, where a scope that several functions share is a part of it. Nil where the function reads the variable,
    /// or nobody knows whether it does.
    func sharedScope(on way: [Node]) -> SharedScope? {
        var function: Node?
        for (from, to) in zip(way, way.dropFirst()) {
            if graph.kind(of: from) == .function { function = from }
            guard graph.kind(of: from) == .environment, graph.kind(of: to) != .environment, let function,
                  case .variable(let variable)? = edgeName(from: from, to: to) else { continue }
            if source.reads(function, variable, of: from) == false {
                return SharedScope(function: function, variable: variable, readers: source.readers(of: variable, in: from))
            }
        }
        return nil
    }

    /// The same for a function and what a variable of one of its scopes keeps.
    public func sharedScope(of function: Node, keeping target: Node) -> SharedScope? {
        scopes(of: function).lazy.compactMap { self.sharedScope(on: [function, $0, target]) }.first
    }

    /// A variable holds the object, and no living function reads that.
    public func isIdle(_ hold: Hold) -> Bool {
        guard case .variable(let variable)? = hold.kind, let environment = hold.source, hold.isFromAlive,
              let functions = functionsByScope[environment] else { return false }
        return functions.allSatisfy { source.reads($0, variable, of: environment) == false }
    }

    /// The environments that a function sees, the innermost first.
    private func scopes(of function: Node) -> [Node] {
        var scopes: [Node] = []
        graph.forEachScope(of: function) { scopes.append($0) }
        return scopes
    }

    /// `kept by the scope that small shares with unused; small itself never reads big`
    public func words(for scope: SharedScope) -> String {
        let name = functionName(scope.function), variable = Naming.shownName(ofVariable: scope.variable) ?? scope.variable
        let others = scope.readers.filter { $0 != name }
        let shared = others.isEmpty ? "shares with another function" : "shares with \(others.prefix(2).joined(separator: " and "))"
        return "kept by the scope that \(name) \(shared); \(name) itself never reads \(variable)"
    }

    /// What the function is called in its text, else in the program.
    public func functionName(_ function: Node) -> String {
        if case .function(let name, _) = source.portrait(of: source.value(of: function)), !name.isEmpty { return name }
        return name(of: function)
    }
}
