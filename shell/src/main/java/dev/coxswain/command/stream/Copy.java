package dev.coxswain.command.stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** {@code cp}: copies files into and out of containers that have tar. */
public final class Copy implements Command {
    private static final Flag<Boolean> NO_PRESERVE =
            Flag.bool("no-preserve").help("Do not keep modes and owners");
    private static final Flag<Long> RETRIES =
            Flag.integer("retries", 0).help("Accepted for kubectl's sake; copies are not retried");
    private static final Signature SIGNATURE =
            Signature.of("cp", "Copy files into and out of containers")
                    .describe("The container must have tar. Links are not followed.")
                    .argument(Argument.optional("FROM").values(Values.Source.POD_FILES))
                    .argument(Argument.optional("TO").values(Values.Source.POD_FILES))
                    .flag(ProcessFlags.CONTAINER, NO_PRESERVE, RETRIES)
                    .example("cp web-0:/etc/nginx ./nginx", "Out of a container")
                    .example("cp site.conf tools/web-0:/tmp/site.conf -c nginx", "Into one");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.size() != 2) {
            throw FailureException.plain("source and destination are required");
        }
        FileSpec from = FileSpec.parse(words.get(0));
        FileSpec to = FileSpec.parse(words.get(1));
        if (from.isRemote() && to.isRemote()) {
            throw FailureException.plain("one of src or dest must be a local file specification");
        }
        if (!from.isRemote() && !to.isRemote()) {
            throw FailureException.plain("one of src or dest must be a remote file specification");
        }
        if (from.path().isEmpty() || to.path().isEmpty()) {
            throw FailureException.plain("filepath can not be empty");
        }
        try {
            Outcome outcome =
                    from.isRemote() ? download(invocation, from, to) : upload(invocation, from, to);
            return new Empty(null, outcome);
        } catch (IOException e) {
            throw new FailureException(new Failure.File(String.valueOf(e.getMessage())), e);
        }
    }

    private static Outcome upload(Invocation invocation, FileSpec from, FileSpec to)
            throws IOException {
        Path source = invocation.session().directory().resolve(from.path()).normalize();
        if (!Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
            throw FailureException.plain(from.path() + " doesn't exist in local filesystem");
        }
        return new TarUpload(remote(invocation, to), source, invocation.get(NO_PRESERVE))
                .to(to.path());
    }

    private static Outcome download(Invocation invocation, FileSpec from, FileSpec to)
            throws IOException {
        Path target = invocation.session().directory().resolve(to.path()).normalize();
        return new TarDownload(remote(invocation, from), from, invocation.get(NO_PRESERVE))
                .to(target, to.path());
    }

    private static RemoteTar remote(Invocation invocation, FileSpec spec) {
        PodFinder finder = new PodFinder(invocation);
        String namespace = spec.namespace().isEmpty() ? invocation.namespace() : spec.namespace();
        JsonNode pod = finder.pod(namespace, spec.pod());
        String container =
                Containers.meant(pod, invocation.get(ProcessFlags.CONTAINER), invocation.notices());
        return new RemoteTar(invocation, finder.ref(pod).path(), container);
    }
}
