package dev.coxswain.pipeline;

import dev.coxswain.jq.JqEngine;
import dev.coxswain.line.Vocabulary;
import dev.coxswain.session.Setting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The names that decide what a word of a line means, as they are now. */
final class Names {
    /** Programs that people type beside cluster work. */
    private static final Set<String> PROGRAMS =
            Set.of(
                    "cat", "clear", "curl", "date", "docker", "git", "helm", "ls", "mkdir", "nano",
                    "ping", "ps", "rm", "vi", "vim", "wget");

    /** Programs that are common behind a pipe; none is named as a jq builtin. */
    private static final Set<String> PIPE_PROGRAMS =
            Set.of(
                    "awk",
                    "base64",
                    "cat",
                    "column",
                    "cut",
                    "egrep",
                    "fgrep",
                    "fold",
                    "gunzip",
                    "gzip",
                    "hexdump",
                    "iconv",
                    "md5sum",
                    "more",
                    "nl",
                    "od",
                    "openssl",
                    "paste",
                    "pbcopy",
                    "perl",
                    "python3",
                    "sed",
                    "sha1sum",
                    "sha256sum",
                    "shuf",
                    "tac",
                    "tr",
                    "uniq",
                    "xargs",
                    "xclip",
                    "xxd",
                    "yq");

    private static final Set<String> JQ_KEYWORDS =
            Set.of(
                    "if", "then", "elif", "else", "end", "def", "as", "reduce", "foreach", "try",
                    "catch", "label", "import", "include", "and", "or", "__loc__");

    private Names() {}

    static Set<String> jqWords() {
        Set<String> words = new HashSet<>(JqEngine.names());
        words.addAll(JQ_KEYWORDS);
        return words;
    }

    static Set<String> pipePrograms() {
        return PIPE_PROGRAMS;
    }

    /** Whether people type a program of this name beside cluster work. */
    static boolean isHostProgram(String name) {
        return PROGRAMS.contains(name);
    }

    static Vocabulary vocabulary(Tools tools, Set<String> jqWords, Set<String> plugins) {
        Set<String> commands = new HashSet<>(tools.commands().get().firstWords());
        commands.addAll(tools.session().settings().aliases().keySet());
        commands.addAll(plugins);
        Set<String> programs = new HashSet<>(PROGRAMS);
        Arrays.stream(tools.session().settings().get(Setting.PROGRAMS).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(programs::add);
        programs.removeAll(commands);
        return new Vocabulary(
                commands, Filters.names(), Filters.CLOSURES, programs, PIPE_PROGRAMS, jqWords);
    }

    /** Whether a program of this name is on the session's path. */
    static boolean isProgram(Tools tools, String name) {
        return program(tools, name).isPresent();
    }

    /** The program of a name on the session's path. */
    static Optional<Path> program(Tools tools, String name) {
        String path = tools.session().variables().environment().getOrDefault("PATH", "");
        if (!name.matches("[A-Za-z0-9_.-]+")) {
            return Optional.empty();
        }
        return Arrays.stream(path.split(java.io.File.pathSeparator))
                .filter(each -> !each.isEmpty())
                .map(each -> Path.of(each).resolve(name))
                .filter(each -> Files.isRegularFile(each) && Files.isExecutable(each))
                .findFirst();
    }
}
