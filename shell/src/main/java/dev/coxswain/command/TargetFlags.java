package dev.coxswain.command;

import dev.coxswain.model.Selector;

import java.util.List;

/** The flags that say which objects a command acts on. */
public final class TargetFlags {
    public static final Flag<String> SELECTOR =
            Flag.text("selector")
                    .shorthand('l')
                    .values(Values.Source.LABEL_SELECTORS)
                    .placeholder("QUERY")
                    .help("Only objects whose labels match, as app=web,tier!=db or 'app in (a,b)'");
    public static final Flag<String> FIELD_SELECTOR =
            Flag.text("field-selector")
                    .values(Values.Source.FIELD_SELECTORS)
                    .placeholder("QUERY")
                    .help("Only objects whose fields match, as status.phase=Running");
    public static final Flag<Boolean> ALL_NAMESPACES =
            Flag.bool("all-namespaces").shorthand('A').help("Act in all namespaces");
    public static final Flag<Boolean> ALL =
            Flag.bool("all").help("All objects of the types named, in the namespace");

    /** What commands declare that read objects of all namespaces. */
    public static final List<Flag<?>> READ = List.of(SELECTOR, FIELD_SELECTOR, ALL_NAMESPACES);

    private TargetFlags() {}

    /** The selector that the flags mean; flags a command does not declare count as not given. */
    public static Selector selector(Arguments arguments) {
        String labels = arguments.get(SELECTOR);
        String fields = arguments.get(FIELD_SELECTOR);
        return new Selector(labels.isEmpty() ? null : labels, fields.isEmpty() ? null : fields);
    }
}
