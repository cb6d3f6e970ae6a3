package dev.coxswain.practice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.HexFormat;

/** Blocks of headers as SPDY packs them. */
class SpdyHeadersTest {
    @Test
    void anEmptyBlockNamesTheKnownDictionary() throws IOException {
        try (var headers = new SpdyHeaders();
                var reader = new SpdyHeaders()) {
            byte[] block = headers.none();
            assertThat(HexFormat.of().formatHex(block, 2, 6)).isEqualTo("e3c6a7c2");
            assertThat(reader.read(block)).isEmpty();
            assertThat(reader.read(headers.none())).isEmpty();
        }
    }

    @Test
    void whatIsNoBlockIsRefused() {
        try (var headers = new SpdyHeaders()) {
            assertThatThrownBy(() -> headers.read(new byte[] {1, 2, 3, 4}))
                    .isInstanceOf(IOException.class);
        }
    }
}
