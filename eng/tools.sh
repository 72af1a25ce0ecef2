# Sourced by test.sh: brings what the tests use beside the SDK, where this machine lets it.

# need COMMAND WHAT PACKAGE...: installs Debian packages when the command is missing; notes what is not run otherwise.
need() {
  local command=$1 what=$2; shift 2
  command -v "$command" >/dev/null 2>&1 || [ -x "$command" ] || compgen -G "$command" >/dev/null && return
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    { [ -n "${apt_updated:-}" ] || apt-get update -qq >/dev/null; } && apt_updated=1
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null && return
  fi
  not_run+=("$what: install the Debian packages $* (as root: apt-get install $*)")
}

# npm_ci FOLDER WHAT: installs the locked npm packages of a folder of tests.
npm_ci() {
  if ! command -v npm >/dev/null; then
    not_run+=("$2: install npm and run this again")
  elif [ ! -d "$1/node_modules" ]; then
    npm ci --prefix "$1" --silent --no-audit --no-fund || not_run+=("$2: npm ci in $1 failed")
  fi
}

install_tools() {
  need chromium 'pages in a real browser' chromium
  need /usr/share/fonts/truetype/noto 'pages in Arabic letters' fonts-noto-core
  need '/usr/lib/postgresql/*/bin/initdb' 'everything on PostgreSQL' postgresql
  need cc 'the ledger on a disk whose fsync fails' gcc libc6-dev
  # What only eng/bench and eng/peers need, they fetch themselves.
  for folder in $(git ls-files '*package-lock.json' ':!eng/bench' ':!eng/peers' | xargs -r -n1 dirname); do
    npm_ci "$folder" "tests that need the npm packages of $folder"
  done
}
