/// The formatters that a machine has made, by what they were made from. Few programs use many; when there are too many all are let go, and
/// made again as they are asked for.
final class IntlRoom {
    private var known: [String: AnyObject] = [:]
    private static let limit = 200

    /// The formatter of a recipe. Nil where ICU refuses it.
    func formatter<Formatter: AnyObject>(_ recipe: String, _ make: () -> Formatter?) -> Formatter? {
        let key = "\(Formatter.self) \(recipe)"
        if let found = known[key] as? Formatter { return found }
        guard let made = make() else { return nil }
        if known.count >= IntlRoom.limit { known.removeAll() }
        known[key] = made
        return made
    }
}

/// A recipe is a list of texts.
enum IntlRecipe {
    static func text(_ parts: [String]) -> String { parts.joined(separator: "\u{1}") }
    static func parts(_ text: String) -> [String] { text.split(separator: "\u{1}", omittingEmptySubsequences: false).map(String.init) }
}
