package io.jenkins.plugins.slipway.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port of loopback that leads to another one, until the line is cut: then connections break and new ones are refused. */
public final class LoopbackLine implements AutoCloseable {
    private final int target;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket listening;

    /** @param target a port of loopback */
    public LoopbackLine(int target) {
        this.target = target;
        listen(0);
        this.port = listening.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** Until {@link #mend}. */
    public synchronized void cut() {
        close(listening);
        ends.forEach(LoopbackLine::close);
        ends.clear();
    }

    public synchronized void mend() {
        listen(port);
    }

    @Override
    public void close() {
        cut();
    }

    private void listen(int at) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            listening = socket;
            run("line-" + socket.getLocalPort(), () -> accept(socket));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                connect(socket.accept());
            } catch (IOException cut) {
                continue; // the loop's condition tells whether it was us
            }
        }
    }

    private synchronized void connect(Socket near) throws IOException {
        if (listening.isClosed()) {
            near.close();
            return;
        }
        var far = new Socket(InetAddress.getLoopbackAddress(), target);
        ends.add(near);
        ends.add(far);
        run("there-" + near.getPort(), () -> pass(near, far));
        run("back-" + near.getPort(), () -> pass(far, near));
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // either end: the other one is closed as well
            ends.remove(from);
        }
        close(from);
        close(to);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void run(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
