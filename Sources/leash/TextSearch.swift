import Platform

extension StringProtocol {
    /// Stands before Foundation's function of this name: see ``holds(_:)``.
    func contains(_ part: some StringProtocol) -> Bool { holds(part) }
}
