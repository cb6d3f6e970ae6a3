package dev.coxswain.command.stream;

import dev.coxswain.cluster.stream.RemoteProcess;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.result.Outcome;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** A local file or directory packed into {@code tar} in a container. */
record TarUpload(RemoteTar remote, Path source, boolean noPreserve) {

    /** Copies to a path in the container; into it where it is a directory there. */
    Outcome to(String wanted) throws IOException {
        String target = wanted.length() > 1 ? wanted.replaceAll("/+$", "") : wanted;
        if (remote.succeeds(List.of("test", "-d", target.isEmpty() ? "/" : target))) {
            target = target + "/" + source.getFileName();
        }
        int slash = target.lastIndexOf('/');
        List<String> command = new ArrayList<>(List.of("tar"));
        if (noPreserve) {
            command.addAll(List.of("--no-same-permissions", "--no-same-owner"));
        }
        command.addAll(List.of("-xmf", "-"));
        if (slash >= 0) {
            command.addAll(List.of("-C", slash == 0 ? "/" : target.substring(0, slash)));
        }
        try (RemoteProcess process = remote.start(command, true)) {
            return send(process, target.substring(slash + 1));
        }
    }

    /** Packs on a thread of its own, since the output must be read meanwhile. */
    private Outcome send(RemoteProcess process, String name) throws IOException {
        CompletableFuture<Void> packed = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("pack")
                .start(
                        () -> {
                            try {
                                pack(process, name);
                                packed.complete(null);
                            } catch (IOException | RuntimeException e) {
                                packed.completeExceptionally(e);
                                process.close();
                            }
                        });
        Outcome outcome = RemoteTar.drain(process);
        if (!outcome.isDone()) {
            return outcome;
        }
        try {
            packed.get();
        } catch (ExecutionException e) {
            throw FailureException.plain(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            throw new CancelledException();
        }
        return outcome;
    }

    private void pack(RemoteProcess process, String name) throws IOException {
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(
                        new BufferedOutputStream(new Input(process), 64 * 1024))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            add(tar, source, name);
        }
        process.endInput();
    }

    private static void add(TarArchiveOutputStream tar, Path file, String name) throws IOException {
        if (Files.isSymbolicLink(file)) {
            TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            link.setLinkName(Files.readSymbolicLink(file).toString());
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        } else if (Files.isDirectory(file)) {
            TarArchiveEntry directory = new TarArchiveEntry(name + "/");
            directory.setMode(mode(file));
            tar.putArchiveEntry(directory);
            tar.closeArchiveEntry();
            try (Stream<Path> children = Files.list(file).sorted()) {
                children.forEach(child -> addChild(tar, child, name));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        } else {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(Files.size(file));
            entry.setMode(mode(file));
            entry.setModTime(Files.getLastModifiedTime(file));
            tar.putArchiveEntry(entry);
            Files.copy(file, tar);
            tar.closeArchiveEntry();
        }
    }

    private static void addChild(TarArchiveOutputStream tar, Path child, String name) {
        try {
            add(tar, child, name + "/" + child.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int mode(Path file) throws IOException {
        Set<PosixFilePermission> permissions =
                Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        int mode = 0;
        for (PosixFilePermission each : permissions) {
            mode |= 0400 >> each.ordinal();
        }
        return mode;
    }

    /** The standard input of the process as a stream. */
    private static final class Input extends OutputStream {
        private final RemoteProcess process;

        Input(RemoteProcess process) {
            this.process = process;
        }

        @Override
        public void write(int b) {
            process.send(new byte[] {(byte) b}, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            process.send(Arrays.copyOfRange(bytes, offset, offset + length), length);
        }
    }
}
