# Finds a JDK 25 or later and exports JAVA_HOME. Sourced by mvnw and travertine; POSIX sh.
#
# Searched in this order: JAVA_HOME, the java on PATH, the usual installation folders. TRAVERTINE_JDK_PATHS
# (folders divided by ':', each one a JDK or a folder of JDKs) replaces all of them; only tests use it.

travertine_java_wanted=25
travertine_java_seen=''

# Prints the feature version of the Java in folder $1; nothing where there is none.
travertine_java_version() {
  [ -x "$1/bin/java" ] || return 0
  if [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' "$1/release"
  elif [ -f "$1/lib/modules" ]; then
    "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9][0-9]*\).*/\1/p'
  fi
}

# Succeeds, with JAVA_HOME exported, when folder $1 is a JDK that is new enough; otherwise notes what it saw.
travertine_java_try() {
  travertine_java_found=$(travertine_java_version "$1")
  [ -n "$travertine_java_found" ] || return 1
  if [ "$travertine_java_found" -ge "$travertine_java_wanted" ] && [ -x "$1/bin/javac" ]; then
    JAVA_HOME=$1
    export JAVA_HOME
    return 0
  fi
  travertine_java_kind=''
  [ -x "$1/bin/javac" ] || travertine_java_kind=' (without a compiler)'
  case "$travertine_java_seen" in
  *" at $1"*) ;;
  *) travertine_java_seen="$travertine_java_seen${travertine_java_seen:+, }Java $travertine_java_found$travertine_java_kind at $1" ;;
  esac
  return 1
}

# Prints the home of the java on PATH, links followed.
travertine_java_on_path() {
  travertine_java_link=$(command -v java) || return 0
  while [ -L "$travertine_java_link" ]; do
    travertine_java_target=$(readlink "$travertine_java_link")
    case "$travertine_java_target" in
    /*) travertine_java_link=$travertine_java_target ;;
    *) travertine_java_link=${travertine_java_link%/*}/$travertine_java_target ;;
    esac
  done
  (cd "${travertine_java_link%/*}/.." && pwd -P)
}

travertine_java_find() {
  if [ -n "${TRAVERTINE_JDK_PATHS+set}" ]; then
    travertine_java_rest=$TRAVERTINE_JDK_PATHS:
    while [ -n "$travertine_java_rest" ]; do
      travertine_java_root=${travertine_java_rest%%:*}
      travertine_java_rest=${travertine_java_rest#*:}
      for travertine_java_home in "$travertine_java_root" "$travertine_java_root"/*; do
        travertine_java_try "$travertine_java_home" && return 0
      done
    done
    return 1
  fi
  if [ -n "${JAVA_HOME:-}" ]; then
    travertine_java_try "$JAVA_HOME" && return 0
  fi
  travertine_java_home=$(travertine_java_on_path) || travertine_java_home=''
  if [ -n "$travertine_java_home" ]; then
    travertine_java_try "$travertine_java_home" && return 0
  fi
  for travertine_java_home in /usr/lib/jvm/* /opt/*jdk* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    # A distribution's short names (java-17-openjdk, default-java) are links to folders searched anyway.
    [ -L "$travertine_java_home" ] && continue
    travertine_java_try "$travertine_java_home" && return 0
  done
  return 1
}

if ! travertine_java_find; then
  {
    echo "Travertine needs a JDK $travertine_java_wanted or later. Found: ${travertine_java_seen:-no Java at all}."
    echo "Install one, for example Temurin 25:"
    echo "  Debian, Ubuntu   apt install temurin-25-jdk    (repository: https://adoptium.net/installation/linux)"
    echo "  macOS            brew install --cask temurin@25"
    echo "  SDKMAN           sdk install java 25-tem"
    echo "or set JAVA_HOME to a JDK $travertine_java_wanted that lies somewhere else."
  } >&2
  exit 1
fi
