package dev.coxswain.practice.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Blocks of headers as SPDY/3.1 packs them: names and values with their lengths, all blocks of a
 * connection in one zlib stream each way that begins with a known dictionary (draft 3.1, 2.6.10.1).
 */
final class SpdyHeaders implements AutoCloseable {
    private static final int LARGEST = 64 * 1024;
    private static final String WORDS =
            "options head post put delete trace accept accept-charset accept-encoding"
                    + " accept-language accept-ranges age allow authorization cache-control connection"
                    + " content-base content-encoding content-language content-length content-location"
                    + " content-md5 content-range content-type date etag expect expires from host"
                    + " if-match if-modified-since if-none-match if-range if-unmodified-since"
                    + " last-modified location max-forwards pragma proxy-authenticate"
                    + " proxy-authorization range referer retry-after server te trailer"
                    + " transfer-encoding upgrade user-agent vary via warning www-authenticate method"
                    + " get status 200_OK version HTTP/1.1 url public set-cookie keep-alive origin";
    private static final String TAIL =
            "100101201202205206300302303304305306307402405406407408409410411412413414415416417502"
                    + "504505203 Non-Authoritative Information204 No Content301 Moved"
                    + " Permanently400 Bad Request401 Unauthorized403 Forbidden404 Not Found500"
                    + " Internal Server Error501 Not Implemented503 Service UnavailableJan Feb Mar"
                    + " Apr May Jun Jul Aug Sept Oct Nov Dec 00:00:00 Mon, Tue, Wed, Thu, Fri, Sat,"
                    + " Sun, GMTchunked,text/html,image/png,image/jpg,image/gif,application/xml,"
                    + "application/xhtml+xml,text/plain,text/javascript,publicprivatemax-age=gzip,"
                    + "deflate,sdchcharset=utf-8charset=iso-8859-1,utf-,*,enq=0.";

    private final byte[] dictionary = dictionary();
    private final Inflater inflater = new Inflater();
    private final Deflater deflater = new Deflater();

    SpdyHeaders() {
        deflater.setDictionary(dictionary);
    }

    private static byte[] dictionary() {
        var bytes = new ByteArrayOutputStream();
        for (String each : WORDS.split(" ")) {
            byte[] word = each.replace('_', ' ').getBytes(StandardCharsets.US_ASCII);
            bytes.writeBytes(ByteBuffer.allocate(4).putInt(word.length).array());
            bytes.writeBytes(word);
        }
        bytes.writeBytes(TAIL.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    /**
     * Unpacks the next block; names are in lower case.
     *
     * @throws IOException where it is no such block
     */
    Map<String, String> read(byte[] packed) throws IOException {
        ByteBuffer block = ByteBuffer.wrap(inflate(packed));
        Map<String, String> headers = new LinkedHashMap<>();
        try {
            int count = block.getInt();
            for (int index = 0; index < count; index++) {
                String name = text(block).toLowerCase(Locale.ROOT);
                headers.put(name, text(block));
            }
        } catch (RuntimeException e) {
            throw new IOException("a broken block of headers", e);
        }
        return headers;
    }

    private static String text(ByteBuffer block) {
        byte[] bytes = new byte[Math.min(block.getInt(), LARGEST)];
        block.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] inflate(byte[] packed) throws IOException {
        inflater.setInput(packed);
        var plain = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        try {
            int count = inflater.inflate(buffer);
            if (count == 0 && inflater.needsDictionary()) {
                inflater.setDictionary(dictionary);
                count = inflater.inflate(buffer);
            }
            while (count > 0 && plain.size() <= LARGEST) {
                plain.write(buffer, 0, count);
                count = inflater.inflate(buffer);
            }
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new IOException("a broken block of headers", e);
        }
        return plain.toByteArray();
    }

    /** Packs a block without headers. */
    byte[] none() {
        deflater.setInput(new byte[4]);
        byte[] buffer = new byte[256];
        int count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        return java.util.Arrays.copyOf(buffer, count);
    }

    @Override
    public void close() {
        inflater.end();
        deflater.end();
    }
}
