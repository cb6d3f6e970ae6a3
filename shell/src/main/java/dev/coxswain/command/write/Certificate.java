package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code certificate approve|deny}: decides on requests for certificates. */
final class Certificate implements Command {
    private static final Flag<Boolean> FORCE =
            Flag.bool("force").help("Even where it was decided so before");

    private final Sources sources;
    private final boolean approves;
    private final Signature signature;

    /**
     * @param approves whether requests are approved, else denied
     */
    Certificate(Sources sources, boolean approves) {
        this.sources = sources;
        this.approves = approves;
        String verb = approves ? "approve" : "deny";
        this.signature =
                Signature.of(
                                "certificate " + verb,
                                (approves ? "Approve" : "Deny") + " requests for certificates")
                        .argument(Argument.rest("NAME"))
                        .flags(WriteFlags.FILES)
                        .flag(FORCE)
                        .flags(OutputFlags.WRITE)
                        .example("certificate " + verb + " ann", "The request called ann");
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> names = invocation.arguments().positional();
        if (names.isEmpty() && !Sources.given(invocation)) {
            throw FailureException.plain(
                    "one or more CSRs must be specified as <name> or -f <filename>");
        }
        List<String> words =
                names.stream()
                        .map(
                                each ->
                                        each.contains("/")
                                                ? each
                                                : "certificatesigningrequests/" + each)
                        .toList();
        List<Subject> subjects = Subject.of(invocation, sources, words);
        return Writes.of(
                invocation, Subject.steps(subjects, each -> List.of(one(invocation, each))));
    }

    private Item one(Invocation invocation, Subject subject) {
        ObjectNode live = subject.live(invocation);
        String done = approves ? "approved" : "denied";
        String wanted = approves ? "Approved" : "Denied";
        String other = approves ? "Denied" : "Approved";
        JsonNode conditions = live.path("status").path("conditions");
        boolean already = false;
        for (JsonNode each : conditions) {
            already |= Json.text(each, "type").equals(wanted);
            if (Json.text(each, "type").equals(other)) {
                throw FailureException.plain(
                        "certificate signing request \""
                                + subject.ref().name()
                                + "\" is already "
                                + other);
            }
        }
        if (already && !invocation.get(FORCE)) {
            return Placement.written(invocation, subject.ref(), live, done);
        }
        ObjectNode decided = decided(invocation, live);
        ObjectNode after =
                invocation
                        .cluster()
                        .send(
                                Request.put(subject.ref().path() + "/approval", decided)
                                        .with("fieldManager", "kubectl"),
                                invocation.cancellation())
                        .object();
        return Placement.written(invocation, subject.ref(), after, done);
    }

    private ObjectNode decided(Invocation invocation, ObjectNode live) {
        ObjectNode decided = live.deepCopy();
        ArrayNode all = decided.withObjectProperty("status").withArrayProperty("conditions");
        Instant now = invocation.session().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        all.add(
                Tree.object(
                        "type",
                        approves ? "Approved" : "Denied",
                        "status",
                        "True",
                        "reason",
                        approves ? "KubectlApprove" : "KubectlDeny",
                        "message",
                        "This CSR was "
                                + (approves ? "approved" : "denied")
                                + " by kubectl certificate "
                                + (approves ? "approve." : "deny."),
                        "lastUpdateTime",
                        now.toString()));
        return decided;
    }
}
