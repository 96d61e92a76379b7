package org.maillon.messages;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that send at once what they are given. A message ends with a few bytes of its own; held back until the bytes before
 * them are acknowledged (RFC 896), they would wait some forty milliseconds for each message.
 */
final class PromptSockets extends SocketFactory {
    private final SocketFactory usual = SocketFactory.getDefault();

    @Override
    public Socket createSocket() throws IOException {
        return prompt(usual.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prompt(usual.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return prompt(usual.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prompt(usual.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return prompt(usual.createSocket(host, port, from, fromPort));
    }

    private static Socket prompt(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
