import Platform

// Agents (ECMA-262 §9.7, §9.8): several machines that share memory, as the tests of test262 ask for. Each has a heap, a queue of jobs and a stack of
// its own, and they run by turns: one goes on until it waits, sleeps, or touches shared memory by `Atomics`; then the next that is ready does. So
// what happens is the same each time. Their time is virtual: where all of them wait, it leaps to the first who waits no more.

/// One agent among others.
final class Agent {
    let cluster: AgentCluster
    /// Its place among the agents, and its thread's.
    fileprivate(set) var number = 0
    fileprivate(set) var vm: VM?
    /// When it is ready to go on.
    fileprivate var wakes = 0.0
    fileprivate var hasEnded = false
    /// Buffers that others have sent.
    fileprivate var inbox: [Message] = []
    /// It has said that nobody needs it any more.
    var isLeaving = false
    /// What `receiveBroadcast` was given; the machine's roots hold it.
    var receiver: Value = .undefined
    /// Where in memory it waits (§25.4.3.14 DoWait), and since when in the order of all who wait; nil once it was notified.
    fileprivate var waiting: (address: UInt, order: Int)?

    init(_ cluster: AgentCluster) { self.cluster = cluster }

    struct Message {
        let bytes: UnsafeMutableRawPointer?
        let byteLength: Int
        let maxByteLength: Int?
        let value: Value
    }
}

/// §9.8 Agent Clusters
final class AgentCluster {
    private let turns = Turns()
    private var agents: [Agent] = []
    private var now = 0.0
    private var orders = 0
    /// What agents have reported, and nobody has read.
    var reports: [String] = []
    private var isClosing = false

    /// Moving a word of shared memory takes so long: who waits for another's word sees time go by.
    private static let touch = 0.001
    private static let stackBytes = 16 << 20

    /// Makes a machine the main agent of a cluster.
    static func mainAgent(_ vm: VM) -> Agent {
        let cluster = AgentCluster(), agent = Agent(cluster)
        agent.vm = vm
        cluster.agents = [agent]
        vm.state.pointee.agent = agent
        return agent
    }

    func nextOrder() -> Int {
        orders += 1
        return orders
    }

    // MARK: Turns

    /// The agent waits until `time`, or until somebody wakes it, and others run. False where nobody is left who could run: all wait for ever.
    fileprivate func wait(_ agent: Agent, until time: Double) -> Bool {
        if let vm = agent.vm { now = max(now, vm.state.pointee.clock.elapsed) }
        agent.wakes = time
        defer { agent.vm?.state.pointee.clock.advance(to: now) }
        while !isClosing {
            guard let next = next(after: agent) else { return false }
            if next === agent { return true }
            turns.pass(from: agent.number, to: next.number)
            if agent.wakes <= now { return true }
        }
        return false
    }

    /// Who runs next: the first that is ready, the agent itself last. Where nobody is, time leaps.
    private func next(after agent: Agent) -> Agent? {
        let order = agents[(agent.number + 1)...] + agents[...agent.number]
        let living = order.filter { !$0.hasEnded }
        if let ready = living.first(where: { $0.wakes <= now }) { return ready }
        guard let first = living.map(\.wakes).min(), first < .infinity else { return nil }
        now = first
        return living.first { $0.wakes <= now }
    }

    /// Somebody has touched shared memory: it is the next one's turn.
    func giveTurn(of agent: Agent) {
        guard agents.count > 1 else { return }
        now = max(now, agent.vm?.state.pointee.clock.elapsed ?? 0) + AgentCluster.touch
        _ = wait(agent, until: now)
    }

    fileprivate func wake(_ agent: Agent) { agent.wakes = min(agent.wakes, now) }

    // MARK: Waiting for a word

    /// §25.4.3.14 DoWait, from step 27 on. Nil where nobody will ever notify it.
    func suspend(_ agent: Agent, at address: UInt, until time: Double) -> Bool? {
        agent.waiting = (address, nextOrder())
        defer { agent.waiting = nil }
        guard wait(agent, until: time) else { return nil }
        return agent.waiting == nil
    }

    /// §25.4.15 Atomics.notify: wakes who waits there, first come first served. How many those were.
    func notify(at address: UInt, count: Double, _ caller: VM) -> Double {
        typealias Candidate = (order: Int, wake: () -> Void)
        var waiting: [Candidate] = []
        for agent in agents {
            if let place = agent.waiting, place.address == address {
                waiting.append((place.order, { agent.waiting = nil; self.wake(agent) }))
            }
            guard let vm = agent.vm else { continue }
            for waiter in vm.state.pointee.jobs.waiters where waiter.address == address {
                waiting.append((waiter.order, { waiter.finish(vm, "ok"); self.wake(agent) }))
            }
        }
        waiting.sort { $0.order < $1.order }
        let woken = waiting.prefix(count < Double(waiting.count) ? Int(count) : waiting.count)
        for waiter in woken { waiter.wake() }
        return Double(woken.count)
    }

    // MARK: Agents come and go

    /// A new agent that runs a script; it begins when it is its turn.
    func start(_ script: String, options: VM.Options, run: @escaping (Agent, String) -> VM?) -> Bool {
        let agent = Agent(self)
        agent.wakes = now
        let number = turns.add(stackBytes: AgentCluster.stackBytes) {
            if !self.isClosing { run(agent, script)?.destroy() }
            agent.vm = nil
            agent.hasEnded = true
            return self.isClosing ? 0 : self.next(after: agent)?.number ?? 0
        }
        guard let number else { return false }
        agent.number = number
        agents.append(agent)
        return true
    }

    func enter(_ agent: Agent, _ vm: VM) {
        agent.vm = vm
        vm.state.pointee.agent = agent
        vm.state.pointee.clock.advance(to: now)
    }

    /// Sends a buffer to all the others. They have got it when this returns.
    func broadcast(_ message: Agent.Message, from sender: Agent) {
        let others = agents.filter { $0 !== sender && !$0.hasEnded && !$0.isLeaving }
        for agent in others {
            agent.inbox.append(message)
            wake(agent)
        }
        while others.contains(where: { !$0.hasEnded && !$0.inbox.isEmpty }), !isClosing { giveTurn(of: sender) }
    }

    /// The next buffer that was sent to the agent, as soon as there is one. Nil where there will be none.
    func receive(_ agent: Agent) -> Agent.Message? {
        while agent.inbox.isEmpty { guard !agent.isLeaving, wait(agent, until: .infinity) else { return nil } }
        return agent.inbox.removeFirst()
    }

    /// The main agent is at its end: the others are ended where they wait.
    func close() {
        isClosing = true
        for agent in agents.dropFirst() where !agent.hasEnded {
            agent.vm?.interrupt()
            turns.pass(from: 0, to: agent.number)
        }
        agents[0].vm?.state.pointee.agent = nil
    }

    var hasOthers: Bool { agents.dropFirst().contains { !$0.hasEnded } }
}

extension Agent {
    /// Lets others run for so long. False where nobody will ever wake it.
    func sleep(_ milliseconds: Double) -> Bool {
        guard let vm else { return false }
        return cluster.wait(self, until: vm.loopTime + milliseconds)
    }

    func wait(until time: Double) -> Bool { cluster.wait(self, until: time) }
}
