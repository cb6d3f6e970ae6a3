package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileTree;
import dev.coxswain.practice.node.network.Host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a command in a container stands on: its files, network, processes and time. One machine
 * serves the main process or one exec; calls come from the thread that runs the script.
 */
public interface Process {
    FileTree files();

    Host network();

    /** The variables a new process starts with. */
    Map<String, String> environment();

    String workingDirectory();

    String user();

    Instant now();

    /** Waits in the cluster's time. */
    void sleep(Duration span) throws InterruptedException;

    /** The container's processes, the first one first. */
    List<Row> processes();

    /**
     * Signals a process of the container.
     *
     * @param signal as 15 for TERM
     * @return whether it exists
     */
    boolean kill(int process, int signal);

    /** Whether the interrupt just seen was the person's Ctrl-C and not the end; asks once. */
    boolean interrupted();

    /** Goes on with {@code work} beside this process. */
    void spawn(Runnable work);

    /**
     * Listens once on a port and waits for a client.
     *
     * @param answer what the client gets
     * @return what the client sent
     */
    byte[] listenOnce(int port, byte[] answer) throws InterruptedException;

    /** A name the image has a program of its own for, as {@code psql}; empty where it has none. */
    boolean has(String program);

    /** One process as {@code ps} shows it. */
    record Row(int id, String user, String command) {}
}
