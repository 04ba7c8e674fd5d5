#!/usr/bin/env bash
# Proves that the tests can fail: breaks one promise after the other in a copy of the sources, and runs the test that must notice.
#   standalone/src/test/sabotage/run.sh [name...]      without names: all of them
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(git -C "$here" rev-parse --show-toplevel)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
(($#)) || set -- $(cd "$here" && printf '%s\n' *.patch | sed 's/\.patch$//')

mkdir "$copy/tree"
git -C "$root" ls-files -z --cached --others --exclude-standard | (cd "$root" && xargs -0 cp --parents -t "$copy/tree" 2>/dev/null) || true

unnoticed=0
for name in "$@"; do
    patch=$here/$name.patch
    module=$(sed -n 's/^Module: //p' "$patch")
    test=$(sed -n 's/^Test: //p' "$patch")
    (cd "$copy/tree" && patch -s -p1 <"$patch")
    # A sabotage need not please the checks of style and null safety.
    if (cd "$copy/tree" && ./mvnw -B -q -pl "$module" -am test -Dwarmline.skipFrontEnds=true -Dwarmline.skipFrontEndChecks=true \
        -Dspotless.check.skip=true -Dtest="$test" -Dsurefire.failIfNoSpecifiedTests=false >"$copy/$name.log" 2>&1); then
        echo "NOT NOTICED  $name: $test is green"
        unnoticed=1
    elif grep -q "COMPILATION ERROR" "$copy/$name.log"; then
        echo "NOT RUN      $name: it does not compile"
        grep -m 3 "^\[ERROR\] /" "$copy/$name.log" || true
        unnoticed=1
    else
        echo "noticed      $name: $test is red"
        grep -m 3 "^\[ERROR\]   [A-Z]" "$copy/$name.log" | cut -c 1-160 || true
    fi
    (cd "$copy/tree" && patch -s -R -p1 <"$patch")
done
exit $unnoticed
