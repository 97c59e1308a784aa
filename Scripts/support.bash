# What run, test and bench have in common; each reads this file first. It sets `root`, the repository's folder.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
leash=$root/.build/release/leash

# What Debian must provide to build Leash, its tests included.
libraries=(libedit-dev libcmark-gfm-dev libcmark-gfm-extensions-dev zlib1g-dev libzstd-dev libbrotli-dev)

say() { printf 'leash: %s\n' "$*" >&2; }

# need_packages PACKAGE…: installs those of these Debian packages that are missing. Without one missing it takes 5 ms and no network.
need_packages() {
    local package missing=() as_root=() log
    if ! command -v dpkg-query >/dev/null; then
        say "this is no Debian or Ubuntu: make sure that it has what these packages hold: $*"
        return 0
    fi
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true) == installed ]] || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    ((EUID == 0)) || as_root=(sudo)
    say "installing ${missing[*]}"
    log=$(mktemp)
    if ! { "${as_root[@]}" apt-get update -q &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        rm -f "$log"
        say "could not install ${missing[*]}"
        return 1
    fi
    rm -f "$log"
}

# quietly COMMAND…: shows what the command printed only when it fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 </dev/null || status=$?
    ((status == 0)) || cat "$log" >&2
    rm -f "$log"
    return "$status"
}

# build_leash: makes sure that the release binary is that of the sources as they are. When it is, that takes a few milliseconds.
build_leash() {
    need_packages "${libraries[@]}"
    # Folders count too: theirs is the trace of a file that was removed.
    if [[ -x $leash && -z $(find "$root/Package.swift" "$root/Sources" "$root/Scripts/lessons" -newer "$leash" -print -quit) ]]; then return 0; fi
    [[ -x $leash ]] || say "building, which takes some minutes the first time"
    local begun
    begun=$(mktemp)
    quietly swift build --package-path "$root" -c release --product leash || { rm -f "$begun"; return 1; }
    # A change that left the binary as it was is not to be looked at again each time, and one made during the build is.
    touch -r "$begun" "$leash"
    rm -f "$begun"
}
