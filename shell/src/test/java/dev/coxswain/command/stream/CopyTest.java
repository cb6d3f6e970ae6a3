package dev.coxswain.command.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

class CopyTest {
    private static final String SUCCESS = "{\"status\":\"Success\"}";
    private static final String EXIT_1 =
            "{\"status\":\"Failure\",\"reason\":\"NonZeroExitCode\",\"details\":{\"causes\":"
                    + "[{\"reason\":\"ExitCode\",\"message\":\"1\"}]}}";
    private final StreamBed bed = new StreamBed();
    @TempDir Path directory;

    private static FakeChannel channel() {
        return new FakeChannel("v5.channel.k8s.io");
    }

    @Test
    void packsDirectoriesModesAndLinks() throws IOException {
        Path source = Files.createDirectories(directory.resolve("d/e"));
        Files.writeString(source.resolve("run"), "#!");
        Files.setPosixFilePermissions(
                source.resolve("run"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(directory.resolve("d/l"), Path.of("e/run"));
        FakeChannel tar = channel();
        tar.onSend(
                message -> {
                    if (message[0] == (byte) 255) {
                        tar.says(3, SUCCESS).ends();
                    }
                });
        bed.cluster.channel(channel().says(3, EXIT_1).ends()).channel(tar);
        assertThat(bed.run(new Copy(), directory.resolve("d").toString(), "two:/tmp/x", "-c", "a"))
                .isEqualTo("exit 0\n");
        assertThat(bed.cluster.requests)
                .last()
                .isEqualTo(
                        "CONNECT /api/v1/namespaces/default/pods/two/exec?command=tar&command=-xmf"
                                + "&command=-&command=-C&command=%2Ftmp&container=a&stdin=true"
                                + "&stdout=true&stderr=true");
        List<String> entries = new ArrayList<>();
        try (var in = new TarArchiveInputStream(new ByteArrayInputStream(tar.sent(0)))) {
            TarArchiveEntry entry;
            while ((entry = in.getNextEntry()) != null) {
                entries.add(
                        entry.getName()
                                + (entry.isFile() && !entry.isSymbolicLink()
                                        ? " " + Integer.toOctalString(entry.getMode())
                                        : "")
                                + (entry.isSymbolicLink() ? " -> " + entry.getLinkName() : ""));
            }
        }
        assertThat(entries).containsExactly("x/", "x/e/", "x/e/run 750", "x/l -> e/run");
    }

    private static byte[] tar(String name, String text, int mode) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setSize(text.length());
            entry.setMode(mode);
            out.putArchiveEntry(entry);
            out.write(text.getBytes());
            out.closeArchiveEntry();
            TarArchiveEntry link = new TarArchiveEntry("etc/link", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            out.putArchiveEntry(link);
            out.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void unpacksFilesWithTheirModesAndSkipsLinks() throws IOException {
        bed.cluster.channel(
                channel().says(1, tar("etc/a/run", "hi", 0750)).says(3, SUCCESS).ends());
        String target = directory.resolve("out").toString();
        assertThat(bed.run(new Copy(), "two:/etc", target, "-c", "a"))
                .isEqualTo(
                        "! warning: skipping symlink: \""
                                + target
                                + "/link\" -> \"/etc/passwd\" (consider using \"kubectl exec -n"
                                + " \"\" \"two\" -- tar cf - \"/etc\" | tar xf -\")\nexit 0\n");
        Path file = directory.resolve("out/a/run");
        assertThat(file).hasContent("hi");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x---");
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/../etc/passwd, etc/passwd",
        "../etc/passwd, etc/passwd",
        "./etc/passwd, ./etc/passwd",
        "/etc//passwd, etc//passwd",
        "/etc/./passwd, etc/./passwd",
        "/etc/passwd/, etc/passwd"
    })
    void takesPathsAsTarNamesThem(String path, String name) throws IOException {
        bed.cluster.channel(channel().says(1, tar(name, "root", 0644)).says(3, SUCCESS).ends());
        String target = directory.resolve("copy").toString();
        bed.run(new Copy(), "two:" + path, target, "-c", "a");
        assertThat(directory.resolve("copy")).hasContent("root");
    }

    @Test
    void writesNothingOutsideTheTarget() throws IOException {
        bed.cluster.channel(
                channel().says(1, tar("etc/../../evil", "x", 0644)).says(3, SUCCESS).ends());
        String target = directory.resolve("a/b").toString();
        assertThat(bed.run(new Copy(), "two:/etc", target, "-c", "a"))
                .startsWith("! warning: file \"" + target + "/../../evil\" is outside target");
        assertThat(directory.resolve("evil")).doesNotExist();
        assertThat(directory.resolve("a/evil")).doesNotExist();
    }

    @Test
    void refusesInKubectlsWords() {
        assertThat(bed.run(new Copy(), "a", "b"))
                .isEqualTo(
                        "! error: one of src or dest must be a remote file specification\n"
                                + "exit 1\n");
        assertThat(bed.run(new Copy(), "two:/a", "two:/b"))
                .isEqualTo(
                        "! error: one of src or dest must be a local file specification\n"
                                + "exit 1\n");
        assertThat(bed.run(new Copy(), "a"))
                .isEqualTo("! error: source and destination are required\nexit 1\n");
        assertThat(bed.run(new Copy(), "/nowhere/x", "two:/b"))
                .isEqualTo("! error: /nowhere/x doesn't exist in local filesystem\nexit 1\n");
        assertThat(bed.run(new Copy(), "nope:/x", "y"))
                .isEqualTo("! Error from server (NotFound): pods \"nope\" not found\nexit 1\n");
    }
}
