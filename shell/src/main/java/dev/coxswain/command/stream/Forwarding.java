package dev.coxswain.command.stream;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.stream.PortTunnel;
import dev.coxswain.cluster.stream.QueuedOutput;
import dev.coxswain.command.Invocation;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Local listeners whose connections are each led to a pod, until closed or cancelled. */
final class Forwarding {
    private static final String LOCALHOST = "localhost";

    private final Cluster cluster;
    private final Invocation invocation;
    private final ResourceRef pod;
    private final Cancellation cancellation = new Cancellation();
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final QueuedOutput queue = new QueuedOutput(cancellation);

    Forwarding(Invocation invocation, ResourceRef pod) {
        this.cluster = invocation.cluster();
        this.invocation = invocation;
        this.pod = pod;
    }

    /** Listens and gives what is to be said about it, as text that goes on until cancelled. */
    Result listen(List<String> addresses, List<PortPair> pairs) {
        Cancellation.Registration following = cancellation.follow(invocation.cancellation());
        boolean any = false;
        try {
            for (PortPair pair : pairs) {
                any |= listen(addresses, pair);
            }
        } catch (RuntimeException e) {
            cancellation.cancel();
            throw e;
        }
        if (!any) {
            throw FailureException.plain(
                    "unable to listen on any of the requested ports: " + goText(pairs));
        }
        return new Lines(
                new UntilCancelled(
                        queue.input(
                                () -> {
                                    following.close();
                                    cancellation.cancel();
                                })),
                () -> Outcome.of(List.copyOf(failures)));
    }

    private static String goText(List<PortPair> pairs) {
        List<String> shown = new ArrayList<>();
        pairs.forEach(pair -> shown.add("{" + pair.local() + " " + pair.remote() + "}"));
        return "[" + String.join(" ", shown) + "]";
    }

    /** Listens for one pair at all addresses; of localhost's two, one is enough. */
    private boolean listen(List<String> addresses, PortPair pair) {
        List<String> wrong = new ArrayList<>();
        int local = pair.local();
        boolean any = false;
        for (List<String> hosts : hosts(addresses)) {
            List<String> failed = new ArrayList<>();
            for (String host : hosts) {
                try {
                    local = bind(host, local, pair.remote());
                } catch (IOException e) {
                    failed.add(words(host, local, e));
                }
            }
            any |= failed.size() < hosts.size();
            if (failed.size() == hosts.size()) {
                wrong.addAll(failed);
            }
        }
        if (!wrong.isEmpty()) {
            invocation
                    .notices()
                    .line(
                            "Unable to listen on port "
                                    + pair.local()
                                    + ": Listeners failed to create with the following errors: ["
                                    + String.join(" ", wrong)
                                    + "]");
        }
        return any && wrong.isEmpty();
    }

    /** The hosts of each address; none twice. */
    private static List<List<String>> hosts(List<String> addresses) {
        Set<List<String>> hosts = new LinkedHashSet<>();
        for (String each : addresses) {
            hosts.add(each.equals(LOCALHOST) ? List.of("127.0.0.1", "::1") : List.of(each));
        }
        if (addresses.contains(LOCALHOST)) {
            hosts.remove(List.of("127.0.0.1"));
            hosts.remove(List.of("::1"));
        }
        return List.copyOf(hosts);
    }

    private static String words(String host, int port, IOException e) {
        boolean six = host.contains(":");
        String reason = String.valueOf(e.getMessage());
        if (reason.startsWith("Address already in use")) {
            reason = "bind: address already in use";
        } else if (reason.startsWith("Cannot assign requested address")) {
            reason = "bind: cannot assign requested address";
        } else if (reason.startsWith("Permission denied")) {
            reason = "bind: permission denied";
        }
        return "unable to create listener: Error listen tcp"
                + (six ? "6 [" + host + "]" : "4 " + host)
                + ":"
                + port
                + ": "
                + reason;
    }

    private int bind(String host, int local, int remote) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        ServerSocket server = new ServerSocket(local, 128, address);
        cancellation.onCancel(() -> close(server));
        int port = server.getLocalPort();
        String shown = address instanceof Inet6Address ? "[" + host + "]" : host;
        say("Forwarding from " + shown + ":" + port + " -> " + remote);
        Thread.ofVirtual().name("listen-" + port).start(() -> accept(server, remote));
        return port;
    }

    private void accept(ServerSocket server, int remote) {
        while (!server.isClosed()) {
            try {
                Socket local = server.accept();
                say("Handling connection for " + server.getLocalPort());
                Thread.ofVirtual()
                        .name("forward-" + remote)
                        .start(() -> carry(local, server.getLocalPort(), remote));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    invocation.notices().line("error: " + e.getMessage());
                    // A full table of open files passes; a tight loop would only make it worse.
                    Waiting.pause(java.time.Duration.ofMillis(200), cancellation);
                }
            }
        }
    }

    private void carry(Socket local, int port, int remote) {
        Cancellation.Registration ending = cancellation.onCancel(() -> close(local));
        try (ending) {
            String wrong = PortTunnel.carry(cluster, pod.path(), remote, local, cancellation);
            if (!wrong.isEmpty()) {
                complain(port, remote, wrong);
                lose();
            }
        } catch (CancelledException _) {
            // The person ended it.
        } catch (IOException e) {
            complain(port, remote, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            complain(port, remote, FailureReport.of(e).lines().getFirst());
            lose();
        }
    }

    /** Ends all forwarding, as kubectl does once the pod refuses a connection. */
    private void lose() {
        if (!cancellation.isCancelled()) {
            failures.add(new Failure.Plain("lost connection to pod", null));
            queue.end();
        }
    }

    private void complain(int port, int remote, String what) {
        if (!cancellation.isCancelled()) {
            invocation
                    .notices()
                    .line(
                            "error: an error occurred forwarding "
                                    + port
                                    + " -> "
                                    + remote
                                    + ": "
                                    + what.strip());
        }
    }

    private void say(String line) {
        queue.put((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception _) {
            // It is closed or was never open.
        }
    }
}
