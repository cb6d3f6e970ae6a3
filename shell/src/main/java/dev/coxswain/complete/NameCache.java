package dev.coxswain.complete;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Names that were fetched before, by what they are names of: stale ones are given at once and
 * fetched anew behind; missing ones are waited for no longer than the deadline.
 */
public final class NameCache {
    private static final long FRESH_NANOS = Duration.ofSeconds(3).toNanos();
    private static final int KEPT = 64;

    private final Duration deadline;
    private final LongSupplier nanoTime;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Entry {
        private @Nullable List<String> names;
        private @Nullable CompletableFuture<List<String>> running;
        private long askedAt;
    }

    /**
     * @param deadline how long a question may keep the person waiting
     */
    public NameCache(Duration deadline) {
        this(deadline, System::nanoTime);
    }

    NameCache(Duration deadline, LongSupplier nanoTime) {
        this.deadline = deadline;
        this.nanoTime = nanoTime;
    }

    /**
     * The names kept under a key.
     *
     * @param fetch asks for them, on a thread of its own; a failure counts as no names
     */
    public List<String> get(String key, Supplier<List<String>> fetch) {
        CompletableFuture<List<String>> running;
        List<String> known;
        synchronized (entries) {
            Entry entry = entries.computeIfAbsent(key, _ -> new Entry());
            boolean due = entry.askedAt == 0 || nanoTime.getAsLong() - entry.askedAt > FRESH_NANOS;
            if (entry.running == null && due) {
                entry.askedAt = nanoTime.getAsLong();
                entry.running = start(entry, fetch);
            }
            running = entry.running;
            known = entry.names;
            trim();
        }
        if (known != null || running == null) {
            return known == null ? List.of() : known;
        }
        return await(running);
    }

    private void trim() {
        while (entries.size() > KEPT) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    private CompletableFuture<List<String>> start(Entry entry, Supplier<List<String>> fetch) {
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("names")
                .start(
                        () -> {
                            List<String> names = null;
                            try {
                                names = List.copyOf(fetch.get());
                            } catch (RuntimeException _) {
                                // Whoever runs a command will hear why; Tab just has no names.
                            }
                            synchronized (entries) {
                                entry.names = names == null ? entry.names : names;
                                entry.running = null;
                            }
                            answer.complete(names == null ? List.of() : names);
                        });
        return answer;
    }

    private List<String> await(CompletableFuture<List<String>> running) {
        try {
            return running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
