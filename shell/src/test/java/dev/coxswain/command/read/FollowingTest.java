package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Watches that a server ends, refuses or garbles. */
class FollowingTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String FROM_LIST =
            PODS + "?resourceVersion=7&allowWatchBookmarks=true&watch=true";
    private static final String ANEW = PODS + "?allowWatchBookmarks=true&watch=true";
    private static final String EXPIRED =
            """
            {"type":"ERROR","object":{"kind":"Status","status":"Failure","reason":"Expired",\
            "message":"too old resource version: 7 (99)","code":410}}
            """;

    private final FakeCluster cluster =
            new FakeCluster()
                    .answer(
                            PODS,
                            "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"7\"},\"items\":["
                                    + pod("a", 5)
                                    + "]}");

    private static String pod(String name, int version) {
        return "{\"metadata\":{\"name\":\"%s\",\"resourceVersion\":\"%d\"}}"
                .formatted(name, version);
    }

    private static String change(String kind, String object) {
        return "{\"type\":\"" + kind + "\",\"object\":" + object + "}\n";
    }

    private String watch() {
        return Typed.at(
                cluster,
                new Get((url, work) -> new byte[0]),
                "pods",
                "-w",
                "-o",
                "jsonpath={.metadata.name} ");
    }

    private List<String> watches() {
        return cluster.requests.stream().filter(each -> each.contains("watch=")).toList();
    }

    @Test
    void goesOnFromTheLastChangeOrBookmark() {
        cluster.answer(FROM_LIST, change("ADDED", pod("b", 8)) + change("BOOKMARK", pod("", 20)))
                .answer(
                        PODS + "?resourceVersion=20&allowWatchBookmarks=true&watch=true",
                        change("DELETED", pod("a", 21)))
                .answer(PODS + "?resourceVersion=21&allowWatchBookmarks=true&watch=true", "");
        assertThat(watch()).isEqualTo("a b a ");
    }

    @Test
    void whereItsVersionIsTooOldEverythingComesOnceMore() {
        cluster.answer(FROM_LIST, EXPIRED)
                .answer(ANEW, change("ADDED", pod("a", 98)) + change("ADDED", pod("c", 99)))
                .answer(PODS + "?resourceVersion=99&allowWatchBookmarks=true&watch=true", "");
        assertThat(watch()).isEqualTo("a a c ");
        assertThat(watches()).startsWith("GET " + FROM_LIST, "GET " + ANEW);
    }

    @Test
    void withoutAVersionTheRefusalIsTold() {
        cluster.answer(FROM_LIST, EXPIRED).answer(ANEW, EXPIRED);
        assertThat(watch())
                .isEqualTo(
                        "a ! Error from server (Expired): too old resource version: 7 (99)\n[1]\n");
    }

    @Test
    void whatIsNoChangeIsNamed() {
        cluster.answer(FROM_LIST, change("ADDED", pod("b", 8)) + "abc{");
        assertThat(watch())
                .isEqualTo(
                        "a b ! error: unable to decode an event from the watch stream: the server's"
                                + " answer is not JSON: invalid character 'a'\n[1]\n");
        cluster.answer(FROM_LIST, change("RENAMED", pod("b", 8)));
        assertThat(watch())
                .isEqualTo(
                        "a ! error: unable to decode an event from the watch stream: got invalid"
                                + " watch event type: RENAMED\n[1]\n");
    }
}
