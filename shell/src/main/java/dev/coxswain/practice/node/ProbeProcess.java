package dev.coxswain.practice.node;

import dev.coxswain.practice.node.files.FileTree;
import dev.coxswain.practice.node.network.Host;
import dev.coxswain.practice.node.shell.Process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A probe's command: it runs on the timeline itself, so what waits has timed out. */
record ProbeProcess(Process inner) implements Process {
    @Override
    public FileTree files() {
        return inner.files();
    }

    @Override
    public Host network() {
        return inner.network();
    }

    @Override
    public Map<String, String> environment() {
        return inner.environment();
    }

    @Override
    public String workingDirectory() {
        return inner.workingDirectory();
    }

    @Override
    public String user() {
        return inner.user();
    }

    @Override
    public Instant now() {
        return inner.now();
    }

    @Override
    public void sleep(Duration span) throws InterruptedException {
        if (span.compareTo(Duration.ofSeconds(1)) >= 0) {
            throw new InterruptedException();
        }
    }

    @Override
    public List<Row> processes() {
        return inner.processes();
    }

    @Override
    public boolean kill(int process, int signal) {
        return inner.kill(process, signal);
    }

    @Override
    public boolean interrupted() {
        return false;
    }

    @Override
    public void spawn(Runnable work) {
        inner.spawn(work);
    }

    @Override
    public byte[] listenOnce(int port, byte[] answer) throws InterruptedException {
        throw new InterruptedException();
    }

    @Override
    public boolean has(String program) {
        return inner.has(program);
    }
}
