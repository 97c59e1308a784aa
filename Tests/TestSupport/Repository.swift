/// The folder of this checkout, for tests that read what stands in it.
public enum Repository {
    /// Its path, without a slash at the end.
    public static let path = String(#filePath.prefix(#filePath.count - "/Tests/TestSupport/Repository.swift".count))
}
