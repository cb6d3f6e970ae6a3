package dev.coxswain.practice.http;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Bytes from one thread to another; who adds waits while too many are unread. */
final class ByteQueue extends InputStream {
    private static final int MOST = 1 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int at;
    private int size;
    private boolean ended;
    private boolean closed;

    void add(byte[] bytes) throws InterruptedException {
        lock.lock();
        try {
            while (size > MOST && !closed) {
                changed.await();
            }
            if (!closed && !ended && bytes.length > 0) {
                waiting.add(bytes);
                size += bytes.length;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** No more will be added. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws InterruptedIOException {
        lock.lock();
        try {
            while (waiting.isEmpty()) {
                if (ended || closed) {
                    return -1;
                }
                changed.await();
            }
            byte[] first = waiting.getFirst();
            int taken = Math.min(count, first.length - at);
            System.arraycopy(first, at, into, from, taken);
            at += taken;
            size -= taken;
            if (at == first.length) {
                waiting.removeFirst();
                at = 0;
            }
            changed.signalAll();
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            size = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
