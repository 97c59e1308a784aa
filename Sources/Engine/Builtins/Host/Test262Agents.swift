import Syntax

// `$262.agent`: other agents, and what they tell each other (test262's INTERPRETING.md). The agents themselves are in Jobs/Agents.swift.

extension VM {
    /// `$262.agent` of the main agent.
    func newMainAgentObject() -> JSObject {
        newAgentObject([
            .method("start", 1, agentStart),
            .method("broadcast", 1, agentBroadcast),
            .method("getReport", 0, agentGetReport),
        ])
    }

    /// `$262.agent` of one that `start` made.
    private func newChildAgentObject() -> JSObject {
        newAgentObject([
            .method("receiveBroadcast", 1, agentReceiveBroadcast),
            .method("report", 1, agentReport),
            .method("leaving", 0, agentLeaving),
        ])
    }

    private func newAgentObject(_ rows: [Builtin]) -> JSObject {
        let agent = newObject()
        install(on: agent, rows + [.method("sleep", 1, agentSleep), .method("monotonicNow", 0, agentMonotonicNow)])
        return agent
    }

    /// This machine's agent: where it has none yet, the main one of a new cluster.
    fileprivate func agent() -> Agent { state.pointee.agent ?? AgentCluster.mainAgent(self) }

    /// A whole agent, on a thread of its own: its script, then what it is sent, until it has said that it leaves.
    fileprivate static func runAgent(_ agent: Agent, _ script: String, _ options: VM.Options, _ host: Host) -> VM? {
        guard let vm = VM.make(options: options, host: host) else { return nil }
        agent.cluster.enter(agent, vm)
        vm.installTest262(agent: vm.newChildAgentObject())
        vm.runAgent(agent, script)
        vm.state.pointee.agent = nil
        return vm
    }

    private func runAgent(_ agent: Agent, _ script: String) {
        let report: UncaughtReporter = { uncaught in
            self.host.write("agent \(agent.number): \(self.describeForError(uncaught.value))", true)
            return false
        }
        guard let compiled = try? compile(SourceText(name: "agent", text: script)) else { return host.write("agent \(agent.number): its script is none", true) }
        guard perform(report, { () throws(JSThrow) in _ = try run(compiled) }) == .done, drain(report), runLoop(report) else { return }
        while agent.receiver.isCallable, let message = agent.cluster.receive(agent) {
            let received = perform(report) { () throws(JSThrow) in
                let buffer = try sharedBuffer(message)
                let roots = openRoots(); defer { roots.close() }
                roots.add(buffer)
                _ = try call(agent.receiver, this: .undefined, Value(buffer), message.value)
            }
            guard received == .done, drain(report), runLoop(report) else { return }
        }
    }

    /// A SharedArrayBuffer on memory that is another agent's.
    private func sharedBuffer(_ message: Agent.Message) throws(JSThrow) -> JSObject {
        let object = try newBuffer(.shared, byteLength: 0, maxByteLength: message.maxByteLength)
        ArrayBufferLayout(object).lend(message.bytes, byteLength: message.byteLength)
        return object
    }
}

/// $262.agent.start ( script ): an agent that runs it.
private func agentStart(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let script = vm.swiftString(try vm.toString(arguments[0]))
    var options = VM.Options()
    options.heapLimit = vm.heap.state.pointee.limit
    let host = vm.host
    guard vm.agent().cluster.start(script, options: options, run: { VM.runAgent($0, $1, options, host) }) else { throw vm.rangeError("There is no room for another agent") }
    return .undefined
}

/// $262.agent.broadcast ( sharedBuffer [ , value ] ): comes back when all agents have received it.
private func agentBroadcast(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject(.sharedArrayBuffer) else { throw vm.typeError("$262.agent.broadcast takes a SharedArrayBuffer") }
    let buffer = ArrayBufferLayout(arguments[0].asObject)
    // Others refer to its memory from now on.
    vm.state.pointee.jobs.broadcasts.append(arguments[0])
    let value = arguments[1].isNumber ? arguments[1] : .undefined, agent = vm.agent()
    agent.cluster.broadcast(Agent.Message(bytes: buffer.bytes, byteLength: buffer.byteLength, maxByteLength: buffer.maxByteLength, value: value), from: agent)
    try vm.poll()
    return .undefined
}

/// $262.agent.getReport ( ): what an agent reported, the oldest first; null where there is nothing.
private func agentGetReport(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let cluster = vm.agent().cluster
    return cluster.reports.isEmpty ? .null : Value(vm.string(cluster.reports.removeFirst()))
}

/// $262.agent.receiveBroadcast ( callback ): is called with each buffer that is sent.
private func agentReceiveBroadcast(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.state.pointee.agent?.receiver = arguments[0]
    return .undefined
}

/// $262.agent.report ( value )
private func agentReport(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = vm.swiftString(try vm.toString(arguments[0]))
    vm.state.pointee.agent?.cluster.reports.append(text)
    return .undefined
}

/// $262.agent.leaving ( ): nobody needs the agent any more.
private func agentLeaving(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.state.pointee.agent?.isLeaving = true
    return .undefined
}

/// $262.agent.sleep ( milliseconds )
private func agentSleep(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let milliseconds = max(0, try vm.toNumber(arguments[0]))
    _ = vm.agent().sleep(milliseconds.isNaN ? 0 : milliseconds)
    try vm.poll()
    return .undefined
}

/// $262.agent.monotonicNow ( )
private func agentMonotonicNow(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(vm.elapsedTime()) }
