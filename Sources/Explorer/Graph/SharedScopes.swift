// The best-known leak of all: functions made in one scope share it, and each keeps all of its variables that any of them reads.

extension Naming {
    /// A function on the way to an object, whose scope keeps a variable that the function itself never reads.
    public struct SharedScope: Sendable, Equatable {
        public let function: Node
        public let variable: String
        /// The functions that made the variable one that the scope keeps, alive or not, by their names.
        public let readers: [String]
        /// What the function that has the variable is called.
        public let maker: String
        /// How many other living functions see the scope.
        public let others: Int
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
                let living = functionsByScope[from]?.count ?? 1
                return SharedScope(function: function, variable: variable, readers: source.readers(of: variable, in: from),
                                   maker: source.functionName(ofEnvironment: from), others: max(0, living - 1))
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
        let name = functionName(scope.function), readers = scope.readers.filter { $0 != name }
        let shared = !readers.isEmpty ? "shares with \(readers.prefix(2).joined(separator: " and "))"
            : scope.others > 1 ? "shares with \(scope.others) other functions" : "shares with another function"
        return "kept by the scope that \(name) \(shared); \(name) itself never reads \(shownVariable(scope))"
    }

    /// The same where no living function reads it, and several see it: a scope of its own for one of them would free nothing.
    public func wordsForAll(_ scope: SharedScope) -> String {
        let names = scope.readers.prefix(2).joined(separator: " and "), areMany = scope.readers.count > 1
        let readers = names.isEmpty ? "" : " (only \(names) \(areMany ? "do" : "does"), and nothing holds \(areMany ? "those" : "that"))"
        return "kept by the scope of \(scope.others + 1) functions, none of which reads \(shownVariable(scope))\(readers): "
            + "setting \(shownVariable(scope)) to null\(scope.maker.isEmpty ? "" : " at the end of \(scope.maker)")"
    }

    private func shownVariable(_ scope: SharedScope) -> String { Naming.shownName(ofVariable: scope.variable) ?? scope.variable }

    /// What the function is called in its text, else in the program.
    public func functionName(_ function: Node) -> String {
        if case .function(let name, _) = source.portrait(of: source.value(of: function)), !name.isEmpty { return name }
        return name(of: function)
    }
}
