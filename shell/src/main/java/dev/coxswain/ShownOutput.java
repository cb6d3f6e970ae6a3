package dev.coxswain;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Output to a terminal in which nothing that came from a cluster can command the terminal: colours
 * pass, every other control sequence is shown instead of obeyed, as {@code ^[}.
 */
final class ShownOutput extends FilterOutputStream {
    private static final int ESCAPE = 0x1b;
    private static final int DELETE = 0x7f;

    /** The first byte of two that are a control character in UTF-8. */
    private static final int C1_LEAD = 0xc2;

    private static final int LONGEST_COLOUR = 40;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    ShownOutput(OutputStream screen) {
        super(screen);
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        ByteArrayOutputStream shown = new ByteArrayOutputStream(length);
        for (int i = from; i < from + length; i++) {
            take(bytes[i] & 0xff, shown);
        }
        out.write(shown.toByteArray());
    }

    private void take(int b, ByteArrayOutputStream shown) {
        if (pending.size() == 0) {
            start(b, shown);
            return;
        }
        byte[] begun = pending.toByteArray();
        pending.reset();
        if ((begun[0] & 0xff) == C1_LEAD) {
            boolean control = b >= 0x80 && b < 0xa0;
            shown.write(control ? '?' : C1_LEAD);
            if (!control) {
                start(b, shown);
            }
        } else if (isColour(begun, b)) {
            pending.writeBytes(begun);
            pending.write(b);
            if (b == 'm') {
                shown.writeBytes(pending.toByteArray());
                pending.reset();
            }
        } else {
            caret(ESCAPE, shown);
            shown.write(begun, 1, begun.length - 1);
            start(b, shown);
        }
    }

    /** Whether a byte goes on with an escape sequence that can only be a colour's. */
    private static boolean isColour(byte[] begun, int b) {
        if (begun.length == 1) {
            return b == '[';
        }
        return begun.length < LONGEST_COLOUR
                && ((b >= '0' && b <= '9') || b == ';' || b == ':' || b == 'm');
    }

    private void start(int b, ByteArrayOutputStream shown) {
        if (b == ESCAPE || b == C1_LEAD) {
            pending.write(b);
        } else if ((b < ' ' && b != '\n' && b != '\t' && b != '\r') || b == DELETE) {
            caret(b, shown);
        } else {
            shown.write(b);
        }
    }

    private static void caret(int b, ByteArrayOutputStream shown) {
        shown.write('^');
        shown.write(b ^ 0x40);
    }
}
