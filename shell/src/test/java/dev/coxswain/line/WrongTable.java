package dev.coxswain.line;

import java.util.List;

/** Lines that mean nothing, and what is said of them. */
final class WrongTable {
    private WrongTable() {}

    /** Text, and the report of what is wrong with it. */
    static List<String[]> pairs() {
        return List.of(
                new String[] {
                    "x = get pods",
                    "error: the value here is a command line\n"
                            + "  x = get pods\n"
                            + "      ^^^^^^^^\n"
                            + "write x = $(get pods)"
                },
                new String[] {
                    "get pods | .items | length > 3",
                    "error: > here would write to a file named 3\n"
                            + "  get pods | .items | length > 3\n"
                            + "                             ^^^\n"
                            + "write ( … > 3 ) for a comparison, > ./3 for the file"
                },
                new String[] {
                    "x = 1; get pods",
                    "error: after Groovy a ; goes on with Groovy, and this is a command\n"
                            + "  x = 1; get pods\n"
                            + "         ^^^^^^^^\n"
                            + "write $(get pods), or two lines"
                },
                new String[] {
                    "echo `date`",
                    "error: backquotes do not substitute here\n"
                            + "  echo `date`\n"
                            + "       ^\n"
                            + "write $( … ), or quote the ` with '…'"
                },
                new String[] {
                    "echo <(get x)",
                    "error: no <( … ) here\n  echo <(get x)\n       ^^\nwrite line | command -f -"
                },
                new String[] {
                    "echo <<< x",
                    "error: no <<< here\n  echo <<< x\n       ^^^\nwrite echo … | command"
                },
                new String[] {
                    "echo ${x:-1}",
                    "error: ${…} holds just a variable's name here\n"
                            + "  echo ${x:-1}\n"
                            + "       ^^^^\n"
                            + "for the container's own ${…} use '…'"
                },
                new String[] {
                    "get pods | 'x' y",
                    "error: a jq program is quoted as a whole or not at all\n"
                            + "  get pods | 'x' y\n"
                            + "                 ^\n"
                            + "strings in jq take \"…\""
                },
                new String[] {
                    "get pods | .x == 'y'",
                    "error: jq has no '…' strings\n"
                            + "  get pods | .x == 'y'\n"
                            + "                   ^\n"
                            + "strings in jq take \"…\""
                },
                new String[] {
                    "x = \"abc",
                    "error: a \" is not closed\n"
                            + "  x = \"abc\n"
                            + "      ^^^^\n"
                            + "a string over several lines takes three: \"\"\""
                },
                new String[] {
                    "get >= 3",
                    "error: >= is no redirect\n"
                            + "  get >= 3\n"
                            + "      ^^\n"
                            + "for Groovy begin the line with =, for a file named = quote it"
                },
                new String[] {"; x", "error: nothing before ;\n  ; x\n  ^"},
                new String[] {
                    "get x ;; get y", "error: nothing before ;\n  get x ;; get y\n         ^"
                },
                new String[] {
                    "get x | | get",
                    "error: nothing between the pipes\n  get x | | get\n          ^"
                },
                new String[] {
                    "get x | $x | .y as $z | . > $z",
                    "error: > here would write to a file named $z\n"
                            + "  get x | $x | .y as $z | . > $z\n"
                            + "                            ^^^^\n"
                            + "write ( … > $z ) for a comparison, > ./$z for the file"
                });
    }
}
