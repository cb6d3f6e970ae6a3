package dev.coxswain.repl;

import dev.coxswain.flow.Notices;

import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lines that were typed, in a file that only its owner reads. */
public final class LineHistory extends DefaultHistory {
    private final Path file;
    private final Notices notices;
    private @Nullable String complaint;
    private boolean complained;

    /**
     * @param notices told once where the file cannot be written
     */
    public LineHistory(Path file, Notices notices) {
        this.file = file;
        this.notices = notices;
    }

    @Override
    public void attach(LineReader reader) {
        try {
            prepare();
        } catch (IOException e) {
            complain(e);
            sayWhatFailed();
        }
        super.attach(reader);
    }

    private void prepare() throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Override
    public void add(Instant time, String line) {
        if (!line.isBlank() && !line.startsWith(" ") && !SecretLines.mayHoldSecret(line)) {
            super.add(time, line);
        }
    }

    @Override
    public void save() throws IOException {
        try {
            super.save();
        } catch (IOException | IllegalArgumentException e) {
            complain(e);
        }
    }

    /** All lines, oldest first. */
    public List<String> lines() {
        List<String> all = new ArrayList<>();
        for (History.Entry entry : this) {
            all.add(entry.line());
        }
        return all;
    }

    private void complain(Exception e) {
        if (!complained) {
            complained = true;
            complaint = "the history cannot be kept in " + file + ": " + e.getMessage();
        }
    }

    /** Says, once, that lines cannot be kept; not while the editor still draws the line. */
    void sayWhatFailed() {
        String words = complaint;
        if (words != null) {
            complaint = null;
            notices.warning(words);
        }
    }
}
