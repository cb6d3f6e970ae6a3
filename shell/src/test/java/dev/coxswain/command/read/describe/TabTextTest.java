package dev.coxswain.command.read.describe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Columns as Go aligns them. */
class TabTextTest {
    @Test
    void aColumnEndsWhereALineLacksIt() {
        assertThat(TabText.align("a\tb\tc\nlong\tx\n\none\ttwo\n"))
                .isEqualTo("a     b  c\nlong  x\n\none  two\n");
    }

    @Test
    void formFeedsEndLinesAndVerticalTabsCells() {
        assertThat(TabText.align("a\u000bb\flong\tc\n")).isEqualTo("a  b\nlong  c\n");
        assertThat(TabText.align("a\n\fb\n")).isEqualTo("a\n\nb\n");
    }

    @Test
    void aLineMayHaveAnyNumberOfTabs() {
        assertThat(TabText.align("x\t".repeat(100_000) + "y\n"))
                .isEqualTo("x  ".repeat(100_000) + "y\n");
    }
}
