import Platform

// Foundation's `contains` and Engine's own are equally good for a test that sees both: this one is better.
extension String {
    func contains(_ part: String) -> Bool { holds(part) }
}

extension Substring {
    func contains(_ part: String) -> Bool { holds(part) }
}
