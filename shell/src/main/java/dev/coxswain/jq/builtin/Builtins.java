package dev.coxswain.jq.builtin;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.run.Native;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.syntax.ModuleFiles;
import dev.coxswain.jq.syntax.ModuleMeta;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The functions every program may call, by signature. Each lookup is a switch, so that starting up
 * costs only what the program names.
 */
public final class Builtins {
    private static final Set<String> GIVEN_VALUES =
            Set.of(
                    "atan2/2",
                    "bsearch/1",
                    "contains/1",
                    "copysign/2",
                    "delpaths/1",
                    "drem/2",
                    "endswith/1",
                    "fdim/2",
                    "fma/3",
                    "fmax/2",
                    "fmin/2",
                    "fmod/2",
                    "format/1",
                    "getpath/1",
                    "halt_error/1",
                    "has/1",
                    "hypot/2",
                    "jn/2",
                    "ldexp/2",
                    "nextafter/2",
                    "nexttoward/2",
                    "pow/2",
                    "remainder/2",
                    "scalb/2",
                    "scalbln/2",
                    "setpath/2",
                    "split/1",
                    "startswith/1",
                    "strflocaltime/1",
                    "strftime/1",
                    "strptime/1",
                    "yn/2");

    private Builtins() {}

    /** The call of a builtin made in Java, or null where the signature is none of them. */
    public static @Nullable Node node(String signature, List<Node> arguments, ModuleFiles files) {
        if (signature.equals("builtins/0")) {
            return value(
                    (_, _, _) -> {
                        var all = Json.array();
                        signatures().stream()
                                .filter(each -> !each.startsWith("_"))
                                .forEach(all::add);
                        return all;
                    });
        }
        if (signature.equals("get_search_list/0")) {
            return value(
                    (_, _, _) -> {
                        var all = Json.array();
                        files.libraries().forEach(all::add);
                        return all;
                    });
        }
        if (signature.equals("modulemeta/0")) {
            return value((run, in, _) -> ModuleMeta.of(in, files, run.context().messages()));
        }
        Node found = Control.node(signature, arguments);
        found = found == null ? Structure.node(signature, arguments) : found;
        found = found == null ? Texts.node(signature, arguments) : found;
        found = found == null ? Maths.node(signature, arguments) : found;
        found = found == null ? Dates.node(signature, arguments) : found;
        return found == null ? World.node(signature, arguments) : found;
    }

    /** Whether jq works out the arguments before the call; others are functions to the callee. */
    public static boolean isGivenValues(String signature) {
        return GIVEN_VALUES.contains(signature);
    }

    static Native value(Native.Body body) {
        return new Native(List.of(), true, body);
    }

    /** All signatures, as {@code builtins} gives them. */
    public static List<String> signatures() {
        List<String> all = new ArrayList<>(Prelude.signatures());
        for (String list :
                List.of(
                        Control.NAMES,
                        Structure.NAMES,
                        Texts.NAMES,
                        Maths.NAMES,
                        Dates.NAMES,
                        World.NAMES)) {
            all.addAll(List.of(list.strip().split("\\s+")));
        }
        all.add("builtins/0");
        all.add("modulemeta/0");
        all.add("get_search_list/0");
        return all;
    }

    static TextNode text(String text) {
        return TextNode.valueOf(text);
    }
}
