import Shell

/// How a command's report is drawn: for each type of report there is one drawing.
struct Drawing: Sendable {
    let report: any CommandReport.Type
    private let body: @Sendable (any CommandReport, ReportView, inout Page) -> Void

    /// `draw` is a method of ``ReportView``.
    init<R: CommandReport>(_ draw: @escaping @Sendable (ReportView) -> (R, inout Page) -> Void) {
        report = R.self
        body = { report, view, page in if let report = report as? R { draw(view)(report, &page) } }
    }

    /// Draws nothing where nobody has said how: for a request, which whoever runs the shell sees to.
    static func draw(_ report: any CommandReport, _ view: ReportView, on page: inout Page) {
        byType[ObjectIdentifier(type(of: report))]?.body(report, view, &page)
    }

    private static let byType = Dictionary(uniqueKeysWithValues: all.map { (ObjectIdentifier($0.report), $0) })

    static let all = [
        Drawing(ReportView.drawCollection), Drawing(ReportView.drawStrike), Drawing(ReportView.drawExplanation), Drawing(ReportView.drawAuto),
        Drawing(ReportView.drawMaps), Drawing(ReportView.drawWhy), Drawing(ReportView.drawInspect), Drawing(ReportView.drawRetainers),
        Drawing(ReportView.drawGraph), Drawing(ReportView.drawHeap), Drawing(ReportView.drawInstances), Drawing(ReportView.drawSizes),
        Drawing(ReportView.drawDominators), Drawing(ReportView.drawLeaks), Drawing(ReportView.drawWhatIf), Drawing(ReportView.drawWeakVersion),
        Drawing(ReportView.drawCut), Drawing(ReportView.drawWatches),
        Drawing(ReportView.drawTravel), Drawing(ReportView.drawDiff), Drawing(ReportView.drawJournal), Drawing(ReportView.drawHelp),
        Drawing(ReportView.drawJobs), Drawing(ReportView.drawWait), Drawing(ReportView.drawSnapshot), Drawing(ReportView.drawSaved), Drawing(ReportView.drawRefusal),
        Drawing(ReportView.drawGrowth), Drawing(ReportView.drawSnapshotChecks), Drawing(ReportView.drawLive),
    ]
}
