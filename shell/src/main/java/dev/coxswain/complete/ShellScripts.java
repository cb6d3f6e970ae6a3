package dev.coxswain.complete;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Flag;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.Signature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Completion scripts for host shells, written from the declarations: commands and flags stand in
 * the script and cost nothing, everything else is asked of {@code cox __complete}.
 */
public final class ShellScripts {
    private static final String NOTE =
            "# Generated from the declarations of the commands: cox completion %s\n";

    private static final String ZSH =
            """
            _cox() {
                local before
                before=$(_cox_name "${(@)words[2,CURRENT-1]}")
                if [[ $PREFIX == -* && $PREFIX != *=* ]]; then
                    local -a flags
                    flags=(${(f)"$(_cox_flags "$before")"})
                    compadd -- $flags
                    return
                fi
                if ((CURRENT == 2)); then
                    local -a commands
                    commands=(${(f)"$(_cox_commands)"})
                    compadd -- $commands
                    return
                fi
                local -a values open shown_open shown
                local value description rest
                while IFS=$'\\t' read -r value description rest; do
                    [[ -z $value ]] && continue
                    if [[ $value == */ || $value == *= || $value == *: ]]; then
                        open+=("$value")
                        shown_open+=("$value${description:+  -- $description}")
                    else
                        values+=("$value")
                        shown+=("$value${description:+  -- $description}")
                    fi
                done < <(cox __complete -- "${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)
                ((${#values})) && compadd -l -d shown -- $values
                ((${#open})) && compadd -S '' -l -d shown_open -- $open
                ((${#values} + ${#open})) || _files
            }
            if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
                _cox "$@"
            else
                compdef _cox cox
            fi
            """;

    private final List<Signature> signatures;

    public ShellScripts(CommandTable table) {
        List<Signature> all = new ArrayList<>();
        for (Command command : table.commands()) {
            if (!command.signature().isHidden()) {
                all.add(command.signature());
            }
        }
        all.sort(Comparator.comparing(Signature::name));
        this.signatures = List.copyOf(all);
    }

    /** The script for bash. */
    public String bash() {
        return NOTE.formatted("bash")
                + tables()
                + """
                _cox() {
                    local cur line reply word
                    local -a words reply_lines
                    cur=${COMP_WORDS[COMP_CWORD]}
                    line=${COMP_LINE:0:COMP_POINT}
                    read -r -a words <<< "$line"
                    [[ $line == *[[:space:]] ]] && words+=("")
                    word=${words[${#words[@]}-1]}
                    COMPREPLY=()
                    local before
                    before=$(_cox_name "${words[@]:1:${#words[@]}-2}")
                    if [[ $word == -* && $word != *=* ]]; then
                        COMPREPLY=($(compgen -W "$(_cox_flags "$before")" -- "$word"))
                        return
                    fi
                    if ((${#words[@]} == 2)); then
                        COMPREPLY=($(compgen -W "$(_cox_commands)" -- "$word"))
                        return
                    fi
                    local value description open
                    # readline replaces only what follows the last : or =
                    local dropped=${word%"$cur"}
                    [[ $cur == [:=] ]] && dropped=$word
                    while IFS=$'\\t' read -r value description; do
                        [[ -n $value ]] && COMPREPLY+=("${value#"$dropped"}")
                        [[ $value == */ || $value == *= || $value == *: ]] && open=1
                    done < <(cox __complete -- "${words[@]:1}" 2>/dev/null)
                    [[ -n $open && ${#COMPREPLY[@]} == 1 ]] && compopt -o nospace
                    return 0
                }
                complete -o default -F _cox cox
                """;
    }

    /** The script for zsh, to be put into a directory of {@code fpath} as {@code _cox}. */
    public String zsh() {
        return "#compdef cox\n" + NOTE.formatted("zsh") + tables() + ZSH;
    }

    /** The script for fish. */
    public String fish() {
        StringBuilder script = new StringBuilder(NOTE.formatted("fish"));
        script.append(
                """
                function __cox_values
                    set -l words (commandline -opc)
                    set -l last (commandline -ct)
                    cox __complete -- $words[2..-1] "$last" 2>/dev/null | string trim -r -c \\t
                end
                function __cox_named
                    set -l words (commandline -opc)
                    string match -q -- "$argv*" (string join ' ' -- $words[2..-1])
                end
                complete -c cox -f
                complete -c cox -n 'not __fish_use_subcommand' -a '(__cox_values)'
                """);
        firstWords()
                .forEach(
                        (word, summary) ->
                                script.append("complete -c cox -n __fish_use_subcommand -a ")
                                        .append(quoted(word))
                                        .append(" -d ")
                                        .append(quoted(summary))
                                        .append('\n'));
        for (Flag<?> flag : GlobalFlags.ALL) {
            script.append("complete -c cox").append(fishFlag(flag));
        }
        for (Signature signature : signatures) {
            for (String name : names(signature)) {
                for (Flag<?> flag : signature.flags()) {
                    script.append("complete -c cox -n '__cox_named ")
                            .append(name)
                            .append("'")
                            .append(fishFlag(flag));
                }
            }
        }
        return script.toString();
    }

    private static String fishFlag(Flag<?> flag) {
        return (flag.shorthand() == '\0' ? "" : " -s " + flag.shorthand())
                + " -l "
                + flag.name()
                + (flag.takesNextWord() ? " -x -a '(__cox_values)'" : "")
                + " -d "
                + quoted(flag.help())
                + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static List<String> names(Signature signature) {
        List<String> names = new ArrayList<>(List.of(signature.name()));
        names.addAll(signature.aliases());
        return names;
    }

    private Map<String, String> firstWords() {
        Map<String, String> words = new TreeMap<>();
        for (Signature signature : signatures) {
            for (String name : names(signature)) {
                String first = name.split(" ", 2)[0];
                if (name.contains(" ")) {
                    words.putIfAbsent(first, "");
                } else {
                    words.put(first, signature.summary());
                }
            }
        }
        return words;
    }

    /** Functions that bash and zsh share: the first words, a line's command, a command's flags. */
    private String tables() {
        StringBuilder script = new StringBuilder("_cox_commands() {\n    printf '%s\\n'");
        firstWords().keySet().forEach(word -> script.append(" \\\n        ").append(word));
        script.append("\n}\n_cox_name() {\n    case \"$*\" in\n");
        List<String> all =
                signatures.stream()
                        .flatMap(each -> names(each).stream())
                        .sorted(
                                Comparator.comparing(String::length)
                                        .reversed()
                                        .thenComparing(String::toString))
                        .toList();
        for (String name : all) {
            String pattern = "\"" + name + "\" | \"" + name + " \"*";
            script.append("        ")
                    .append(pattern)
                    .append(") printf '%s' \"")
                    .append(name)
                    .append("\" ;;\n");
        }
        script.append("    esac\n}\n_cox_flags() {\n    printf '%s\\n' ")
                .append(flags(GlobalFlags.ALL))
                .append("\n    case $1 in\n");
        for (Signature signature : signatures) {
            if (!signature.flags().isEmpty()) {
                String patterns =
                        names(signature).stream()
                                .map(name -> "\"" + name + "\"")
                                .collect(Collectors.joining(" | "));
                script.append("        ")
                        .append(patterns)
                        .append(") printf '%s\\n' ")
                        .append(flags(signature.flags()))
                        .append(" ;;\n");
            }
        }
        return script.append("    esac\n}\n").toString();
    }

    private static String flags(List<Flag<?>> flags) {
        return flags.stream()
                .flatMap(
                        flag ->
                                flag.shorthand() == '\0'
                                        ? Stream.of("--" + flag.name())
                                        : Stream.of("--" + flag.name(), "-" + flag.shorthand()))
                .collect(Collectors.joining(" "));
    }
}
