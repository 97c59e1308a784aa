/// What a lesson says between its entries: for programs that read JSON. A person sees it drawn.
public struct LessonReport: CommandReport {
    public static let command = "lesson"

    public enum Kind: String, Codable, CaseIterable, Sendable { case heading, prose, remark, question, answer }
    public var kind: Kind
    /// Without colours, as a terminal shows it.
    public var text: String
}

extension Report {
    public static func lesson(_ kind: LessonReport.Kind, _ text: String) -> Report { Report(LessonReport(kind: kind, text: text)) }
}
