package org.warmline.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.SocketFactory;

/**
 * Sockets that do not wait for a single millisecond: a read with so short a timeout gets what is there, or the timeout at once. With one,
 * PostgreSQL's driver looks whether more notifications have come, and keeps those it has to itself meanwhile.
 *
 * <p>Public because the driver makes it by its name.
 */
public final class PromptSockets extends SocketFactory {
    @Override
    public Socket createSocket() {
        return new PromptSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new PromptSocket(), host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress here, int herePort) throws IOException {
        Socket socket = new PromptSocket();
        socket.bind(new InetSocketAddress(here, herePort));
        return connected(socket, host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress here, int herePort) throws IOException {
        return createSocket(host.getHostAddress(), port, here, herePort);
    }

    private static Socket connected(Socket socket, String host, int port) throws IOException {
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private static final class PromptSocket extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new PromptStream(super.getInputStream(), this);
        }
    }

    static final class PromptStream extends FilterInputStream {
        private static final int A_LOOK_MILLIS = 1;

        private final Socket socket;

        PromptStream(InputStream arriving, Socket socket) {
            super(arriving);
            this.socket = socket;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (socket.getSoTimeout() == A_LOOK_MILLIS && available() == 0) {
                throw new SocketTimeoutException("Nothing is there.");
            }
            return super.read(into, offset, length);
        }
    }
}
