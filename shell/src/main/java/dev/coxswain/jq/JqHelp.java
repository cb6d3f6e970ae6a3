package dev.coxswain.jq;

/** The help of jq's command line. */
final class JqHelp {
    private static final String HEAD =
            """
            jq - commandline JSON processor [version 1.8.2]

            Usage:\tjq [options] <jq filter> [file...]
            \tjq [options] --args <jq filter> [strings...]
            \tjq [options] --jsonargs <jq filter> [JSON_TEXTS...]

            """;

    /** What is said where there is no program to run. */
    static final String USAGE =
            HEAD
                    + """
                    The simplest filter is ., which prints its input in lines with indentation:

                    \t$ echo '{"foo": 0}' | jq .
                    \t{
                    \t  "foo": 0
                    \t}

                    For listing the command options, use jq --help.
                    """;

    static final String TEXT =
            HEAD
                    + """
                    Input:
                      -n, --null-input          run once, on null
                      -R, --raw-input           each line is a string
                      -s, --slurp               all inputs become one array (with -R one string)
                          --stream              inputs become [path, leaf] events
                          --stream-errors       the same, parse errors as events too
                          --seq                 RS-separated JSON in and out
                    Output:
                      -c, --compact-output      one line for each output
                      -r, --raw-output          strings without quotes
                          --raw-output0         the same, NUL after each output
                      -j, --join-output         the same, nothing after each output
                      -a, --ascii-output        only ASCII characters
                      -S, --sort-keys           keys in order
                      -C, --color-output        colours, also where no one looks
                      -M, --monochrome-output   no colours
                          --tab                 indent with tabs
                          --indent n            indent with n spaces, at most 7
                          --unbuffered          flush after each output
                      -e, --exit-status         exit code by the last output
                    Program:
                      -f, --from-file           the filter is in a file
                      -L, --library-path dir    look for modules there
                          --arg name value      set $name to a string
                          --argjson name value  set $name to a JSON value
                          --slurpfile name file set $name to the array of a file's values
                          --rawfile name file   set $name to a file's text
                          --args                the rest are strings in $ARGS.positional
                          --jsonargs            the rest are JSON values in $ARGS.positional
                      -h, --help                this help
                      -V, --version             the version of jq this speaks
                          --build-configuration how this was built
                      --                        no options after this
                    """;

    private JqHelp() {}
}
