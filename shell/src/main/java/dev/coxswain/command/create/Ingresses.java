package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.Tree;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code create ingress}. */
final class Ingresses {
    private static final Pattern RULE =
            Pattern.compile(
                    "(?<host>[\\w*\\-.]*)(?<path>/.*)=(?<service>[\\w-]+):(?<port>[\\w-]+)"
                            + "(,(?<tls>tls)=?(?<secret>[\\w-]+)?)?");
    private static final Flag<String> CLASS =
            Flag.text("class").placeholder("NAME").help("The ingress class that serves it");
    private static final Flag<List<String>> RULES =
            Flag.repeated("rule")
                    .placeholder("HOST/PATH=SERVICE:PORT[,tls[=SECRET]]")
                    .help("Where requests go; a path that ends in * stands for all below it");
    private static final Flag<String> DEFAULT =
            Flag.text("default-backend")
                    .placeholder("SERVICE:PORT")
                    .help("Where all other requests go");
    private static final Flag<List<String>> ANNOTATIONS =
            Flag.repeated("annotation").placeholder("KEY=VALUE").help("An annotation");

    private Ingresses() {}

    static Command command() {
        return new Generator(
                Signature.of("create ingress", "Create an ingress")
                        .alias("create ing")
                        .flag(CLASS, RULES, DEFAULT, ANNOTATIONS)
                        .example(
                                "create ingress web --rule=web.example.com/*=web:80",
                                "Requests for a host go to a service"),
                "failed to create ingress: ",
                List.of(),
                Ingresses::ingress);
    }

    private static ObjectNode ingress(Invocation invocation, String name) {
        List<Matcher> rules = rules(invocation);
        String fallback = invocation.get(DEFAULT);
        ObjectNode annotations = Json.object();
        for (String each : invocation.get(ANNOTATIONS)) {
            int equals = each.indexOf('=');
            if (equals < 0) {
                throw FailureException.plain(
                        "annotation " + each + " is invalid and should be in format key=[value]");
            }
            annotations.put(each.substring(0, equals), each.substring(equals + 1));
        }
        String served = invocation.get(CLASS);
        return Tree.object(
                "kind", "Ingress",
                "apiVersion", "networking.k8s.io/v1",
                "metadata",
                        Tree.object(
                                "name",
                                name,
                                "annotations",
                                annotations.isEmpty() ? null : annotations),
                "spec",
                        Tree.object(
                                "ingressClassName", served.isEmpty() ? null : served,
                                "defaultBackend", fallback(fallback),
                                "tls", Tree.arrayOrNull(tls(rules)),
                                "rules", Tree.arrayOrNull(hosts(rules))),
                "status", Tree.object("loadBalancer", Tree.object()));
    }

    private static List<Matcher> rules(Invocation invocation) {
        List<String> texts = invocation.get(RULES);
        String fallback = invocation.get(DEFAULT);
        if (texts.isEmpty() && fallback.isEmpty()) {
            throw FailureException.plain(
                    "not enough information provided: every ingress has to either specify a"
                            + " default-backend (which catches all traffic) or a list of rules"
                            + " (which catch specific paths)");
        }
        List<Matcher> rules = new ArrayList<>();
        for (String text : texts) {
            Matcher rule = RULE.matcher(text);
            if (!rule.matches()) {
                throw FailureException.plain(
                        "rule "
                                + text
                                + " is invalid and should be in format"
                                + " host/path=svcname:svcport[,tls[=secret]]");
            }
            rules.add(rule);
        }
        if (!fallback.isEmpty() && fallback.split(":", -1).length != 2) {
            throw FailureException.plain(
                    "default-backend should be in format servicename:serviceport");
        }
        return rules;
    }

    private static @Nullable ObjectNode fallback(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.split(":", -1);
        return backend(parts[0], parts[1]);
    }

    private static ObjectNode backend(String service, String port) {
        ObjectNode number =
                port.matches("\\d{1,9}")
                        ? Tree.object("number", Long.parseLong(port))
                        : Tree.object("name", port);
        return Tree.object("service", Tree.object("name", service, "port", number));
    }

    private static List<ObjectNode> hosts(List<Matcher> rules) {
        Map<String, List<ObjectNode>> paths = new LinkedHashMap<>();
        for (Matcher rule : rules) {
            String path = rule.group("path");
            boolean prefix = path.endsWith("*");
            paths.computeIfAbsent(rule.group("host"), _ -> new ArrayList<>())
                    .add(
                            Tree.object(
                                    "path",
                                    prefix ? path.substring(0, path.length() - 1) : path,
                                    "pathType",
                                    prefix ? "Prefix" : "Exact",
                                    "backend",
                                    backend(rule.group("service"), rule.group("port"))));
        }
        List<ObjectNode> hosts = new ArrayList<>();
        paths.forEach(
                (host, each) ->
                        hosts.add(
                                Tree.object(
                                        "host",
                                        host.isEmpty() ? null : host,
                                        "http",
                                        Tree.object("paths", each))));
        return hosts;
    }

    private static List<ObjectNode> tls(List<Matcher> rules) {
        Map<String, List<String>> hosts = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Matcher rule : rules) {
            if (rule.group("tls") == null || !seen.add(rule.group("host"))) {
                continue;
            }
            String secret = rule.group("secret") == null ? "" : rule.group("secret");
            List<String> known = hosts.computeIfAbsent(secret, _ -> new ArrayList<>());
            if (!rule.group("host").isEmpty()) {
                known.add(rule.group("host"));
            }
        }
        List<ObjectNode> tls = new ArrayList<>();
        hosts.forEach(
                (secret, each) ->
                        tls.add(
                                Tree.object(
                                        "hosts",
                                        Tree.arrayOrNull(each),
                                        "secretName",
                                        secret.isEmpty() ? null : secret)));
        return tls;
    }
}
