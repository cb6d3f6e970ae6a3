package dev.coxswain.practice.node;

import dev.coxswain.practice.node.files.FileTree;
import dev.coxswain.practice.node.network.Host;
import dev.coxswain.practice.node.shell.Process;
import dev.coxswain.practice.store.Timeline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A process in a container: the main one, in turns on the timeline, or an exec on its own thread.
 */
final class ContainerProcess implements Process {
    private final ContainerRun run;
    private final Timeline timeline;
    private final @Nullable String execCommand;
    private volatile boolean personInterrupted;

    /**
     * @param execCommand what {@code ps} shows for it; null where the container lists it already
     */
    ContainerProcess(ContainerRun run, Timeline timeline, @Nullable String execCommand) {
        this.run = run;
        this.timeline = timeline;
        this.execCommand = execCommand;
    }

    void interruptByPerson() {
        personInterrupted = true;
    }

    @Override
    public FileTree files() {
        return run.files();
    }

    @Override
    public Host network() {
        return run.host();
    }

    @Override
    public Map<String, String> environment() {
        return run.environment();
    }

    @Override
    public String workingDirectory() {
        return run.directory();
    }

    @Override
    public String user() {
        return run.user();
    }

    @Override
    public Instant now() {
        return timeline.instant();
    }

    @Override
    public void sleep(Duration span) throws InterruptedException {
        Coroutine inside = run.coroutine();
        if (inside != null) {
            inside.sleep(span);
            return;
        }
        var over = new CountDownLatch(1);
        try (var _ = timeline.after(span, over::countDown)) {
            over.await();
        }
    }

    @Override
    public List<Row> processes() {
        var rows = new ArrayList<Row>();
        List<ContainerRun> shared = run.neighbours();
        if (shared.isEmpty()) {
            rows.add(new Row(1, run.user(), run.title()));
        } else {
            rows.add(new Row(1, "65535", "/pause"));
            for (int i = 0; i < shared.size(); i++) {
                rows.add(new Row(sharedId(i), shared.get(i).user(), shared.get(i).title()));
            }
        }
        rows.addAll(run.children());
        rows.addAll(run.guests().rows());
        if (execCommand != null) {
            rows.add(new Row(freeId(), run.user(), execCommand));
        }
        return rows;
    }

    /** A new process id, above those of the containers where these share their processes. */
    int freeId() {
        List<ContainerRun> shared = run.neighbours();
        return run.nextId() + (shared.isEmpty() ? 0 : sharedId(shared.size()));
    }

    private static int sharedId(int place) {
        return 7 + 6 * place;
    }

    @Override
    public boolean kill(int process, int signal) {
        if (signal == 0) {
            return processes().stream().anyMatch(row -> row.id() == process);
        }
        List<ContainerRun> shared = run.neighbours();
        for (int i = 0; i < shared.size(); i++) {
            if (process == sharedId(i)) {
                shared.get(i).signal(signal);
                return true;
            }
        }
        if (process == 1) {
            if (shared.isEmpty()) {
                run.signal(signal);
            }
            return true;
        }
        return run.guests().signal(process, signal) || run.killChild(process);
    }

    @Override
    public boolean interrupted() {
        boolean was = personInterrupted;
        personInterrupted = false;
        return was;
    }

    @Override
    public void spawn(Runnable work) {
        run.spawn(work);
    }

    @Override
    public byte[] listenOnce(int port, byte[] answer) throws InterruptedException {
        var got = new AtomicReference<byte[]>(new byte[0]);
        Coroutine inside = run.coroutine();
        var over = new CountDownLatch(1);
        ClusterNetwork.Server server =
                (request, client) -> {
                    got.set(request);
                    if (inside == null) {
                        over.countDown();
                    } else {
                        timeline.soon(inside::resume);
                    }
                    return answer;
                };
        var once = new java.util.concurrent.atomic.AtomicBoolean();
        ClusterNetwork.Server guarded =
                (request, client) -> once.getAndSet(true) ? answer : server.answer(request, client);
        run.listen(port, guarded);
        if (inside == null) {
            over.await();
        } else {
            inside.pause();
        }
        return got.get();
    }

    @Override
    public boolean has(String program) {
        return run.image().has(program);
    }
}
