import CLessons

/// What every page of Leash's begins with: it needs no other file and no network, and may not ask for one.
enum PageHead {
    /// Up to `<body>`, and the arrowhead that drawings use.
    static func html(title: String, hasScript: Bool) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \(hasScript ? "script-src 'unsafe-inline'; " : "")base-uri 'none'; form-action 'none'">
        <title>\(title)</title>
        <style>
        \(text(leash_page_style()))</style>
        </head>
        <body>
        <svg width="0" height="0" class="defs" aria-hidden="true"><defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" \
        markerWidth="9" markerHeight="9" orient="auto"><path d="M0 0 L8 4 L0 8 z" class="head"/></marker></defs></svg>

        """
    }

    static func text(_ part: leash_lesson) -> String { String(decoding: UnsafeBufferPointer(start: part.text, count: part.count), as: UTF8.self) }
}
