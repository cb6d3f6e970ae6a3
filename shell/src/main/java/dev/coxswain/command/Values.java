package dev.coxswain.command;

import dev.coxswain.session.Session;

import java.util.List;
import java.util.function.Function;

/** Where the values of a flag or an argument come from; completion turns it into candidates. */
public sealed interface Values {
    /** Values that depend on the cluster or the machine. */
    enum Source implements Values {
        /** Nothing is known. */
        ANY,
        /** Resource types, then names of that type: {@code TYPE[/NAME] [NAME…]}. */
        RESOURCE_REFS,
        /** Resource types only. */
        RESOURCE_TYPES,
        /** Names of pods, or {@code type/name} of what has pods. */
        POD_REFS,
        PODS,
        NODES,
        /** Containers of the pod that the words before name. */
        CONTAINERS,
        NAMESPACES,
        CONTEXTS,
        CLUSTERS,
        USERS,
        LABEL_SELECTORS,
        FIELD_SELECTORS,
        FILES,
        DIRECTORIES,
        /** {@code POD:PATH} or a local file. */
        POD_FILES,
        /** Names of commands. */
        COMMANDS,
        SETTINGS,
        VARIABLES,
        ALIASES
    }

    /** One of a fixed list. */
    record Words(List<String> words) implements Values {
        public Words {
            words = List.copyOf(words);
        }
    }

    /** What a command itself finds out when it is asked; nothing where that cannot be known. */
    record Live(Function<Session, List<String>> names) implements Values {}

    static Values live(Function<Session, List<String>> names) {
        return new Live(names);
    }

    static Values words(String... words) {
        return new Words(List.of(words));
    }
}
