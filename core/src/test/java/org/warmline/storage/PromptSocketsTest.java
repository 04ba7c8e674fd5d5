package org.warmline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.warmline.storage.PromptSockets.PromptStream;

class PromptSocketsTest {
    private final byte[] read = new byte[10];

    @Test
    void looksWithoutWaiting() throws IOException {
        try (Socket socket = new PromptSockets().createSocket();
                InputStream silent = new PromptStream(new Silent(), socket)) {
            socket.setSoTimeout(1);

            assertThatThrownBy(() -> silent.read(read, 0, 10)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void getsWhatIsThereWhenItLooks() throws IOException {
        try (Socket socket = new PromptSockets().createSocket();
                InputStream said = new PromptStream(new ByteArrayInputStream(new byte[] {1, 2, 3}), socket)) {
            socket.setSoTimeout(1);

            assertThat(said.read(read, 0, 10)).isEqualTo(3);
        }
    }

    @Test
    void waitsAsLongAsItIsTold() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new PromptSockets().createSocket(server.getInetAddress(), server.getLocalPort());
                Socket other = server.accept()) {
            client.setSoTimeout(60_000);
            Thread.ofVirtual().start(() -> {
                try {
                    other.getOutputStream().write(7);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(client.getInputStream().read(read, 0, 10)).isOne();
        }
    }

    /** Reading from it would have taken as long as the timeout. */
    private static final class Silent extends InputStream {
        @Override
        public int read() {
            throw new AssertionError("waited");
        }
    }
}
