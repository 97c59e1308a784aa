import Engine
import Explorer
import HeapAdapter

// `gc --explain`: the collection is told on the graph of the heap first, and then made as `gc` makes it. Both follow the same rules,
// so they come to the same.

extension Shell {
    /// Collects, with the story of it. In the journal it is a collection like any other.
    func explainCollection(_ source: String) -> Report {
        let story = machine.collectionStory()
        if story == nil, machine.vm.isInterruptionWaiting { return HeapView.missing(machine) }
        // What cleanups print comes behind the story, although it is drawn when all is done.
        let wasSilent = machine.isSilent
        machine.isSilent = true
        var report = run(journal.next(source, isCollection: true))
        machine.isSilent = wasSilent
        if let collection = report.answer(as: CollectionReport.self) {
            report.result = CommandResult(ExplainReport(steps: story.map { machine.steps(of: $0, collection) } ?? [], collection: collection))
        }
        return report
    }
}

extension Machine {
    /// What the collector will do if it comes now.
    func collectionStory() -> CollectionStory? {
        HeapGraph(vm, extra: ledger.cells, knowsEphemerons: false, notes: notes).map { CollectionStory($0) }
    }

    fileprivate func steps(of story: CollectionStory, _ collection: CollectionReport) -> [ExplainReport.Step] {
        let tookOthers = collection.unnumbered + collection.others > 0 || collection.mayHaveUncounted
        var steps = story.steps.map { step in
            // Of dead objects without a number the graph knows nothing.
            let items = step.takesNothing && tookOthers ? ["what was not reached had no numbers"] : step.items
            return ExplainReport.Step(kind: step.kind, title: step.title, items: items, more: step.more, builtIns: step.builtIns)
        }
        if !story.losses.isEmpty { steps.append(Machine.shortened(.losses, "weak entries removed", story.losses) { WeakLoss($0).text }) }
        let registries = story.losses.filter { $0.kind == .finalizationRegistry }
        if !registries.isEmpty {
            steps.append(Machine.shortened(.cleanups, "cleanup jobs queued", registries) { "\($0.holder) (\(Phrase.count($0.entries, "held value")))" })
        }
        return steps
    }

    private static let mostLosses = 12

    private static func shortened(_ kind: ExplainReport.Step.Kind, _ title: String, _ losses: [CollectionStory.Loss],
                                  _ text: (CollectionStory.Loss) -> String) -> ExplainReport.Step {
        ExplainReport.Step(kind: kind, title: title, items: losses.prefix(mostLosses).map(text), more: max(0, losses.count - mostLosses))
    }
}

extension WeakLoss {
    init(_ loss: CollectionStory.Loss) { self.init(holder: loss.holder, kind: loss.kind.collectionName, entries: loss.entries) }
}
