package dev.coxswain.cluster.transport;

import dev.coxswain.cluster.config.Connection;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * The proxy on the way to a server: the kubeconfig's, else the environment's by the rules of Go
 * (net/http ProxyFromEnvironment).
 */
final class Proxies implements AutoCloseable {
    private final Connection connection;
    private final Map<String, String> environment;
    private @Nullable ProxyBridge bridge;

    Proxies(Connection connection, Map<String, String> environment) {
        this.connection = connection;
        this.environment = environment;
    }

    /** The selector to use, or null for no proxy. */
    synchronized @Nullable ProxySelector selector() {
        URI proxy = proxy();
        if (proxy == null) {
            return null;
        }
        boolean plain = "http".equals(proxy.getScheme()) && proxy.getUserInfo() == null;
        if (plain) {
            int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
            return ProxySelector.of(InetSocketAddress.createUnresolved(proxy.getHost(), port));
        }
        // java.net.http speaks neither TLS nor SOCKS to proxies, and hides passwords from CONNECT.
        if (bridge == null) {
            bridge = ProxyBridge.open(proxy);
        }
        return ProxySelector.of(bridge.address());
    }

    @Nullable URI proxy() {
        if (connection.proxy() != null) {
            return connection.proxy();
        }
        URI server = connection.server();
        String text = variable(server.getScheme() + "_proxy");
        if (text.isEmpty() || excluded(server)) {
            return null;
        }
        try {
            URI proxy = URI.create(text.contains("://") ? text : "http://" + text);
            return proxy.getHost() == null ? null : proxy;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private String variable(String name) {
        String upper = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
        return upper.isEmpty() ? environment.getOrDefault(name, "") : upper;
    }

    /** Loopback servers and those of NO_PROXY: names, suffixes, addresses, ranges, {@code *}. */
    private boolean excluded(URI server) {
        String host = server.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        if (host.equals("localhost") || (isAddress(host) && address(host).isLoopbackAddress())) {
            return true;
        }
        for (String each : variable("no_proxy").split(",")) {
            String rule = each.strip().toLowerCase(Locale.ROOT);
            if (!rule.isEmpty() && matches(rule, host, server.getPort())) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String rule, String host, int port) {
        if (rule.equals("*")) {
            return true;
        }
        int slash = rule.indexOf('/');
        if (slash > 0) {
            return isAddress(host) && isAddress(rule.substring(0, slash)) && inRange(rule, host);
        }
        String name = rule;
        int colon = rule.lastIndexOf(':');
        if (colon > 0 && rule.indexOf(':') == colon) {
            if (!rule.substring(colon + 1).equals(String.valueOf(port))) {
                return false;
            }
            name = rule.substring(0, colon);
        }
        if (name.startsWith("*.")) {
            name = name.substring(1);
        }
        return name.startsWith(".")
                ? host.endsWith(name)
                : host.equals(name) || host.endsWith("." + name);
    }

    private static boolean inRange(String range, String host) {
        int slash = range.indexOf('/');
        byte[] base = address(range.substring(0, slash)).getAddress();
        byte[] given = address(host).getAddress();
        String length = range.substring(slash + 1);
        if (base.length != given.length || !length.matches("\\d{1,3}")) {
            return false;
        }
        int bits = Integer.parseInt(length);
        for (int bit = 0; bit < Math.min(bits, base.length * 8); bit++) {
            int mask = 0x80 >> bit % 8;
            if ((base[bit / 8] & mask) != (given[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAddress(String host) {
        return host.matches("\\d+\\.\\d+\\.\\d+\\.\\d+") || host.contains(":");
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    @Override
    public synchronized void close() {
        if (bridge != null) {
            bridge.close();
        }
    }
}
