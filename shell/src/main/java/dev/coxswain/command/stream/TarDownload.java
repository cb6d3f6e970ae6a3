package dev.coxswain.command.stream;

import dev.coxswain.cluster.stream.RemoteProcess;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Notices;
import dev.coxswain.result.Outcome;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code tar} in a container packs, unpacked here. Nothing is written outside the target and
 * no link is made, as in kubectl: a container could use one to lead the next file elsewhere.
 */
final class TarDownload {
    private final RemoteTar remote;
    private final FileSpec source;
    private final boolean noPreserve;
    private boolean skipped;

    TarDownload(RemoteTar remote, FileSpec source, boolean noPreserve) {
        this.remote = remote;
        this.source = source;
        this.noPreserve = noPreserve;
    }

    /**
     * Copies to a local path.
     *
     * @param shown the path as it was typed, for messages
     */
    Outcome to(Path target, String shown) throws IOException {
        List<String> command = List.of("tar", "cf", "-", source.path());
        try (RemoteProcess process = remote.start(command, false)) {
            unpack(
                    new TarArchiveInputStream(new BufferedInputStream(process.output())),
                    target,
                    shown);
            return RemoteTar.drain(process);
        }
    }

    private void unpack(TarArchiveInputStream tar, Path target, String shown) throws IOException {
        String prefix = clean(source.path());
        TarArchiveEntry entry;
        while ((entry = tar.getNextEntry()) != null) {
            String name = strip(entry.getName().replaceAll("/+(\\./+)*", "/"));
            if (!name.equals(prefix) && !prefix.isEmpty() && !name.startsWith(prefix + "/")) {
                throw FailureException.plain("tar contents corrupted");
            }
            String rest = strip(name.substring(prefix.length()));
            write(tar, entry, new Place(target, rest, shown));
        }
    }

    /** Where one entry goes: below the target, by its name there. */
    private record Place(Path target, String rest, String shown) {
        Path file() {
            return rest.isEmpty() ? target : target.resolve(rest).normalize();
        }

        String text() {
            return rest.isEmpty() ? shown : shown + "/" + rest;
        }
    }

    private void write(TarArchiveInputStream tar, TarArchiveEntry entry, Place place)
            throws IOException {
        Notices notices = remote.invocation().notices();
        Path file = place.file();
        if (!file.startsWith(place.target()) || throughLink(place.target(), file)) {
            notices.line(
                    "warning: file \""
                            + place.text()
                            + "\" is outside target destination, skipping");
            return;
        }
        if (entry.isSymbolicLink() || entry.isLink()) {
            notices.line(
                    "warning: skipping symlink: \""
                            + place.text()
                            + "\" -> \""
                            + entry.getLinkName()
                            + "\""
                            + (skipped ? "" : advice()));
            skipped = true;
        } else if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else if (entry.isFile()) {
            Path whole = Files.isDirectory(file) ? file.resolve(source.baseName()) : file;
            if (whole.getParent() != null) {
                Files.createDirectories(whole.getParent());
            }
            Files.copy(tar, whole, StandardCopyOption.REPLACE_EXISTING);
            if (!noPreserve) {
                Files.setPosixFilePermissions(whole, permissions(entry.getMode()));
            }
        }
    }

    /** How links can be had after all; said once. */
    private String advice() {
        return " (consider using \"kubectl exec -n \""
                + source.namespace()
                + "\" \""
                + source.pod()
                + "\" -- tar cf - \""
                + source.path()
                + "\" | tar xf -\")";
    }

    private static boolean throughLink(Path target, Path file) {
        for (Path at = file.getParent();
                at != null && at.startsWith(target) && !at.equals(target);
                at = at.getParent()) {
            if (Files.exists(at, LinkOption.NOFOLLOW_LINKS) && Files.isSymbolicLink(at)) {
                return true;
            }
        }
        return false;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission each : PosixFilePermission.values()) {
            if ((mode & 0400 >> each.ordinal()) != 0) {
                permissions.add(each);
            }
        }
        return permissions;
    }

    /** A path as tar names it: it leaves out what leads to the last "..". */
    private static String clean(String path) {
        String inside = path.replaceAll("^(.*/)?\\.\\.(/|$)", "");
        String plain = strip(inside.replaceAll("/+(\\./+)*", "/").replaceAll("/\\.$", "/"));
        return plain.equals(".") ? "" : plain;
    }

    private static String strip(String path) {
        return path.replaceAll("^(\\.?/)+", "").replaceAll("/+$", "");
    }
}
