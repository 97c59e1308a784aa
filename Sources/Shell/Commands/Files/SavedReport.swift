/// What `.save` wrote, or `graph` with one of the options that write a file.
public struct SavedReport: CommandReport {
    public static let command = "saved"
    /// As it was asked for.
    public var path: String
    public var bytes: Int

    public init(path: String, bytes: Int) {
        self.path = path
        self.bytes = bytes
    }
}
