package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code version}: of this program and of the server. */
public final class Version implements Command {
    private static final Flag<Boolean> CLIENT =
            Flag.bool("client").help("Only this program's version; no server is asked");

    private static final Signature SIGNATURE =
            Signature.of("version", "Say the versions of this program and of the server")
                    .flag(CLIENT, OutputFlags.OUTPUT)
                    .example("version --client", "Which cox is this?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Output output = OutputFlags.of(invocation.arguments());
        ObjectNode versions = Json.object();
        versions.putObject("clientVersion").put("gitVersion", own());
        if (!invocation.get(CLIENT)) {
            JsonNode server =
                    invocation
                            .cluster()
                            .send(Request.get("/version"), invocation.cancellation())
                            .object();
            versions.set("serverVersion", server);
        }
        if (output.format() != OutputFormat.TABLE) {
            return Items.of(List.of(Item.of(versions)), Items.Shape.ONE, output, Outcome.DONE);
        }
        String text = "Client Version: " + own() + "\n";
        JsonNode server = versions.path("serverVersion");
        return Lines.of(
                server.isMissingNode()
                        ? text
                        : text + "Server Version: " + Json.text(server, "gitVersion") + "\n");
    }

    /** The version the program was packed as. */
    private static String own() {
        String packed = Version.class.getPackage().getImplementationVersion();
        return packed == null ? "unpacked" : "v" + packed;
    }
}
