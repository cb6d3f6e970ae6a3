package dev.coxswain.command.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code config set-credentials}: makes a user's entry or changes some of its fields. */
final class SetCredentials implements Command {
    private static final Flag<String> USERNAME =
            Flag.text("username").placeholder("NAME").help("Name for basic authentication");
    private static final Flag<String> PASSWORD =
            Flag.text("password").placeholder("WORD").help("Password for basic authentication");
    private static final Flag<String> EXEC_COMMAND =
            Flag.text("exec-command").placeholder("PROGRAM").help("Program that gives credentials");
    private static final Flag<String> EXEC_VERSION =
            Flag.text("exec-api-version").placeholder("VERSION").help("API version it speaks");
    private static final Flag<List<String>> EXEC_ARG =
            Flag.list("exec-arg").placeholder("WORD").help("Arguments of the program");
    private static final Flag<List<String>> EXEC_ENV =
            Flag.repeated("exec-env")
                    .placeholder("NAME=VALUE")
                    .help("Environment of the program; NAME- removes");

    private static final Flag<String> EXEC_MODE =
            Flag.text("exec-interactive-mode")
                    .values(Values.words("Never", "IfAvailable", "Always"))
                    .placeholder("MODE")
                    .help("Whether the program may ask at the terminal");
    private static final Flag<Boolean> EXEC_CLUSTER =
            Flag.bool("exec-provide-cluster-info").help("Tell the program of the cluster");
    private static final Flag<String> PROVIDER =
            Flag.text("auth-provider").placeholder("NAME").help("Provider of credentials, as oidc");
    private static final Flag<List<String>> PROVIDER_ARG =
            Flag.repeated("auth-provider-arg")
                    .placeholder("NAME=VALUE")
                    .help("Setting of the provider; NAME- removes");

    private static final Signature SIGNATURE =
            Signature.of("config set-credentials", "Make a user's entry, or change its fields")
                    .describe("--token, --client-certificate and --client-key give the fields.")
                    .argument(Argument.one("NAME").values(Values.Source.USERS))
                    .flag(USERNAME, PASSWORD, EXEC_COMMAND, EXEC_VERSION, EXEC_ARG, EXEC_ENV)
                    .flag(EXEC_MODE, EXEC_CLUSTER, PROVIDER, PROVIDER_ARG, Config.EMBED)
                    .example("config set-credentials ann --token=…", "How ann proves who she is");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.size() != 1) {
            throw FailureException.usage("unexpected args: " + Config.shown(words));
        }
        String mode = invocation.get(EXEC_MODE);
        if (!List.of("", "Never", "IfAvailable", "Always").contains(mode)) {
            throw FailureException.plain(
                    "invalid interactive mode type, can be only IfAvailable, Never, Always");
        }
        String name = Config.one(invocation);
        if (invocation.has(GlobalFlags.TOKEN)
                && (invocation.has(USERNAME) || invocation.has(PASSWORD))) {
            throw FailureException.plain(
                    "you cannot specify more than one authentication method at the same time:"
                            + " --token, --username/--password");
        }
        KubeconfigFiles files = KubeconfigFiles.of(invocation);
        ObjectNode there = files.entry("users", name);
        ObjectNode user = there == null ? Json.object() : there;
        if (invocation.has(GlobalFlags.CLIENT_CERTIFICATE)) {
            Config.file(invocation, GlobalFlags.CLIENT_CERTIFICATE, user);
        }
        if (invocation.has(GlobalFlags.CLIENT_KEY)) {
            Config.file(invocation, GlobalFlags.CLIENT_KEY, user);
        }
        if (invocation.has(GlobalFlags.TOKEN)) {
            Config.copy(invocation, GlobalFlags.TOKEN, user);
            user.remove(List.of("username", "password"));
        }
        if (invocation.has(USERNAME) || invocation.has(PASSWORD)) {
            Config.copy(invocation, USERNAME, user);
            Config.copy(invocation, PASSWORD, user);
            user.remove(List.of("token", "tokenFile"));
        }
        exec(invocation, user);
        provider(invocation, user);
        files.put("users", name, user);
        return Lines.of("User \"" + name + "\" set.\n");
    }

    private static void exec(Invocation invocation, ObjectNode user) {
        if (!invocation.has(EXEC_COMMAND) && !user.has("exec")) {
            return;
        }
        ObjectNode exec = user.path("exec") instanceof ObjectNode e ? e : user.putObject("exec");
        if (invocation.has(EXEC_COMMAND)) {
            exec.put("command", invocation.get(EXEC_COMMAND));
        }
        if (invocation.has(EXEC_VERSION)) {
            exec.put("apiVersion", invocation.get(EXEC_VERSION));
        }
        if (invocation.has(EXEC_ARG)) {
            invocation.get(EXEC_ARG).forEach(exec.putArray("args")::add);
        }
        if (invocation.has(EXEC_MODE)) {
            exec.put("interactiveMode", invocation.get(EXEC_MODE));
        }
        if (invocation.has(EXEC_CLUSTER)) {
            exec.put("provideClusterInfo", invocation.get(EXEC_CLUSTER));
        }
        if (invocation.has(EXEC_ENV)) {
            exec.set("env", environment(exec.path("env"), invocation.get(EXEC_ENV)));
        }
    }

    /** The variables there are, with those of the flags set or, behind a minus, taken away. */
    private static ArrayNode environment(JsonNode there, List<String> words) {
        Map<String, String> variables = new LinkedHashMap<>();
        there.forEach(each -> variables.put(Json.text(each, "name"), Json.text(each, "value")));
        change(variables, words);
        ArrayNode list = Json.NODES.arrayNode();
        variables.forEach((name, value) -> list.addObject().put("name", name).put("value", value));
        return list;
    }

    private static void change(Map<String, String> values, List<String> words) {
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals >= 0) {
                values.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (word.endsWith("-")) {
                values.remove(word.substring(0, word.length() - 1));
            } else {
                throw FailureException.plain(
                        "invalid argument format: \"" + word + "\"; it is NAME=VALUE or NAME-");
            }
        }
    }

    private static void provider(Invocation invocation, ObjectNode user) {
        boolean there = user.path("auth-provider").isObject();
        if (!invocation.has(PROVIDER) && !(there && invocation.has(PROVIDER_ARG))) {
            return;
        }
        ObjectNode provider = user.withObject("/auth-provider");
        if (invocation.has(PROVIDER)) {
            provider.put("name", invocation.get(PROVIDER));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        provider.path("config")
                .properties()
                .forEach(each -> settings.put(each.getKey(), each.getValue().asText()));
        change(settings, invocation.get(PROVIDER_ARG));
        ObjectNode config = provider.putObject("config");
        settings.forEach(config::put);
    }
}
