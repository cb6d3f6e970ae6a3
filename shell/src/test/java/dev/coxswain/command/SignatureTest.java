package dev.coxswain.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What a declaration says of itself. */
class SignatureTest {
    @Test
    void theUsageLineEndsWithTheProgramAndItsWords() {
        Signature signature =
                Signature.of("exec", "Run a program in a container")
                        .argument(Argument.optional("POD"))
                        .argument(Argument.command("COMMAND [ARG…]"))
                        .flag(Flag.bool("quiet"));

        assertThat(signature.usage()).isEqualTo("exec [POD] [flags] [-- COMMAND [ARG…]]");
    }

    @Test
    void theUsageLineOfACommandWithoutFlagsNamesNone() {
        Signature signature = Signature.of("sleep", "Wait").argument(Argument.one("SECONDS"));

        assertThat(signature.flags()).isEqualTo(List.of());
        assertThat(signature.usage()).isEqualTo("sleep SECONDS");
    }
}
