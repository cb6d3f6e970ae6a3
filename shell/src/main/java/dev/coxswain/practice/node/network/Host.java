package dev.coxswain.practice.node.network;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The practice cluster's network as one pod sees it. */
public interface Host {
    /** The pod's own address; empty before it has one. */
    String address();

    String name();

    /** The addresses of a name, as the cluster's DNS answers; empty for none. */
    List<String> lookup(String name);

    /** The whole name a short one was found under; the name itself where it is none. */
    String canonical(String name);

    /** The name outside that a whole service name stands for; empty where it stands for none. */
    String alias(String name);

    /** Whether something answers a ping at the address. */
    boolean reachable(String address);

    /**
     * Sends a whole HTTP request.
     *
     * @param address an address, not a name
     * @return the whole answer; empty where nothing answers in time
     * @throws IOException connection refused
     */
    Optional<byte[]> exchange(String address, int port, byte[] request, Duration patience)
            throws IOException;
}
