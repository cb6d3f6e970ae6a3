package dev.coxswain.practice.node;

import dev.coxswain.practice.store.Shelf;
import dev.coxswain.practice.store.Timeline;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one life of a container has written, line by line; the newest 256 kB, kept on a shelf
 * shortly after they were written. Safe for use by many threads.
 */
final class LogBook {
    private static final int MOST = 256 * 1024;

    /** One line without its newline. */
    record Line(Instant when, String text) {}

    private final ArrayList<Line> lines = new ArrayList<>();
    private final Timeline timeline;
    private final Shelf shelf;
    private final String name;
    private long dropped;
    private int size;
    private boolean ended;
    private boolean saving;

    LogBook(Timeline timeline, Shelf shelf, String name) {
        this.timeline = timeline;
        this.shelf = shelf;
        this.name = name;
        shelf.get(name).ifPresent(this::load);
    }

    private void load(byte[] bytes) {
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                lines.add(
                        new Line(
                                Instant.parse(line.substring(0, blank)),
                                line.substring(blank + 1)));
                size += line.length();
            }
        }
    }

    synchronized void add(String text) {
        lines.add(new Line(timeline.instant(), text));
        size += text.length() + 32;
        while (size > MOST && lines.size() > 1) {
            size -= lines.removeFirst().text().length() + 32;
            dropped++;
        }
        if (!saving) {
            saving = true;
            timeline.after(Duration.ofSeconds(1), this::save);
        }
        notifyAll();
    }

    private synchronized void save() {
        if (!saving) {
            return;
        }
        saving = false;
        var text = new StringBuilder();
        lines.forEach(
                line -> text.append(line.when()).append(' ').append(line.text()).append('\n'));
        shelf.put(name, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    synchronized void end() {
        ended = true;
        save();
        notifyAll();
    }

    synchronized boolean ended() {
        return ended;
    }

    /** The number of the line after the last one; grows for ever. */
    synchronized long next() {
        return dropped + lines.size();
    }

    synchronized List<Line> from(long number) {
        int index = (int) Math.max(0, number - dropped);
        return index >= lines.size() ? List.of() : List.copyOf(lines.subList(index, lines.size()));
    }

    /** Waits until there is a line with this number or the container has ended. */
    synchronized void await(long number) throws InterruptedException {
        while (next() <= number && !ended) {
            wait();
        }
    }

    /** A stream whose lines go into the book. */
    OutputStream stream() {
        return new OutputStream() {
            private final ByteArrayOutputStream part = new ByteArrayOutputStream();

            @Override
            public synchronized void write(int b) {
                if (b == '\n') {
                    add(part.toString(StandardCharsets.UTF_8));
                    part.reset();
                } else {
                    part.write(b);
                }
            }
        };
    }
}
