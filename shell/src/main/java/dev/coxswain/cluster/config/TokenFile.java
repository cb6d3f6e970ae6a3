package dev.coxswain.cluster.config;

import dev.coxswain.flow.Cancellation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A bearer token in a file that others renew; read anew each minute, as client-go does. */
final class TokenFile implements Credential {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Path file;
    private final @Nullable String fallback;
    private final @Nullable ClientCertificate certificate;
    private final Clock clock;
    private @Nullable Login last;
    private Instant read = Instant.MIN;

    TokenFile(
            Path file,
            @Nullable String fallback,
            @Nullable ClientCertificate certificate,
            Clock clock) {
        this.file = file;
        this.fallback = fallback;
        this.certificate = certificate;
        this.clock = clock;
    }

    @Override
    public synchronized Login login(Cancellation cancellation) {
        if (last != null && clock.instant().isBefore(read.plus(FRESH))) {
            return last;
        }
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw KubeconfigReader.config("read empty token from file \"" + file + "\"");
            }
            last = new Login("Bearer " + token, certificate);
            read = clock.instant();
        } catch (IOException e) {
            if (last == null && fallback == null) {
                throw KubeconfigReader.config(FileWords.of(file, e));
            }
            if (last == null) {
                last = new Login("Bearer " + fallback, certificate);
            }
        }
        return last;
    }

    @Override
    public synchronized boolean refused(Login login) {
        read = Instant.MIN;
        try {
            return !("Bearer " + Files.readString(file).strip()).equals(login.authorization());
        } catch (IOException _) {
            return false;
        }
    }
}
