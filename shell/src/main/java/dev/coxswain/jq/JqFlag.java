package dev.coxswain.jq;

import org.jspecify.annotations.Nullable;

/**
 * A switch of jq's command line, one without a value: its letter, or {@code 0}, and its long name.
 */
enum JqFlag {
    NULL_INPUT('n', "null-input"),
    RAW_INPUT('R', "raw-input"),
    SLURP('s', "slurp"),
    COMPACT('c', "compact-output"),
    RAW('r', "raw-output"),
    RAW0('\0', "raw-output0"),
    JOIN('j', "join-output"),
    ASCII('a', "ascii-output"),
    SORT('S', "sort-keys"),
    COLOR('C', "color-output"),
    MONOCHROME('M', "monochrome-output"),
    TAB('\0', "tab"),
    UNBUFFERED('\0', "unbuffered"),
    STREAM('\0', "stream"),
    STREAM_ERRORS('\0', "stream-errors"),
    SEQ('\0', "seq"),
    FROM_FILE('f', "from-file"),
    EXIT_STATUS('e', "exit-status"),
    HELP('h', "help"),
    VERSION('V', "version"),
    BUILD('\0', "build-configuration");

    private final char letter;
    private final String name;

    JqFlag(char letter, String name) {
        this.letter = letter;
        this.name = name;
    }

    static @Nullable JqFlag of(char letter) {
        for (JqFlag flag : values()) {
            if (flag.letter == letter) {
                return flag;
            }
        }
        return null;
    }

    static @Nullable JqFlag of(String name) {
        for (JqFlag flag : values()) {
            if (flag.name.equals(name)) {
                return flag;
            }
        }
        return null;
    }

    /** Whether it answers by itself, whatever follows it. */
    boolean informs() {
        return this == HELP || this == VERSION || this == BUILD;
    }
}
