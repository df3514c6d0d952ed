# What the other scripts share: how to speak, and how to install a Debian package where rights allow.

say() {
    echo "$*" >&2
}

fail() {
    printf 'error: %s\n  hint: try %s\n' "$1" "$2" >&2
    exit 70
}

# Installs Debian packages as root, or by sudo where it asks for no password. Fails if one of them could not be had.
apt_install() {
    apt_is_allowed || return 1
    # A release may lack one of the packages; the rest are installed, and the caller tries whether that is enough.
    all=0
    for package in "$@"; do
        apt_install_one "$package" || { all=1; say "could not install $package"; }
    done
    return $all
}

apt_install_one() {
    apt_is_allowed || { echo "error: you may not install it here; an administrator can: sudo apt-get install $1" >&2; return 1; }
    [ -n "${APT_IS_CURRENT:-}" ] || as_root apt-get update -qq >&2 || return 1
    APT_IS_CURRENT=yes
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$1" >/dev/null
}

apt_is_allowed() {
    command -v apt-get >/dev/null && as_root true
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n true 2>/dev/null && sudo -n "$@"
    fi
}
