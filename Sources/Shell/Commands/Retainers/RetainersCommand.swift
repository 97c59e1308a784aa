import Engine
import Explorer
import HeapAdapter

/// `retainers X`: everyone who refers to an object.
struct RetainersCommand: Command {
    static let help = CommandHelp(
        name: "retainers", usage: "retainers X", summary: "everyone who refers to an object, strongly and weakly",
        details: ["← holds, ⇠ mentions and holds nothing. A WeakMap's value is held while its map and its key are alive."])
    static let reports: [any CommandReport.Type] = [RetainersReport.self]

    let subject: String
    /// So many of each sort are told.
    private static let most = 40

    init?(_ words: CommandWords) {
        guard let subject = words.subject else { return nil }
        self.subject = subject
    }

    func answer(in shell: Shell) -> Report {
        SubjectFinder(machine: shell.machine, command: "retainers").answer(onObject: subject) { cell in
            retainers(cell, shell.machine).map { Report($0) } ?? HeapView.missing(shell.machine)
        }
    }

    private func retainers(_ cell: Cell, _ machine: Machine) -> RetainersReport? {
        guard let view = HeapView(machine, extra: [cell]), let node = view.graph.find(cell) else { return nil }
        let holds = view.naming.holds(on: [node])[0]
        let strong = holds.filter { !$0.isWeak }, weak = holds.filter(\.isWeak)
        let rows = (strong.prefix(RetainersCommand.most) + weak.prefix(RetainersCommand.most)).map { hold in
            RetainersReport.Row(holder: view.words.holder(hold), what: hold.source.flatMap { what($0, view) }, isAlive: hold.isFromAlive)
        }
        return RetainersReport(subject: view.text(node), object: machine.label(of: cell), fate: view.fates[node], rows: rows,
                               omittedStrong: max(0, strong.count - RetainersCommand.most), omittedWeak: max(0, weak.count - RetainersCommand.most))
    }

    /// The holder itself, where its name does not tell.
    private func what(_ source: Node, _ view: HeapView) -> String? {
        let cell = view.cell(source)
        if cell == view.machine.vm[Intrinsic.global].cell || cell.kind == .environment { return nil }
        return view.text(source)
    }
}
