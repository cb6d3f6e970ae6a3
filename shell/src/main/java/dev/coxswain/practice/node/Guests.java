package dev.coxswain.practice.node;

import dev.coxswain.practice.node.shell.Process;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntConsumer;

/** The programs that somebody outside runs in a container, by their process ids. */
final class Guests {
    /**
     * @param signalled is told the number of a signal
     */
    private record Guest(Process.Row row, IntConsumer signalled) {}

    private final Map<Integer, Guest> guests = new ConcurrentSkipListMap<>();

    void enter(Process.Row row, IntConsumer signalled) {
        guests.put(row.id(), new Guest(row, signalled));
    }

    void leave(Process.Row row) {
        guests.remove(row.id());
    }

    List<Process.Row> rows() {
        return guests.values().stream().map(Guest::row).toList();
    }

    /** Whether there is such a program to send the signal to. */
    boolean signal(int process, int signal) {
        Guest guest = guests.get(process);
        if (guest != null) {
            guest.signalled().accept(signal);
        }
        return guest != null;
    }
}
