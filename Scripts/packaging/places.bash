# Where Leash's files go: for install and package, which read this after support.bash.

# put_in_place FOLDER: the program, its completions and its manual page, below FOLDER/bin and FOLDER/share.
put_in_place() {
    local folder=$1
    install -D -m 755 "$leash" "$folder/bin/leash"
    install -d "$folder/share/bash-completion/completions" "$folder/share/zsh/site-functions" "$folder/share/fish/vendor_completions.d"
    # What the program itself knows of its options is what completes them.
    "$leash" --generate-completion-script bash >"$folder/share/bash-completion/completions/leash"
    "$leash" --generate-completion-script zsh >"$folder/share/zsh/site-functions/_leash"
    "$leash" --generate-completion-script fish >"$folder/share/fish/vendor_completions.d/leash.fish"
    install -d "$folder/share/man/man1"
    gzip -9 -n <"$root/Scripts/packaging/leash.1" >"$folder/share/man/man1/leash.1.gz"
}

# The version that the program gives itself.
leash_version() { "$leash" --version | sed 's/^leash //'; }
