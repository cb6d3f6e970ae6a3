package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.network.Host;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code nslookup ping nc redis-cli} over the practice cluster's network. */
final class NetworkApplets {
    private NetworkApplets() {}

    static void register(Map<String, Call.Applet> all) {
        all.put("nslookup", NetworkApplets::nslookup);
        all.put("ping", NetworkApplets::ping);
        all.put("nc", NetworkApplets::nc);
        all.put("redis-cli", call -> redis(call));
        all.put("psql", Psql::run);
    }

    private static int nslookup(Call call) {
        String name = call.operands().isEmpty() ? "" : call.operands().getFirst();
        Host host = call.process().network();
        call.streams().print("Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n");
        List<String> found = host.lookup(name);
        if (found.isEmpty()) {
            call.streams().print("** server can't find " + name + ": NXDOMAIN\n\n");
            return 1;
        }
        String whole = host.canonical(name);
        String alias = host.alias(whole);
        if (!alias.isEmpty()) {
            call.streams().print(whole + "\tcanonical name = " + alias + "\n");
        }
        for (String address : found) {
            String answered = alias.isEmpty() ? whole : alias;
            call.streams().print("Name:\t" + answered + "\nAddress: " + address + "\n");
        }
        call.streams().print("\n");
        return 0;
    }

    static @Nullable String address(Host host, String name) {
        return host.lookup(name).stream().findFirst().orElse(null);
    }

    private static int ping(Call call) throws InterruptedException {
        int count = Integer.MAX_VALUE;
        String target = "";
        List<String> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("-c") && i + 1 < words.size()) {
                count = Integer.parseInt(words.get(++i));
            } else if (words.get(i).matches("-[wWi]")) {
                i++;
            } else {
                target = words.get(i);
            }
        }
        String address = address(call.process().network(), target);
        if (address == null) {
            return call.fail("bad address '" + target + "'");
        }
        call.streams().print("PING " + target + " (" + address + "): 56 data bytes\n");
        int received = echoes(call, address, count);
        call.streams()
                .print(
                        "\n--- %s ping statistics ---\n%d packets transmitted, %d packets received, %d%% packet loss\n"
                                .formatted(
                                        target,
                                        count,
                                        received,
                                        (count - received) * 100L / Math.max(1, count)));
        if (received > 0) {
            call.streams().print("round-trip min/avg/max = 0.060/0.070/0.089 ms\n");
        }
        return received > 0 ? 0 : 1;
    }

    private static int echoes(Call call, String address, int count) throws InterruptedException {
        int received = 0;
        for (int sent = 0; sent < count; sent++) {
            if (sent > 0) {
                call.process().sleep(Duration.ofSeconds(1));
            }
            if (call.process().network().reachable(address)) {
                received++;
                call.streams()
                        .print(
                                String.format(
                                        Locale.ROOT,
                                        "64 bytes from %s: seq=%d ttl=64 time=0.0%d ms%n",
                                        address,
                                        sent,
                                        60 + sent % 30));
            }
        }
        return received;
    }

    private static int nc(Call call) throws IOException, InterruptedException {
        List<String> words = call.arguments();
        int port = -1;
        var operands = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            boolean more = i + 1 < words.size();
            if (more && words.get(i).matches("-l?p")) {
                port = Integer.parseInt(words.get(++i));
            } else if (more && words.get(i).equals("-w")) {
                i++;
            } else if (!words.get(i).startsWith("-")) {
                operands.add(words.get(i));
            }
        }
        if (call.flag('l')) {
            boolean last = port < 0 && !operands.isEmpty();
            int listen = last ? Integer.parseInt(operands.getLast()) : port;
            byte[] answer = call.streams().in().readAllBytes();
            call.streams().print(call.process().listenOnce(listen, answer));
            return 0;
        }
        if (operands.size() < 2) {
            return call.fail("missing operand");
        }
        return send(call, operands.getFirst(), Integer.parseInt(operands.get(1)));
    }

    private static int send(Call call, String target, int port) throws IOException {
        boolean probe = call.flag('z');
        String address = address(call.process().network(), target);
        if (address == null) {
            return call.fail("bad address '" + target + "'");
        }
        byte[] sent = probe ? new byte[0] : call.streams().in().readAllBytes();
        try {
            Optional<byte[]> answer =
                    call.process().network().exchange(address, port, sent, Duration.ofSeconds(5));
            if (answer.isPresent() && !probe) {
                call.streams().print(answer.get());
            }
            return answer.isPresent() ? 0 : 1;
        } catch (IOException e) {
            return probe
                    ? 1
                    : call.fail(
                            "can't connect to remote host (" + address + "): " + e.getMessage());
        }
    }

    private static int redis(Call call) throws IOException {
        String asked = String.join(" ", call.operands()).toLowerCase(Locale.ROOT);
        boolean known = asked.equals("ping");
        if (known) {
            call.streams().print("PONG\n");
            return 0;
        }
        call.streams()
                .print(
                        new String("(error) ERR unknown command '" + asked + "'\n")
                                .getBytes(StandardCharsets.UTF_8));
        return 0;
    }
}
