package dev.coxswain;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.ContextInfo;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.Place;
import dev.coxswain.session.Session;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The KUBECONFIG that host programs get: a small file with the shell's own context and namespace in
 * front of the person's files, so that they act where the prompt says.
 */
final class HostKubeconfig {
    private static final String PREFIX = "place-";
    private static final String SUFFIX = ".yaml";

    private final Session session;
    private final Surroundings surroundings;
    private final Supplier<Path> practice;
    private @Nullable Path overlay;

    /**
     * @param practice gives the kubeconfig of the practice cluster, once that serves
     */
    HostKubeconfig(Session session, Surroundings surroundings, Supplier<Path> practice) {
        this.session = session;
        this.practice = practice;
        this.surroundings = surroundings;
    }

    /** The environment of a host program, made of the session's. */
    synchronized Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        try {
            Place place = session.place();
            if (place.context().equals(session.clusters().builtIn(session.kubeconfig()))) {
                String file = practice.get().toString();
                Path overlay =
                        write(
                                new ContextInfo(place.context(), "practice", "practice", null),
                                place);
                environment.put("KUBECONFIG", overlay + File.pathSeparator + file);
                return environment;
            }
            Optional<ContextInfo> context =
                    session.clusters().contexts(session.kubeconfig()).stream()
                            .filter(each -> each.name().equals(place.context()))
                            .findFirst();
            if (context.isPresent()) {
                environment.put(
                        "KUBECONFIG",
                        write(context.get(), place) + File.pathSeparator + files(own));
            }
        } catch (FailureException | IOException _) {
            // Without a readable kubeconfig there is no place to hand on; the program says so.
        }
        return environment;
    }

    /** The files the shell itself reads. */
    private String files(Map<String, String> own) {
        String named = session.kubeconfig();
        return named != null
                ? named
                : own.getOrDefault(
                        "KUBECONFIG", surroundings.home().resolve(".kube/config").toString());
    }

    /** A shell that was killed could not remove its own. */
    private void removeThoseOfDeadShells() throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(surroundings.cache(), PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String owner = name.substring(PREFIX.length()).replaceFirst("-.*", "");
                boolean alive =
                        owner.matches("\\d{1,18}")
                                && ProcessHandle.of(Long.parseLong(owner)).isPresent();
                if (!alive) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path write(ContextInfo context, Place place) throws IOException {
        if (overlay == null) {
            Files.createDirectories(surroundings.cache());
            removeThoseOfDeadShells();
            overlay =
                    Files.createTempFile(
                            surroundings.cache(),
                            PREFIX + ProcessHandle.current().pid() + "-",
                            SUFFIX,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            overlay.toFile().deleteOnExit();
        }
        ObjectNode config = Json.object().put("apiVersion", "v1").put("kind", "Config");
        config.put("current-context", context.name());
        ObjectNode entry = config.putArray("contexts").addObject().put("name", context.name());
        entry.putObject("context")
                .put("cluster", context.cluster())
                .put("user", context.user())
                .put("namespace", place.namespace());
        Files.write(overlay, Json.bytes(config));
        return overlay;
    }
}
