package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.FileTree;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;

/** {@code tar} to and from the standard streams, as {@code kubectl cp} uses it. */
final class TarApplet {
    private TarApplet() {}

    static int run(Call call) throws IOException {
        String directory = call.directory();
        String mode = "";
        String archive = "-";
        var files = new ArrayList<String>();
        var words = new ArrayList<>(call.arguments());
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            boolean cluster = mode.isEmpty() && word.matches("-?[cxtmfvpzo]+");
            if (cluster) {
                mode = word;
                archive = word.contains("f") && !words.isEmpty() ? words.removeFirst() : "-";
            } else if (word.equals("-C") && !words.isEmpty()) {
                directory = FileTree.absolute(call.directory(), words.removeFirst());
            } else if (!word.startsWith("--")) {
                files.add(word);
            }
        }
        if (mode.contains("x")) {
            return extract(call, archive, directory);
        }
        return mode.contains("c")
                ? create(call, archive, directory, files)
                : call.fail("must specify one of -c, -x");
    }

    private static int create(Call call, String archive, String directory, ArrayList<String> files)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        int status = 0;
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (String file : files) {
                String path = FileTree.absolute(directory, file);
                if (call.files().find(path).isEmpty()) {
                    status = call.fail(file + ": No such file or directory");
                } else {
                    add(call, tar, path, file.replaceFirst("^/+", ""));
                }
            }
        }
        if (status != 0) {
            call.streams().complain("tar: error exit delayed from previous errors");
        }
        if (archive.equals("-")) {
            call.streams().print(bytes.toByteArray());
        } else {
            call.files().write(call.path(archive), bytes.toByteArray(), false);
        }
        return status;
    }

    private static void add(Call call, TarArchiveOutputStream tar, String path, String name)
            throws IOException {
        Entry entry = call.files().stat(path);
        if (entry.isLink()) {
            var header = new TarArchiveEntry(name, TarArchiveEntry.LF_SYMLINK);
            header.setLinkName(entry.text());
            tar.putArchiveEntry(header);
            tar.closeArchiveEntry();
            return;
        }
        var header = new TarArchiveEntry(entry.isDirectory() ? name + "/" : name);
        header.setMode(entry.mode());
        header.setModTime(Date.from(entry.modified()));
        header.setSize(entry.isDirectory() ? 0 : entry.content().length);
        tar.putArchiveEntry(header);
        tar.write(entry.content());
        tar.closeArchiveEntry();
        if (entry.isDirectory()) {
            for (String child : call.files().list(path).keySet()) {
                add(call, tar, FileTree.absolute(path, child), name + "/" + child);
            }
        }
    }

    private static int extract(Call call, String archive, String directory) throws IOException {
        var input =
                archive.equals("-")
                        ? call.streams().in()
                        : new java.io.ByteArrayInputStream(call.files().read(call.path(archive)));
        var tar = new TarArchiveInputStream(input);
        for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
            String path = FileTree.absolute(directory, each.getName());
            try {
                if (each.isDirectory()) {
                    call.files().makeDirectory(path, true);
                    continue;
                }
                call.files().makeDirectory(FileTree.parent(path), true);
                if (each.isSymbolicLink()) {
                    call.files().place(path, Entry.link(each.getLinkName(), call.process().now()));
                } else {
                    call.files().write(path, tar.readAllBytes(), false);
                    call.files().changeMode(path, each.getMode() & 0777);
                }
            } catch (dev.coxswain.practice.node.files.FileProblem e) {
                return call.fail("can't open '" + each.getName() + "': " + e.getMessage());
            }
        }
        return 0;
    }
}
