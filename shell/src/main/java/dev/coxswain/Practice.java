package dev.coxswain;

import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Notices;
import dev.coxswain.practice.PracticeCluster;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** This process's part in the practice cluster: host or guest, or none while nobody asks. */
final class Practice implements AutoCloseable {
    private final Path directory;
    private final Notices notices;
    private PracticeCluster.@Nullable Membership membership;

    private Practice(Path directory, Notices notices) {
        this.directory = directory;
        this.notices = notices;
    }

    static Practice of(Surroundings surroundings, Notices notices) {
        return new Practice(surroundings.data().resolve("practice"), notices);
    }

    /** Joins or hosts the cluster; the start then speaks to it by a kubeconfig of its own. */
    StartWords join(StartWords start) {
        try {
            Files.createDirectories(directory);
            PracticeCluster.Membership joined =
                    PracticeCluster.joinOrHost(directory, notices::warning);
            membership = joined;
            Path kubeconfig = directory.resolve("kubeconfig");
            Path fresh =
                    Files.createTempFile(
                            directory,
                            "kubeconfig-",
                            ".new",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, Json.bytes(joined.endpoint().kubeconfig()));
            Files.move(fresh, kubeconfig, StandardCopyOption.ATOMIC_MOVE);
            return start.on(kubeconfig.toString());
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.File("the practice cluster cannot use " + directory + ": " + e), e);
        }
    }

    @Override
    public void close() {
        if (membership != null) {
            membership.close();
        }
    }
}
