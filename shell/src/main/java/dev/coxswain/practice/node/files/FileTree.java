package dev.coxswain.practice.node.files;

import dev.coxswain.practice.node.files.FileProblem.Reason;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files a container sees: its mounts as one tree, with links followed. */
public final class FileTree {
    private static final int DEEPEST_LINK = 40;

    private final List<Mount> mounts;
    private final InstantSource clock;

    /** A tree of mounts, one of which is the root. */
    public FileTree(List<Mount> mounts, InstantSource clock) {
        this.mounts = new ArrayList<>(mounts);
        this.mounts.sort(Comparator.comparing((Mount mount) -> mount.path().length()).reversed());
        this.clock = clock;
    }

    /** The path without {@code .}, {@code ..} and doubled slashes, seen from {@code directory}. */
    public static String absolute(String directory, String path) {
        var parts = new ArrayDeque<String>();
        String whole = path.startsWith("/") ? path : directory + "/" + path;
        for (String part : whole.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String below(String directory, String name) {
        return directory.equals("/") ? "/" + name : directory + "/" + name;
    }

    /** The mounts, deepest first. */
    public List<Mount> mounts() {
        return mounts;
    }

    private Mount mountOf(String path) {
        for (Mount mount : mounts) {
            if (mount.covers(path)) {
                return mount;
            }
        }
        throw new IllegalStateException("no root in the tree");
    }

    private Optional<Entry> raw(String path) {
        Mount mount = mountOf(path);
        Optional<Entry> found = mount.volume().get(mount.inside(path));
        if (found.isPresent()) {
            return found;
        }
        // a mount point needs no entry of its own in what lies below it
        boolean above = mounts.stream().anyMatch(each -> each.path().startsWith(path + "/"));
        return above ? Optional.of(Entry.directory(0755, clock.instant())) : Optional.empty();
    }

    /**
     * The path with every link on its way followed; the last part may be missing.
     *
     * @throws FileProblem for a missing or wrong directory on the way
     */
    public String resolve(String path) throws FileProblem {
        return resolve(path, true, 0);
    }

    private String resolve(String path, boolean followLast, int depth) throws FileProblem {
        if (depth > DEEPEST_LINK) {
            throw new FileProblem(Reason.LOOP);
        }
        String done = "/";
        String[] parts = path.substring(1).split("/", -1);
        for (int i = 0; i < parts.length && !parts[i].isEmpty(); i++) {
            boolean last = i == parts.length - 1;
            String next = below(done, parts[i]);
            Optional<Entry> entry = raw(next);
            if (entry.isPresent() && entry.get().isLink() && (!last || followLast)) {
                String target = absolute(done, entry.get().text());
                String rest = String.join("/", List.of(parts).subList(i + 1, parts.length));
                return resolve(absolute(target, rest), followLast, depth + 1);
            }
            if (!last) {
                if (entry.isEmpty()) {
                    throw new FileProblem(Reason.MISSING);
                }
                if (!entry.get().isDirectory()) {
                    throw new FileProblem(Reason.NOT_DIRECTORY);
                }
            }
            done = next;
        }
        return done;
    }

    /** What is at the path, links followed; empty for nothing. */
    public Optional<Entry> find(String path) {
        try {
            return raw(resolve(path));
        } catch (FileProblem e) {
            return Optional.empty();
        }
    }

    /** What is at the path, the link itself where it is one. */
    public Entry stat(String path) throws FileProblem {
        return raw(resolve(path, false, 0)).orElseThrow(() -> new FileProblem(Reason.MISSING));
    }

    public boolean isDirectory(String path) {
        return find(path).map(Entry::isDirectory).orElse(false);
    }

    public byte[] read(String path) throws FileProblem {
        Entry entry = raw(resolve(path)).orElseThrow(() -> new FileProblem(Reason.MISSING));
        if (entry.isDirectory()) {
            throw new FileProblem(Reason.IS_DIRECTORY);
        }
        return entry.content();
    }

    public String text(String path) throws FileProblem {
        return new String(read(path), StandardCharsets.UTF_8);
    }

    /** The entries of a directory by name, mount points among them. */
    public SortedMap<String, Entry> list(String path) throws FileProblem {
        String at = resolve(path);
        Entry entry = raw(at).orElseThrow(() -> new FileProblem(Reason.MISSING));
        if (!entry.isDirectory()) {
            throw new FileProblem(Reason.NOT_DIRECTORY);
        }
        Mount mount = mountOf(at);
        var found = new TreeMap<>(mount.volume().children(mount.inside(at)));
        String prefix = at.equals("/") ? "/" : at + "/";
        for (Mount each : mounts) {
            if (each.path().startsWith(prefix) && each.path().length() > prefix.length()) {
                String name = each.path().substring(prefix.length()).split("/", 2)[0];
                raw(prefix + name).ifPresent(below -> found.put(name, below));
            }
        }
        return found;
    }

    private Mount writable(String path) throws FileProblem {
        Mount mount = mountOf(path);
        if (mount.readOnly() || !mount.volume().writable()) {
            throw new FileProblem(Reason.READ_ONLY);
        }
        return mount;
    }

    private Mount placeFor(String path) throws FileProblem {
        Entry above = raw(parent(path)).orElseThrow(() -> new FileProblem(Reason.MISSING));
        if (!above.isDirectory()) {
            throw new FileProblem(Reason.NOT_DIRECTORY);
        }
        return writable(path);
    }

    /** Puts a whole file, keeping the mode of one that is there. */
    public void write(String path, byte[] content, boolean append) throws FileProblem {
        String at = resolve(path);
        Optional<Entry> old = raw(at);
        if (old.isPresent() && old.get().isDirectory()) {
            throw new FileProblem(Reason.IS_DIRECTORY);
        }
        Mount mount = placeFor(at);
        byte[] bytes = content;
        if (append && old.isPresent()) {
            var joined = new ByteArrayOutputStream();
            joined.writeBytes(old.get().content());
            joined.writeBytes(content);
            bytes = joined.toByteArray();
        }
        int mode = old.map(Entry::mode).orElse(0644);
        mount.volume().put(mount.inside(at), Entry.file(bytes, mode, clock.instant()));
    }

    /** Puts an entry as it is, in place of what is there. */
    public void place(String path, Entry entry) throws FileProblem {
        String at = resolve(path, false, 0);
        Mount mount = placeFor(at);
        mount.volume().put(mount.inside(at), entry);
    }

    public void makeDirectory(String path, boolean withParents) throws FileProblem {
        if (withParents && isDirectory(path)) {
            return;
        }
        if (withParents) {
            makeDirectory(parent(path), true);
        }
        String at = resolve(path);
        if (raw(at).isPresent()) {
            throw new FileProblem(Reason.EXISTS);
        }
        Mount mount = placeFor(at);
        mount.volume().put(mount.inside(at), Entry.directory(0755, clock.instant()));
    }

    /** Removes a file, link, or directory; a full directory only with all that is in it. */
    public void remove(String path, boolean recursive) throws FileProblem {
        String at = resolve(path, false, 0);
        Entry entry = raw(at).orElseThrow(() -> new FileProblem(Reason.MISSING));
        Mount mount = writable(at);
        if (mount.path().equals(at)) {
            throw new FileProblem(Reason.BUSY);
        }
        if (entry.isDirectory()) {
            var inside = list(at);
            if (!inside.isEmpty() && !recursive) {
                throw new FileProblem(Reason.NOT_EMPTY);
            }
            for (String name : inside.keySet()) {
                remove(below(at, name), true);
            }
        }
        mount.volume().remove(mount.inside(at));
    }

    /** Copies a file or a whole directory. */
    public void copy(String from, String to) throws FileProblem {
        String at = resolve(from);
        Entry entry = raw(at).orElseThrow(() -> new FileProblem(Reason.MISSING));
        if (!entry.isDirectory()) {
            write(to, entry.content(), false);
            place(resolve(to), Entry.file(entry.content(), entry.mode(), clock.instant()));
            return;
        }
        makeDirectory(to, true);
        for (String name : list(at).keySet()) {
            copy(below(at, name), below(to, name));
        }
    }

    public void changeMode(String path, int mode) throws FileProblem {
        String at = resolve(path);
        Entry entry = raw(at).orElseThrow(() -> new FileProblem(Reason.MISSING));
        Mount mount = writable(at);
        mount.volume().put(mount.inside(at), entry.withMode(mode));
    }
}
