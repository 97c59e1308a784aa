// Timers that wait, and who made them.

extension SnapshotHeap {
    /// The program's timers that wait, by the functions that made them as far as the file tells.
    func timerAnchors() -> [(root: HeapRoot, node: Node)] {
        var anchors: [(root: HeapRoot, node: Node)] = []
        for place in kinds.indices where kinds[place] == .object && (names[place] == words[.classTimeout] || names[place] == words[.classImmediate]) {
            let timer = Node(truncatingIfNeeded: place)
            guard let callback = edges(of: timer).first(where: { classes[$0] == .timer && kinds[Int(targets[$0])].isFunction }),
                  let maker = isBuiltIn(timer) ? waitingFunction(forCallOf: targets[callback]) : makerName(targets[callback]) else { continue }
            let isImmediate = names[place] == words[.classImmediate]
            // One that has fired or was cleared stands in no list.
            guard isImmediate || property("_idleNext", of: timer).map({ kinds[Int($0)].isObject }) ?? false else { continue }
            let repeats = !isImmediate && (property("_repeat", of: timer).map { oddballs[$0] != "null" } ?? true)
            anchors.append((repeats ? .interval(maker) : .timer(maker, due: nil), timer))
        }
        return anchors
    }

    /// `job`, of a call that waits for the promise that the function settles: so it is with a timer of `node:timers/promises`, whose loops wait for calls of
    /// the platform's own which wait for the timer. Nil where none does.
    private func waitingFunction(forCallOf settling: Node) -> String? {
        var promise = promiseSettled(by: settling) ?? scopeParts(of: settling).lazy.filter { self.kinds[Int($0)].isFunction }.compactMap(promiseSettled).first, steps = 0
        while let current = promise, steps < 8 {
            promise = nil
            for edge in edges(of: current) where names[Int(targets[edge])] == words[.promiseReaction] {
                for part in edges(of: targets[edge]).map({ targets[$0] }) {
                    if kinds[Int(part)].isFunction, let call = resumed(by: part) {
                        if !isBuiltIn(call) { return pausedFunction(call) }
                        promise = promiseRequested(of: call) ?? promise
                    }
                    if kinds[Int(part)] == .promise, promise == nil { promise = part }
                }
            }
            steps += 1
        }
        return nil
    }

    private func scopeParts(of function: Node) -> [Node] { target(of: function, .variable, words[.context]).map { scope in edges(of: scope).map { targets[$0] } } ?? [] }
    private func promiseSettled(by function: Node) -> Node? { scopeParts(of: function).first { kinds[Int($0)] == .promise } }

    /// What the first that waits for an async generator's next value got for it.
    private func promiseRequested(of call: Node) -> Node? {
        for edge in edges(of: call) where strings.raw(names[Int(targets[edge])]).elementsEqual("system / AsyncGeneratorRequest".utf8) {
            return edges(of: targets[edge]).map { targets[$0] }.first { kinds[Int($0)] == .promise }
        }
        return nil
    }

    /// The function's own name, or that of the function in which it was written; of a bound function those of what it calls.
    func makerName(_ function: Node) -> String {
        var function = function, steps = 0
        while steps < 8, kinds[Int(function)] == .boundFunction, let target = target(of: function, .slot, words[.boundFunction]) {
            function = target
            steps += 1
        }
        let own = name(of: function)
        if !own.isEmpty { return own }
        let scope = target(of: function, .variable, words[.context]).map(functionName(ofEnvironment:)) ?? ""
        return scope.isEmpty ? "an anonymous function" : scope
    }
}
