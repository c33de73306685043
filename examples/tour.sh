#!/bin/sh
# A tour of dateline on the example articles: a fresh archive, then what is asked, seen and checked most.
set -eu
cd "$(dirname "$0")/.."
DATELINE_ARCHIVE=.demo/archive
PAGER=cat
export DATELINE_ARCHIVE PAGER
rm -rf .demo

run() {
    printf '\n$ dateline'
    for argument in "$@"; do
        case $argument in
            *[!A-Za-z0-9./_:=-]*) printf " '%s'" "$argument" ;;
            *) printf ' %s' "$argument" ;;
        esac
    done
    printf '\n'
    dateline "$@"
}

say() {
    printf '\n# %s\n' "$1"
}

say 'The example articles: 23 of them, as messy as real ones.'
run ingest examples/articles

say '1. A word stands for its inflections: sanctions, sanctioned, sanctioning.'
run search sanction -n 3

say '2. A phrase is exactly these words, in this order.'
run search '"security guarantee"'

say '3. A person, however the outlets spell the name.'
run search 'person:lukashenko' -n 3

say '4. An organisation, and a word that must not occur.'
run search 'org:nato AND NOT treaty' -n 3

say '5. A period. What has no date is left out, and counted.'
run search 'sanction AND published:2024-01..2024-03'

say '6. Either of two words, and neither of two others.'
run search '(tanker OR lng) AND NOT (sanction OR strike)'

say '7. When it was in the news.'
run timeline sanction --by quarter

say '8. Every match with the words around it, by what follows.'
run kwic 'sanction*' --sort right -n 8

say '9. One person: all spellings, articles, and who appears with him.'
run entity 'person:lukashenko'

say '10. The dates in an article, each with its evidence, and which was chosen, why.'
run dates 93d5f4b4
