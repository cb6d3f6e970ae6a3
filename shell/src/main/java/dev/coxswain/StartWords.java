package dev.coxswain;

import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Flag;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.WordParser;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What the program was started with, told apart: its own flags in front, then what is to be run.
 *
 * @param mode what the rest is
 * @param rest the words behind the program's own flags
 * @param connection what the global flags in front say
 * @param namespace what {@code -n} in front says, or null
 */
record StartWords(
        Mode mode,
        List<String> rest,
        ConnectionOptions connection,
        @Nullable String namespace,
        boolean keepGoing,
        boolean practice,
        boolean verbose) {

    /** The ways the program is used. */
    enum Mode {
        /** No words: a prompt, or the lines of standard input. */
        SHELL,
        /** {@code -c LINE}. */
        LINE,
        /** A file of lines, or {@code -}. */
        LINES,
        /** A Groovy script, or {@code - --groovy}. */
        SCRIPT,
        /** {@code jq …}. */
        JQ,
        /** What the launcher runs to make its archives. */
        REHEARSAL,
        /** One command in words. */
        COMMAND
    }

    /** What may stand in front of any command. */
    static final String KUBECTL = "kubectl";

    private static final Flag<Boolean> KEEP_GOING =
            Flag.bool("keep-going").help("Go on with the next line after one that failed");
    private static final Flag<Boolean> PRACTICE =
            Flag.bool("practice").help("Use the built-in practice cluster");
    private static final Flag<Boolean> GROOVY =
            Flag.bool("groovy").help("Read standard input as a Groovy script");
    private static final Flag<Boolean> VERSION =
            Flag.bool("version").help("Say which version this is");
    private static final Flag<String> LINE =
            Flag.text("command").shorthand('c').placeholder("LINE").help("Run one line");

    /** How the program is started. */
    static final Signature PROGRAM =
            Signature.of("cox", "An interactive shell for Kubernetes")
                    .argument(Argument.rest("COMMAND | FILE"))
                    .flag(LINE, KEEP_GOING, PRACTICE, GROOVY, VERSION)
                    .example("cox", "The prompt")
                    .example("cox get pods -A", "One command")
                    .example("cox -c 'get pods | .items | length'", "One line of the prompt")
                    .example("cox deploy.cox", "A file of lines; with .groovy, a script")
                    .example("cox jq -r .name", "jq, over standard input")
                    .example("cox --practice", "On the built-in practice cluster");

    /** Tells the words of a start apart. */
    static StartWords of(List<String> words) {
        int own = ownWords(words);
        var arguments = WordParser.parse(PROGRAM, GlobalFlags.ALL, words.subList(0, own));
        List<String> rest = new ArrayList<>(words.subList(own, words.size()));
        String namespace = arguments.get(GlobalFlags.NAMESPACE);
        Mode mode = mode(rest, arguments.get(GROOVY));
        if (arguments.has(LINE)) {
            mode = Mode.LINE;
            rest.addFirst(arguments.get(LINE));
        } else if (arguments.get(VERSION)) {
            mode = Mode.COMMAND;
            rest = List.of("version", "--client");
        } else if (arguments.get(GlobalFlags.HELP)) {
            mode = Mode.COMMAND;
            rest.addAll(0, rest.isEmpty() ? List.of("help", "cox") : List.of("help"));
        } else if (mode == Mode.COMMAND && !namespace.isEmpty()) {
            // Named on the command's own line: manifests must agree with it, and carry it.
            rest.addAll(0, List.of(KUBECTL, "--namespace=" + namespace));
        }
        return new StartWords(
                mode,
                List.copyOf(rest),
                GlobalFlags.connection(arguments),
                namespace.isEmpty() ? null : namespace,
                arguments.get(KEEP_GOING),
                arguments.get(PRACTICE),
                arguments.get(GlobalFlags.VERBOSE));
    }

    /** The same in another context. */
    StartWords in(String context) {
        ConnectionOptions other = ConnectionOptions.NONE.orContext(context).over(connection);
        return new StartWords(mode, rest, other, namespace, keepGoing, practice, verbose);
    }

    private static Mode mode(List<String> rest, boolean groovy) {
        if (rest.isEmpty()) {
            return groovy ? Mode.SCRIPT : Mode.SHELL;
        }
        String first = rest.getFirst();
        if (first.equals("-")) {
            return groovy ? Mode.SCRIPT : Mode.LINES;
        }
        if (first.equals("jq")) {
            return Mode.JQ;
        }
        if (first.startsWith("__rehearse")) {
            return Mode.REHEARSAL;
        }
        if (first.endsWith(".groovy")) {
            return Mode.SCRIPT;
        }
        return first.endsWith(".cox") || first.contains("/") ? Mode.LINES : Mode.COMMAND;
    }

    /** How many words in front are flags of the program, values included. */
    private static int ownWords(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (!word.startsWith("-") || word.equals("-") || word.equals("--")) {
                break;
            }
            at += takesNext(word) ? 2 : 1;
        }
        if (at > words.size()) {
            throw FailureException.usage("flag needs an argument: " + words.getLast());
        }
        return at;
    }

    private static boolean takesNext(String word) {
        List<Flag<?>> all = new ArrayList<>(GlobalFlags.ALL);
        all.addAll(PROGRAM.flags());
        return all.stream()
                .filter(Flag::takesNextWord)
                .anyMatch(
                        flag ->
                                word.equals("--" + flag.name())
                                        || flag.shorthand() != '\0'
                                                && word.equals("-" + flag.shorthand()));
    }
}
