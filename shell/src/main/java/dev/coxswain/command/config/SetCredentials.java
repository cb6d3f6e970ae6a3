package dev.coxswain.command.config;

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

import java.util.List;

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

    private static final Signature SIGNATURE =
            Signature.of("config set-credentials", "Make a user's entry, or change its fields")
                    .describe("--token, --client-certificate and --client-key give the fields.")
                    .argument(Argument.one("NAME").values(Values.Source.USERS))
                    .flag(USERNAME, PASSWORD, EXEC_COMMAND, EXEC_VERSION, EXEC_ARG, EXEC_ENV)
                    .flag(Config.EMBED)
                    .example("config set-credentials ann --token=…", "How ann proves who she is");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
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
        for (String pair : invocation.get(EXEC_ENV)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                exec.withArrayProperty("env")
                        .addObject()
                        .put("name", parts[0])
                        .put("value", parts[1]);
            }
        }
    }
}
