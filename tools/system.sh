# What the other scripts share: how to speak, and how to install a Debian package where rights allow.

say() {
    echo "$*" >&2
}

fail() {
    printf 'error: %s\n  hint: try %s\n' "$1" "$2" >&2
    exit 70
}

# Installs Debian packages as root, or by sudo where it asks for no password. Fails without a word otherwise.
apt_install() {
    command -v apt-get >/dev/null || return 1
    as_root apt-get update -qq >&2 || return 1
    # A release may lack one of the packages; the rest are installed, and the caller tries whether that is enough.
    for package in "$@"; do
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$package" >/dev/null ||
            say "could not install $package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n true 2>/dev/null && sudo -n "$@"
    fi
}
