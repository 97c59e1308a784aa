# Where Leash's files go: for install and package, which read this after support.bash.

# put_in_place FOLDER: the program, its completions and its manual page, below FOLDER/bin and FOLDER/share.
put_in_place() {
    local folder=$1
    install -D -m 755 "$leash" "$folder/bin/leash"
    install -d "$folder/share/bash-completion/completions" "$folder/share/zsh/site-functions" "$folder/share/fish/vendor_completions.d"
    # What the program itself knows of its options is what completes them.
    complete_in bash >"$folder/share/bash-completion/completions/leash"
    complete_in zsh >"$folder/share/zsh/site-functions/_leash"
    complete_in fish >"$folder/share/fish/vendor_completions.d/leash.fish"
    install -d "$folder/share/man/man1"
    gzip -9 -n <"$root/Scripts/packaging/leash.1" >"$folder/share/man/man1/leash.1.gz"
}

# complete_in SHELL: the completion script. What ArgumentParser writes knows no file in the place of a subcommand: leash FILE.
complete_in() {
    local kinds='js|mjs|cjs|md|heapsnapshot'
    "$leash" --generate-completion-script "$1" | case $1 in
        bash) sed 's/^complete -o filenames -F/complete -o filenames -o default -F/' ;;
        zsh) sed "s/^\( *\)_describe -V subcommand subcommands && ret=0$/&\n\1_files -g '*.($kinds)' \&\& ret=0/" ;;
        fish) cat && echo "complete -c leash -n '__leash_should_offer_completions_for_positional \"leash\" -eq 1' -F" ;;
    esac
}

# The version that the program gives itself.
leash_version() { "$leash" --version | sed 's/^leash //'; }
