package dev.coxswain.command.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** {@code config set}: sets one value of the kubeconfig by its path. */
final class SetProperty implements Command {
    private static final Flag<Boolean> RAW =
            Flag.bool("set-raw-bytes").help("The value of a -data field is not base64 yet");
    private static final Set<String> SWITCHES =
            Set.of("insecure-skip-tls-verify", "disable-compression");

    private static final Signature SIGNATURE =
            Signature.of("config set", "Set one value of the kubeconfig by its path")
                    .argument(Argument.one("PATH"))
                    .argument(Argument.one("VALUE"))
                    .flag(RAW)
                    .example("config view", "What is in the kubeconfig?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.size() != 2) {
            throw FailureException.plain("Unexpected args: " + Config.shown(words));
        }
        String value = words.get(1);
        PropertyPath path = PropertyPath.of(words.getFirst());
        KubeconfigFiles files = KubeconfigFiles.of(invocation);
        if (path.isCurrentContext()) {
            files.currentContext(value);
        } else if (path.isPreference() && !path.name().isEmpty()) {
            files.colors(truth(value));
        } else {
            put(files, path, value, invocation.get(RAW));
        }
        return Lines.of("Property \"" + words.getFirst() + "\" set.\n");
    }

    private static void put(KubeconfigFiles files, PropertyPath path, String value, boolean raw) {
        check(path);
        ObjectNode there = files.entry(path.kind(), path.name());
        ObjectNode entry = there == null ? Json.object() : there;
        String last = path.field().getLast();
        if (SWITCHES.contains(last)) {
            entry.put(last, truth(value));
        } else if (last.endsWith("-data")) {
            entry.put(last, raw ? encoded(value) : checked(value));
        } else {
            entry.put(last, value);
        }
        files.put(path.kind(), path.name(), entry);
    }

    private static void check(PropertyPath path) {
        if (path.name().isEmpty()) {
            throw FailureException.plain(
                    "unable to set " + path.kind() + " itself: name an entry and its field");
        }
        if (path.field().isEmpty()) {
            throw FailureException.plain(
                    "unable to set the entry "
                            + path.name()
                            + " itself: name one of its fields, as "
                            + path.kind()
                            + "."
                            + path.name()
                            + ".FIELD");
        }
        String whole = path.kind() + "." + path.name() + "." + String.join(".", path.field());
        List<String> known = KubeconfigForm.fields(path.kind());
        if (!known.contains(path.field().getFirst())) {
            throw FailureException.plain(
                    "unable to set " + whole + ": there is no such field",
                    "fields of " + path.kind() + ": " + String.join(", ", known));
        }
        if (path.field().size() > 1) {
            // kubectl sets no parts of exec and auth-provider so; set-credentials does.
            throw FailureException.plain("unable to parse one or more field values of " + whole);
        }
    }

    private static boolean truth(String value) {
        return switch (value) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default ->
                    throw FailureException.plain(
                            "strconv.ParseBool: parsing \"" + value + "\": invalid syntax");
        };
    }

    private static String encoded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String checked(String value) {
        try {
            return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException e) {
            throw FailureException.plain(
                    "error decoding input value: illegal base64 data at input byte "
                            + firstWrong(value),
                    "--set-raw-bytes takes a value as it is");
        }
    }

    private static int firstWrong(String value) {
        int at = 0;
        while (at < value.length() && value.substring(at, at + 1).matches("[A-Za-z0-9+/]")) {
            at++;
        }
        return at < value.length() ? at : at / 4 * 4;
    }
}
