package dev.coxswain.command;

import java.util.List;

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

    static Values words(String... words) {
        return new Words(List.of(words));
    }
}
